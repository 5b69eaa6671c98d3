""" "The two", "both sides", "the four countries": which actors are meant, by who was named together before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from dragoman.language.clauses import children, first_joined
from dragoman.mentions.found import Found
from dragoman.types import EntityKind

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_STATES = frozenset({"countries", "nations", "neighbours", "neighbors", "governments"})
_PERSONS = frozenset({"men", "women", "presidents", "ministers"})
_OPPOSED = frozenset({"sides", "parties"})
_STANDING_BY = frozenset(
    {"urge", "call", "appeal", "welcome", "praise", "hail", "host", "mediate", "broker", "facilitate", "sponsor",
     "guarantee", "oversee", "monitor", "act"}
)  # fmt: skip
PARTIES = _STATES | _PERSONS | {"sides", "parties", "leaders"}
_OF_PERSONS: frozenset[EntityKind] = frozenset({"person"})
_COUNTING = frozenset({"nummod", "det", "predet"})
_BUILDINGS = frozenset({"embassy", "consulate", "mission", "palace", "base"})
STATES_BACK = 6  # for "the two countries": a page on two states goes on speaking of them
OF_STATES: frozenset[EntityKind] = frozenset({"country", "government"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def count_of_peers(token: Token) -> int:
    """How many actors "the two", "both sides" or "the four countries" mean; 0 where the word means none."""
    if token.lower_ in COUNTS and token.dep_ in {*_SUBJECTS, "pobj", "dobj"}:
        bare = not [child for child in token.children if child.dep_ in {"prep", "compound"}]
        definite = token.lower_ == "both" or any(child.lower_ in {"the", "these"} for child in token.children)
        return COUNTS[token.lower_] if bare and definite else 0
    if token.lower_ not in PARTIES:
        return 0
    counted = [COUNTS[child.lower_] for child in token.children if child.lower_ in COUNTS and child.dep_ in _COUNTING]
    return counted[0] if counted else 0


def peers_of(token: Token, count: int, before: Sequence[tuple[int, Found]], sentence: int) -> tuple[Found, ...]:
    """The actors that "the two" or "the four" mean: of this sentence, filled up from those before, subjects first.

    "The two governments" are states and "both men" are persons, whoever else stands nearer; no host or mediator is one
    of "both sides".
    """
    states = token.lower_ in _STATES
    if states and (named := _states_together(before, count, sentence)):
        return named
    peers: dict[str, Found] = {}
    kinds = OF_STATES if states else _OF_PERSONS if token.lower_ in _PERSONS else None
    opposed = token.lower_ in _OPPOSED
    for number in range(sentence, sentence - (2 if count == 2 and not states and not opposed else 3), -1):
        pool = [found for at, found in before if at == number and _is_peer(found) and not _addresses(found, token)]
        pool = [found for found in pool if kinds is None or (found.kind in kinds and not found.plural)]
        if opposed:
            beside = {peer.country for peer in peers.values() if peer.country}
            pool = [found for found in pool if _may_be_a_side(found, beside)]
        elif kinds is None:
            pool = _of_one_kind(pool, tuple(peers.values()), count)
        for found in sorted(pool, key=lambda one: one.head.dep_ not in _SUBJECTS):
            peers.setdefault(_party(found), found)
            if len(peers) == count:
                return tuple(peers.values())
    return ()


def _states_together(before: Sequence[tuple[int, Found]], count: int, sentence: int) -> tuple[Found, ...]:
    """The states of the last sentence that names just as many, by themselves or as whose minister or army it is."""
    for number in range(sentence, sentence - STATES_BACK - 1, -1):
        states: dict[str, Found] = {}
        for at, found in before:
            if at == number and found.kind in OF_STATES and not found.plural and found.how != "pronoun" and found.key:
                states.setdefault(found.country or found.key, found)
        if len(states) == count:
            return tuple(sorted(states.values(), key=lambda one: one.head.dep_ not in _SUBJECTS))
    return ()


def _of_one_kind(pool: list[Found], peers: tuple[Found, ...], count: int) -> list[Found]:
    """ "The two" are two persons, or two bodies, and no person with a crowd; persons where there are just so many."""
    if peers:
        return [found for found in pool if _is_person(found) == _is_person(peers[0])]
    persons = [found for found in pool if _is_person(found)]
    if len({_party(found) for found in persons}) >= count:
        return persons
    return [found for found in pool if not _is_person(found)]


def _may_be_a_side(found: Found, beside: Collection[str]) -> bool:
    """No host or mediator, no scene, and nobody who speaks for a side of these countries."""
    of_a_side = _is_person(found) and found.country in beside
    return not (of_a_side or _stands_by(found.head) or _is_where(found.head))


def _is_person(found: Found) -> bool:
    return found.kind == "person" and not found.plural


def _is_where(head: Token) -> bool:
    """ "Amer, in *Gaza*": no side."""
    return head.dep_ == "pobj" and head.head.lower_ in {"in", "near", "inside", "across"}


def _addresses(found: Found, token: Token) -> bool:
    """ "*Oman* urged both sides": who urges them is neither."""
    if token.dep_ not in {"dobj", "dative"} or found.head.sent != token.sent:
        return False
    return any(found.head in subject.subtree for subject in children(token.head, *_SUBJECTS))


def _stands_by(head: Token) -> bool:
    """ "*China and Russia* called for calm", "talks hosted by *Oman*": who speaks to the two sides is neither."""
    head = first_joined(head)
    above = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    return head.dep_ in {*_SUBJECTS, "pobj"} and above.lemma_ in _STANDING_BY


def _party(found: Found) -> str:
    """Whom a mention stands for at a table: a country and its government are one party."""
    if found.country and found.key in {found.country, f"{found.country}.GOV.government"}:
        return found.country
    return found.key or found.name


def _is_peer(found: Found) -> bool:
    """Somebody who can sign or fight for himself: no town, newspaper, embassy or describing word."""
    if found.kind in {"place", "media"} or found.how == "pronoun" or found.head.lemma_.lower() in _BUILDINGS:
        return False
    if found.head.dep_ == "dobj" and found.head.head.lemma_ in {"report", "quote", "cite"}:
        return False
    described = found.head.dep_ in {"amod", "nmod", "compound", "poss", "attr", "oprd", "appos"}
    return not described and not _owns_another(found.head)


def _owns_another(head: Token) -> bool:
    """ "Haftar" in "the government of Haftar", "troops from Ethiopia": the government and the troops act."""
    return head.dep_ == "pobj" and head.head.lower_ in {"of", "from"}
