"""The last resort for a side: the first actor named inside what the verb governs."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import takewhile

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast, countries_of, participants, parts_of, without
from dragoman.events.scenes import is_scene
from dragoman.events.sides import moves_things, strikes_with
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.conjuncts import SPEAKING
from dragoman.language.phrases import words_below
from dragoman.types import Participant, Span

_ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
_FAR_ASIDES = frozenset({"advcl", "appos", "parataxis"})
_BORDERS = frozenset({"border", "frontier", "boundary"})
_TIMES = frozenset({"after", "before", "since", "following", "during", "amid", "amidst", "despite", "until"})
_NOT_AGAINST = _TIMES | {"alongside"}  # "sent men to fight alongside the rebels": against somebody else
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prep", "dative", "pcomp", "acomp"})


def nearest_within(trigger: Trigger, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """The first actor named inside what the verb governs; those in relative clauses only where nobody else is.

    In a relative clause a foreign party goes before the actors' own: "ratified a pact under which its soldiers may be
    sent to *Qatar*".
    """
    own = next(_named_within(trigger, cast, taken, _ASIDES), None)
    if own is not None:
        return _joined_within(own, cast, taken)
    aside = [one for token in _named_within(trigger, cast, taken, _FAR_ASIDES) for one in _within(token, cast, taken)]
    home = countries_of(_home(trigger, cast), cast)
    abroad = [one for one in aside if countries_of([one], cast) - home]
    return tuple((abroad or aside)[:1])


def _joined_within(token: Token, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """The actor at the word and those joined to it: "to help *Jordan* and *Lebanon* cope"."""
    return tuple(one for joined in clauses.conjuncts(token) for one in _within(joined, cast, taken)[:1])


def _within(token: Token, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """The actors at a word, those left out who stand there as a pronoun or are a side already."""
    found = (Participant(one.entity, one.span, "within") for one in cast.at(token) if one.how != "pronoun")
    return without(tuple(found), taken)


def _home(trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """The logical subjects, whatever they may do, to tell home from abroad."""
    return participants(clauses.logical_subject(trigger.token), "subject", cast)


def _whatever(clause: Token) -> bool:
    """ "will stay, *whatever* the Americans may wish": said to the wind, not of a side."""
    return clause.dep_ == "ccomp" and clause.left_edge.lower_ in {"whatever", "however", "whoever", "wherever"}


def _tells_why(preposition: Token) -> bool:
    """ "fined him *for* insulting the king", "sent troops *under* a deal with Rome": what came before, with others."""
    done_before = preposition.lower_ in {"for", "over"} and bool(clauses.children(preposition, "pcomp"))
    return done_before or (preposition.dep_ == "prep" and preposition.lower_ == "under")


def _things_named(verb: Token) -> Iterator[Token]:
    """The objects and what they count: "moved troops and dozens of *warplanes*"."""
    for thing in clauses.logical_object(verb):
        yield thing
        yield from clauses.of_phrase(thing)


def _named_within(trigger: Trigger, cast: Cast, taken: Set[Span], asides: frozenset[str]) -> Iterator[Token]:
    verb = trigger.token
    used = set(trigger.match.tokens) | (set(_things_named(verb)) if trigger.rule.objects else set())
    if trigger.rule.event == "MOBILIZE":  # "sent *Colombian* mercenaries": against nobody in Colombia
        used |= {part for thing in clauses.logical_object(verb) for part in parts_of(thing)}
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in _GOVERNED or child.lower_ == "according" or _whatever(child):
            continue
        if child.lower_ == "as" or (QUAD_CLASS[trigger.rule.event] == 4 and _tells_why(child)):
            continue
        for token in words_below(child, asides):
            if token not in used and not _is_no_side(token, trigger, cast) and _within(token, cast, taken):
                yield token


def _is_no_side(token: Token, trigger: Trigger, cast: Cast) -> bool:
    """Whether the word only tells of what is moved, by whom something else was made, when or where."""
    moved = token.dep_ == "dobj" and token.head != trigger.token and moves_things(token.head)
    return (
        moved
        or _is_of_arms(token, trigger)
        or _is_addressed(token, trigger.token)
        or _is_of_participle(token)
        or _tells_when_or_where(token, trigger.token)
        or is_scene(trigger, token, cast)
    )


def _is_of_arms(token: Token, trigger: Trigger) -> bool:
    """ "attacked the ship with *Iranian boats*": what the blow is struck with."""
    between = takewhile(lambda above: above != trigger.token, token.ancestors)
    return strikes_with(trigger) and any(above.lower_ == "with" and above.head == trigger.token for above in between)


def _is_addressed(token: Token, verb: Token) -> bool:
    """Whether another word speaks to or of it: "adopted a resolution *condemning Belarus*"."""
    between = takewhile(lambda above: above != verb, token.ancestors)
    return any(above.dep_ in {"acl", "relcl"} and above.lemma_ in SPEAKING for above in between)


def _is_of_participle(token: Token) -> bool:
    """ "*UN*-brokered talks", "*US*-backed rebels"."""
    return token.head.tag_ == "VBN" and token.i + 1 < len(token.doc) and token.nbor().text == "-"


def _tells_when_or_where(token: Token, verb: Token) -> bool:
    """Whether a phrase of time or of a border holds it: "agreed to pull back *after* clashes with Niger"."""
    between = list(takewhile(lambda above: above != verb, token.ancestors))
    along = any(above.lemma_.lower() in _BORDERS for above in between)  # "along the frontier with Russia"
    return along or any(above.dep_ == "prep" and above.lower_ in _NOT_AGAINST for above in between)
