"""Joins events and attributions: each event on the word of a chain of speakers, outermost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.types import (
    Attribution,
    Claim,
    Document,
    Entity,
    EventMention,
    Factuality,
    Link,
    LinkRelation,
    Mention,
    Span,
)

# A wish or an order is an event of its own (AGREE, REQUEST); whoever utters it does not vouch for its content.
_SPEAKING = frozenset({"report", "quote", "claim", "accusation", "denial", "belief", "document"})
_OPEN = frozenset({"accusation", "claim", "belief"})


def name_sources(
    attributions: Sequence[Attribution], entities: Sequence[Entity], document: Document
) -> tuple[Attribution, ...]:
    """The attributions with the page's actor behind each source filled in."""
    mentions = [mention for entity in entities for mention in entity.mentions]
    return tuple(replace(one, entity=_actor_in(one.source, mentions, document)) for one in attributions)


def _actor_in(source: Span | None, mentions: Sequence[Mention], document: Document) -> str | None:
    """The actor whose mention fills most of the source's first part; what follows a comma describes him."""
    if source is None:
        return None
    around = [mention for mention in mentions if mention.span.contains(source)]
    if around:
        return min(around, key=lambda mention: mention.span.end - mention.span.start).entity
    comma = document.text.find(",", source.start, source.end)
    parts = [Span(source.start, comma), source] if comma > source.start else [source]
    for part in parts:
        inside = [mention for mention in mentions if part.contains(mention.span)]
        if inside:
            return max(inside, key=lambda mention: (mention.span.end - mention.span.start, -mention.span.start)).entity
    return None


def make_claims(
    document: Document,
    entities: Sequence[Entity],
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
) -> tuple[Claim, ...]:
    """One claim an event, in the order of the events."""
    names = {entity.id: entity for entity in entities}
    outer = _page_links(document)
    return tuple(_claim(event, document, names, outer, attributions) for event in events)


def _claim(
    event: EventMention,
    document: Document,
    names: dict[str, Entity],
    outer: tuple[Link, ...],
    attributions: Sequence[Attribution],
) -> Claim:
    holding = _holding(event, attributions)
    links = [*outer]
    for attribution in holding:
        link = _link(attribution, document, names)
        if link is not None and (not links or links[-1].name != link.name):
            links.append(link)
    return Claim(
        event=event.id,
        attribution=holding[-1].id if holding else None,
        chain=tuple(links),
        factuality=factuality_of(event, holding),
    )


def _holding(event: EventMention, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the event's trigger, the widest first."""
    found = [
        one
        for one in attributions
        if one.kind in _SPEAKING
        and any(span.contains(event.trigger) for span in one.content)
        and not one.cue.overlaps(event.trigger)
    ]
    return sorted(found, key=lambda one: -sum(span.end - span.start for span in one.content))


def factuality_of(event: EventMention, holding: Sequence[Attribution]) -> Factuality:
    """One word for how the page puts it: the event's own status first, then the innermost speaker's stance.

    `holding` runs from the outermost attribution to the innermost. An event that did not happen is "denied"
    whoever says so; under an accusation or a claim anywhere in the chain it is "alleged".
    """
    inner = holding[-1].kind if holding else None
    if event.status == "negated" or inner == "denial":
        return "denied"
    if event.status in {"planned", "possible"}:
        return event.status
    if event.alleged or any(one.kind in _OPEN for one in holding):
        return "alleged"
    return "actual"


def _page_links(document: Document) -> tuple[Link, ...]:
    """Publisher or author, then the agency whose text it is."""
    links: list[Link] = []
    publisher = document.publisher or (document.authors[0] if document.authors else None)
    if publisher:
        links.append(Link(publisher, "publishes"))
    agency = document.dateline.agency if document.dateline else None
    if agency and agency.casefold() != (publisher or "").casefold():
        links.append(Link(agency, "syndicates", document.dateline.span if document.dateline else None))
    return tuple(links)


def _link(attribution: Attribution, document: Document, names: dict[str, Entity]) -> Link | None:
    if attribution.source is None:
        return None
    relation: LinkRelation = "says"
    if attribution.rule.endswith((".citing", ".quoting")):
        relation = "reports citing"
    elif attribution.kind == "document":
        relation = "quotes document"
    words = " ".join(document[attribution.source].split())
    entity = names.get(attribution.entity or "")
    return Link(_speaker(words, attribution.source, entity), relation, attribution.source, attribution.entity)


def _speaker(words: str, source: Span, entity: Entity | None) -> str:
    """The speaker's name, with the page's own words where they differ: "Qatar (Doha)".

    Words after a comma describe the speaker ("Kerry, who received him") and are left to the span.
    """
    short = words.split(",", maxsplit=1)[0]
    if entity is None:
        return short
    how = next((mention.how for mention in entity.mentions if mention.span.overlaps(source)), "name")
    named = any(mention.how in {"name", "alias", "acronym"} for mention in entity.mentions)
    if how == "pronoun" or not named or short.casefold() in entity.name.casefold():
        return entity.name
    if entity.name.casefold() in short.casefold():
        return short
    return f"{entity.name} ({short})"
