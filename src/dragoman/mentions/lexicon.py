"""Names of the actor file, ready to be looked up in running text by longest match and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.folding import fold
from dragoman.mentions.spelling import is_spelt_alike, sound_key
from dragoman.types import EntityKind

# Who leaves one of these becomes one of the elite; a general or a rebel stays what he is.
GOVERNING = frozenset({"GOV", "LEG"})
_SAME_OFFICE: Mapping[str, tuple[str, ...]] = {
    "premier": ("prime minister",),
    "pm": ("prime minister",),
    "defense minister": ("defence minister", "secretary of defense"),
    "defence minister": ("secretary of defense",),
    "defense secretary": ("secretary of defense",),
    "defence secretary": ("defence minister",),
    "foreign minister": ("foreign secretary", "secretary of state"),
    "top diplomat": ("foreign minister", "foreign secretary", "secretary of state"),
    "head of government": ("prime minister", "chancellor"),
    "army chief": ("chief of the armed forces",),
    "monarch": ("king", "queen", "emir", "sultan"),
}
_DAYS_TOLD = 3  # a page's news is of the day and the two or three before it
_NEW_YEARS = 3  # as long a country is "the new state"
_REMEMBERED_YEARS = 10  # as long a surname alone still means the office holder

Words = tuple[str, ...]
Use = Literal["country", "demonym", "capital", "seat", "actor"]


@dataclass(frozen=True, slots=True)
class Term:
    """An office held between two days (None: open)."""

    title: str
    sector: str
    start: date | None
    end: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the term."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Known:
    """What one name stands for between two days (None: open).

    `use` tells how the name may be read: a demonym is an adjective first, a capital is a place first.
    `spelt` holds an acronym's words as they must be written; it is empty for names found in any case.
    """

    key: str
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    use: Use
    since: date | None = None
    until: date | None = None
    wikidata: str | None = None
    spelt: Words = ()
    terms: tuple[Term, ...] = ()

    def holds_on(self, day: date | None) -> bool:
        """Whether the name stands for this on a day; an unknown day holds for all but a capital ruled for a time."""
        if day is None:
            return self.use != "capital" or self.since is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def ends_like(self, name: str) -> bool:
        """Whether the last word of a person's name is one of this one's: "Mr. Lavrov" may be Sergei Lavrov."""
        return fold(name.rsplit(maxsplit=1)[-1]) in fold(self.name).split()

    def sectors_on(self, day: date | None) -> tuple[str, ...]:
        """The sectors of the offices held on the day, else the actor's own; who has left government is ELI.

        A page tells of the days before it: who fell within the last of them was in office in what it tells.
        """
        held = [term.sector for term in self.terms if day is not None and term.holds_on(day)]
        if not held and day is not None:
            held = [term.sector for term in self.terms if term.end and 0 <= (day - term.end).days <= _DAYS_TOLD]
        if held or day is None or not self.terms or not set(self.sectors) <= GOVERNING:
            return tuple(dict.fromkeys(held)) or self.sectors
        return ("ELI",) if any(term.end is not None and term.end < day for term in self.terms) else ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by their first word, then by how many words they have, longest first; and office holders.

    `holders` has who held an office, by country and title in lower case; `persons` full names by their letters alone,
    `sounding` the same by what transcriptions agree on.
    `founded` has the day on which a country of the file came to be. `checked` is the last day the file knows of.
    """

    names: Mapping[str, tuple[tuple[int, Mapping[Words, tuple[Known, ...]]], ...]]
    holders: Mapping[tuple[str, str], tuple[tuple[Term, Known], ...]]
    persons: Mapping[str, Known]
    founded: Mapping[str, date] = field(default_factory=dict)
    checked: date | None = None
    sounding: Mapping[str, tuple[tuple[str, Known], ...]] = field(default_factory=dict)

    def is_new(self, country: str, day: date | None) -> bool:
        """Whether the country of that key had come to be, on the day, within the last few years."""
        since = self.founded.get(country)
        return since is not None and day is not None and 0 <= (day - since).days <= _NEW_YEARS * 366

    def match(
        self, words: Sequence[str], folded: Sequence[str], at: int, day: date | None
    ) -> tuple[int, tuple[Known, ...]] | None:
        """How many words from `at` form the longest known name, and what it can stand for on that day.

        `folded` are the words through `fold`, made once a paragraph.
        """
        for length, names in self.names.get(folded[at], ()):
            end = at + length
            known = names.get(tuple(folded[at:end]))
            if known is None or not _looks_like_name(words[at:end]):
                continue
            fitting = tuple(one for one in known if not one.spelt or tuple(words[at:end]) == one.spelt)
            dated = tuple(one for one in fitting if one.holds_on(day))
            dated = dated or tuple(one for one in fitting if not _is_another_times(one, day, length))
            if dated:
                return length, dated
        return None

    def holder(self, country: str, title: str, day: date | None) -> Known | None:
        """Who held an office of a country on a day; None where nobody or more than one is known.

        A term that is open in the file holds no longer than the day the file was checked.
        """
        if day is None:
            return None
        for name in (title, *_SAME_OFFICE.get(title, ())):
            found = {
                known.key: known
                for term, known in self.holders.get((country, name), ())
                if term.holds_on(day) and not (term.end is None and self.checked and day > self.checked)
            }
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def person(self, name: str) -> Known | None:
        """A person by another spelling of the full name: "Kim Daejung", "Dmitry Anatolyevich Medvedev", "Aso Taro".

        Else by the sound, "Alyaksandr Lukashenka", where one person alone is called so.
        """
        words = [fold(word) for word in name.replace("-", " ").split()]
        forms = [words, [words[0], words[-1]] if len(words) > 2 else words, words[::-1] if len(words) == 2 else words]
        spelt = next((self.persons[form] for form in map("".join, forms) if form in self.persons), None)
        return spelt or self._by_sound(name)

    def _by_sound(self, name: str) -> Known | None:
        found = {
            known.key: known for full, known in self.sounding.get(sound_key(name), ()) if is_spelt_alike(name, full)
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _is_another_times(known: Known, day: date | None, length: int) -> bool:
    """A town while it was a seat of power, and a surname outside the time in which everybody knew whose it was."""
    if known.use == "capital":
        return True
    if known.kind != "person" or length > 1 or day is None:
        return False
    return known.until is None or day.year - known.until.year > _REMEMBERED_YEARS or day < known.until


def _looks_like_name(words: Sequence[str]) -> bool:
    """ "march" is no March: a name begins with a capital or holds one ("al-Shabaab", "the Kremlin").

    The article's capital is none: "The economist" who opens a sentence is no newspaper.
    """
    told = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
    return any(word[:1].isupper() for word in told)


def make_lexicon(entries: Sequence[tuple[Words, Known]], checked: date | None = None) -> Lexicon:
    """A lexicon from (words as the parser cuts them, what they stand for)."""
    by_name: dict[Words, list[Known]] = defaultdict(list)
    holders: dict[tuple[str, str], list[tuple[Term, Known]]] = defaultdict(list)
    for words, known in entries:
        by_name[tuple(fold(word) for word in words)].append(known)
        for term in known.terms:
            if known.country and (term, known) not in holders[known.country, term.title]:
                holders[known.country, term.title].append((term, known))
    by_first: dict[str, dict[int, dict[Words, tuple[Known, ...]]]] = defaultdict(lambda: defaultdict(dict))
    for name, found in by_name.items():
        by_first[name[0]][len(name)][name] = tuple(found)
    return Lexicon(
        {first: tuple(sorted(names.items(), reverse=True)) for first, names in by_first.items()},
        {place: tuple(found) for place, found in holders.items()},
        _persons(entries),
        {known.key: known.since for _, known in entries if known.use == "country" and known.since},
        checked,
        _sounding(entries),
    )


def _sounding(entries: Sequence[tuple[Words, Known]]) -> Mapping[str, tuple[tuple[str, Known], ...]]:
    """Full names of persons with whom they name, by their sound."""
    found: dict[str, list[tuple[str, Known]]] = defaultdict(list)
    for words, known in entries:
        name = " ".join(words)
        if known.kind == "person" and (key := sound_key(name)):
            found[key].append((name, known))
    return {key: tuple(names) for key, names in found.items()}


def _persons(entries: Sequence[tuple[Words, Known]]) -> Mapping[str, Known]:
    """Full names of persons by their letters; a spelling that fits two persons is left out."""
    found: dict[str, Known | None] = {}
    for words, known in entries:
        plain = [fold(word) for word in words if word[:1].isalpha()]
        if known.kind == "person" and len(plain) > 1:
            letters = "".join(plain)
            other = found.get(letters, known)
            found[letters] = known if other is not None and other.key == known.key else None
    return {letters: known for letters, known in found.items() if known is not None}
