"""Places that no gazetteer knows, set where the text says they lie: "the village of Keshm, 40 km north of Herat"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.types import Place, Precision

_KINDS = (
    r"(?:town|village|hamlet|settlement|city|district|area|region|province|county|state|governorate|department|municipality"
    r"|camp|base|suburb|neighbou?rhood|slum|island|outpost|commune|valley|oasis|port)"
)
_AWAY = r"(?:[\w.,-]+ ){1,3}(?:km|kms|kilomet(?:er|re)s?|miles?) (?:\([^)]*\) )?(?:(?:to the )?[\w-]+ (?:of|from)|from)"
# "Keshm, a farming village 40 km north of", "Keshm in the district of"
_BEFORE_KNOWN = re.compile(
    rf",? (?:(?:an?|the|its|another) (?:[\w-]+ ){{0,3}}{_KINDS} )?"
    rf"(?:near|outside|close to|in|inside|(?:east|west|north|south) of|on the (?:edge|outskirts|shores) of|{_AWAY})"
    rf" (?:the )?(?!(?:[\w-]+ )*(?:border|frontier) )(?:[\w-]+ ){{0,3}}(?:{_KINDS} of )?"
)
# "North Darfur's Keshm", "Helmand's village of"
_BEHIND_KNOWN = re.compile(rf"['’]s (?:(?:[\w-]+ ){{0,3}}{_KINDS} of )?|, in the (?:[\w-]+ ){{0,2}}{_KINDS} of ")
# "The Mexican city of Keshm", "the Herat district of Keshm"
_DESCRIBED = re.compile(rf" (?:[\w-]+ ){{0,2}}{_KINDS} of ")
_OWNING = re.compile(r"['’]s (?:[\w-]+ )?")
_FARTHEST = 80  # characters between the two names
_AROUND: dict[Precision, Precision] = {
    "point": "region", "city": "region", "admin1": "admin1", "region": "region", "country": "country",
}  # fmt: skip


def set_near_known(places: Sequence[Place], text: str) -> tuple[Place, ...]:
    """The places, those without coordinates set at a known one that their sentence ties them to, if it does.

    They keep their own name and have no GeoNames id; the precision is coarser than the known place's own.
    """
    settled = list(places)
    for at in range(len(places) - 1, -1, -1):  # from the end: "Doron, near the village of Baga on Lake Chad"
        if settled[at].lat is None:
            settled[at] = _set_near(settled[at], settled[:at], settled[at + 1 :], text)
    return tuple(settled)


def holds_next(before: str, *, by_demonym: bool) -> bool:
    """Whether words between two names set the second in the first: "the Mexican *city of* Palma", "Peru's port of"."""
    return bool(_DESCRIBED.fullmatch(before) or (not by_demonym and _BEHIND_KNOWN.fullmatch(before)))


def _set_near(place: Place, before: Sequence[Place], after: Sequence[Place], text: str) -> Place:
    for other in after:
        between = text[place.span.end : other.span.start]
        if len(between) > _FARTHEST:
            break
        if other.lat is not None and other.how != "demonym" and _BEFORE_KNOWN.fullmatch(between):
            return _at(place, _part_named(other, after, text))
    known = before[-1] if before else None
    if known is not None and known.lat is not None:
        between = text[known.span.end : place.span.start]
        if len(between) <= _FARTHEST and holds_next(between, by_demonym=known.how == "demonym"):
            return _at(place, known)
    return place


def _part_named(country: Place, after: Sequence[Place], text: str) -> Place:
    """ "Sudan's *North Darfur* state": the part of the country that is named behind it, else the country."""
    behind = (one for one in after if one.country == country.country and one.precision == "admin1")
    named = (one for one in behind if _OWNING.fullmatch(text[country.span.end : one.span.start]))
    return next(named, country)


def _at(place: Place, known: Place) -> Place:
    return replace(
        place,
        country=known.country,
        lat=known.lat,
        lon=known.lon,
        precision=_AROUND[known.precision],
        how=f"{place.how}; set by {known.name}",
    )
