"""Who each speaker is to the event he tells of: documented and sourced, never a score.

What is known of a speaker comes from outlets.toml, the actor file and the words of the page ("a lobbyist for the
GNA"), which hold for him on the whole page; whether he is a side of the event, from the event itself. Where nothing
is documented the stake is "unknown". What one speaker says against another is no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.attributions.agents import Representation
from dragoman.claims import actor_in
from dragoman.codebook.load import Codebook
from dragoman.speakers import PageFacts, Speaker, Tie, marks_of, read_speaker, state_of
from dragoman.types import Claim, Entity, EventMention, Link, Reading, Span, Stake

_HURTING = frozenset({"ASSAULT", "COERCE"})
_ARMED = frozenset({"REB", "UAF", "CRM"})
_FORCES = frozenset({"MIL", "COP", "SPY"})
_WHOSE = re.compile(r", (?:owned by|for|of) (?P<owner>[^,]+)")
# Words after "its" and "their" for those who stand on another side.
_NOT_ONES_OWN = frozenset(
    {"neighbour", "neighbours", "neighbor", "neighbors", "enemy", "enemies", "rival", "rivals", "foe", "foes", "victim",
     "victims", "critic", "critics", "opponent", "opponents", "ally", "allies"}
)  # fmt: skip
_GUESSED = re.compile("only country|commonest country|, dateline")
_UNPROVEN = frozenset({"accusation", "claim", "denial", "belief"})


def with_stakes(reading: Reading, representations: Sequence[Representation], codebook: Codebook) -> Reading:
    """The reading with the stakes of every speaker of every chain; each link has at least one."""
    entities = {entity.id: entity for entity in reading.entities}
    ties = tuple(_tie(one, reading, entities) for one in representations if not _is_unproven(one, reading))
    page = PageFacts(reading.document, entities, ties, codebook)
    speakers = {_who(link): read_speaker(link, page) for claim in reading.claims for link in claim.chain}
    events = {event.id: event for event in (*reading.events, *reading.relations)}
    claims = tuple(_with_stakes(claim, events[claim.event], speakers, page) for claim in reading.claims)
    return replace(reading, claims=claims)


def _who(link: Link) -> tuple[str, str | None, Span | None]:
    return link.name, link.entity, link.span


def _with_stakes(
    claim: Claim, event: EventMention, speakers: Mapping[tuple[str, str | None, Span | None], Speaker], page: PageFacts
) -> Claim:
    chain = []
    carried: str | None = None
    for link in claim.chain:
        speaker = _at_home(speakers[_who(link)], carried, page.entities.get(link.entity or ""))
        if any(stake.kind == "state-controlled media" for stake in speaker.stakes):
            carried = next((mark for mark in speaker.marks if mark.startswith("state ")), carried)
        found = {
            (stake.kind, stake.of): stake
            for stake in reversed([*speaker.stakes, *_in_event(speaker, event, claim, page)])
        }
        chain.append(replace(link, stakes=tuple(reversed(found.values())) or (speaker.unknown,)))
    return replace(claim, chain=tuple(chain))


def _at_home(speaker: Speaker, carried: str | None, entity: Entity | None) -> Speaker:
    """ "The foreign ministry", cited by a state's own agency, is that state's."""
    organ = any(stake.kind == "state organ" for stake in speaker.stakes)
    if carried is None or not organ or entity is None or entity.country:
        return speaker
    return replace(speaker, marks={**speaker.marks, carried: "cited by its state's own medium"})


def _tie(said: Representation, reading: Reading, entities: Mapping[str, Entity]) -> Tie:
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    agents = (actor_in(span, mentions, reading.document) for span in said.agents)
    client = entities.get(actor_in(said.client, mentions, reading.document) or "")
    name = client.name if client else " ".join(reading.document[said.client].split())
    known = frozenset(agent for agent in agents if agent is not None and (client is None or agent != client.id))
    return Tie(said, known, client, name)


def _is_unproven(said: Representation, reading: Reading) -> bool:
    """Whether somebody only alleges it: an accusation is a record of the accuser."""
    return any(
        attribution.kind in _UNPROVEN and any(span.contains(said.words) for span in attribution.content)
        for attribution in reading.attributions
    )


def _in_event(speaker: Speaker, event: EventMention, claim: Claim, page: PageFacts) -> Iterator[Stake]:
    """Whether the speaker is, or belongs to, a side of the event; and whether it was done to him."""
    for role, parts in (("actor", event.actors), ("recipient", event.recipients)):
        for part in parts:
            side = page.entities[part.entity]
            marks = _side_marks(side, event, page)
            shared = [mark for mark in speaker.marks if mark in marks] or _own_forces(speaker, side, event, claim)
            if not shared:
                continue
            state = state_of(side)
            yield Stake("party", state or side.name, f"{speaker.marks[shared[0]]}: {role} of the event")
            harmed = role == "recipient" and event.type in _HURTING and claim.factuality in {"actual", "alleged"}
            if (
                harmed
                and side.kind in {"person", "group"}
                and state is None
                and not _ARMED & set(side.sectors)
                and f"id {side.id}" in speaker.marks
            ):
                yield Stake("victim", None, f"the event itself: recipient of {event.type}", part.span)


def _side_marks(side: Entity, event: EventMention, page: PageFacts) -> set[str]:
    """By what others belong to a side of the event: its own marks and those of whose it is ("its men").

    A country that was only guessed from the page does not stand against the country where it happened.
    """
    marks = set(marks_of(side))
    whose = _WHOSE.search(side.how)
    if whose and not _NOT_ONES_OWN & set(side.name.casefold().split(" (")[0].split()):
        for other in page.entities.values():
            if other.id != side.id and other.name == whose["owner"]:
                marks.update(marks_of(other))
    state = state_of(side)
    if state and _GUESSED.search(side.how) and event.place and event.place.country not in {None, state}:
        marks.discard(f"state {state}")
    return marks


def _own_forces(speaker: Speaker, side: Entity, event: EventMention, claim: Claim) -> list[str]:
    """The speaker's mark where a nameless side is his state's: "the ministry denied that the navy", "the police".

    A nameless organ of state ("soldiers") belongs to the state that speaks of it, unless it happened abroad; one whose
    country was guessed from the page does where its own state, or who commands it, denies the act.
    """
    states = [mark for mark in speaker.marks if mark.startswith("state ")]
    forces = _FORCES & set(side.sectors)
    if not forces or side.kind == "person":
        return []
    place = event.place.country if event.place else None
    if side.country is None:
        return [mark for mark in states if place is None or mark == f"state {place}"][:1]
    guessed = _GUESSED.search(side.how) and claim.factuality == "denied" and place is None
    return states[:1] if guessed else []
