"""Who stands with whom or against whom, as far as the page itself reports it: an alliance, a war, sanctions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.codebook.relation_file import split_rule_id
from dragoman.speakers.facts import Bond, PageFacts, Speaker, quoted
from dragoman.speakers.organs import marks_of, state_of
from dragoman.types import Entity, EventMention, Reading, Span, Stake, StakeKind

_KINDS: Mapping[str, StakeKind] = {
    "alliance": "ally", "supports": "ally",
    "at_war": "opponent", "sanctions": "opponent", "designates_terrorist": "opponent", "occupies": "opponent",
}  # fmt: skip


def bonds_on(reading: Reading, page: PageFacts) -> tuple[Bond, ...]:
    """The relations of the page that make allies or opponents; what ends, is denied or only alleged makes none."""
    actual = {claim.event for claim in reading.claims if claim.factuality == "actual"}
    return tuple(bond for act in reading.relations if act.id in actual for bond in _bonds(act, page))


def _bonds(act: EventMention, page: PageFacts) -> Iterator[Bond]:
    relation, effect = split_rule_id(act.rule)
    kind = _KINDS.get(relation)
    if kind is None or effect == "closes":
        return
    sides = {side.entity: side.span for side in (*act.actors, *act.recipients)}
    told = (act.trigger, *sides.values())
    words = Span(min(span.start for span in told), max(span.end for span in told))
    for first in act.actors:
        for other in sides:
            if other != first.entity:
                yield Bond(kind, _marks(first.entity, page), _marks(other, page), words)


def _marks(entity: str, page: PageFacts) -> frozenset[str]:
    return frozenset(marks_of(page.entities[entity], page))


def bond_stakes(speaker: Speaker, side: Entity, page: PageFacts) -> Iterator[Stake]:
    """Whether the speaker is an ally or an opponent of a side of the event."""
    if not page.bonds:
        return
    own, others = speaker.marks.keys(), marks_of(side, page).keys()
    for bond in page.bonds:
        if (own & bond.first and others & bond.second) or (own & bond.second and others & bond.first):
            of = state_of(side, page) or side.name
            yield Stake(bond.kind, of, quoted(bond.words, page.document), bond.words)
