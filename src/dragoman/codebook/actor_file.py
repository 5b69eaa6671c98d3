"""Reads the actor file: countries, people, armed groups, organisations, news media and the sector of agent nouns.

Read from `actors/**/*.toml`, `outlets.toml` and `sectors.toml`; checked while read. What the TOML does not show:

- A date may be a day, a month ("2014-08") or a year (2014); as an end it means the last day of that month or year.
- A country's `army` lists names of its armed forces as a whole; in `mil`, `cop`, ... each name is a body of its own,
  but an acronym belongs to the name it abbreviates.
- A country's `peoples` (without their plural "s") are groups of it, not the state.
- `offices` of a group or body are what it was for a time: rebels who ruled a country were its government.
- A key that nobody reads is refused.

`rigour` has 619 territories with their Wikidata ids. It finds 488 of 544 names of states here, 251 of 559 demonyms and
189 of 206 capitals, at 3.6 ms a name, so nothing is looked up in it. Its ids were held against ours: all but four are
the same, and those mean another sense of the name (the Kingdom of Denmark).
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dragoman.codebook.actor_checks import check_keys, check_names, check_terms
from dragoman.codebook.actor_types import (
    SECTORS,
    ActorEntry,
    ActorFile,
    Country,
    Office,
    Outlet,
    Outlets,
    Seat,
    SectorTable,
    Words,
    is_acronym,
    words_of,
)
from dragoman.codebook.outlet_file import OUTLET_KEYS, gather_outlets
from dragoman.codebook.toml_files import Table
from dragoman.errors import CodebookError
from dragoman.types import EntityKind

__all__ = ["ActorEntry", "ActorFile", "Country", "Outlet", "Outlets", "SectorTable", "load_actor_file", "words_of"]

Values = Mapping[str, Any]
Row = tuple[str, Table]
K = TypeVar("K")
V = TypeVar("V")

INSTITUTIONS = MappingProxyType({"gov": "GOV", "mil": "MIL", "cop": "COP", "spy": "SPY", "leg": "LEG", "jud": "JUD"})
_KINDS: Mapping[str, EntityKind] = {"person": "person", "group": "armed group", "organisation": "organisation"}
_NAMED = frozenset({"name", "names", "wikidata", "since", "until"})
_KEYS: Mapping[str, frozenset[str]] = {
    "country": _NAMED
    | {"iso3", "key", "within", "status", "demonyms", "capital", "seats", "army", "peoples"}
    | frozenset(INSTITUTIONS),
    "person": _NAMED | {"key", "country", "sectors", "offices", "acronyms"},
    "group": _NAMED | {"key", "country", "countries", "sectors", "acronyms", "seats", "offices"},
    "organisation": _NAMED | {"key", "country", "sectors", "acronyms", "seats", "offices"},
    "checked": frozenset({"day"}),
    "outlet": OUTLET_KEYS,
    "sector": frozenset({"code", "about", "persons", "collectives", "names"}),
    "not_actors": frozenset({"phrases", "former", "sponsored"}),
}
_SEAT_KEYS = frozenset({"name", "from", "to"})
_OFFICE_KEYS = frozenset({"title", "sector", "from", "to"})


def load_actor_file(folder: Path) -> ActorFile:
    """The checked actor file of a codebook folder.

    Raises:
        CodebookError: a table that breaks a rule of the file, with its line and what to write instead.
    """
    rows = [row for path in _toml_files(folder) for row in _rows(path, folder)]
    countries = tuple(_country(table) for what, table in rows if what == "country")
    codes = frozenset(country.code for country in countries)
    placed = [(entry, table) for what, table in rows for entry in _entries(what, table, codes)]
    entries, places = tuple(entry for entry, _ in placed), {entry.key: table for entry, table in reversed(placed)}
    check_keys(entries, {entry.key: table for entry, table in placed})
    by_words = _index(entries, _spelt_words)
    check_names(by_words, places)
    check_terms(entries, places)
    return ActorFile(
        entries=entries,
        countries=countries,
        outlets=gather_outlets(_outlet_tables(rows, codes)),
        sectors=_sector_table([row for row in rows if row[0] in {"sector", "not_actors"}]),
        by_words=by_words,
        by_acronym=_index(entries, lambda entry: entry.acronyms),
        checked=next((_day(table, table.values, "day", last=True) for what, table in rows if what == "checked"), None),
    )


def _toml_files(folder: Path) -> list[Path]:
    files = [*sorted((folder / "actors").rglob("*.toml")), folder / "outlets.toml", folder / "sectors.toml"]
    return [file for file in files if file.exists()]


def _rows(path: Path, folder: Path) -> Iterator[Row]:
    """(what, table) for every table of a file, with the line its header stands in; unknown ones are refused."""
    text, file = path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix()
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CodebookError(str(error), file=file, line=int(line[1]) if line else 0, fix="mend the TOML") from error
    text_lines = tuple(text.split("\n"))
    lines: dict[str, list[int]] = {}
    for number, line_text in enumerate(text_lines, start=1):
        if line_text.startswith("["):
            lines.setdefault(line_text.strip("[] \r"), []).append(number)
    for what, found in tables.items():
        for values, number in zip(found if isinstance(found, list) else [found], lines.get(what, [1]), strict=False):
            if what not in _KEYS or not isinstance(values, dict):
                fix = f"tables are: {', '.join(sorted(_KEYS))}"
                raise CodebookError(f"unknown table or key {what!r}", file=file, line=number, fix=fix)
            table = Table(file, number, str(values.get("name") or values.get("code") or ""), values, text_lines)
            table.only(_KEYS[what], where=f"[[{what}]]")
            yield what, table


def _day(table: Table, values: Values, field: str, *, last: bool) -> date | None:
    value = values.get(field)
    if value is None or type(value) is date:
        return value
    parts = [int(part) for part in re.findall(r"\d+", str(value))]
    try:
        year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except (IndexError, ValueError) as error:
        fix = 'write 2014-08-28, "2014-08" or 2014'
        raise table.error(f"{field} = {value!r} is no date", fix=fix) from error


def _country(table: Table) -> Country:
    values = table.values
    code = str(values.get("iso3") or values.get("within") or "")
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise table.error("a country without iso3 or within", fix='write iso3 = "TUR"')
    return Country(
        key=str(values.get("iso3") or values.get("key") or ""),
        code=code,
        name=table.id,
        names=table.texts("names"),
        demonyms=table.texts("demonyms"),
        capital=values.get("capital"),
        seats=table.texts("seats"),
        within=values.get("within"),
        status=values.get("status", ""),
    )


def _entries(what: str, table: Table, codes: frozenset[str]) -> Iterator[ActorEntry]:
    if what == "country":
        country = _country(table)
        union = country.code == "EUR"
        kind: EntityKind = "organisation" if union else "country"
        sectors = ("IGO",) if union else ()
        yield _entry(table, codes, key=country.key, kind=kind, country=country.code, sectors=sectors)
        yield from _institutions(table, country, codes)
    elif what in _KINDS:
        yield _entry(
            table,
            codes,
            key=str(table.values.get("key") or f"{what}.{'-'.join(words_of(table.id))}"),
            kind=_KINDS[what],
            country=table.values.get("country"),
            sectors=table.texts("sectors"),
        )


def _institutions(table: Table, country: Country, codes: frozenset[str]) -> Iterator[ActorEntry]:
    """The bodies of a state; the army's key is the one that role nouns get ("the Israeli military")."""
    army = table.texts("army")
    bodies = [("mil", army, f"{country.key}.MIL.army")] if army else []
    for field in INSTITUTIONS:
        for names in _synonyms(table.texts(field)):
            bodies.append((field, names, f"{country.key}.{field}.{'-'.join(words_of(names[0]))}"))
    for people in table.texts("peoples"):
        part = Table(table.file, table.line, people, {"name": people, "names": [f"{people}s"]}, table.lines)
        key = f"{country.key}.people.{people.casefold()}"
        yield _entry(part, codes, key=key, kind="group", country=country.code, sectors=("CVL",))
    for field, names, key in bodies:
        part = Table(table.file, table.line, names[0], {"name": names[0], "names": list(names[1:])}, table.lines)
        kind: EntityKind = "government" if field == "gov" else "organisation"
        yield _entry(part, codes, key=key, kind=kind, country=country.code, sectors=(INSTITUTIONS[field],))


def _synonyms(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Names of one body together: spellings of one name, and the acronym of a name's initials."""
    groups: dict[str, list[str]] = {}
    initials: dict[str, str] = {}
    for name in names:
        if not is_acronym(name):
            spelling = name.replace(".", "").replace("Defence", "Defense")
            groups.setdefault(spelling, []).append(name)
            initials.setdefault("".join(word[0] for word in re.findall(r"[A-Z]\w*", name)), spelling)
    for name in names:
        if is_acronym(name):
            groups.setdefault(initials.get(name.replace(".", ""), name), []).append(name)
    return [tuple(group) for group in groups.values()]


def _entry(
    table: Table, codes: frozenset[str], *, key: str, kind: EntityKind, country: str | None, sectors: tuple[str, ...]
) -> ActorEntry:
    _check_fields(table, codes, country, sectors)
    offices = tuple(_office(table, values) for values in table.values.get("offices", []))
    since, until = _day(table, table.values, "since", last=False), _day(table, table.values, "until", last=True)
    if offices and not sectors:  # outside of office this person's names say nothing: bound them by the terms
        since = since or min((office.start or date.min for office in offices), default=None)
        until = until or (None if any(o.end is None for o in offices) else max(o.end for o in offices if o.end))
    names = (table.id, *table.texts("names"))
    return ActorEntry(
        key=key,
        name=table.id,
        names=tuple(name for name in names if not is_acronym(name)),
        acronyms=tuple(dict.fromkeys((*filter(is_acronym, names), *table.texts("acronyms")))),
        kind=kind,
        country=country,
        sectors=sectors or tuple(dict.fromkeys(office.sector for office in offices)),
        offices=offices,
        since=since,
        until=until,
        wikidata=table.values.get("wikidata"),
        file=table.file,
        line=table.line,
        seats=tuple(_seats(table)),
    )


def _seats(table: Table) -> Iterator[Seat]:
    """Capitals ruled for a time; a country's own seats are plain names."""
    for values in table.values.get("seats", []):
        if isinstance(values, dict):
            table.only(_SEAT_KEYS, values, where="a seat")
            start, end = _day(table, values, "from", last=False), _day(table, values, "to", last=True)
            if not values.get("name") or start is None:
                raise table.error("a seat without name or date", fix='write { name = "Sanaa", from = 2015-02-06 }')
            yield Seat(str(values["name"]), start, end)


def _check_fields(table: Table, codes: frozenset[str], country: str | None, sectors: tuple[str, ...]) -> None:
    if not table.id:
        raise table.error("an entry without a name", fix='write name = "…"')
    if country is not None and country not in codes:
        fix = "write the ISO 3166-1 alpha-3 code, or none"
        raise table.error(f"country {country!r} is not in countries.toml", fix=fix)
    unknown = [sector for sector in sectors if sector not in SECTORS]
    if unknown:
        raise table.error(f"sector {unknown[0]!r} is not PLOVER's", fix=f"write one of {' '.join(sorted(SECTORS))}")
    wikidata = table.values.get("wikidata")
    if wikidata is not None and not re.fullmatch(r"Q[1-9]\d*", str(wikidata)):
        raise table.error(f"wikidata = {wikidata!r} is no item id", fix='write wikidata = "Q43", or leave it out')


def _office(table: Table, values: Values) -> Office:
    table.only(_OFFICE_KEYS, values, where="an office")
    office = Office(
        title=str(values.get("title", "")),
        sector=str(values.get("sector", "GOV")),
        start=_day(table, values, "from", last=False),
        end=_day(table, values, "to", last=True),
    )
    if not office.title or office.sector not in SECTORS:
        fix = 'write { title = "…", sector = "GOV" }'
        raise table.error("an office without title or with an unknown sector", fix=fix)
    if office.start and office.end and office.start > office.end:
        raise table.error(f"the term as {office.title} ends before it starts", fix="exchange from and to")
    return office


def _outlet_tables(rows: Sequence[Row], codes: frozenset[str]) -> Iterator[Table]:
    for what, table in rows:
        if what == "outlet":
            _check_fields(table, codes, table.values.get("country"), ())
            yield table


def _sector_table(rows: Sequence[Row]) -> SectorTable:
    nouns: dict[str, dict[Words, str]] = {"persons": {}, "collectives": {}, "names": {}}
    lists: dict[str, set[str]] = {"phrases": set(), "former": set(), "sponsored": set()}
    for what, table in rows:
        if what == "not_actors":
            for field, known in lists.items():
                known.update(table.texts(field))
            continue
        _check_fields(table, frozenset(), None, (table.id,))
        for field, sectors in nouns.items():
            for noun in table.texts(field):
                other = sectors.setdefault(words_of(noun), table.id)
                if other != table.id:
                    raise table.error(f"{noun!r} belongs to {other} already", fix="keep it in one sector")
    return SectorTable(
        persons=MappingProxyType(nouns["persons"]),
        collectives=MappingProxyType(nouns["collectives"]),
        not_actors=frozenset(words_of(phrase) for phrase in lists["phrases"]),
        former=frozenset(lists["former"]),
        sponsored=frozenset(lists["sponsored"]),
        names=MappingProxyType({" ".join(words): sector for words, sector in nouns["names"].items()}),
    )


def _spelt_words(entry: ActorEntry) -> Iterator[Words]:
    return map(words_of, entry.names)


def _index(things: Iterable[V], keys: Callable[[V], Iterable[K]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, dict[V, None]] = {}
    for thing in things:
        for key in keys(thing):
            found.setdefault(key, {})[thing] = None
    return MappingProxyType({key: tuple(values) for key, values in found.items()})
