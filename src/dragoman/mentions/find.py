"""Finds the page's actors. The order: names, roles, titles, inherited countries, joins, pronouns."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children, right_behind
from dragoman.language.parser import Parse, offset_of, span_of, start_of, text_of
from dragoman.mentions.agents import find_agents, sector_beside
from dragoman.mentions.definitions import define_bodies
from dragoman.mentions.found import Found, as_unknown, in_text
from dragoman.mentions.gathering import Group, Groups
from dragoman.mentions.inheritance import ISSUER, Home, home_of, inherit
from dragoman.mentions.inner_datelines import find_inner_datelines, items_of, without_datelines
from dragoman.mentions.joining import (
    join_definites,
    join_definitions,
    join_own_government,
    join_titles,
    office_holder,
    title_of,
)
from dragoman.mentions.lexicon import Lexicon
from dragoman.mentions.names import CAPITAL_AS_PLACE, find_names, is_location
from dragoman.mentions.namesakes import (
    BORNE,
    SEAT,
    choose_by_country,
    doubt_acronyms,
    read_bearers,
    read_surnames,
    settle_branches,
)
from dragoman.mentions.origins import FACING, origin_of
from dragoman.mentions.peers import STATES_BACK, count_of_peers, peers_of
from dragoman.mentions.places_pointing import beginning_in
from dragoman.mentions.pointing import points_only
from dragoman.mentions.pronouns import WINDOW, antecedent, is_pronoun, joined_subjects, may_point, with_those_beside
from dragoman.mentions.sectors import Sectors
from dragoman.mentions.stand_ins import owners_meant
from dragoman.types import Entity, Place

_LONGEST_BEFORE = 12  # letters of a place's name before the country's: "New ", "Equatorial "
_HOMELANDS = frozenset({"country", "nation", "government", "homeland", "kingdom", "state"})


def find_actors(
    parse: Parse,
    lexicon: Lexicon,
    sectors: Sectors,
    places: Sequence[Place],
    day: date | None,
    *,
    issued_in: str | None = None,
    parted: Sequence[int] = (),
) -> tuple[Entity, ...]:
    """Every actor the page names, as entities with their mentions.

    Args:
        issued_in: the country of the body whose official paper the page is.
        parted: where entries or letters begin, in order: no pronoun means anybody of the one before.
    """
    datelines = find_inner_datelines(parse, places)
    found = without_datelines(list(_find_all(parse, lexicon, sectors, places, day)), datelines)
    home = Home(issued_in, ISSUER) if issued_in else home_of(parse, lexicon, found, day, places)
    items = items_of(found, datelines, home, dated=parse.document.dateline is not None)
    found = [one for item, own in items for one in inherit(item, own, lexicon, day)]
    persons = {one.span.start: one for one in found if one.proper and one.kind == "person"}
    found = [office_holder(one, lexicon, day, _named_behind(one, persons)) for one in found]
    groups = Groups()
    owner = {one.at: groups.place(one) for one in found}
    join_definitions(groups, found, owner)
    join_titles(groups, found, owner)
    join_definites(groups, found, owner, lexicon, day)
    groups.drop(points_only)
    kept = set(groups.members)
    _link_pronouns(parse, [one for one in found if owner[one.at] in kept], owner, groups, parted)
    return groups.entities()


def _named_behind(role: Found, persons: Mapping[int, Found]) -> Found | None:
    """ "The president, *X*", "president *X*": the name right behind a role."""
    return next((persons[role.span.end + gap] for gap in (1, 2) if role.span.end + gap in persons), None)


def _find_all(
    parse: Parse, lexicon: Lexicon, sectors: Sectors, places: Sequence[Place], day: date | None
) -> Iterator[Found]:
    every = [one for block in parse.blocks for one in find_names(block, lexicon, sectors, day)]
    every = define_bodies(parse.blocks, every, sectors)
    for settled in (read_surnames, read_bearers, doubt_acronyms):
        every = list(settled(every))
    named = settle_branches(every, parse.document)
    by_block: dict[int, list[Found]] = {}
    for one in choose_by_country(list(_locate(named, places)), day):
        by_block.setdefault(id(one.head.doc), []).append(one)
    told: list[Found] = []
    for block in parse.blocks:
        names = by_block.get(id(block), [])
        by_head = {one.at: one for one in names}
        names = [_at_home(one, by_head) for one in names]
        by_head = {one.at: one for one in names}
        names = [title_of(one, sectors, by_head) if one.kind == "person" else one for one in names]
        by_head = {one.at: one for one in names}
        told.extend(sorted(names, key=lambda one: one.at))
        owners = {**owners_meant(block, told), **by_head}
        agents = [_beside_name(one, by_head) for one in find_agents(block, by_head, sectors, owners)]
        yield from sorted([*names, *agents], key=in_text)


def _beside_name(one: Found, names: dict[int, Found]) -> Found:
    """A role in apposition to somebody of whom more is known is his: it takes no country from elsewhere."""
    beside = [*children(one.head, "appos"), *([one.head.head] if one.head.dep_ == "appos" else [])]
    named = [names[start_of(token)] for token in beside if start_of(token) in names]
    persons = [name for name in named if name.kind == "person"]
    known = next((name for name in persons if name.key or name.country), None)
    return replace(one, owned=True, country=one.country or known.country) if known is not None else one


def _locate(found: Iterable[Found], places: Sequence[Place]) -> Iterator[Found]:
    """Towns and regions that the actor file does not know take their country from the gazetteer, bodies theirs."""
    starts = {place.span.start: place for place in places}
    for one in found:
        place = starts.get(one.span.start)
        here = one.kind in {"place", "country"} or (
            place is not None and place.span == one.span and _may_be_misread(one, place)
        )
        if one.key and (longer := _within_place(one, places)) is not None:
            yield longer
        elif one.reason == SEAT and (namesake := _seat_elsewhere(one, starts)) is not None:
            yield namesake
        elif one.reason == SEAT and (town := _town_of_seat(one, places)) is not None:
            yield replace(one, name=town.name, kind="place", sectors=(), key="", reason=f"{SEAT} as a town")
        elif place is not None and here and (one.country is None or _is_namesake(one, place)):
            reason = f"gazetteer: {place.name}"
            yield replace(one, name=place.name, kind="place", country=place.country, sectors=(), reason=reason, key="")
        elif one.country is None and one.kind == "organisation" and not one.key:
            near = beginning_in(places, one.span.start, one.span.end)
            inside = next((p for p in near if one.span.contains(p.span) and p.country and p.span != one.span), None)
            yield replace(one, country=inside.country, reason=f"{one.reason}, {inside.name}") if inside else one
        else:
            yield one


def _is_namesake(one: Found, place: Place) -> bool:
    """ "Lebanese troops in Tripoli", "Georgia and Alabama": another place than the capital or state of that name."""
    other = place.country is not None and place.country != one.country
    return other and (one.reason == CAPITAL_AS_PLACE or (one.kind == "country" and place.precision == "admin1"))


def _within_place(one: Found, places: Sequence[Place]) -> Found | None:
    """ "Mexico" of "New Mexico", "Spanish" of "Spanish Town": a piece of another country's town or region."""
    if one.kind not in {"country", "government"} or one.country is None:
        return None
    for place in beginning_in(places, one.span.start - _LONGEST_BEFORE, one.span.end):
        told = place.country not in {None, one.country} and place.precision in {"city", "admin1"}
        if told and place.span.contains(one.span) and place.span != one.span:
            town = as_unknown(one, place.name, "place", f"gazetteer: {place.name}")
            return replace(town, span=place.span, country=place.country)
    return None


def _may_be_misread(one: Found, place: Place) -> bool:
    """ "Punjab" labelled as a body, "Srebrenica" as a people, "Acteal" as a person: the words around tell a place.

    A body with the name of a forest or a sea that does something is one: "Amazon sued".
    """
    if one.key or one.reason == BORNE:
        return False
    named_after = place.precision == "region" and one.head.dep_ in {"nsubj", "poss"}
    labelled_body = one.kind == "organisation" and not one.sectors and not named_after
    return labelled_body or one.kind == "person" or one.reason.startswith("named entity NORP")


def _seat_elsewhere(one: Found, places: Mapping[int, Place]) -> Found | None:
    """ "The White House in Moscow": a house of that name in another country, and not who sits in the known one."""
    towns = (places.get(start_of(noun)) for noun in right_behind(one.head, "in"))
    there = next(filter(None, towns), None)
    if there is None or there.country in {None, one.country}:
        return None
    words = offset_of(one.head.doc)
    name = text_of(one.head.doc)[one.span.start - words : one.span.end - words]
    return replace(
        one, name=name, kind="organisation", country=there.country, key="", wikidata=None,
        reason=f"{SEAT} in {there.name}",
    )  # fmt: skip


def _town_of_seat(one: Found, places: Sequence[Place]) -> Place | None:
    """ "In The Hague": the town, and not who sits there."""
    if not is_location(one.head):
        return None
    beside = beginning_in(places, one.span.start - len("The "), one.span.end)
    return next((p for p in beside if p.precision == "city" and p.span.contains(one.span)), None)


def _at_home(one: Found, names: Mapping[int, Found]) -> Found:
    """A body that the actor file does not know has the country named before it: "Iran's Quds Brigade"."""
    if one.country or one.key or one.kind != "organisation":
        return one
    origin = origin_of(one.head, names)
    if origin.country is None or origin.owner is None or origin.owner.kind not in {"country", "place"}:
        return one
    return replace(one, country=origin.country, reason=f"{one.reason}, {origin.how}")


def _link_pronouns(
    parse: Parse, found: Sequence[Found], owner: dict[int, Group], groups: Groups, parted: Sequence[int]
) -> None:
    starts = [offset_of(block) + sentence.start_char for block in parse.blocks for sentence in block.sents]
    order = [(bisect(starts, one.at) - 1, one) for one in sorted(found, key=in_text)]
    numbers = [number for number, _ in order]
    linked: dict[int, Group] = {}
    last_peers: tuple[int, tuple[Found, ...]] = (-1, ())
    for token in (word for block in parse.blocks for word in may_point(block)):
        count = count_of_peers(token)
        if not count and not is_pronoun(token):
            continue
        barred, at = linked.get(_subject_beside(token)), start_of(token)
        number = bisect(starts, at) - 1
        near = order[bisect_left(numbers, number - (STATES_BACK if count else WINDOW)) : bisect(numbers, number)]
        fence = parted[bisect(parted, at) - 1] if parted and parted[0] <= at else 0
        before = [entry for entry in near if entry[1].span.end <= at and entry[1].at >= fence]
        if barred is not None:
            before = [entry for entry in before if owner[entry[1].at] is not barred]
        found_for_it = _meant(token, count, before, number)
        if count and not found_for_it and len(last_peers[1]) == count and number - last_peers[0] <= WINDOW:
            found_for_it = last_peers[1]  # "The two sides met. Both sides left."
        if count and found_for_it:
            last_peers = (number, found_for_it)
            _forget_role(owner.get(at), groups)
        for meant in found_for_it:
            _add_pronoun(token, meant, owner)
            join_own_government(token, owner[meant.at], owner, groups)
            linked[at] = owner[meant.at]


def _forget_role(role: Group | None, groups: Groups) -> None:
    """ "The two governments" and "both men" are the two named before, and no third actor."""
    if role is not None and not role.best.proper and role.country is None and len(role.found) == 1:
        groups.members.remove(role)


def _subject_beside(token: Token) -> int:
    """The subject of an object's verb: "He thanked her" is about two; -1 where there is none."""
    if token.dep_ not in {"dobj", "dative"}:
        return -1
    return next((start_of(subject) for subject in children(token.head, "nsubj")), -1)


def _meant(token: Token, count: int, before: Sequence[tuple[int, Found]], number: int) -> tuple[Found, ...]:
    if count:
        return peers_of(token, count, before, number)
    if joined := joined_subjects(token, before):
        return joined
    one = antecedent(token, before, number)
    return () if one is None else with_those_beside(token, one, before)


def _held(pronoun: Token) -> Token:
    """The noun that is his: "men" of "its men", "navy" of "his country's navy"."""
    noun = pronoun.head
    return noun.head if noun.dep_ == "poss" and noun.lower_ in _HOMELANDS else noun


def _add_pronoun(token: Token, meant: Found, owner: dict[int, Group]) -> None:
    group = owner[meant.at]
    span = span_of(token)
    group.add(replace(meant, head=token, span=span, how="pronoun", reason="nearest fitting actor before"), "pronoun")
    owned = owner.get(start_of(_held(token))) if token.dep_ == "poss" else None
    if owned is not None and owned.kind == "person" and owned.best.proper and not owned.best.key:
        owned.country = owned.country or group.country  # "one of its generals, X"
    if owned is None or owned is group or owned.best.proper or len(owned.found) > 1:
        return
    if owned.best.head.lemma_.lower() in FACING:
        return
    # "its fighters": theirs is the country of whom "its" means.
    owned.country = group.country
    role, kind = owned.best.role, group.best.kind
    owned.sectors = tuple(sector_beside(sector, role, kind, group.sectors) for sector in owned.sectors)
    owned.best = replace(owned.best, name=f"{owned.best.name} ({group.best.name})")
    owned.reason += f", owned by {group.best.name}"
