"""The actor file: countries, people, armed groups, organisations, news media and the sector of agent nouns.

Read from `actors/**/*.toml`, `outlets.toml` and `sectors.toml`; checked while read. What the TOML does not show:

- A name in capitals only ("IDF", "U.S.") is an acronym: found as it is spelt, and several entries may share it.
- Every other name is found without regard to case, accents, apostrophes and a leading "the", and means one entry
  at a time.
- A date may be a day, a month ("2014-08") or a year (2014); as an end it means the last day of that month or year.
"""

from __future__ import annotations

import calendar
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dragoman.errors import CodebookError
from dragoman.types import EntityKind

Words = tuple[str, ...]
Table = Mapping[str, Any]
K = TypeVar("K")
V = TypeVar("V")

# fmt: off
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IGO", "JUD", "LAB",
    "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UNS",
})
# fmt: on
INSTITUTIONS = MappingProxyType({"gov": "GOV", "mil": "MIL", "cop": "COP", "spy": "SPY", "leg": "LEG", "jud": "JUD"})
ONE_AT_A_TIME = frozenset({"president", "prime minister", "chancellor", "king", "emir", "supreme leader"})
HANDOVER_DAYS = 31  # a term given by month overlaps its successor's by up to a month
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
class SectorTable:
    """Agent nouns and phrases, lower-case lemmas, with their PLOVER sector."""

    persons: Mapping[Words, str]
    collectives: Mapping[Words, str]
    not_actors: frozenset[Words]
    former: frozenset[str]
    sponsored: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActorFile:
    """Everything the actor file holds, with the indexes that find it again."""

    entries: tuple[ActorEntry, ...]
    countries: tuple[Country, ...]
    outlets: tuple[Outlet, ...]
    sectors: SectorTable
    by_words: Mapping[Words, tuple[ActorEntry, ...]]
    by_acronym: Mapping[str, tuple[ActorEntry, ...]]
    by_demonym: Mapping[Words, tuple[Country, ...]]
    by_seat: Mapping[Words, tuple[Country, ...]]
    by_domain: Mapping[str, Outlet]
    longest_name: int

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


@dataclass(frozen=True, slots=True)
class _Row:
    """One TOML table and where it stands."""

    file: str
    line: int
    what: str
    table: Table

    @property
    def name(self) -> str:
        return str(self.table.get("name") or self.table.get("code") or "")

    def error(self, problem: str, fix: str) -> CodebookError:
        return CodebookError(problem, file=self.file, line=self.line, rule=self.name, fix=fix)

    def strings(self, field: str) -> tuple[str, ...]:
        value = self.table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.error(f"{field} is no list of strings", f'write {field} = ["…"]')
        return tuple(value)

    def day(self, table: Table, field: str, *, last: bool) -> date | None:
        value = table.get(field)
        if value is None or type(value) is date:
            return value
        parts = [int(part) for part in re.findall(r"\d+", str(value))]
        try:
            year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
            return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        except (IndexError, ValueError) as error:
            raise self.error(f"{field} = {value!r} is no date", 'write 2014-08-28, "2014-08" or 2014') from error


def load_actor_file(folder: Path) -> ActorFile:
    """The checked actor file of a codebook folder.

    Raises:
        CodebookError: a table that breaks a rule of the file, with its line and what to write instead.
    """
    rows = [row for path in _toml_files(folder) for row in _rows(path, folder)]
    countries = tuple(_country(row) for row in rows if row.what == "country")
    codes = frozenset(country.code for country in countries)
    entries = tuple(entry for row in rows for entry in _entries(row, codes))
    places = {entry.key: _Row(entry.file, entry.line, "", {"name": entry.name}) for entry in entries}
    _check_keys(entries, places)
    by_words = _index(entries, _spelt_words)
    _check_names(by_words, places)
    _check_terms(entries, places)
    outlets = tuple(_outlet(row, codes) for row in rows if row.what == "outlet")
    return ActorFile(
        entries=entries,
        countries=countries,
        outlets=outlets,
        sectors=_sector_table([row for row in rows if row.what in {"sector", "not_actors"}]),
        by_words=by_words,
        by_acronym=_index(entries, lambda entry: entry.acronyms),
        by_demonym=_index(countries, lambda country: map(words_of, country.demonyms)),
        by_seat=_index(countries, _seat_words),
        by_domain=MappingProxyType({domain: outlet for outlet in outlets for domain in outlet.domains}),
        longest_name=max((len(words) for words in by_words), default=0),
    )


def _toml_files(folder: Path) -> list[Path]:
    files = [*sorted((folder / "actors").rglob("*.toml")), folder / "outlets.toml", folder / "sectors.toml"]
    return [file for file in files if file.exists()]


def _rows(path: Path, folder: Path) -> Iterator[_Row]:
    text, file = path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix()
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CodebookError(str(error), file=file, line=int(line[1]) if line else 0, fix="mend the TOML") from error
    lines: dict[str, list[int]] = {}
    for number, line_text in enumerate(text.split("\n"), start=1):
        if line_text.startswith("["):
            lines.setdefault(line_text.strip("[] \r"), []).append(number)
    for what, found in tables.items():
        for table, number in zip(found if isinstance(found, list) else [found], lines.get(what, []), strict=False):
            yield _Row(file, number, what, table)


def _country(row: _Row) -> Country:
    code = str(row.table.get("iso3") or row.table.get("within") or "")
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise row.error("a country without iso3 or within", 'write iso3 = "TUR"')
    return Country(
        key=str(row.table.get("iso3") or row.table.get("key") or ""),
        code=code,
        name=row.name,
        names=row.strings("names"),
        demonyms=row.strings("demonyms"),
        capital=row.table.get("capital"),
        seats=row.strings("seats"),
        within=row.table.get("within"),
        status=row.table.get("status", ""),
    )


def _entries(row: _Row, codes: frozenset[str]) -> Iterator[ActorEntry]:
    if row.what == "country":
        country = _country(row)
        organisation = country.code == "EUR"
        yield _entry(
            row,
            codes,
            key=country.key,
            kind="organisation" if organisation else "country",
            country=country.code,
            sectors=("IGO",) if organisation else (),
        )
        for field, sector in INSTITUTIONS.items():
            for name in row.strings(field):
                part = _Row(row.file, row.line, row.what, {"name": name})
                key = f"{country.key}.{field}.{'-'.join(words_of(name))}"
                kind: EntityKind = "government" if field == "gov" else "organisation"
                yield _entry(part, codes, key=key, kind=kind, country=country.code, sectors=(sector,))
    elif row.what in {"person", "group", "organisation"}:
        kinds: dict[str, EntityKind] = {"person": "person", "group": "armed group", "organisation": "organisation"}
        yield _entry(
            row,
            codes,
            key=str(row.table.get("key") or f"{row.what}.{'-'.join(words_of(row.name))}"),
            kind=kinds[row.what],
            country=row.table.get("country"),
            sectors=row.strings("sectors"),
        )


def _entry(  # noqa: PLR0913 -- the four say what the table is, which the table does not
    row: _Row, codes: frozenset[str], *, key: str, kind: EntityKind, country: str | None, sectors: tuple[str, ...]
) -> ActorEntry:
    _check_fields(row, codes, country, sectors)
    offices = tuple(_office(row, table) for table in row.table.get("offices", []))
    since, until = row.day(row.table, "since", last=False), row.day(row.table, "until", last=True)
    if offices and not sectors:  # outside of office this person's names say nothing: bound them by the terms
        since = since or min((office.start or date.min for office in offices), default=None)
        until = until or (None if any(o.end is None for o in offices) else max(o.end for o in offices if o.end))
    names = (row.name, *row.strings("names"))
    return ActorEntry(
        key=key,
        name=row.name,
        names=tuple(name for name in names if not is_acronym(name)),
        acronyms=tuple(dict.fromkeys((*filter(is_acronym, names), *row.strings("acronyms")))),
        kind=kind,
        country=country,
        sectors=sectors or tuple(dict.fromkeys(office.sector for office in offices)),
        offices=offices,
        since=since,
        until=until,
        wikidata=row.table.get("wikidata"),
        file=row.file,
        line=row.line,
    )


def _check_fields(row: _Row, codes: frozenset[str], country: str | None, sectors: tuple[str, ...]) -> None:
    if not row.name:
        raise row.error("an entry without a name", 'write name = "…"')
    if country is not None and country not in codes:
        raise row.error(f"country {country!r} is not in countries.toml", "write the ISO 3166-1 alpha-3 code, or none")
    unknown = [sector for sector in sectors if sector not in SECTORS]
    if unknown:
        raise row.error(f"sector {unknown[0]!r} is not PLOVER's", f"write one of {' '.join(sorted(SECTORS))}")
    wikidata = row.table.get("wikidata")
    if wikidata is not None and not re.fullmatch(r"Q[1-9]\d*", str(wikidata)):
        raise row.error(f"wikidata = {wikidata!r} is no item id", 'write wikidata = "Q43", or leave it out')


def _office(row: _Row, table: Table) -> Office:
    office = Office(
        title=str(table.get("title", "")),
        sector=str(table.get("sector", "GOV")),
        start=row.day(table, "from", last=False),
        end=row.day(table, "to", last=True),
    )
    if not office.title or office.sector not in SECTORS:
        raise row.error("an office without title or with an unknown sector", 'write { title = "…", sector = "GOV" }')
    if office.start and office.end and office.start > office.end:
        raise row.error(f"the term as {office.title} ends before it starts", "exchange from and to")
    return office


def _outlet(row: _Row, codes: frozenset[str]) -> Outlet:
    table = row.table
    _check_fields(row, codes, table.get("country"), ())
    if table.get("control") not in {"state", "public", "party", "private", "unknown"}:
        raise row.error("control is not told", "write state, public, party, private or unknown")
    return Outlet(
        name=row.name,
        names=row.strings("names"),
        domains=row.strings("domains"),
        country=table.get("country"),
        kind=table.get("kind", ""),
        owner=table.get("owner"),
        control=table["control"],
        control_source=table.get("control_source", ""),
        credit=row.strings("credit"),
    )


def _sector_table(rows: Sequence[_Row]) -> SectorTable:
    nouns: dict[str, dict[Words, str]] = {"persons": {}, "collectives": {}}
    not_actors: set[Words] = set()
    former: set[str] = set()
    sponsored: set[str] = set()
    for row in rows:
        if row.what == "not_actors":
            not_actors.update(words_of(phrase) for phrase in row.strings("phrases"))
            former.update(row.strings("former"))
            sponsored.update(row.strings("sponsored"))
            continue
        _check_fields(row, frozenset(), None, (row.name,))
        for field, table in nouns.items():
            for noun in row.strings(field):
                other = table.setdefault(words_of(noun), row.name)
                if other != row.name:
                    raise row.error(f"{noun!r} belongs to {other} already", "keep it in one sector")
    return SectorTable(
        MappingProxyType(nouns["persons"]),
        MappingProxyType(nouns["collectives"]),
        frozenset(not_actors),
        frozenset(former),
        frozenset(sponsored),
    )


def _spelt_words(entry: ActorEntry) -> Iterator[Words]:
    return map(words_of, entry.names)


def _seat_words(country: Country) -> Iterator[Words]:
    return map(words_of, (*((country.capital,) if country.capital else ()), *country.seats))


def _index(things: Iterable[V], keys: Callable[[V], Iterable[K]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, dict[V, None]] = {}
    for thing in things:
        for key in keys(thing):
            found.setdefault(key, {})[thing] = None
    return MappingProxyType({key: tuple(values) for key, values in found.items()})


def _check_keys(entries: Sequence[ActorEntry], places: Mapping[str, _Row]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            raise places[entry.key].error(f"the key {entry.key!r} is used twice", 'merge the two, or add key = "…"')
        seen.add(entry.key)


def _check_names(by_words: Mapping[Words, tuple[ActorEntry, ...]], places: Mapping[str, _Row]) -> None:
    for words, entries in by_words.items():
        for number, entry in enumerate(entries[1:], start=1):
            for other in entries[:number]:
                if _days_in_common(entry.since, entry.until, other.since, other.until) > HANDOVER_DAYS:
                    problem = f"{' '.join(words)!r} also names {other.name} ({other.file}:{other.line}) at that time"
                    raise places[entry.key].error(problem, "drop one of the two, or date them with since and until")


def _check_terms(entries: Sequence[ActorEntry], places: Mapping[str, _Row]) -> None:
    """Nobody holds a post twice at a time, and no country has two heads for longer than a handover."""
    held: dict[tuple[str, str], list[tuple[ActorEntry, Office]]] = {}
    for entry in entries:
        for office in entry.offices:
            owner = entry.country if entry.country and office.title in ONE_AT_A_TIME else entry.key
            held.setdefault((owner or "", office.title), []).append((entry, office))
    for (_, title), terms in held.items():
        for number, (entry, office) in enumerate(terms):
            for other, earlier in terms[:number]:
                if _days_in_common(office.start, office.end, earlier.start, earlier.end) > HANDOVER_DAYS:
                    problem = f"is {title} at the same time as {other.name} ({other.file}:{other.line})"
                    raise places[entry.key].error(problem, "mend the terms")


def _days_in_common(start: date | None, end: date | None, from_: date | None, to: date | None) -> int:
    return (min(end or date.max, to or date.max) - max(start or date.min, from_ or date.min)).days
