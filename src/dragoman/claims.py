"""Joins events and attributions: each event on the word of a chain of speakers, outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.actor_file import Outlet, Outlets
from dragoman.types import (
    Attribution,
    Claim,
    Credit,
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
_ALLEGING = frozenset({"report", "quote", "claim", "accusation", "document"})
_POINTS_BACK = re.compile(
    r"it|this|that|so|them"
    r"|(?:(?:the|this|that|these|those|such|both|all|any) )?(?:charge|claim|accusation|allegation|report|assertion)s?"
)
_RELATIVE = re.compile(r",\s+(?:which|who|whose|whom|seen|obtained)\b")
_ARTICLE = re.compile(r"^(?:(?:the|an?) |(?:The|An?) (?=[a-z]))")
# "A reporter for Reuters", "the editor of Dawn": the outlet is whom he serves.
_SERVES = frozenset({"of", "for", "at", "by", "to", "in", "from", "with", "and"})
_OWN_PRESS = re.compile(
    r"\b(?:agency|television|radio|broadcaster|newspaper|channel|daily|weekly)(?:\s+[A-ZÀ-Þ][\w-]*){0,3}$"
)
_NEAR = 250  # characters from what was said to the word of its denial
_DENIED = "denied beside what another alleges"
# First words of credit lines: "Additional reporting by" names a helper, "Reporting by" mostly a person.
_HELPED = frozenset({"additional", "with"})
_REPORTED_BY = frozenset({"reporting", "writing", "report", "text"})


def name_sources(
    attributions: Sequence[Attribution], entities: Sequence[Entity], document: Document
) -> tuple[Attribution, ...]:
    """The attributions with the page's actor behind each source, and what "denied it" denies, filled in."""
    mentions = [mention for entity in entities for mention in entity.mentions]
    named = [replace(one, entity=actor_in(one.source, mentions, document)) for one in attributions]
    return tuple(_refer_back(one, named, document) for one in named)


def actor_in(source: Span | None, mentions: Sequence[Mention], document: Document) -> str | None:
    """The actor whose mention fills most of the source's first part; what follows a comma describes him.

    A relative clause behind the comma ("the memo, which Der Spiegel obtained") names somebody else, and so does
    the owner in "its council".
    """
    if source is None:
        return None
    around = [mention for mention in mentions if mention.span.contains(source)]
    if around:
        return min(around, key=lambda mention: mention.span.end - mention.span.start).entity
    comma = document.text.find(",", source.start, source.end)
    parts = [Span(source.start, comma)] if comma > source.start else []
    if not parts or not _RELATIVE.match(document.text, comma):
        parts.append(source)
    for part in parts:
        inside = [mention for mention in mentions if part.contains(mention.span) and mention.how != "pronoun"]
        if inside:
            return max(inside, key=lambda mention: (mention.span.end - mention.span.start, -mention.span.start)).entity
    return None


def part_denials(events: Sequence[EventMention], attributions: Sequence[Attribution]) -> tuple[EventMention, ...]:
    """The events, each that one speaker alleges and another denies twice: as alleged, then as denied.

    Ids are given anew, in the order of the text.
    """
    parted: list[EventMention] = []
    for event in events:
        parted.append(event)
        if event.status != "negated" and _denial_beside(_holding(event, attributions)) is not None:
            parted.append(replace(event, note=_DENIED))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(parted, start=1))


def _refer_back(denial: Attribution, attributions: Sequence[Attribution], document: Document) -> Attribution:
    """ "The army denied it", "rejected the charge": the denial has the content it points back to."""
    words = " ".join(document[span] for span in denial.content).casefold()
    if denial.kind != "denial" or not _POINTS_BACK.fullmatch(words):
        return denial
    paragraph = next((one for one in document.paragraphs if one.contains(denial.cue)), denial.cue)
    before = [
        one
        for one in attributions
        if one.kind in _ALLEGING
        and one.content
        and paragraph.start <= one.cue.start < denial.cue.start
        and denial.cue.start - one.content[-1].end < _NEAR
        and (one.source is None or one.entity is None or one.entity != denial.entity)
    ]
    return replace(denial, content=before[-1].content) if before else denial


def _denial_beside(holding: Sequence[Attribution]) -> Attribution | None:
    """The denial of an act that somebody else alleges, not within his words."""
    for denial in holding:
        others = [one for one in holding if one is not denial and one.kind in _ALLEGING]
        if denial.kind == "denial" and denial.source and any(_stands_beside(one, denial) for one in others):
            return denial
    return None


def _stands_beside(other: Attribution, denial: Attribution) -> bool:
    """ "denied Moscow's claim that" leaves the claim standing; "denied that Moscow said" does not."""
    if any(span.contains(denial.cue) for span in other.content):
        return False
    return ":noun." in other.rule or not any(span.contains(other.cue) for span in denial.content)


def _voices(event: EventMention, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions an event stands on: of what one alleges and another denies, the one side or the other."""
    holding = _holding(event, attributions)
    denial = _denial_beside(holding)
    if denial is None:
        return holding
    if event.note != _DENIED:
        return [one for one in holding if one is not denial]
    return [one for one in holding if one is denial or any(span.contains(denial.cue) for span in one.content)]


def make_claims(
    document: Document,
    entities: Sequence[Entity],
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
    outlets: Outlets,
) -> tuple[Claim, ...]:
    """One claim an event, in the order of the events; stakes are left to `dragoman.stakes`."""
    speakers = _Speakers({entity.id: entity for entity in entities}, outlets)
    outer = page_links(document, outlets)
    return tuple(_claim(event, document, speakers, outer, attributions) for event in events)


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Who is one and the same: "AFP" and "Agence France-Presse", "he" and the minister."""

    entities: Mapping[str, Entity]
    outlets: Outlets

    def same_as(self, link: Link) -> str:
        """One word for whoever the link names, the same for all of his names."""
        entity = self.entities.get(link.entity or "")
        name = entity.name if entity else link.name
        outlet = self.outlets.find(name)
        return (outlet.name if outlet else name).casefold().removeprefix("the ")

    def is_other_outlet(self, words: str, entity: Entity) -> bool:
        """Whether the words name an outlet, and the actor is only named inside: "BBC Persian", "the TRT channel"."""
        named = words.split(",", maxsplit=1)[0].split()
        outlet = self._outlet_at_end(named)
        if outlet is not None:
            return self.outlets.find(entity.name) is not outlet
        foreign = entity.kind in {"country", "government"} and named[-1:] != [entity.name]
        return foreign and _OWN_PRESS.search(" ".join(named)) is not None

    def _outlet_at_end(self, named: Sequence[str]) -> Outlet | None:
        """The outlet that the last words name, before what it is called ("channel"); not "a reporter for Reuters"."""
        last = list(named)
        while last and (last[-1].islower() or not last[-1][0].isalnum()):
            last.pop()
        for start in range(len(last)):
            if last[start][:1].isupper() and not _SERVES & {word.casefold() for word in named[:start]}:
                found = self.outlets.find(" ".join(last[start:]))
                if found is not None:
                    return found
        return None

    def once_each(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """The chain without those who stand in it already."""
        seen: dict[str, Link] = {}
        for link in links:
            seen.setdefault(self.same_as(link), link)
        return tuple(seen.values())


def _claim(
    event: EventMention,
    document: Document,
    speakers: _Speakers,
    outer: tuple[Link, ...],
    attributions: Sequence[Attribution],
) -> Claim:
    holding = _voices(event, attributions)
    inner = [_link(one, one.source, document, speakers) for one in holding if one.source is not None]
    return Claim(
        event=event.id,
        attribution=holding[-1].id if holding else None,
        chain=speakers.once_each([*outer, *inner]),
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
    parents = {one.id: one.parent for one in attributions}
    return sorted(found, key=lambda one: (-sum(span.end - span.start for span in one.content), _depth(one, parents)))


def _depth(attribution: Attribution, parents: Mapping[str, str | None]) -> int:
    """How many others hold it: of two with the same words, the one who cites stands outside."""
    above, depth = attribution.parent, 0
    while above is not None and depth <= len(parents):
        above, depth = parents.get(above), depth + 1
    return depth


def factuality_of(event: EventMention, holding: Sequence[Attribution]) -> Factuality:
    """One word for how the page puts it: the event's own status first, then the innermost speaker's stance.

    `holding` runs from the outermost attribution to the innermost. An event that did not happen is "denied"
    whoever says so; under an accusation, a claim or a nameless report anywhere in the chain it is "alleged".
    """
    inner = holding[-1].kind if holding else None
    if event.status == "negated" or inner == "denial":
        return "denied"
    if event.status in {"planned", "possible"}:
        return event.status
    if event.alleged or any(one.kind in _OPEN or _is_rumour(one) for one in holding):
        return "alleged"
    return "actual"


def _is_rumour(attribution: Attribution) -> bool:
    """ "reports that", "rumours that": words for which nobody answers."""
    return attribution.source is None and ":noun." in attribution.rule


def page_links(document: Document, outlets: Outlets) -> tuple[Link, ...]:
    """Who passes the whole text on, outermost first.

    1. The publisher, or the outlet on whose site the page stands, or the first author.
    2. The paper a translation was made from; the agency of the dateline; agencies of the byline and of the last line.
    """
    site = outlets.at(document.url)
    publisher = document.publisher or (site.name if site else None) or next(iter(document.authors), None)
    releases = [credit for credit in document.credits if credit.kind == "press release"]
    issuers = [one.name for one in releases if one.name not in {one.text, publisher}]
    links = [Link(publisher, "press release of" if releases and not issuers else "publishes")] if publisher else []
    links.extend(Link(issuer, "press release of") for issuer in issuers[:1])
    links.extend(_carriers(document, ("translation",), outlets))
    if document.dateline and document.dateline.agency:
        links.append(_dateline_link(document.dateline.agency, document.dateline.span, document))
    links.extend(_carriers(document, ("byline", "footer"), outlets))
    return tuple(links)


def _carriers(document: Document, kinds: Sequence[str], outlets: Outlets) -> Iterator[Link]:
    for kind in kinds:
        for credit in document.credits:
            if credit.kind == kind and _carries(credit, outlets):
                yield Link(credit.name, "syndicates")


def _carries(credit: Credit, outlets: Outlets) -> bool:
    """Whether a credit names who handed the text on: no reporter, no helper, no line without a name."""
    first = credit.text.lstrip(" ([").partition(" ")[0].casefold()
    nameless = credit.kind == "translation" and credit.name == credit.text
    if nameless or first in _HELPED:
        return False
    return first not in _REPORTED_BY or outlets.find(credit.name) is not None


def _dateline_link(agency: str, line: Span, document: Document) -> Link:
    """ "KHARTOUM, April 17 (Meridian) -": the name, and the words from its bracket to the dash."""
    start = document.text.find(agency, line.start, line.end)
    if start < 0:
        return Link(agency, "syndicates", line, cue=line)
    end = line.start + len(document[line].rstrip())
    bracket = start - 1 if document.text[start - 1 : start] in {"(", "/"} else start
    return Link(agency, "syndicates", Span(start, start + len(agency)), cue=Span(bracket, end))


def _link(attribution: Attribution, source: Span, document: Document, speakers: _Speakers) -> Link:
    relation: LinkRelation = "says"
    if attribution.rule.endswith((".citing", ".quoting")):
        relation = "reports citing"
    elif attribution.kind == "document":
        relation = "quotes document"
    words = " ".join(document[source].split())
    entity = speakers.entities.get(attribution.entity or "")
    if entity is not None and speakers.is_other_outlet(words, entity):
        entity = None
    name = _speaker(words, source, entity)
    return Link(name, relation, source, entity.id if entity else None, attribution.cue)


def _speaker(words: str, source: Span, entity: Entity | None) -> str:
    """The speaker's name, with the page's own words where they differ: "Qatar (Doha)".

    Words after a comma describe the speaker ("Kerry, who received him") and are left to the span.
    """
    short = _ARTICLE.sub("", words.split(",", maxsplit=1)[0])
    if entity is None:
        return short
    how = next((mention.how for mention in entity.mentions if mention.span.overlaps(source)), "name")
    if how == "pronoun" or short.casefold() in entity.name.casefold():
        return entity.name
    named = any(mention.how in {"name", "alias", "acronym"} for mention in entity.mentions)
    if _ARTICLE.sub("", entity.name).casefold() in short.casefold() or not named:
        return short
    return f"{entity.name} ({short})"
