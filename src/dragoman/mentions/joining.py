"""Mentions that turn out to be one actor: definitions, titles, appositions, and "the minister" for a minister."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.parser import offset_of, start_of
from dragoman.mentions.found import Found, as_unknown
from dragoman.mentions.gathering import Group, Groups, find_definitions, initials, title_in, titles_of
from dragoman.mentions.lexicon import GOVERNING, Lexicon
from dragoman.mentions.names import BY_SPELLING
from dragoman.mentions.origins import BODIES, MISSIONS, origin_of
from dragoman.mentions.pointing import NEW_STATE, POINTS_TO, REALMS, is_definite, is_other_league, may_mean
from dragoman.mentions.role_keys import FEDERATIONS, role_key
from dragoman.mentions.sectors import Sectors
from dragoman.types import MentionHow

_TITLES = frozenset({"compound", "amod", "nmod"})
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "then", "acting", "exiled"})
_COMING = frozenset({"future", "next", "new", "first", "previous", "other", "incoming"})
# "A president who lies", "no premier": nobody's in particular. They and the future ones are not who holds the office.
_NOT_HIM = _FORMER | _COMING | {"a", "an", "any", "no", "every", "each", "another", "which"}
# Beside them, a body is another one than the one before: "the lower court", "the rival party".
_ANOTHER = frozenset(
    {"lower", "higher", "local", "rival", "opposing", "new", "another", "own", "respective", "separate", "different",
     "second", "third", "smaller", "larger", "fellow"}
)  # fmt: skip
_LINKED = frozenset({"linked", "affiliated", "aligned", "allied", "inspired", "backed"})
_FARTHEST = 500  # mentions that "the group" can point back over: more than a long page has
_WITHIN = frozenset({"pobj", "prep", "poss"})
_OF_STATES = FEDERATIONS | {"FSM"}  # of them a state is a part sooner than the whole
_RULERS = frozenset({"president", "prime minister", "chancellor", "premier"})
_RULED = frozenset({"government", "administration", "cabinet"})
_SHORT_TITLES = {"rep.": ("representative", "LEG"), "sen.": ("senator", "LEG"), "gov.": ("governor", "GOV")}
_SECONDS = frozenset({"vice", "deputy"})
_ABROAD = frozenset({"ambassador", "envoy", "consul", "diplomat"})


def join_definitions(groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    """ "Rapid Support Forces (RSF)"."""
    for name, short in find_definitions(found):
        if short.key and name.key and short.key != name.key:
            continue
        if name.proper or initials(name.name) == short.name:
            _join(groups, owner, owner[name.at], owner[short.at])


def join_titles(groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    """ "President X", "X, the chairman of Y", "the chairman, X": title and apposition give what the name lacks."""
    by_head = {one.at: one for one in found}
    for one in found:
        if (around := _title_around(one, by_head)) is not None:
            _join(groups, owner, owner[one.at], owner[around.at])
            owner[one.at].titles.update(titles_of(around))
        if one.kind != "person" and one.proper and one.kind not in BODIES:
            continue
        for token in children(one.head, "appos"):
            other = by_head.get(start_of(token))
            if other is not None and (_may_be_one(one, other) or _is_body_named(one, other)):
                name, role = (one, other) if one.proper else (other, one)
                if _is_named_otherwise(owner[role.at], name):
                    continue
                _join(groups, owner, owner[name.at], owner[role.at])
                owner[name.at].titles.update(titles_of(role))


def _is_named_otherwise(group: Group, name: Found) -> bool:
    """ "Ethiopia's leader Abiy Ahmed and Eritrean President Isaias Afwerki": the parser hangs both on the leader."""
    named = group.best
    return named.proper and named.kind == name.kind == "person" and (named.key or named.name) != (name.key or name.name)


def _is_body_named(one: Found, other: Found) -> bool:
    """ "The Kurdish militia YPG", "ECOWAS, the West African bloc": a body's name and what it is called beside it."""
    name, role = (one, other) if one.proper else (other, one)
    if role.proper or name.kind not in BODIES or role.kind in {"person", "country"} or role.plural:
        return False
    kinds = POINTS_TO.get(role.head.lemma_.lower(), frozenset())
    alike = name.kind in kinds or bool(set(name.sectors) & set(role.sectors))
    countries = {name.country, role.country} - {None}
    return alike and len(countries) < 2 and (one is role or is_definite(role.head))


def _title_around(name: Found, by_head: Mapping[int, Found]) -> Found | None:
    """The title in whose words the noun stands on which the parser hung a name.

    "The mayor of Istanbul's Esenyurt district, Ahmet Özer": he is no district.
    """
    noun = name.head.head
    if name.kind != "person" or not name.proper or name.head.dep_ != "appos" or start_of(noun) in by_head:
        return None
    while noun.dep_ in _WITHIN and noun.head != noun:
        noun = noun.head
        found = by_head.get(start_of(noun))
        if found is not None:
            return found if found.kind == "person" and not found.proper and not found.plural else None
    return None


def title_of(one: Found, sectors: Sectors, by_head: Mapping[int, Found]) -> Found:
    """A person's name with sector and country of the title before it: "Zambian Foreign Minister Mulambo Haimbe"."""
    before = [token for word in _words_of(one) for token in word.lefts if token.dep_ in _TITLES]
    if not before:
        return one
    one = _not_a_namesake(one, before, by_head)
    country = one.country
    sector, role = one.sectors, one.role
    for token in before:
        owner = by_head.get(start_of(token))
        if owner is not None and owner.country and country is None and not _is_sent_to(owner, before):
            country = owner.country
        hit = sectors.of_noun(token) or _SHORT_TITLES.get(token.lower_)
        if hit is not None:
            gone = hit[1] in GOVERNING and (sectors.is_former(token) or sectors.is_former(one.head))
            role, own = _second(token) + hit[0], ("ELI",) if gone else (hit[1],)
            sector = own if gone else sector or own
            origin = origin_of(token, by_head)
            sent = origin.owner is not None and _is_sent_to(origin.owner, before)
            country = country or (None if sent else origin.country)
    return replace(one, country=country, sectors=sector, role=role)


def _is_sent_to(state: Found, titles: Sequence[Token]) -> bool:
    """ "*Syria* envoy Jana Weiss" is sent there; "US envoy", "Syrian envoy" and "Syria's envoy" are not."""
    sent = any(title.lemma_.lower() in MISSIONS for title in titles)
    bare = state.head.dep_ in _TITLES and not state.head.text.replace(".", "").isupper()
    return sent and bare and state.kind == "country" and state.reason != "demonym"


def _not_a_namesake(one: Found, before: Sequence[Token], by_head: Mapping[int, Found]) -> Found:
    """ "Gambian minister Ousman Sonko" is not Senegal's Ousmane Sonko, whose name is only spelt much like his."""
    if not one.reason.endswith(BY_SPELLING):
        return one
    named = [by_head[start_of(token)] for token in before if start_of(token) in by_head]
    told = {origin_of(token, by_head).country for token in before} | {other.country for other in named}
    if not told - {None, one.country}:
        return one
    words = _words_of(one)
    name = one.head.doc[words[0].i : words[-1].i + 1].text
    return replace(as_unknown(one, name, "person", "named entity PERSON"), how="name")


def _second(title: Token) -> str:
    """ "vice " of "Vice-President": another office than the president's."""
    before = title.doc[max(title.sent.start, title.i - 2) : title.i]
    return "".join(f"{word.lower_} " for word in before if word.lower_ in _SECONDS)


def _words_of(name: Found) -> Sequence[Token]:
    """The name's words: the parser hangs a title on any of them."""
    doc, offset = name.head.doc, offset_of(name.head.doc)
    words = doc.char_span(name.span.start - offset, name.span.end - offset)
    return (name.head,) if words is None else tuple(words)


def office_holder(one: Found, lexicon: Lexicon, day: date | None, beside: Found | None = None) -> Found:
    """ "the Russian president" on a day is whoever held the office then; a region's president is not the country's.

    `beside` is who is named right behind: "the ouster of its president, X" may tell of years ago.
    """
    if one.proper or one.kind != "person" or one.plural or not one.country or one.of_part:
        return one
    if any(child.lower_ in _NOT_HIM for child in one.head.children) or one.role in _ABROAD:
        return one
    holder = lexicon.holder(one.country, one.role, day)
    if holder is None:
        return one
    if beside is not None and beside.key != holder.key and not holder.ends_like(beside.name):
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
        for other in reversed(found[max(0, number - _FARTHEST) : number]):
            if not other.proper or (one.role.startswith(NEW_STATE) and not lexicon.is_new(other.key, day)):
                continue
            group = owner[other.at]
            if _stands_alone(other, group) and _points_to(one, other, group):
                _join(groups, owner, group, owner[one.at])
                break


def _stands_alone(name: Found, group: Group) -> bool:
    """No country that only describes somebody; a body is meant by its bare name: "*NATO* jets", no "Hamas-linked"."""
    if group.kind in BODIES:
        return name.head.head.lower_ not in _LINKED
    return name.head.dep_ not in _TITLES


def _points_to(one: Found, other: Found, group: Group) -> bool:
    lemma = one.head.lemma_.lower()
    if group.kind == "person" and one.kind == "person":
        elsewhere = one.country is not None and group.country is not None and one.country != group.country
        called = not elsewhere and title_in(one) in group.titles
        return called and not any(child.lower_ in _COMING for child in one.head.lefts)
    if not may_mean(lemma, group.best.name, group.kind, group.sectors) or _is_another(one):
        return False
    if lemma == "state" and not one.role.startswith(NEW_STATE) and not _is_whole(one, other):
        return False
    if "country" in POINTS_TO[lemma]:
        return lemma not in REALMS or group.country in REALMS[lemma]
    return one.country is None or group.country is None or one.country == group.country


def _is_whole(state: Found, country: Found) -> bool:
    """ "Closed its borders with Mali and froze *the state's* assets": the country of the same sentence.

    In others a state is a part of the country; further on, and in court, it is the prosecution.
    """
    return state.head.sent == country.head.sent and country.country not in _OF_STATES


def _is_another(one: Found) -> bool:
    """ "The Israeli courts", "the lower court": no body named before, though there is one of that kind."""
    if one.role.startswith(NEW_STATE):
        return False
    several = one.plural and POINTS_TO[one.head.lemma_.lower()] != {"armed group"}  # "the rebels" are one
    return several or is_other_league(one.head) or any(child.lower_ in _ANOTHER for child in one.head.lefts)


def _may_be_one(one: Found, other: Found) -> bool:
    if one.proper and other.proper:
        return False
    return "person" in {one.kind, other.kind}


def join_own_government(pronoun: Token, head: Group, owner: dict[int, Group], groups: Groups) -> None:
    """ "President Ghani ... *his government*": the state's."""
    own = owner.get(start_of(pronoun.head)) if pronoun.dep_ == "poss" else None
    if own is None or own.best.proper or own.best.role not in _RULED or len(own.found) > 1:
        return
    if head.kind != "person" or head.sectors[:1] != ("GOV",) or not head.titles & _RULERS or not head.country:
        return
    key = role_key(head.country, "GOV", "government")
    state = groups.by_key.get(key)
    if state is None or state not in groups.members:
        own.best = replace(own.best, key=key)
        groups.by_key[key] = own
    else:
        _join(groups, owner, state, own, "role")


def _join(groups: Groups, owner: dict[int, Group], keep: Group, gone: Group, how: MentionHow = "apposition") -> None:
    if keep is gone:
        return
    groups.join(keep, gone, how)
    owner.update((found.at, keep) for found, _ in gone.found if owner.get(found.at) is gone)
