"""Outlets that hand on another's paper: "TASS relayed a Yonhap dispatch in which", "a letter leaked to the Star"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import cut, spans_of
from dragoman.attributions.sources import is_outlet, noun_span
from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import children, is_verb
from dragoman.language.parser import span_of
from dragoman.types import Document

_HANDS_ON = frozenset(
    {"carry", "relay", "run", "reprint", "publish", "obtain", "see", "air", "broadcast", "release", "print", "leak",
     "circulate", "distribute", "translate", "read", "cite", "quote"}
)  # fmt: skip
_GIVEN = frozenset({"leak", "send", "pass", "address", "give", "hand", "show", "forward", "supply"})


def read_reprints(block: Doc, document: Document, cues: CueFile) -> Iterator[Candidate]:
    """Who hands a paper on stands outside whoever speaks in it, as does the agency whose dispatch it is."""
    for noun in block:
        if noun.pos_ in {"NOUN", "PROPN"} and cues.is_paper(noun.lemma_.lower()):
            yield from _in_which(noun, document, cues)
            yield from _given_to(noun, document, cues)


def _in_which(noun: Token, document: Document, cues: CueFile) -> Iterator[Candidate]:
    """ "Carried a statement in which the army said", "relayed a Yonhap dispatch in which"."""
    clauses = [one for one in children(noun, "relcl", "acl") if one.i > noun.i and one.left_edge.lower_ == "in"]
    if not clauses:
        return
    words = [word for word in clauses[0].subtree if word.i >= clauses[0].left_edge.i]
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and verb.lemma_ in _HANDS_ON:
        for outlet in children(verb, "nsubj"):
            yield from _outlet(outlet, verb, list(noun.subtree), document, cues)
    for outlet in children(noun, "compound", "poss"):
        yield from _outlet(outlet, noun, words, document, cues)


def _given_to(noun: Token, document: Document, cues: CueFile) -> Iterator[Candidate]:
    """ "In a letter leaked to the Solomon Star, the commissioner says": the paper came to the outlet."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or not is_verb(verb):
        return
    given = [one for one in children(noun, "acl") if one.tag_ in {"VBN", "VBD"} and one.lemma_ in _GIVEN]
    for participle in given:
        inside = {word.i for word in noun.head.subtree}
        said = [word for word in verb.subtree if word.i not in inside]
        to_whom = [phrase for phrase in children(participle, "prep", "dative") if phrase.lower_ == "to"]
        for outlet in (one for phrase in to_whom for one in children(phrase, "pobj")):
            yield from _outlet(outlet, participle, said, document, cues)


def _outlet(
    outlet: Token, cue_word: Token, said: list[Token], document: Document, cues: CueFile
) -> Iterator[Candidate]:
    source = noun_span(outlet) if is_outlet(outlet, cues) else None
    if source is None:
        return
    span = span_of(cue_word)
    content = cut(spans_of(said, document.text), [span, source], document.text)
    if content:
        yield Candidate(cues.verbs["say"], "carrier", "report", cue_word, span, source, content, rank=0)
