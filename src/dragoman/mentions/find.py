"""Finds the page's actors. The order: names, roles, definitions and appositions, inherited countries, pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.parser import Parse, start_of
from dragoman.mentions.agents import find_agents, role_key
from dragoman.mentions.found import Found
from dragoman.mentions.gathering import Group, Groups, find_definitions, initials
from dragoman.mentions.lexicon import Lexicon, fold
from dragoman.mentions.names import find_names
from dragoman.mentions.pronouns import antecedent, is_pair, is_pronoun, pair_of
from dragoman.mentions.sectors import Sectors
from dragoman.types import Entity, Place, Span

_TITLES = frozenset({"compound", "amod", "nmod", "appos", "nsubj"})
_DOMESTIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "SPY", "PTY", "REB"})
_VAGUE = frozenset(
    {"many", "several", "some", "other", "foreign", "various", "most", "any", "another", "each", "both", "western",
     "international", "regional", "neighbouring", "neighboring", "european", "african", "arab", "asian", "two", "three"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """The country a page's unmarked roles belong to, and why."""

    country: str | None
    how: str


def find_actors(
    parse: Parse, lexicon: Lexicon, sectors: Sectors, places: Sequence[Place], day: date | None
) -> tuple[Entity, ...]:
    """Every actor the page names, as entities with their mentions."""
    found = list(_locate(_find_all(parse, lexicon, sectors, day), places))
    home = _home_of(parse, lexicon, found, day)
    found = list(_inherit(found, home))
    groups = Groups()
    owner: dict[int, Group] = {start_of(one.head): groups.place(one) for one in found}
    _define(groups, found, owner)
    _join_titles(groups, found, owner)
    _link_pronouns(parse, groups, found, owner)
    return groups.entities()


def _find_all(parse: Parse, lexicon: Lexicon, sectors: Sectors, day: date | None) -> Iterator[Found]:
    for block in parse.blocks:
        names = list(find_names(block, lexicon, sectors, day))
        by_head = {start_of(one.head): one for one in names}
        agents = find_agents(block, by_head, sectors)
        yield from sorted([*names, *agents], key=lambda one: one.span)


def _locate(found: Iterable[Found], places: Sequence[Place]) -> Iterator[Found]:
    """Towns and regions that the actor file does not know take their country from the gazetteer."""
    known = {place.span: place for place in places}
    starts = {place.span.start: place for place in places}
    for one in found:
        place = known.get(one.span) or starts.get(one.span.start)
        if one.country is None and place is not None and one.kind == "place":
            yield replace(one, name=place.name, country=place.country, reason=f"gazetteer: {place.name}")
        else:
            yield one


def _home_of(parse: Parse, lexicon: Lexicon, found: Sequence[Found], day: date | None) -> Home:
    dateline = parse.document.dateline
    if dateline is not None and dateline.place:
        words = dateline.place.split()
        hit = lexicon.match(words, [fold(word) for word in words], 0, day)
        if hit is not None and hit[1][0].country:
            return Home(hit[1][0].country, f"dateline {dateline.place}")
    counts = Counter(one.country for one in found if one.country and one.proper)
    if counts:
        country, most = counts.most_common(1)[0]
        if most >= 3 and most >= 0.4 * sum(counts.values()):
            return Home(country, "the page's commonest country")
    return Home(None, "")


def _inherit(found: Sequence[Found], home: Home) -> Iterator[Found]:
    """ "the army", "police", "the opposition": the country last named for the role, in the paragraph, or at home."""
    by_role: dict[str, str] = {}
    in_block: dict[int, list[str]] = {}
    for one in found:
        block = id(one.head.doc)
        if one.proper or one.country or not (set(one.sectors) & _DOMESTIC) or _is_vague(one.head):
            if one.country and not one.proper:
                by_role[one.head.lemma_.lower()] = one.country
            if one.country and one.kind != "place":
                in_block.setdefault(block, []).append(one.country)
            yield one
            continue
        named = list(dict.fromkeys(in_block.get(block, [])))
        role = one.head.lemma_.lower()
        if role in by_role:
            country, how = by_role[role], "the same role before"
        elif len(named) == 1:
            country, how = named[0], "the paragraph's only country"
        elif home.country:
            country, how = home.country, home.how
        else:
            yield one
            continue
        key = role_key(country, one.sectors[0], role)
        yield replace(one, country=country, key=key, reason=f"{one.reason}, {how}")


def _is_vague(noun: Token) -> bool:
    """ "many governments", "other countries": nobody's in particular."""
    return any(child.lower_ in _VAGUE for child in noun.children)


def _define(groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    for name, short in find_definitions(found):
        if short.key and name.key and short.key != name.key:
            continue
        if name.proper or initials(name.name) == short.name:
            _join(groups, owner, name, short)


def _join_titles(groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    """ "President X", "X, the chairman of Y", "the chairman, X": one actor; title and apposition give what is missing."""
    by_head = {start_of(one.head): one for one in found}
    for one in found:
        if one.kind != "person" and one.proper:
            continue
        for token in children(one.head, "appos"):
            other = by_head.get(start_of(token))
            if other is not None and _may_be_one(one, other):
                name, role = (one, other) if one.proper else (other, one)
                _join(groups, owner, name, role)
        if one.proper and one.kind == "person":
            _take_title(one, owner[start_of(one.head)], by_head)


def _may_be_one(one: Found, other: Found) -> bool:
    if one.proper and other.proper:
        return False
    return "person" in {one.kind, other.kind} and not (one.country and other.country and one.country != other.country)


def _take_title(one: Found, group: Group, by_head: dict[int, Found]) -> None:
    for token in one.head.children:
        if token.dep_ not in _TITLES:
            continue
        title = by_head.get(start_of(token))
        if title is not None and title.country and group.country is None and token.dep_ != "nsubj":
            group.country = title.country
            group.reason += f", title {title.name!r}"


def _join(groups: Groups, owner: dict[int, Group], into: Found, other: Found) -> None:
    keep, gone = owner[start_of(into.head)], owner[start_of(other.head)]
    if keep is gone:
        return
    groups.join(keep, gone, "apposition")
    for start, group in owner.items():
        if group is gone:
            owner[start] = keep


def _link_pronouns(parse: Parse, groups: Groups, found: Sequence[Found], owner: dict[int, Group]) -> None:
    numbers = {sentence[0].i + _base(sentence[0]): number for number, sentence in enumerate(parse.sentences)}
    order = sorted(((_sentence_number(one.head, numbers), one) for one in found), key=lambda pair: pair[1].span)
    for sentence in parse.sentences:
        number = numbers[sentence[0].i + _base(sentence[0])]
        for token in sentence:
            before = [entry for entry in order if entry[1].span.end <= start_of(token)]
            for meant in _meant(token, before, number):
                group = owner[start_of(meant.head)]
                start = start_of(token)
                span = Span(start, start + len(token.text))
                pronoun = replace(meant, head=token, span=span, how="pronoun", reason="nearest fitting actor before")
                group.add(pronoun, "pronoun")
                _give_to_owned(token, group, owner)


def _give_to_owned(pronoun: Token, group: Group, owner: dict[int, Group]) -> None:
    """ "its fighters": theirs is the country of whom "its" means."""
    owned = owner.get(start_of(pronoun.head)) if pronoun.dep_ == "poss" else None
    if owned is None or owned is group or owned.best.proper or len(owned.found) > 1:
        return
    owned.country = group.country
    owned.best = replace(owned.best, name=f"{owned.best.name} ({group.best.name})")
    owned.reason += f", owned by {group.best.name}"


def _meant(token: Token, before: Sequence[tuple[int, Found]], number: int) -> tuple[Found, ...]:
    if is_pronoun(token):
        one = antecedent(token, before, number)
        return (one,) if one is not None else ()
    return pair_of(token, before, number) if is_pair(token) else ()


def _base(token: Token) -> int:
    """Sets tokens of different paragraphs apart."""
    return int(token.doc.user_data.get("start", 0)) * 1_000


def _sentence_number(token: Token, numbers: dict[int, int]) -> int:
    return numbers[token.sent[0].i + _base(token)]
