"""When two pages mean one actor: parties of reports compared by name, state, sector and the noun they go by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.folding import fold
from dragoman.resolve.wording import stem
from dragoman.types import Party

ORGANS = frozenset({"GOV", "MIL", "JUD", "COP", "SPY", "LEG"})  # PLOVER sectors that act for a state
_ABROAD = ORGANS - {"JUD"}  # those that bind it towards others: no court recognises, hosts or fights
_STATE_KEY = re.compile(r"(?P<country>[A-Z]{3})(?:\.(?P<organ>[A-Za-z]{3})\b.*)?$")
_PART_OF_GROUP = re.compile(r"(?<=[a-z])\.[A-Z]{3}\.")  # "group.hezbollah.REB.military wing"
_APART = ".rival"  # part of the keys of governments in dispute, which do not speak for the state
_ARMED = frozenset({"REB", "UAF", "CRM", "INS", "SEP"})
_TAKEN_FOR_OTHERS = -0.3  # "23 people" of two countries, by what each page says elsewhere
_OWNER = re.compile(r"\(([^()]+)\)")
_NUMBER = re.compile(r"\d")
_LINKS = frozenset({"of", "from", "in", "at", "for", "with", "on", "who", "that", "and"})


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it is compared. `key` is the state's for a government; `head` is its noun's stem.

    `organ` tells that it acts for its country's state, `named` that it is one known actor and no "gunmen",
    `owner` holds the folded name of whom it belongs to ("its fighters (al-Shabaab)"). `taken_for` tells that its
    country does not stand in its words ("23 people") and was taken from the page.
    """

    key: str
    name: str
    country: str | None
    sectors: frozenset[str]
    organ: bool
    named: bool
    armed: bool
    place: bool
    person: bool
    head: str
    owner: str | None
    taken_for: bool = False

    @property
    def whole_state(self) -> bool:
        """Whether it is a state or its government and no single organ."""
        return self.organ and self.key == self.country


@lru_cache(maxsize=1 << 16)
def side_of(party: Party) -> Side:
    """A party as it is compared; the government of a country is the country."""
    folded = fold(party.name)
    owner = _OWNER.search(folded)
    sectors = frozenset(party.sectors)
    whole = _is_government(party)
    return Side(
        key=party.country if whole and party.country else party.key,
        name=folded,
        country=party.country,
        sectors=sectors,
        organ=party.country is not None and (whole or bool(sectors & ORGANS)),
        named=is_named(party),
        armed=party.kind == "armed group" or bool(sectors & _ARMED),
        place=party.kind == "place" and not whole,
        person=party.kind == "person",
        head=head_of(folded if party.key.startswith("~") else party.key.rpartition(".")[2]),
        owner=owner.group(1) if owner else None,
        taken_for=party.country is not None and party.kind in {"group", "person"} and party.name == party.name.lower(),
    )


def unit_of(party: Party, wholes: Mapping[str, str]) -> str:
    """Who a party acts as in a relation: its side's key, a country for its organs, a group for its parts.

    Args:
        wholes: from an organ's key to the key of the whole it acts for.
    """
    side = side_of(party)
    if _APART in side.key:
        return side.key
    state = _STATE_KEY.match(side.key)
    if state and (state["organ"] or "GOV").upper() in _ABROAD:
        return state["country"]
    if side.country and side.sectors & _ABROAD and (party.kind in {"person", "government"} or side.key.startswith("~")):
        return side.country
    base = _PART_OF_GROUP.split(side.key, maxsplit=1)[0]
    return wholes.get(base, base)


def is_named(party: Party) -> bool:
    """Whether a party goes by a name: "Khashoggi", "SANA"; not "gunmen", "a senior official", "Turkish officials"."""
    if not party.key.startswith("~"):
        return party.key[:1].islower() or _is_government(party)
    first = party.name.strip()[:1]
    return party.kind in {"person", "organisation", "armed group", "media"} and first.isupper() and not _loose(party)


def _is_government(party: Party) -> bool:
    """Whether it is a country, or its government by that name or its capital's."""
    return party.country is not None and (
        party.key == party.country or party.key.startswith(f"{party.country}.GOV.government")
    )


def _loose(party: Party) -> bool:
    words = party.name.split()
    return words[0].lower() in {"a", "an", "the", "his", "her", "its", "their", "some", "two", "three", "at"} or bool(
        _NUMBER.search(party.name)
    )


def head_of(name: str) -> str:
    """The stem of the noun a description turns on: "five employees of the consulate" goes by "employe"."""
    return next(reversed(noun_of(name)), "")


def noun_of(name: str) -> tuple[str, ...]:
    """The stems of a description's words up to its noun: "foreign ministry in Yerevan" as "foreign", "ministry"."""
    words = _OWNER.sub("", name).split()
    end = next((place for place, word in enumerate(words) if place and word in _LINKS), len(words))
    return tuple(stem(word) for word in words[:end])


def tokens_of(side: Side) -> frozenset[str]:
    """The names under which a party is filed: two parties that may be one share at least one of them."""
    found = {side.key}
    if side.country and side.organ:
        found.add(f"{side.country}/state")
    if side.country:
        found.update(f"{side.country}/{sector}" for sector in side.sectors - ORGANS)
    if side.head and not side.named:
        found.add(f"noun/{side.head}")
    if side.owner:
        found.add(f"name/{side.owner}")
    if side.named:
        found.add(f"name/{side.name}")
    if side.named and side.person:
        found.add(f"name/{side.name.rpartition(' ')[2]}")
    if side.armed:
        found.add("armed")
    return frozenset(found)


def likeness_of_two(a: Side, b: Side) -> float:
    """From 1 (one actor) over 0 (cannot be told) to -1 (two actors)."""
    if a.key == b.key:
        return 1.0
    if (a.owner and b.named and a.owner in b.name) or (b.owner and a.named and b.owner in a.name):
        return 0.8
    if _by_last_name(a, b):
        return 0.6
    if a.place or b.place:
        return 0.0
    if a.country and b.country:
        if a.country == b.country:
            return _within_state(a, b)
        return _TAKEN_FOR_OTHERS if (a.taken_for or b.taken_for) and _may_be_of(a, b) else -1.0
    return _across(a, b)


def _may_be_of(a: Side, b: Side) -> bool:
    """Whether two parties are one but for their countries, of which one was only taken from the page."""
    return a.head == b.head or bool(a.organ and b.organ and (a.whole_state or b.whole_state))


def _by_last_name(a: Side, b: Side) -> bool:
    """Whether one person goes by the last part of the other's name: "Okoye", "Rita Okoye"."""
    if not (a.person and b.person and a.named and b.named):
        return False
    return a.name.endswith(f" {b.name}") or b.name.endswith(f" {a.name}")


def _within_state(a: Side, b: Side) -> float:
    if a.armed != b.armed and (a.organ or b.organ):
        return -0.8
    if a.whole_state or b.whole_state:
        return 0.8 if a.organ and b.organ else 0.4
    if a.named and b.named:
        return -0.5
    if a.head == b.head:
        return 0.9
    return 0.6 if a.sectors & b.sectors else 0.0


def _across(a: Side, b: Side) -> float:
    if a.named and b.named:
        return -0.8
    if a.head and a.head == b.head:
        return 0.6
    if a.armed and b.armed:
        return 0.6
    if a.sectors & b.sectors:
        return 0.3
    return 0.0 if a.named or b.named or not (a.sectors and b.sectors) else -0.3


def likeness_of_sides(left: Sequence[Side], right: Sequence[Side]) -> float | None:
    """How well the fewer parties find themselves among the more, on average; None where one report names nobody."""
    if not left or not right:
        return None
    fewer, more = (left, right) if len(left) <= len(right) else (right, left)
    return sum(max(likeness_of_two(one, other) for other in more) for one in fewer) / len(fewer)


def likeness_of_equals(left: Sequence[Side], right: Sequence[Side]) -> float:
    """How well each side's parties find themselves among the other's, where all are equals; 0 if a side is empty."""
    if not left or not right:
        return 0.0
    best = [max(likeness_of_two(one, other) for other in right) for one in left]
    best += [max(likeness_of_two(one, other) for other in left) for one in right]
    return sum(best) / len(best)


def among_themselves(actors: Sequence[Side], recipients: Sequence[Side]) -> bool:
    """Whether those who did something did it to one another, as those who sign a treaty do."""
    return bool(recipients) and {side.key for side in recipients} < {side.key for side in actors}


def speaks_for(speaker: Side, side: Side) -> bool:
    """Whether a speaker is a party to an event, or an organ of the state whose body or people it touches."""
    if speaker.key == side.key or likeness_of_two(speaker, side) >= 0.8:
        return True
    return speaker.organ and speaker.country == side.country
