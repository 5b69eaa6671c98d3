"""Reports drawn at random for people to code, as many of each kind as can be had."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import SettingError
from dragoman.quoting import short_quote
from dragoman.store.rows import ClaimRow

STRATA = ("type", "mode", "factuality", "country", "publisher", "year")
CODED = ("type", "factuality", "actor", "recipient", "country", "date")  # what a person codes
CODER = "coder_"
COLUMNS = (
    "id", "published", "publisher", "sentence", "trigger", *CODED, "stratum", "weight",
    *(f"{CODER}{field}" for field in CODED), f"{CODER}note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report of a sample. It stands for `weight` reports of its stratum."""

    claim: ClaimRow
    stratum: str
    weight: float


def draw_sample(claims: Iterable[ClaimRow], many: int, *, by: Sequence[str], seed: int) -> list[Drawn]:
    """A stratified random sample, the same for the same reports and seed whatever their order.

    Strata take turns, so that rare kinds are as well covered as common ones; weights undo that for totals.

    Args:
        by: fields that make a stratum, of `STRATA`.

    Raises:
        SettingError: no such field.
    """
    for field in by:
        if field not in STRATA:
            raise SettingError(f"no stratum {field!r}", fix=f"some of: {', '.join(STRATA)}")
    strata: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: one.id):
        strata[" · ".join(_value(claim, field) for field in by)].append(claim)
    chance = random.Random(seed)
    names = sorted(strata)
    chance.shuffle(names)
    for name in names:
        chance.shuffle(strata[name])
    taken = _take_turns({name: len(strata[name]) for name in names}, many)
    drawn = [
        Drawn(claim, name, len(strata[name]) / taken[name]) for name in names for claim in strata[name][: taken[name]]
    ]
    return sorted(drawn, key=lambda one: one.claim.id)


def _value(claim: ClaimRow, field: str) -> str:
    if field == "year":
        return str(claim.published.year) if claim.published else "–"
    return str(getattr(claim, field) or "–")


def _take_turns(sizes: Mapping[str, int], many: int) -> dict[str, int]:
    """How many of each stratum, one after another until there are enough."""
    taken = dict.fromkeys(sizes, 0)
    left = min(many, sum(sizes.values()))
    while left:
        for name in [name for name, size in sizes.items() if taken[name] < size][:left]:
            taken[name] += 1
            left -= 1
    return taken


def sample_cells(drawn: Iterable[Drawn]) -> Iterator[dict[str, str]]:
    """Rows of a sheet with `COLUMNS`; a coder's columns are empty."""
    for one in drawn:
        claim = one.claim
        days = f"{claim.start or ''}" if claim.start == claim.end else f"{claim.start or ''}/{claim.end or ''}"
        cells = {
            "id": claim.id, "published": str(claim.published or ""), "publisher": claim.publisher or "",
            "sentence": short_quote(claim.sentence), "trigger": claim.trigger, "type": claim.type,
            "factuality": claim.factuality, "actor": ";".join(claim.actors), "recipient": ";".join(claim.recipients),
            "country": claim.country or "", "date": days, "stratum": one.stratum, "weight": f"{one.weight:g}",
        }  # fmt: skip
        yield {column: cells.get(column, "") for column in COLUMNS}
