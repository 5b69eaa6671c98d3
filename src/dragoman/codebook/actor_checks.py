"""What must hold across the actor file: no key twice, no name for two at a time, no two presidents at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dragoman.codebook.actor_types import ActorEntry, ActorFile, Office, Words
from dragoman.codebook.toml_files import Table
from dragoman.errors import CodebookError

ONE_AT_A_TIME = frozenset({"president", "prime minister", "chancellor", "king", "emir", "supreme leader"})
HANDOVER_DAYS = 31  # a term given by month overlaps its successor's by up to a month


def check_keys(entries: Sequence[ActorEntry], places: Mapping[str, Table]) -> None:
    """No two entries share a key."""
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            raise places[entry.key].error(f"the key {entry.key!r} is used twice", fix='merge the two, or add key = "…"')
        seen.add(entry.key)


def check_names(by_words: Mapping[Words, tuple[ActorEntry, ...]], places: Mapping[str, Table]) -> None:
    """A name that is no acronym means one entry at a time."""
    for words, entries in by_words.items():
        for number, entry in enumerate(entries[1:], start=1):
            for other in entries[:number]:
                if _days_in_common(entry.since, entry.until, other.since, other.until) > HANDOVER_DAYS:
                    problem = f"{' '.join(words)!r} also names {other.name} ({other.file}:{other.line}) at that time"
                    raise places[entry.key].error(problem, fix="drop one of the two, or date them with since and until")


def check_terms(entries: Sequence[ActorEntry], places: Mapping[str, Table]) -> None:
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
                    raise places[entry.key].error(problem, fix="mend the terms")


def review(file: ActorFile) -> Iterator[CodebookError]:
    """What loading lets pass and a reader of the file should mend."""
    within = {country.key: country.within for country in file.countries if country.within}
    keys = {country.key for country in file.countries}
    items: dict[str, ActorEntry] = {}
    for entry in file.entries:
        other = items.setdefault(entry.wikidata, entry) if entry.wikidata else entry
        if other is not entry:
            yield _remark(entry, f"{entry.wikidata} is the item of {other.name} too", "leave out the wrong one")
        if entry.key in within and within[entry.key] not in keys:
            yield _remark(
                entry, f"within {within[entry.key]!r}, no country of the file", "write a state's alpha-3 code"
            )
        if entry.kind == "person" and not entry.sectors:
            yield _remark(entry, "a person without office or sector says nothing", "add offices, or sectors")
        for office in entry.offices:
            if office.start is None and office.end is None:
                yield _remark(entry, f"when was this the {office.title}?", "add from or to, or leave the office out")
            if file.checked and office.start and office.end is None and office.start > file.checked:
                fix = f"look the whole file over and move [checked] on from {file.checked}, or give the term an end"
                yield _remark(entry, f"{office.title} since {office.start}, later than the file was checked", fix)


def _remark(entry: ActorEntry, problem: str, fix: str) -> CodebookError:
    return CodebookError(problem, file=entry.file, line=entry.line, rule=entry.key, fix=fix)


def _days_in_common(start: date | None, end: date | None, from_: date | None, to: date | None) -> int:
    return (min(end or date.max, to or date.max) - max(start or date.min, from_ or date.min)).days
