"""Demands made by "must" and "should": "Israel must open the crossings, the bloc's envoy said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.events.cast import Cast, ids_of, participants
from dragoman.events.means import wanted_mode
from dragoman.events.numbers import find_numbers
from dragoman.events.public import PUBLIC_KINDS
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.language.parser import span_of
from dragoman.types import Entity, EventMention, Participant, Span

_MODALS = frozenset({"must", "should"})
_SAYING = frozenset(
    {"say", "tell", "insist", "add", "declare", "state", "argue", "write", "stress", "reiterate", "tweet", "post",
     "warn"}
)  # fmt: skip
_AGAINST_RULERS = frozenset({"REB", "OPP", "PRE"})
_CONFIDENCE = 0.6
RULE = "request.must"  # no rule of the codebook: told by "must", not by a word for asking


def told_demands(sentence: Words, place: Span, events: Sequence[EventMention], cast: Cast) -> Iterator[EventMention]:
    """A REQUEST for each clause with "must" or "should" that a political actor says of another one.

    Where one of the sentence's events is this speaker's request already, nothing is added. What a country's own people
    say it must do asks nobody else. `place` is the sentence's own span.
    """
    demanded = (token.head for token in sentence if token.lower_ in _MODALS and token.dep_ == "aux")
    for verb in dict.fromkeys(filter(clauses.is_verb, demanded)):
        speakers = participants(_speakers(verb), "who says so", cast)
        asked = participants(clauses.surface_subject(verb), "who is to do it", cast)
        if not _asks_another(speakers, asked, cast) or _has_asked(speakers, place, events):
            continue
        yield EventMention(
            id="",
            type="REQUEST",
            mode=wanted_mode(verb),
            context=(),
            actors=speakers,
            recipients=asked,
            trigger=span_of(verb),
            sentence=place,
            status="actual",
            date=None,
            place=None,
            numbers=find_numbers(verb),
            confidence=_CONFIDENCE,
            rule=RULE,
        )


def _speakers(verb: Token) -> list[Token]:
    """The subject of the verb of saying whose content the clause is."""
    saying = verb.head
    if verb.dep_ == "conj" and clauses.is_verb(saying):
        verb, saying = saying, saying.head
    if verb.dep_ != "ccomp" or verb_lemma(saying) not in _SAYING or clauses.is_passive(saying):
        return []
    return clauses.logical_subject(saying)


def _asks_another(speakers: Sequence[Participant], asked: Sequence[Participant], cast: Cast) -> bool:
    if not speakers or not asked:
        return False
    by = [cast.entities[one.entity] for one in speakers]
    of = [cast.entities[one.entity] for one in asked]
    political = all(one.country or one.sectors or one.kind in PUBLIC_KINDS for one in (*by, *of))
    homes = {one.country for one in by if one.country}
    at_home = bool(homes & {one.country for one in of}) and not _are_rivals(by, of)
    return political and not ({one.id for one in by} & {one.id for one in of} or at_home)


def _are_rivals(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    """ "The *rebels* insist that the *government* must first lift the ban": two parties of one country."""
    against = [any(_AGAINST_RULERS & set(one.sectors) for one in side) for side in (some, others)]
    return against[0] != against[1]


def _has_asked(speakers: Sequence[Participant], place: Span, events: Sequence[EventMention]) -> bool:
    names = ids_of(speakers)
    requests = (event for event in events if event.type == "REQUEST" and event.sentence == place)
    return any(names & ids_of(event.actors) for event in requests)
