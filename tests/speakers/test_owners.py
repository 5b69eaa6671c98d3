"""Whose nameless actors are, by where their mentions stand; all by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import SupportsIndex

from builders import find_span, make_document
from dragoman.speakers import owners_on, told_on
from dragoman.types import Document, Entity, EntityKind, Mention, MentionHow, Span

TEXT = (
    "Hamas said its men had fled. Police in Homs and the group's fighters shot Israel's neighbours. "
    "A spokesman for Haftar's Libyan National Army called. The ministry of the Donetsk rebels wept. Soldiers ran."
)


def actor(
    id: str, words: str, how: MentionHow, kind: EntityKind = "group", country: str | None = None, *also: str
) -> Entity:
    mentions = [Mention(find_span(TEXT, words), id, how)]
    mentions.extend(Mention(find_span(TEXT, more), id, "pronoun") for more in also)
    return Entity(id, words, kind, country, (), "", mentions=tuple(mentions))


ACTORS = {
    one.id: one
    for one in (
        actor("a1", "Hamas", "name", "armed group", "PSE", "its", "the group's"),
        actor("a2", "its men", "role", country="PSE"),
        actor("a3", "the group's fighters", "role"),
        actor("a4", "Israel", "name", "country", "ISR"),
        actor("a5", "Israel's neighbours", "role"),
        actor("a6", "A spokesman", "role", "person"),
        actor("a7", "Libyan National Army", "name", "armed group", "LBY"),
        actor("a8", "The ministry of the Donetsk rebels", "role", "government"),
        actor("a9", "the Donetsk rebels", "role", "armed group"),
        actor("b1", "Police", "role", country="SYR"),
        actor("b2", "Homs", "name", "place", "SYR"),
        actor("b3", "Soldiers", "role", country="SYR"),
    )
}
DOCUMENT: Document = make_document(TEXT)


def test_owners_stand_in_front_or_behind_of_and_for() -> None:
    assert owners_on(DOCUMENT, ACTORS) == {"a2": "a1", "a3": "a1", "a6": "a7", "a8": "a9"}


def test_neighbours_are_nobodys_own() -> None:
    assert "a5" not in owners_on(DOCUMENT, ACTORS)


def test_a_country_is_told_by_names_and_places_beside() -> None:
    told = told_on(DOCUMENT, ACTORS)
    assert {"a1", "a2", "a4", "a7", "b1", "b2"} <= told
    assert "b3" not in told  # "Soldiers", whose country only the page gives


class _Counted(str):
    """A text that counts how often a piece of it is taken."""

    taken = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        _Counted.taken += 1
        return super().__getitem__(key)


def _looks(times: int) -> int:
    """How many pieces of the text are looked at on a page that repeats itself that often."""
    actors = {}
    for number in range(times):
        for one in ACTORS.values():
            name, at = f"{one.id}{number}", number * len(TEXT)
            there = tuple(Mention(Span(m.span.start + at, m.span.end + at), name, m.how) for m in one.mentions)
            actors[name] = replace(one, id=name, mentions=there)
    _Counted.taken = 0
    page = replace(make_document(TEXT), text=_Counted(TEXT * times))
    assert len(owners_on(page, actors)) == times * len(owners_on(DOCUMENT, ACTORS))
    told_on(page, actors)
    return _Counted.taken


def test_a_page_ten_times_as_long_costs_ten_times_as_much() -> None:
    assert _looks(10) <= 11 * _looks(1)
