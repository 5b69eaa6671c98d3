"""Headlines in capitals or with a capital to each word, in the letters of a sentence: the parser reads letters.

Of these two every word looks like a name, so that the tagger finds no verb. Each word keeps its length: offsets stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

_FEWEST_COMMON = 2  # words with a needless capital that make a line one in title case
_SHORT = 4  # letters; shorter words often stay small in title case
_CLASSES = ("noun", "verb", "adj", "adv")
_ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"),
)  # fmt: skip


class Names(Protocol):
    """What knows names in whatever letters."""

    def spelt(self, words: Sequence[str], at: int) -> tuple[tuple[str, ...], bool]:
        """The name that begins at a word, as it is spelt, and whether it can be no common word; () where none does."""


def recase(line: str, parser: Language, names: Names) -> str:
    """The line in the letters of a sentence, or as it is where it has them already."""
    if not line.isupper() and not _may_be_title_case(line):
        return line
    words = parser.tokenizer(line)
    spelt = list(_spell(words, parser, names))
    needless = sum(
        new.islower() and not old.text.islower() and len(new) >= _SHORT for old, new in zip(words, spelt, strict=True)
    )
    if needless < _FEWEST_COMMON:
        return line
    return "".join(new + old.whitespace_ for old, new in zip(words, spelt, strict=True))


def _may_be_title_case(line: str) -> bool:
    long = [word for word in line.split() if len(word) > _SHORT and word.isalpha()]
    return len(long) >= _FEWEST_COMMON and all(word[0].isupper() for word in long)


def _spell(words: Doc, parser: Language, names: Names) -> Iterator[str]:
    """Each word as a sentence has it."""
    texts = [word.text for word in words]
    known, plain = words_of(parser, _CLASSES), words_of(parser, _CLASSES[1:])
    at = 0
    while at < len(texts):
        name, sure = names.spelt(texts, at)
        fits = [len(new) for new in name] == [len(old) for old in texts[at : at + len(name)]]
        if name and fits and (sure or not (words[at].is_stop or is_common(texts[at], plain))):
            yield from name
            at += len(name)
            continue
        yield _alone(words, at, parser, known)
        at += 1


def _alone(words: Doc, at: int, parser: Language, known: frozenset[str]) -> str:
    """One word that belongs to no known name; what is in no dictionary stays a name."""
    text = words[at].text
    small = text.lower()
    if len(small) != len(text) or any(sign.isdigit() for sign in text):
        return text
    if words[at].is_stop or text.startswith("'") or is_common(text, known):
        return text if at == 0 and not text.isupper() else (small.capitalize() if at == 0 else small)
    if not text.isupper():
        return text
    capital = small.capitalize()
    vectors = parser.vocab
    acronym = vectors.has_vector(text) and not vectors.has_vector(capital)
    return text if acronym else capital


def is_common(word: str, known: frozenset[str]) -> bool:
    """Whether a dictionary has the word, in this form or its base form."""
    small = word.lower()
    return any(small.endswith(end) and small.removesuffix(end) + put in known for end, put in _ENDINGS)


@lru_cache(maxsize=4)
def words_of(parser: Language, classes: tuple[str, ...]) -> frozenset[str]:
    """Every word of these classes that the lemmatizer knows; among its nouns are the names of towns."""
    table = parser.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for kind in classes for word in table[kind])
