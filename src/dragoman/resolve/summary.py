"""An event in one row: what most of its reports say, the most exact of what they say, and how firmly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dragoman.resolve.sides import side_of
from dragoman.types import Event, Factuality, Merge, Party, Report

FIRMEST: tuple[Factuality, ...] = ("actual", "alleged", "planned", "possible", "denied")
_PRECISIONS = ("point", "city", "admin1", "region", "country")
_SHARE = 1 / 3  # of the reports that name anybody: a party named by fewer is left out


def summarize(reports: Sequence[Report], merges: tuple[Merge, ...]) -> Event:
    """The event behind reports given in order of publication."""
    event_type = Counter(report.type for report in reports).most_common(1)[0][0]
    modes = Counter(report.mode for report in reports if report.type == event_type and report.mode)
    told = [report for report in reports if report.factuality != "denied" and report.recipients] or reports
    start, end = _when(reports)
    where = _where(reports)
    return Event(
        id=f"E{reports[0].id}",
        type=event_type,
        mode=modes.most_common(1)[0][0] if modes else None,
        actors=_parties([report.actors for report in reports]),
        recipients=_parties([report.recipients for report in told]),  # a denial knows the accused, not the victim
        start=start,
        end=end,
        place=where.place if where else None,
        country=where.country if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        factuality=min((report.factuality for report in reports), key=FIRMEST.index),
        confidence=max(report.confidence for report in reports),
        reports=tuple(report.id for report in reports),
        merges=merges,
    )


def _when(reports: Sequence[Report]) -> tuple[date | None, date | None]:
    """Of the narrowest spans of days the one most reports give, then the earliest."""
    spans = Counter((one.start, one.end or one.start) for one in reports if one.start)
    if not spans:
        return None, None
    narrowest = min((end - start).days for start, end in spans)
    return min((span for span in spans if (span[1] - span[0]).days == narrowest), key=lambda span: (-spans[span], span))


def _where(reports: Sequence[Report]) -> Report | None:
    """The first report with the place that most give among the most exact ones."""
    placed = [report for report in reports if report.place and report.precision]
    if not placed:
        return None
    best = min(_PRECISIONS.index(report.precision or "country") for report in placed)
    exact = [report for report in placed if _PRECISIONS.index(report.precision or "country") == best]
    place = Counter((report.place, report.country) for report in exact).most_common(1)[0][0]
    return next(report for report in exact if (report.place, report.country) == place)


def _parties(named: Sequence[Sequence[Party]]) -> tuple[Party, ...]:
    """The parties that a third of the reports name which name anybody: those known by name, else organs of a state.

    Where no party of these is named so often, a known one by a single report is better than "gunmen" by all.
    """
    naming = [parties for parties in named if parties]
    counts: Counter[str] = Counter()
    faces: dict[str, Party] = {}
    for parties in naming:
        sides = {side_of(party).key: party for party in parties}
        counts.update(sides.keys())
        for key, party in sides.items():
            faces.setdefault(key, party)
    ranked = sorted(counts, key=lambda key: -counts[key])
    often = [key for key in ranked if counts[key] >= _SHARE * len(naming)]
    known = [key for key in ranked if side_of(faces[key]).named]
    chosen = [key for key in often if key in known]
    chosen = chosen or [key for key in often if not known or side_of(faces[key]).organ] or (known or ranked)[:1]
    return tuple(faces[key] for key in chosen)
