"""What the actor file holds: countries, actors and their offices, outlets, the sectors of nouns.

- A name in capitals only ("IDF", "U.S.") is an acronym: found as it is spelt, and several entries may share it.
- Every other name is found without regard to case, accents, apostrophes and a leading "the", and means one entry
  at a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from dragoman.types import EntityKind

Words = tuple[str, ...]

# fmt: off
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IGO", "JUD", "LAB",
    "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UAF", "UNS",
})
# fmt: on
PLAIN_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Office:
    """A post somebody held, first and last day included; None is open or not known."""

    title: str
    sector: str
    start: date | None
    end: date | None

    def held_on(self, day: date) -> bool:
        """Whether the term covers `day`."""
        return (self.start or date.min) <= day <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Seat:
    """A capital that somebody else than its recognised government ruled, first and last day; None is open."""

    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor the file knows. `since` and `until` bound the time in which its names mean it."""

    key: str
    name: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    offices: tuple[Office, ...]
    since: date | None
    until: date | None
    wikidata: str | None
    file: str
    line: int
    seats: tuple[Seat, ...] = ()

    def offices_on(self, day: date) -> tuple[Office, ...]:
        """The posts held on `day`."""
        return tuple(office for office in self.offices if office.held_on(day))

    def sectors_on(self, day: date | None) -> tuple[str, ...]:
        """The sectors of the posts held on `day`, or the entry's own where it held none."""
        held = self.offices_on(day) if day else ()
        return tuple(dict.fromkeys(office.sector for office in held)) or self.sectors

    def valid_on(self, day: date) -> bool:
        """Whether the entry's names mean it on `day`."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class Country:
    """A state, a former state, or a territory that has a government of its own.

    `code` is ISO 3166-1 alpha-3; a territory without one carries the code of the state it lies `within`.
    """

    key: str
    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    within: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, paper, broadcaster or site: who owns and controls it, and where that is stated."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: str
    owner: str | None
    control: str
    control_source: str
    credit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets of the file, found again by name, credit line or web address."""

    rows: tuple[Outlet, ...]
    by_name: Mapping[str | Words, tuple[Outlet, ...]]
    by_domain: Mapping[str, Outlet]

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def spoken_names(self) -> frozenset[str]:
        """Every name in lower case, without a leading "the": by these a sentence's outlet is known."""
        names = (name for row in self.rows for name in (row.name, *row.names, *row.credit))
        return frozenset(name.lower().removeprefix("the ") for name in names)

    def find(self, name: str) -> Outlet | None:
        """The outlet that a name, an acronym as it is spelt, or a domain means; None where it could be two."""
        words = name.strip()
        found = self.by_name.get(words) or self.by_name.get(words_of(words)) or ()
        return found[0] if len(found) == 1 else self.by_domain.get(words.lower().removeprefix("www."))

    def at(self, url: str | None) -> Outlet | None:
        """The outlet on whose site a page stands: by the host's name or its end ("edition.cnn.com")."""
        parts = (urlsplit(url).hostname or "").split(".") if url else []
        hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self.by_domain[host] for host in hosts if host in self.by_domain), None)


@dataclass(frozen=True, slots=True)
class SectorTable:
    """Agent nouns and phrases, lower-case lemmas, with their PLOVER sector.

    `names` holds words that tell the sector only where they head a capitalised name ("Department", "Holdings").
    """

    persons: Mapping[Words, str]
    collectives: Mapping[Words, str]
    not_actors: frozenset[Words]
    former: frozenset[str]
    sponsored: frozenset[str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ActorFile:
    """Everything the actor file holds, with the indexes that find it again.

    `checked` is the last day that the file knows of: what is open in it says nothing of the time after.
    """

    entries: tuple[ActorEntry, ...]
    countries: tuple[Country, ...]
    outlets: Outlets
    sectors: SectorTable
    by_words: Mapping[Words, tuple[ActorEntry, ...]]
    by_acronym: Mapping[str, tuple[ActorEntry, ...]]
    checked: date | None = None

    def find(self, text: str, day: date | None = None) -> tuple[ActorEntry, ...]:
        """The entries `text` names; with a day, those it names on that day if there are any."""
        found = self.by_acronym.get(text.strip(), ()) + self.by_words.get(words_of(text), ())
        valid = tuple(entry for entry in found if day is None or entry.valid_on(day))
        return tuple(dict.fromkeys(valid or found))


def words_of(text: str) -> Words:
    """The words of a name as the indexes hold them: folded, lower-case, without possessives or a leading "the"."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFD", lowered.translate(PLAIN_LETTERS).replace("’", "'"))
        lowered = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    words = tuple(re.findall(r"[\w&]+", re.sub(r"'s\b|'", "", lowered)))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def is_acronym(name: str) -> bool:
    """Whether a name is found only as spelt: "IDF", "U.S.", "R&AW"."""
    return " " not in name and name.isupper()
