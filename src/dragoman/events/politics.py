"""Which events are politics: by the sides they have, and by what else the page tells.

PLOVER codes what politically relevant actors do. Most of what newspapers print is about others: films, firms, matches,
crimes. They use the same verbs, so the page as a whole is weighed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import or_

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.happening import Happening
from dragoman.events.cast import Cast, ids_of
from dragoman.events.figures import as_meant
from dragoman.events.hollow import is_hollow
from dragoman.events.patterns import Match
from dragoman.events.public import PUBLIC_KINDS, is_public
from dragoman.events.spoken import as_said
from dragoman.events.triggers import Trigger
from dragoman.language.lemmas import verb_lemma
from dragoman.types import EventMention, Participant

_TELLS_POLITICS = 3  # political events at least on a page that tells of politics
_PRIVATE = frozenset({"CVL", "HLH", "EDU", "BUS"})
_BEYOND_PRIVACY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # whoever a crime or a march befalls
_POLITICAL_KINDS = PUBLIC_KINDS | {"place"}
_PASSAGE = 6  # sentences; fewer do not show what the page is about
# Of the events told, those with a public side: .6 and more on pages written for foreign desks; of 57 pages about
# films, firms, matches, science, health and crimes .5 and less on 50.
_MOSTLY, _OFTEN, _SELDOM = 0.75, 0.5, 0.3


def keep_political(told: Sequence[tuple[EventMention, Trigger]], cast: Cast) -> Iterator[EventMention]:
    """The events with a political side, and those whose sides take part in one of them elsewhere; no hollow words.

    On a page that tells of politics several times, a side that stands there by name needs no other witness.
    """
    told = [
        (said, trigger)
        for event, trigger in told
        if not is_hollow(event, trigger, cast)
        and (meant := as_meant(event, trigger, cast)) is not None
        and (said := as_said(meant, trigger, cast)) is not None
    ]
    sure = [tells_politics(event, trigger, cast) for event, trigger in told]
    parties = {
        one.entity
        for (event, _), political in zip(told, sure, strict=True)
        if political
        for one in (*event.actors, *event.recipients)
    }
    named = sum(sure) >= _TELLS_POLITICS
    for (event, _), political in zip(told, sure, strict=True):
        sides = (*event.actors, *event.recipients)
        if political or any(one.entity in parties or (named and cast.is_named(one)) for one in sides):
            yield event


def keep_on_page(events: Sequence[EventMention], cast: Cast, sentences: int) -> list[EventMention]:
    """The events that a page of so many sentences can be believed to tell, by how many of them have a public side.

    Where those are few, what private people do to one another is no politics; violence and protest among them is none
    where those are hardly any. Where they are not most, what the classifier codes without a rule counts between two
    public sides.
    """
    if sentences < _PASSAGE:
        return list(events)
    public = [
        event.type == "PROTEST" or is_public((*event.actors, *event.recipients), cast) for event in events
    ]  # a march is public business, whoever marches
    share = sum(public) / max(1, len(public))
    beside = _BEYOND_PRIVACY if share >= _SELDOM else frozenset[str]()
    return [
        event
        for event, sure in zip(events, public, strict=True)
        if (sure or share >= _OFTEN or event.type in beside) and (share >= _MOSTLY or not _is_unfounded(event, cast))
    ]


def _is_unfounded(event: EventMention, cast: Cast) -> bool:
    """Whether no rule stands behind the event and one of its sides is not public.

    Read by eye on real pages of general news: of 58 events that the classifier had coded alone, a dozen were right.
    """
    alone = event.rule.startswith("model.")
    return alone and not (is_public(event.actors, cast) and is_public(event.recipients, cast))


def tells_politics(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Whether a side is political, or the rule's words are, between two names nobody knows."""
    sides = (*event.actors, *event.recipients)
    if is_political(sides, cast):
        return event.type in _BEYOND_PRIVACY or not _is_private(sides, cast)
    settled = bool(trigger.rule.context) and trigger.match.depth > 1 and len(ids_of(sides)) > 1
    return settled and all(cast.is_named(one) for one in sides)


def is_political(participants: Iterable[Participant], cast: Cast) -> bool:
    """Whether one of the sides is a state, one of its parts or somebody with a sector."""
    entities = [cast.entities[participant.entity] for participant in participants]
    return any(entity.country or entity.sectors or entity.kind in _POLITICAL_KINDS for entity in entities)


def is_note(trigger: Trigger, actors: Sequence[Participant], cast: Cast) -> bool:
    """Whether a state protests, who hands in a note and marches nowhere: "Manila summoned the envoy to protest"."""
    states = all(cast.entities[one.entity].kind in {"government", "country"} for one in actors)
    told = all(one.how.startswith(("subject", "from", "by")) for one in actors)  # "Iranian protests" are the people's
    return trigger.rule.event == "PROTEST" and trigger.token.lemma_ == "protest" and bool(actors) and states and told


def _is_private(participants: Iterable[Participant], cast: Cast) -> bool:
    """Single people without office, name or country: "her doctor urged her", "the landlord let the tenants off"."""
    entities = [cast.entities[participant.entity] for participant in participants]
    return all(
        entity.kind == "person" and not entity.country and set(entity.sectors) <= _PRIVATE for entity in entities
    ) and not any(cast.is_named(participant) for participant in participants)


def is_daily_life(
    trigger: Trigger, actors: Sequence[Participant], recipients: Sequence[Participant], cast: Cast, happening: Happening
) -> bool:
    """Words that everybody uses of everything, not between two sides of which one is public."""
    if not trigger.verbal or _words_of(trigger.match) not in happening.everyday:
        return False
    sides = (*actors, *recipients)
    two = len(ids_of(sides)) > 1  # equals stand on both sides
    return not (actors and recipients and two and is_public(sides, cast))


def _words_of(match: Match) -> str:
    verb, *others = match.tokens
    return " ".join((verb_lemma(verb), *(token.lower_ for token in others)))


def is_business(trigger: Trigger, sides: Sequence[Participant], cast: Cast) -> bool:
    """Firms that deal with one another: "Toyota struck a deal with Panasonic"."""
    entities = [cast.entities[one.entity] for one in sides]
    firms = [entity.sectors == ("BUS",) for entity in entities]
    unknown = [entity.kind == "organisation" and not entity.sectors for entity in entities]
    alone = len(sides) > 1 and any(firms) and all(map(or_, firms, unknown))
    return alone and QUAD_CLASS[trigger.rule.event] <= 2
