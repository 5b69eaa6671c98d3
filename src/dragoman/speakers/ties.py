"""What somebody is by those he speaks for, as the page says: spokesman, lobbyist, partner of a hired firm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.speakers.facts import PageFacts, Tie, quoted
from dragoman.speakers.organs import is_from_file, marks_of, own_stakes, owner_body_marks, state_of
from dragoman.types import Entity, Stake


def ties_of(entity: Entity, page: PageFacts) -> list[Tie]:
    """The ties in which he is the agent; a member that is no person ("of the Council") is nobody's agent."""
    return [
        tie
        for tie in page.ties
        if entity.id in tie.agents and (tie.said.tie != "belongs to" or entity.kind == "person")
    ]


def client_marks(tie: Tie, page: PageFacts) -> Mapping[str, str]:
    """By what a spokesman or member is of his body's side, and of whose it is ("its armed wing"); no paid agent is."""
    if tie.client is None or tie.said.tie == "paid agent":
        return {}
    return {**owner_body_marks(tie.client, page), **marks_of(tie.client, page)}


def tied_stakes(entity: Entity, tie: Tie, page: PageFacts) -> Iterator[Stake]:
    """What the text says of whom an actor speaks for."""
    said = tie.said
    if said.tie == "paid agent":
        served = state_of(tie.client, page) if tie.client else None
        in_office = is_from_file(entity) and served is not None and state_of(entity, page) == served
        if not in_office:
            yield Stake("paid agent", tie.name, quoted(said.words, page.document), said.words)
        return
    own = own_stakes(tie.client, None, page) if tie.client else ()
    inherited = [replace(stake, basis=quoted(said.words, page.document), span=said.words) for stake in own]
    if not inherited and said.tie == "speaks for" and _pays(tie.client):
        inherited = [Stake("paid agent", tie.name, quoted(said.words, page.document), said.words)]
    yield from inherited
    for other in page.ties:
        if other.said.tie == "paid agent" and _is_firm_of(other, tie):
            basis = f"{quoted(said.words, page.document)}, {quoted(other.said.words, page.document)}"
            yield Stake("paid agent", other.name, basis, other.said.words)


def _pays(client: Entity | None) -> bool:
    """Whether a spokesman of this client is his agent rather than his organ: a person's, a company's."""
    return client is not None and (client.kind == "person" or "BUS" in client.sectors)


def _is_firm_of(firm: Tie, member: Tie) -> bool:
    """Whether the firm that acts for a client is the one somebody belongs to."""
    named = member.client is not None and member.client.id in firm.agents
    return named or any(span.overlaps(member.said.client) for span in firm.said.agents)
