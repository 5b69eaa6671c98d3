"""What pages document of an actor as a speaker: whose organ, agent, ally or victim he is in what he tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.country_codes import codes_of
from dragoman.folding import fold
from dragoman.store import ActorRow
from dragoman.store.export_queries import Telling, Told
from dragoman.types import Entity, Link, Stake

# Kinds that follow from the event that is told; the others hold of the speaker whatever he tells.
_OF_THE_EVENT = frozenset({"party", "ally", "opponent", "victim"})


@dataclass(frozen=True, slots=True)
class StakeFound:
    """A documented stake, the page that it was found on, and in how many statements it stands.

    `of` is whose, a country by its name. `of_the_event` says that it follows from what is told, not from who tells.
    """

    kind: str
    of: str | None
    basis: str
    page: str
    statements: int
    of_the_event: bool


def stakes_of_speaker(told: Iterable[Told], actor: ActorRow) -> list[StakeFound]:
    """Stakes an actor has in some events told on his word, those that hold of him everywhere first.

    "unknown" is no finding and is left out.
    """
    names = {fold(name) for name in (actor.name, *actor.names)}
    found: dict[tuple[str, str | None], list[tuple[Stake, str]]] = {}
    for one in told:
        for telling in one.tellings:
            for link in telling.claim.chain if telling.claim else ():
                if not _is_he(link, telling, actor, names):
                    continue
                for stake in link.stakes:
                    if stake.kind != "unknown":
                        page = telling.id.partition("-")[0]
                        found.setdefault((stake.kind, stake.of), []).append((stake, page))
    rows = [
        StakeFound(kind, codes_of(of).name or of, seen[0][0].basis, seen[0][1], len(seen), kind in _OF_THE_EVENT)
        for (kind, of), seen in found.items()
    ]
    return sorted(rows, key=lambda row: (row.of_the_event, -row.statements, row.kind, row.of or ""))


def _is_he(link: Link, telling: Telling, actor: ActorRow, names: set[str]) -> bool:
    entities: Iterable[Entity] = telling.page.actors.get(actor.key, ())
    return fold(link.name) in names or any(link.entity == entity.id for entity in entities)
