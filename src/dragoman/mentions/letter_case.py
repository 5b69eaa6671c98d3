"""The letters of known names, asked of words whose own tell nothing: headlines in capitals or in title case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.folding import fold
from dragoman.mentions.gazetteer import Gazetteer
from dragoman.mentions.lexicon import Known, Lexicon

_LONGEST_PLACE = 3  # words of a place's name that are looked up
_TOWN = 50_000  # inhabitants of a town that a headline names by itself
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "del", "la", "al", "el"})
_SURE = frozenset({"country", "demonym"})


@dataclass(frozen=True, slots=True)
class LetterCase:
    """Names of the actor file and the gazetteer, in whatever letters they stand."""

    lexicon: Lexicon
    gazetteer: Gazetteer

    def spelt(self, words: Sequence[str], at: int) -> tuple[tuple[str, ...], bool]:
        """The name that begins at a word, as it is spelt, and whether it can be no common word; () where none does."""
        for length, names in self.lexicon.names.get(fold(words[at]), ()):
            known = names.get(tuple(map(fold, words[at : at + length])))
            if known:
                return _spelling(words[at : at + length], known), length > 1 or any(map(_is_sure, known))
        longest = min(_LONGEST_PLACE, len(words) - at) if words[at][:1].isalpha() else 0
        for length in range(longest, 0, -1):
            if self._is_place(" ".join(words[at : at + length]), length):
                return _spelling(words[at : at + length], ()), length > 1
        return (), False

    def _is_place(self, name: str, length: int) -> bool:
        sites = self.gazetteer.find(name)
        if length > 1:
            return bool(sites) and not sites[0].alias
        return any(site.kind != "city" or site.population >= _TOWN for site in sites)


def _is_sure(known: Known) -> bool:
    return known.use in _SURE or known.kind == "person"


def _spelling(words: Sequence[str], known: Sequence[Known]) -> tuple[str, ...]:
    """The words as an acronym is spelt, as they stand in title case, or each with a capital."""
    upper = "".join(words).upper()
    acronym = next((one.spelt for one in known if one.spelt and "".join(one.spelt).upper() == upper), None)
    if acronym:
        return acronym
    if not all(word.isupper() or not word.isalpha() for word in words):
        return tuple(words)
    return tuple(
        word.lower() if number and word.lower() in _SMALL else word.capitalize() for number, word in enumerate(words)
    )
