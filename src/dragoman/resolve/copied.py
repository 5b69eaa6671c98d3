"""Reports that stand in copied words: the two sides of one passage that two pages share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.resolve.windows import WINDOW
from dragoman.types import Copy, Report, Span

_SLACK = 6  # characters by which blanks and dashes may shift a word within a copied passage


@dataclass(frozen=True, slots=True)
class CopiedReport:
    """Two reports on one word of a copied passage, and the copy they come from."""

    left: Report
    right: Report
    copy: Copy


def copied_reports(reports: Iterable[Report], copies: Iterable[Copy]) -> Iterator[CopiedReport]:
    """Pairs of reports of one type that the same copied word set off, in the order of the copies and of the text.

    Words that are used again of another day ("met on Tuesday for talks") are no copy of the report.
    """
    pages: dict[str, list[tuple[int, Report]]] = {}
    for report in reports:
        pages.setdefault(report.page, []).append((trigger_start(report), report))
    for spots in pages.values():
        spots.sort(key=lambda spot: (spot[0], spot[1].id))
    for copy in sorted(copies, key=lambda one: (one.first, one.second)):
        for first, second in copy.passages:
            yield from _pairs(copy, first, second, pages)


def trigger_start(report: Report) -> int:
    """Where a report's trigger stands in its page's text, by the report's name ("3fa85f64a1b2-1532.2")."""
    return int(report.id.rpartition("-")[2].partition(".")[0])


def _pairs(
    copy: Copy, first: Span, second: Span, pages: Mapping[str, list[tuple[int, Report]]]
) -> Iterator[CopiedReport]:
    others = pages.get(copy.second, [])
    for start, report in pages.get(copy.first, []):
        if not first.start <= start < first.end:
            continue
        place = second.start + start - first.start
        for spot, other in others[bisect_left(others, place - _SLACK, key=lambda one: one[0]) :]:
            if spot > place + _SLACK:
                break
            same_act = (other.type, other.trigger.casefold()) == (report.type, report.trigger.casefold())
            if same_act and not _of_other_days(report, other):
                yield CopiedReport(report, other, copy)
                break


def _of_other_days(one: Report, other: Report) -> bool:
    """Whether both give days, and these are further apart than two outlets ever put one event."""
    if one.start is None or other.start is None:
        return False
    return one.start - (other.end or other.start) > WINDOW or other.start - (one.end or one.start) > WINDOW
