"""From nouns to PLOVER sectors: "foreign minister" GOV, "gunmen" UAF, "journalists" JRN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

_BEFORE = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Sectors:
    """Noun phrases in lower-case lemmas with their sector; `persons` holds those that name one person."""

    nouns: Mapping[str, str]
    persons: frozenset[str]
    not_actors: frozenset[str]

    def of_noun(self, noun: Token) -> tuple[str, str] | None:
        """(phrase, sector) of the longest phrase that ends in this noun; None for no agent noun."""
        words = [token.lemma_.lower() for token in (*_stack(noun), noun)]
        forms = [token.lower_ for token in (*_stack(noun), noun)]
        for start in range(len(words)):
            for phrase in (" ".join(words[start:]), " ".join(forms[start:])):
                if phrase in self.not_actors:
                    return None
                if phrase in self.nouns:
                    return phrase, self.nouns[phrase]
        return None

    def of_name(self, name: Words) -> str | None:
        """A name's sector by its last telling word: "Libyan National Army" MIL."""
        for token in reversed(name):
            sector = self.nouns.get(token.lemma_.lower()) or self.nouns.get(token.lower_)
            if sector:
                return sector
        return None


def _stack(noun: Token) -> list[Token]:
    """The modifiers directly before a noun, at most three."""
    found: list[Token] = []
    for token in reversed(noun.doc[max(0, noun.i - 3) : noun.i]):
        if token.dep_ not in _BEFORE or token.head.i > noun.i or token.is_punct:
            break
        found.append(token)
    return found[::-1]
