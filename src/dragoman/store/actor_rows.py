"""Rows of actors: every name that pages gave one, the first seen first."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.folding import fold
from dragoman.store.write import Row, spaced
from dragoman.types import Event, Party, Report

_ROLE = re.compile(r"[A-Z]{3}\.[A-Z]{3}\.[a-z][a-z ]*")  # made by the page, not by the actor file: "USA.COP.police"


@dataclass(frozen=True, slots=True)
class Face:
    """What an actor was called on a page, and where that stands: day, page and place on it."""

    place: tuple[str, str, int]
    party: Party


Faces = Mapping[str, Face]


def first_seen(reports: Iterable[Report]) -> dict[str, dict[str, Face]]:
    """For each actor's key the names that pages gave, each as it was first seen; pages without a day come first."""
    found: dict[str, dict[str, Face]] = defaultdict(dict)
    on_page: Counter[str] = Counter()
    for report in reports:
        day, page = str(report.published or ""), report.page
        sides = [*report.actors, *report.recipients, *(voice.party for voice in report.chain if voice.party)]
        for number, party in enumerate(sides, on_page[page]):
            faces = found[party.key]
            if party.name not in faces or (day, page, number) < faces[party.name].place:
                faces[party.name] = Face((day, page, number), party)
        on_page[page] += len(sides)
    return found


def count_by_actor(told: Iterable[tuple[Event, Sequence[Report]]]) -> Counter[str]:
    """In how many events each actor takes part."""
    counts: Counter[str] = Counter()
    for event, its in told:
        sides = [*event.actors, *event.recipients]
        sides += [party for report in its for party in (*report.actors, *report.recipients)]
        counts.update({party.key for party in sides})
    return counts


def actor_rows(seen: Mapping[str, Faces], counts: Mapping[str, int]) -> list[Row]:
    """The rows of all actors.

    Args:
        seen: what each was called, by its key.
        counts: in how many events each takes part.
    """
    return [actor_row(key, faces, counts.get(key, 0)) for key, faces in sorted(seen.items())]


def actor_row(key: str, faces: Faces, many: int) -> Row:
    """An actor's row: it goes by the name by which it was seen first, and takes part in so many events.

    A role of a whole country ("USA.COP.police") goes by its plainest name, not by what one page calls it ("the local
    police").
    """
    ordered = dict(sorted(faces.items(), key=lambda named: named[1].place))
    first = next(iter(ordered.values())).party
    if _ROLE.fullmatch(key):
        first = min((face.party for face in ordered.values()), key=_plainness)
    return {
        "key": key,
        "name": first.name,
        "folded": " | ".join(dict.fromkeys(fold(name) for name in ordered)),
        "kind": first.kind,
        "country": first.country,
        "sectors": spaced(first.sectors),
        "names": json.dumps(list(ordered), ensure_ascii=False),
        "events": many,
        "firsts": json.dumps([face.place for face in ordered.values()]),
    }


def _plainness(party: Party) -> tuple[bool, int]:
    """How many words a role's name has; "Government of Peru" says more than "the government"."""
    return not party.name.startswith("Government of"), len(party.name.split())


def faces_of(row: Mapping[str, Any]) -> dict[str, Face]:
    """An actor's names as they were first seen; of all but the first the name is all that is kept."""
    names, places = json.loads(row["names"]), json.loads(row["firsts"])
    sectors = tuple(row["sectors"].split())
    return {
        name: Face((place[0], place[1], place[2]), Party(row["key"], name, row["kind"], row["country"], sectors))
        for name, place in zip(names, places, strict=True)
    }
