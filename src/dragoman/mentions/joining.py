"""Mentions that turn out to be one actor: definitions, titles, appositions, and "the minister" for a minister."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.parser import offset_of, start_of
from dragoman.mentions.agents import origin_of
from dragoman.mentions.found import Found
from dragoman.mentions.gathering import Group, Groups, find_definitions, initials
from dragoman.mentions.lexicon import GOVERNING, Lexicon
from dragoman.mentions.pointing import NEW_STATE, POINTS_TO, SECTORS_OF, is_definite
from dragoman.mentions.sectors import Sectors

_TITLES = frozenset({"compound", "amod", "nmod"})
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "then", "acting", "exiled"})
_SECONDS = frozenset({"vice", "deputy"})
_ABROAD = frozenset({"ambassador", "envoy", "consul", "diplomat"})


def join_definitions(groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    """ "Rapid Support Forces (RSF)"."""
    for name, short in find_definitions(found):
        if short.key and name.key and short.key != name.key:
            continue
        if name.proper or initials(name.name) == short.name:
            _join(groups, owner, name, short)


def join_titles(groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    """ "President X", "X, the chairman of Y", "the chairman, X": title and apposition give what the name lacks."""
    by_head = {one.at: one for one in found}
    for one in found:
        if one.kind != "person" and one.proper:
            continue
        for token in children(one.head, "appos"):
            other = by_head.get(start_of(token))
            if other is not None and _may_be_one(one, other):
                name, role = (one, other) if one.proper else (other, one)
                _join(groups, owner, name, role)
                owner[name.at].titles.add(role.head.lemma_.lower())


def title_of(one: Found, sectors: Sectors, by_head: Mapping[int, Found]) -> Found:
    """A person's name with sector and country of the title before it: "Zambian Foreign Minister Mulambo Haimbe"."""
    before = [token for word in _words_of(one) for token in word.lefts if token.dep_ in _TITLES]
    if not before:
        return one
    country = one.country
    sector, role = one.sectors, one.role
    for token in before:
        owner = by_head.get(start_of(token))
        if owner is not None and owner.country and country is None:
            country = owner.country
        hit = sectors.of_noun(token)
        if hit is not None:
            gone = hit[1] in GOVERNING and (sectors.is_former(token) or sectors.is_former(one.head))
            role, own = _second(token) + hit[0], ("ELI",) if gone else (hit[1],)
            sector = sector or own
            country = country or origin_of(token, by_head, sectors).country
    return replace(one, country=country, sectors=sector, role=role)


def _second(title: Token) -> str:
    """ "vice " of "Vice-President": another office than the president's."""
    before = title.doc[max(title.sent.start, title.i - 2) : title.i]
    return "".join(f"{word.lower_} " for word in before if word.lower_ in _SECONDS)


def _words_of(name: Found) -> Sequence[Token]:
    """The name's words: the parser hangs a title on any of them."""
    doc, offset = name.head.doc, offset_of(name.head.doc)
    words = doc.char_span(name.span.start - offset, name.span.end - offset)
    return (name.head,) if words is None else tuple(words)


def office_holder(one: Found, lexicon: Lexicon, day: date | None) -> Found:
    """ "the Russian president" on a day is whoever held the office then."""
    if one.proper or one.kind != "person" or one.plural or not one.country:
        return one
    if any(child.lower_ in _FORMER for child in one.head.children) or one.role in _ABROAD:
        return one
    holder = lexicon.holder(one.country, one.role, day)
    if holder is None:
        return one
    reason = f"{one.reason}, held by {holder.name} on {day}"
    return replace(one, key=holder.key, name=holder.name, wikidata=holder.wikidata, reason=reason)


def join_definites(
    groups: Groups, found: Sequence[Found], owner: dict[int, Group], lexicon: Lexicon, day: date | None
) -> None:
    """ "the group" after "Hamas", "the minister" after "Foreign Minister Lavrov", "the island" after "Sri Lanka".

    "The new state" is a country that had just come to be on that day.
    """
    for number, one in enumerate(found):
        if one.proper or one.owned or not is_definite(one.head) or owner[one.at].best.proper:
            continue
        for other in reversed(found[:number]):
            if not other.proper or (one.role.startswith(NEW_STATE) and not lexicon.is_new(other.key, day)):
                continue
            if other.head.dep_ not in _TITLES and _points_to(one, other, owner[other.at]):
                _join(groups, owner, other, one)
                break


def _points_to(one: Found, other: Found, group: Group) -> bool:
    lemma = one.head.lemma_.lower()
    if group.kind == "person" and one.kind == "person":
        return lemma in group.titles or bool(one.role and one.role in group.titles)
    kinds = POINTS_TO.get(lemma)
    if kinds is None or group.kind not in kinds:
        return False
    if group.sectors and not SECTORS_OF.get(lemma, frozenset(group.sectors)) & set(group.sectors):
        return False
    if "country" in kinds:
        return not one.plural
    return one.country is None or group.country is None or one.country == group.country


def _may_be_one(one: Found, other: Found) -> bool:
    if one.proper and other.proper:
        return False
    return "person" in {one.kind, other.kind}


def _join(groups: Groups, owner: dict[int, Group], into: Found, other: Found) -> None:
    keep, gone = owner[into.at], owner[other.at]
    if keep is gone:
        return
    groups.join(keep, gone, "apposition")
    for start, group in owner.items():
        if group is gone:
            owner[start] = keep
