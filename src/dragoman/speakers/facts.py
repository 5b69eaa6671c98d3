"""What the stakes of one page are read from, and what is found out about a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.attributions.agents import Representation
from dragoman.codebook.load import Codebook
from dragoman.types import Document, Entity, Link, Mention, Span, Stake, StakeKind

UNKNOWN = Stake("unknown", None, "nothing documented in outlets.toml, the actor file or the text")
BODIES = frozenset({"armed group", "organisation"})
_OF_STATE = "state "  # begins the mark of whoever belongs to a state


@dataclass(frozen=True, slots=True)
class Tie:
    """A representation with the page's actors behind its words."""

    said: Representation
    agents: frozenset[str]
    client: Entity | None
    name: str


@dataclass(frozen=True, slots=True)
class Bond:
    """Two actors of a relation that the page reports as a fact, and the words that report it."""

    kind: StakeKind
    first: frozenset[str]
    second: frozenset[str]
    words: Span


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the stakes of one page are read from; `owners` gives by an actor's id the id of him whose it is.

    `told` are the ids of the actors whose own words name their country, `countries` those that the page speaks of.
    """

    document: Document
    entities: Mapping[str, Entity]
    ties: tuple[Tie, ...]
    owners: Mapping[str, str]
    codebook: Codebook
    bonds: tuple[Bond, ...] = ()
    told: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    def owner_of(self, entity: Entity) -> Entity | None:
        """Whose an actor is, as its own words tell: of "its men" whoever "its" stands for."""
        return self.entities.get(self.owners.get(entity.id, ""))

    def within(self, words: Span) -> Iterator[tuple[Entity, Mention]]:
        """The mentions inside some words, each behind its actor."""
        return (
            (entity, mention)
            for entity in self.entities.values()
            for mention in entity.mentions
            if words.contains(mention.span)
        )

    def is_at_home(self, entity: Entity) -> bool:
        """Whether an actor's country is only that of the dateline."""
        line = self.document.dateline
        return line is not None and bool(line.place) and f"dateline {line.place}" in entity.how


@dataclass(frozen=True, slots=True)
class Speaker:
    """What holds of a speaker whatever the event.

    `marks` are what he has in common with the sides he belongs to, each with where that is known from. `called` are the
    lower-case words of the names he and his body go by.
    """

    stakes: tuple[Stake, ...]
    marks: Mapping[str, str]
    unknown: Stake = UNKNOWN
    called: frozenset[str] = frozenset()

    @property
    def states(self) -> list[str]:
        """The codes of the states that he belongs to."""
        return [mark.removeprefix(_OF_STATE) for mark in self.marks if is_state_mark(mark)]


def state_mark(country: str) -> str:
    """The mark of whoever belongs to a state."""
    return f"{_OF_STATE}{country}"


def is_state_mark(mark: str) -> bool:
    """Whether it is for a state that somebody has a mark."""
    return mark.startswith(_OF_STATE)


def named_part(words: Span, document: Document) -> Span:
    """A speaker's words up to the comma behind which he is described."""
    comma = document.text.find(",", words.start, words.end)
    return Span(words.start, comma) if comma > words.start else words


def namesake(name: str, page: PageFacts) -> Entity | None:
    """The page's actor of that name, or the actor file's: a publisher is no mention of the text."""
    for entity in page.entities.values():
        if entity.name.casefold() == name.casefold():
            return entity
    found = page.codebook.actors.find(name, page.document.day)
    if len(found) != 1:
        return None
    entry = found[0]
    sectors = entry.sectors_on(page.document.day) or (("GOV",) if entry.kind == "country" else ())
    return Entity("", entry.name, entry.kind, entry.country, sectors, f"actor file: {entry.key}", key=entry.key)


def actor_behind(link: Link, page: PageFacts) -> Entity | None:
    """The actor whom a link names; who hands a whole page on ("(PA) -") is an agency, whoever else is so called."""
    found = page.entities.get(link.entity or "") or namesake(link.name, page)
    return None if link.relation == "syndicates" and found is not None and found.kind != "media" else found


def quoted(span: Span, document: Document) -> str:
    """The page's own words as a stake's basis."""
    return f"the text: {' '.join(document[span].split())!r}"
