"""What one page tells of one event: its reports of it laid over each other, ready to be compared with other pages'."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.codebook.type_pairs import load_type_pairs
from dragoman.resolve.rarities import Rarities, count_rarities
from dragoman.resolve.sides import Side, among_themselves, side_of
from dragoman.resolve.told_before import spot_of, told_before
from dragoman.resolve.wording import Rarity, stem, stems_of
from dragoman.types import Figure, Party, Precision, Report

_UNREAL = frozenset({"planned", "possible"})
_FATAL = ("assault.kill.", "assault.die.", "assault.execute.", "assault.targeted.")
_DEAD = ("dead", "to death")
_MURDER = frozenset(map(stem, ("murder", "assassination", "killing", "slaying", "execution", "beheading", "lynching")))
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_EARTH = 6371.0  # kilometres
_PRECISIONS = ("point", "city", "admin1", "region", "country")


@dataclass(frozen=True, slots=True)
class Where:
    """A place as two tellings compare it; degrees, WGS 84."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Telling:
    """What one page tells of one event. `groups` are the groups of types it is compared in.

    `days` are the first and last day of the narrowest date. `triggers` are stems; `rules` lack their last word.
    `words` holds each sentence as a vector, `story` the page's. `spots` are triggers on the page: an event and the
    one it implies by rewriting share a spot. `unreal`: only planned or possible; `denied`: only denied. `years` are
    those that the sentences of undated reports name. `dead` are the keys of named persons killed. `points_at` are spots
    of what the page tells before and these reports point back at. `mutual`: its actors did it to one another.
    """

    page: str
    published: date | None
    first_trigger: str
    types: frozenset[str]
    groups: frozenset[str]
    modes: frozenset[str]
    rules: frozenset[str]
    triggers: frozenset[str]
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    days: tuple[date, date] | None
    where: Where | None
    numbers: tuple[Figure, ...]
    sentences: frozenset[str]
    words: tuple[Mapping[str, float], ...]
    story: Mapping[str, float]
    spots: frozenset[str]
    unreal: bool
    denied: bool
    years: frozenset[int]
    dead: frozenset[str]
    points_at: frozenset[str]
    mutual: bool

    @property
    def all_sides(self) -> tuple[Side, ...]:
        """Actors and recipients, each once."""
        return tuple({side.key: side for side in (*self.actors, *self.recipients)}.values())


class Teller:
    """Makes tellings of reports: of all that stand on their pages, for a page's words are those of its reports.

    Args:
        rarities: of words; by default among the reports at hand.
    """

    def __init__(self, reports: Sequence[Report], rarities: Rarities | None = None) -> None:
        self._groups = load_type_pairs().groups_of
        rarities = rarities or count_rarities(reports)
        sentences = {(report.page, report.sentence): stems_of(report.sentence) for report in reports}
        rarity = {report.page: rarities.of(report.published) for report in reports}
        self._words = {(page, told): rarity[page].vector(words) for (page, told), words in sentences.items()}
        self._stories = _stories(sentences, rarity)
        self._told_before = told_before(reports)

    def tell(self, reports: Sequence[Report]) -> Telling:
        """What these reports of one page tell of one event."""
        first = reports[0]
        sentences = frozenset(report.sentence for report in reports)
        types = frozenset(report.type for report in reports)
        actors = _sides(party for report in reports for party in report.actors)
        recipients = _sides(party for report in reports for party in report.recipients)
        return Telling(
            page=first.page,
            published=first.published,
            first_trigger=first.trigger,
            types=types,
            groups=frozenset(group for one in types for group in self._groups(one)),
            modes=frozenset(report.mode for report in reports if report.mode),
            rules=frozenset(report.rule.rpartition(".")[0] or report.rule for report in reports),
            triggers=frozenset(stem(report.trigger.partition(" ")[0]) for report in reports),
            actors=actors,
            recipients=recipients,
            days=_days(reports),
            where=_where(reports),
            numbers=tuple(dict.fromkeys(figure for report in reports for figure in report.numbers)),
            sentences=sentences,
            words=tuple(self._words[first.page, sentence] for sentence in sorted(sentences)),
            story=self._stories[first.page],
            spots=frozenset(spot_of(report) for report in reports),
            unreal=all(report.factuality in _UNREAL for report in reports),
            denied=all(report.factuality == "denied" for report in reports),
            years=frozenset(year for report in reports if not report.start for year in _years_in(report.sentence)),
            dead=frozenset(key for report in reports for key in _killed(report)),
            points_at=frozenset(self._told_before[report.id] for report in reports if report.id in self._told_before),
            mutual=among_themselves(actors, recipients),
        )


def _killed(report: Report) -> Iterator[str]:
    """Keys of the named persons that a report tells the death of."""
    if _is_fatal(report):
        sides = (side_of(party) for party in report.recipients)
        yield from (side.key for side in sides if side.person and side.named)


def _is_fatal(report: Report) -> bool:
    """Whether a report is of a death: by its rule, its noun ("the murder of"), or its words ("shot dead")."""
    if report.type != "ASSAULT":
        return False
    outcome = (f"{report.trigger} {words}" in report.sentence for words in _DEAD)
    return report.rule.startswith(_FATAL) or stem(report.trigger) in _MURDER or any(outcome)


def _sides(parties: Iterable[Party]) -> tuple[Side, ...]:
    return tuple(side_of(party) for party in dict.fromkeys(parties))


def _years_in(sentence: str) -> Iterator[int]:
    return (int(match) for match in _YEAR.findall(sentence))


def _stories(
    sentences: Mapping[tuple[str, str], Sequence[str]], rarity: Mapping[str, Rarity]
) -> dict[str, dict[str, float]]:
    pages: dict[str, list[str]] = {}
    for (page, _), words in sorted(sentences.items()):
        pages.setdefault(page, []).extend(words)
    return {page: rarity[page].vector(words) for page, words in pages.items()}


def _days(reports: Iterable[Report]) -> tuple[date, date] | None:
    spans = [(one.start, max(one.end or one.start, one.start)) for one in reports if one.start]
    return min(spans, key=lambda span: (span[1] - span[0], span), default=None)


def _where(reports: Iterable[Report]) -> Where | None:
    places = [place for report in reports if (place := place_of(report)) is not None]
    return min(places, key=lambda place: _PRECISIONS.index(place.precision), default=None)


def place_of(report: Report) -> Where | None:
    """A report's place as it is compared."""
    if not report.place or not report.precision:
        return None
    return Where(report.place, report.country, report.lat, report.lon, report.precision)


def distance_km(one: Where, other: Where) -> float | None:
    """Kilometres over ground between two places (haversine), if both are known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = math.radians(one.lat), math.radians(other.lat)
    chord = (
        math.sin((north - south) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(min(chord, 1.0)))
