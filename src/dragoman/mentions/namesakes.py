"""One name, several actors: the page decides which of them is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.folding import fold
from dragoman.mentions.found import Found
from dragoman.types import Document, EntityKind

SEAT = "seat of power"  # why a town stands for the body that sits in it
_MISREAD: frozenset[EntityKind] = frozenset({"group", "place"})


def choose_by_country(found: Sequence[Found], day: date | None) -> Iterator[Found]:
    """A name of several actors means the one whose country the page speaks of; else only what they share is told."""
    spoken: Counter[str | None] = Counter(one.country for one in found if one.country and not one.others)
    for one in found:
        if not one.others or one.kind in {"country", "place"} or one.reason == "demonym":
            yield one
            continue
        best = max(one.others, key=lambda other: spoken[other.country])
        if spoken[one.country] >= spoken[best.country]:
            alike = spoken[one.country] > spoken[best.country] or one.country == best.country
            kept = alike or one.country is None or one.reason == SEAT
            yield one if kept else _undecided(one, day)
        else:
            reason = f"actor file: {best.key}, by its country"
            yield replace(
                one, name=best.name, kind=best.kind, country=best.country, sectors=best.sectors_on(day), key=best.key,
                wikidata=best.wikidata, reason=reason,
            )  # fmt: skip


def _undecided(one: Found, day: date | None) -> Found:
    shared = {one.sectors, *(other.sectors_on(day) for other in one.others)}
    name = one.head.text if one.how == "acronym" else one.name
    sectors = one.sectors if len(shared) == 1 else ()
    return replace(one, name=name, country=None, sectors=sectors, key="", wikidata=None, reason="several actors' name")


def read_surnames(found: Sequence[Found]) -> Iterator[Found]:
    """A surname that the parser took for a people or a town is the person's: "Kenyatta" after "Uhuru Kenyatta"."""
    persons = [one.name.split() for one in found if one.kind == "person"]
    surnames = {words[-1] for words in persons if len(words) > 1}
    for one in found:
        if one.kind in _MISREAD and not one.key and one.name in surnames:
            yield replace(one, kind="person", sectors=(), plural=False, reason="surname of a person of the page")
        else:
            yield one


def branch_key(country: str, words: str) -> str:
    """The key of a body's society in one country: the Kenya Red Cross is not the Red Cross of Geneva."""
    return f"{country}.NGO.{fold(words)}"


def settle_branches(found: Sequence[Found], document: Document) -> Sequence[Found]:
    """ "The Red Cross" after "the Kenya Red Cross" is that one, and Geneva's only under its full name."""
    if not any(_is_branch(one) for one in found):
        return found
    branches: dict[str, Found] = {}
    settled: list[Found] = []
    for one in found:
        branch = branches.get(fold(document[one.span])) if one.how == "alias" and one.country is None else None
        if branch is not None:
            settled.append(replace(branch, head=one.head, span=one.span, how="alias"))
            continue
        if _is_branch(one):
            branches[one.key.rpartition(".")[2]] = one
        settled.append(one)
    return settled


def _is_branch(one: Found) -> bool:
    return one.kind == "organisation" and ".NGO." in one.key
