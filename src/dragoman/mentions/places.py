"""Places of a page: which words name one, which place they name, and which event happened there.

1. Names: see `places_names`.
2. Senses: all mentions of a name on a page mean one place. "City, Region" decides first; then population,
   the countries of the page's other places, and what kind of place it is. A thin margin leaves it unknown.
3. Events: see `place_of`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.language.parser import Parse
from dragoman.mentions.gazetteer import Gazetteer, Site, fold
from dragoman.mentions.places_events import place_of
from dragoman.mentions.places_names import PLACE_ENTITIES, SMALL, PlaceName, find_names, prior_of
from dragoman.mentions.places_near import set_near_known
from dragoman.types import Document, Place, Precision

__all__ = ["find_places", "place_of"]

_VOTE = 2.2  # weight of a country named by all the page's other places
_NEAR: Mapping[str, float] = {"city": 0.6, "admin1": 1.2}  # where the page names another place of the division
_MARGIN = 0.12  # below it the second sense is as good as the first
_DIVISIONS = ("state", "province", "region", "governorate", "department", "county", "oblast", "prefecture")
_SETTLEMENTS = ("city", "town", "village")
_KINDS_TOLD: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_DIVISIONS, frozenset({"admin1", "region"})),
    **dict.fromkeys(_SETTLEMENTS, frozenset({"city"})),
}
_KIND_OF = re.compile(rf"\b({'|'.join((*_DIVISIONS, *_SETTLEMENTS))}) of (?:the )?$")
_KIND_BEHIND = re.compile(rf" ({'|'.join(_DIVISIONS)})\b")
_AMERICAN = re.compile(
    r" (?:Gov(?:ernor\b|\.)|Sen\.|Rep\.|Republicans?\b|Democrats?\b|GOP\b|state (?:senator|lawmaker))"
)
_BETWEEN = re.compile(r",? (?:and |or )?")
_KIND_REACH = len("governorate of the ") + 1
_PRECISIONS: dict[str, Precision] = {
    "country": "country", "demonym": "country", "continent": "region", "admin1": "admin1", "city": "city",
    "region": "region", "point": "point",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Choice:
    """The sense taken for a name."""

    site: Site | None
    how: str


def find_places(parse: Parse, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every place named in the text, dateline included, in order; unresolved ones by the known place near them.

    Where the text ties them to none, they have no coordinates.

    Demonyms come as places of precision country with how "demonym".
    """
    names = [_of_told_kind(name, parse.document.text) for name in find_names(parse, gazetteer)]
    names = _among_divisions(names, parse.document.text)
    choices = _choose_senses(names, _votes(names, parse.document))
    places = (_place(name, choices[_senses_of(name)]) for name in names)
    ordered = sorted((place for place in places if place is not None), key=lambda place: place.span)
    return set_near_known(ordered, parse.document.text)


def _of_told_kind(name: PlaceName, text: str) -> PlaceName:
    """ "The state of Chiapas", "Lagos state", "the town of Goris": only the senses of the kind that is told."""
    of = _KIND_OF.search(text, max(0, name.span.start - _KIND_REACH), name.span.start)
    behind = of or _KIND_BEHIND.match(text, name.span.end)
    kinds = _KINDS_TOLD.get(behind[1], frozenset()) if behind else frozenset()
    told = tuple(site for site in name.sites if site.kind in kinds)
    return replace(name, sites=told) if told else name


def _among_divisions(names: Sequence[PlaceName], text: str) -> list[PlaceName]:
    """ "Georgia, Alabama and Texas", "Georgia Republicans": a state that has a country's name, on the whole page."""
    divisions: dict[tuple[str, int], tuple[Site, ...]] = {}
    for name in names:
        if _AMERICAN.match(text, name.span.end) and (there := _divisions_in(name, "USA")):
            divisions[_senses_of(name)] = there
    for one, other in (*pairwise(names), *pairwise(reversed(names))):
        between = text[min(one.span.end, other.span.end) : max(one.span.start, other.span.start)]
        if _BETWEEN.fullmatch(between) is None or (country := _country_of_division(other)) is None:
            continue
        if there := _divisions_in(one, country):
            divisions[_senses_of(one)] = there
    return [replace(name, sites=divisions.get(_senses_of(name), name.sites)) for name in names]


def _divisions_in(name: PlaceName, country: str) -> tuple[Site, ...]:
    """The states or provinces of the country that bear the name of another country."""
    if not any(site.kind == "country" for site in name.sites):
        return ()
    return tuple(site for site in name.sites if site.kind == "admin1" and site.country == country)


def _country_of_division(name: PlaceName) -> str | None:
    """The country of a name that is first of all a state's or province's: "Alabama"."""
    best = max(name.sites, key=prior_of, default=None)
    return best.country if best is not None and best.kind == "admin1" and not best.alias else None


def _senses_of(name: PlaceName) -> tuple[str, int]:
    """Names that share their senses: "Aleppo", but apart from it "Aleppo province"."""
    return fold(name.text), len(name.sites)


def _votes(names: Sequence[PlaceName], document: Document) -> Mapping[str, Mapping[str, float]]:
    """What each name of the page says for countries and divisions, when it has one sense or one far ahead."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    titled = set(fold(document.title or "").split())
    for name in names:
        site, whole = _vote_of(name)
        if site is None or site.country is None:
            continue
        key = fold(name.text)
        weight = (name.weight + (2.0 if key.split()[0] in titled else 0.0)) * whole
        votes[key][site.country] += weight
        if site.division:
            votes[key][site.division] += weight
    return votes


def _vote_of(name: PlaceName) -> tuple[Site | None, float]:
    """The sense a name votes for, and how much of its weight it may use."""
    held = _inside(name.sites, name.followed_by)
    if held:
        return held[0], 1.0
    ranked = sorted(name.sites, key=prior_of, reverse=True)
    if not ranked or ranked[0].alias:
        return None, 0.0
    if ranked[0].kind in {"country", "demonym"} or len(ranked) == 1:
        return ranked[0], 1.0 if ranked[0].kind != "city" or ranked[0].population > SMALL else 0.3
    return (ranked[0], 0.7) if prior_of(ranked[0]) - prior_of(ranked[1]) > 1.0 else (None, 0.0)


def _inside(sites: Iterable[Site], regions: Iterable[Site]) -> list[Site]:
    """The senses that lie in one of the regions, the largest first."""
    held = [
        site
        for site in sites
        for region in regions
        if site.country == region.country
        and site.kind not in {"country", "demonym"}
        and (region.kind in {"country", "demonym"} or site.division == region.division)
        and site.row != region.row
    ]
    return sorted(held, key=prior_of, reverse=True)


def _choose_senses(
    names: Sequence[PlaceName], votes: Mapping[str, Mapping[str, float]]
) -> dict[tuple[str, int], _Choice]:
    """One sense for each name of the page; its own vote does not count for it."""
    groups: dict[tuple[str, int], list[PlaceName]] = defaultdict(list)
    for name in names:
        groups[_senses_of(name)].append(name)
    total: dict[str, float] = defaultdict(float)
    for cast in votes.values():
        for country, weight in cast.items():
            total[country] += weight
    chosen: dict[tuple[str, int], _Choice] = {}
    for key, group in groups.items():
        own = votes.get(key[0], {})
        others = {country: weight - own.get(country, 0.0) for country, weight in total.items()}
        chosen[key] = _choose(group, others)
    return chosen


def _choose(group: Sequence[PlaceName], votes: Mapping[str, float]) -> _Choice:
    sites = group[0].sites
    if not sites:
        return _Choice(None, "not in the gazetteer")
    for name in group:
        held = _inside(sites, name.followed_by)
        if held and not (held[0].kind == "city" and any(site.kind == "country" for site in sites)):
            return _Choice(held[0], "region after the comma")
    if all(name.after_comma for name in group):
        regions = [site for site in sites if site.kind in {"admin1", "country"}]
        if regions:
            return _Choice(max(regions, key=lambda region: _holds(region, group)), "region after a comma")
    if len(sites) == 1:
        return _only(sites[0], votes)
    return _by_score(sites, votes)


def _holds(region: Site, group: Sequence[PlaceName]) -> tuple[float, float]:
    """How well known the town before the comma is, if it lies in this region: "Atlanta, Georgia"."""
    towns = [held for name in group for held in _inside(name.before, (region,))]
    return max((prior_of(town) for town in towns), default=0.0), prior_of(region)


def _only(site: Site, votes: Mapping[str, float]) -> _Choice:
    """A name with one sense; a small town in a country that the page never names is not believed."""
    if site.kind == "demonym":
        return _Choice(site, "demonym")
    doubtful = site.kind == "city" and site.population < SMALL and not _others(site, votes)
    if doubtful and (site.alias or site.population < 15_000) and sum(votes.values()) > 3:
        return _Choice(None, "a small town of a country not named")
    return _Choice(site, "only sense")


def _others(site: Site, votes: Mapping[str, float]) -> float:
    """What the page's other names say for the country of this sense, from 0 to 1."""
    if not site.country:
        return 0.0
    total = sum(count for key, count in votes.items() if "." not in key)
    return votes.get(site.country, 0.0) / total if total > 0 else 0.0


def _by_score(sites: Sequence[Site], votes: Mapping[str, float]) -> _Choice:
    def score(site: Site) -> float:
        near = _NEAR.get(site.kind, 0.0) if site.division and votes.get(site.division, 0.0) > 0 else 0.0
        return prior_of(site) + _VOTE * _others(site, votes) + near

    scored = sorted(((score(site), site) for site in sites), key=lambda pair: pair[0], reverse=True)
    ranked = [site for _, site in scored]
    first, second = ranked[0], ranked[1]
    if first.kind == "demonym":
        return _Choice(first, "demonym")
    if first.kind == "admin1":
        seat = next((site for site in ranked if _is_seat(site, first)), None)
        if seat is not None and votes.get(first.division, 0.0) <= votes.get(seat.division, 0.0):
            return _Choice(seat, "town before its division")
    if scored[0][0] - scored[1][0] < _MARGIN and not _same_ground(first, second):
        return _Choice(None, f"two senses as good{_before(scored)}")
    by_people = max(sites, key=prior_of) == first
    why = "best known sense" if by_people else "country of the page's other places"
    return _Choice(first, why + _before(scored))


def _before(scored: Sequence[tuple[float, Site]]) -> str:
    """The two next senses and how far they stand behind: "; before London (CAN) by 1.4", on the scale of a score."""
    best = scored[0][0]
    behind = [f"{site.name} ({site.country or site.kind}) by {best - points:.1f}" for points, site in scored[1:3]]
    return f"; before {', '.join(behind)}"


def _is_seat(town: Site, division: Site) -> bool:
    """Whether the bare name is sooner the town's: the division around it, or a city of a million."""
    great = town.population >= 1_000_000 and town.country == division.country
    return town.kind == "city" and (great or _same_ground(town, division))


def _same_ground(a: Site, b: Site) -> bool:
    """Whether two senses lie so near each other that either will do."""
    return a.country == b.country and abs(a.lat - b.lat) < 1.5 and abs(a.lon - b.lon) < 1.5


def _place(name: PlaceName, choice: _Choice) -> Place | None:
    site = choice.site
    if site is None:
        if name.label not in PLACE_ENTITIES:
            return None
        return Place(name.span, name.text, None, None, None, None, "region", choice.how)
    return Place(
        name.span, site.name, site.country, site.lat, site.lon, site.geonames, _PRECISIONS[site.kind], choice.how
    )
