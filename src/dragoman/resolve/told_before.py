"""What a report points back at: "the army carried out the strike" is of the strike that the page told of before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import groupby

from dragoman.resolve.copied import trigger_start
from dragoman.types import Report

_NEWS = timedelta(days=31)  # what is older is background, and not what "the attack" means
_BLOWS = (
    "attacks?|assault|raids?|strikes?|air ?strikes?|bombings?|bombardment|shelling|blasts?|explosions?|shootings?|"
    "killings?|murders?|massacre|ambush|siege"
)
_POINTING = re.compile(rf"\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+)?({_BLOWS})\b", re.I)
_REACH = 30  # characters between a verb and the noun it governs: "carried out", "claimed responsibility for"


def told_before(reports: Iterable[Report]) -> Mapping[str, str]:
    """The spot of the blow that each report of a blow points back at, by the report's id."""
    found: dict[str, str] = {}
    for _, page in groupby(
        sorted(reports, key=lambda one: (one.page, trigger_start(one), one.id)), lambda one: one.page
    ):
        last: Report | None = None
        for report in page:
            if report.type != "ASSAULT":
                continue
            if not points_back(report):
                last = report if _is_news(report) else last
            elif last is not None:
                found[report.id] = spot_of(last)
    return found


def points_back(report: Report) -> bool:
    """Whether a report has neither day nor number of its own and goes by a noun with "the"."""
    if report.start or report.numbers:
        return False
    spot = report.sentence.find(report.trigger)
    end = spot + len(report.trigger)
    return any(
        match.start(1) <= spot < match.end(1) or 0 <= match.start() - end <= _REACH
        for match in _POINTING.finditer(report.sentence)
    )


def spot_of(report: Report) -> str:
    """Where a report's trigger stands: an event and the one it implies by rewriting share it."""
    return report.id.partition(".")[0]


def _is_news(report: Report) -> bool:
    last = report.end or report.start
    return last is None or report.published is None or report.published - last <= _NEWS
