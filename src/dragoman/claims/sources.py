"""Which of the page's actors speaks, and what a denial denies that only points back to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from dragoman.attributions.holders import index_contents
from dragoman.attributions.pieces import covers
from dragoman.claims.denials import ALLEGING
from dragoman.claims.links import PRONOUNS
from dragoman.types import Attribution, Document, Entity, Mention, Span

_POINTS_BACK = re.compile(
    r"it|this|that|so|them|something"
    r"|(?:(?:an?|the|this|that|these|those|such|both|all|any) )?"
    r"(?:charge|claim|accusation|allegation|report|assertion)s?"
)
_RELATIVE = re.compile(r",\s+(?:which|who|whose|whom|seen|obtained)\b")
_CHARGE = re.compile(r"\b(?:charge|accusation|allegation)s?$")
_SEVERAL = re.compile(r"\b(?:claim|report|assertion)s$")
_THAT = re.compile(r"(?<=\w) (?:that|which|whom) (?P<role>[a-z]+ )?")
_HANDED_ON = re.compile(r"(?<=\w) (?:seen|obtained|reviewed|published|leaked) by\b")
_POSSESSIVE = re.compile(r"['’]s (?:[\w-]+ ){0,4}")
_NOUN_BEHIND = re.compile(r"\s([a-z][\w-]+)")
_NO_NOUNS = frozenset({"of", "for", "in", "on", "at", "from", "and", "or", "with", "who", "which", "that", "to", "as"})
_WHERE = re.compile(r"\w (?:in|at|near|around|outside|of|from)(?: the)? $")
_LONGEST_WHERE = 20  # characters, more than any match of it has
_PRIVATELY_OF = re.compile(
    r"\b(?:owner|widow|widower|wife|husband|son|daughter|mother|father|brother|sister|cousin|uncle|aunt|friend|"
    r"neighbou?r|relative|critic|opponent|rival|survivor|victim|keeper|landlord|tenant)s? of (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
# "A post on his page", "her letter": the paper of whoever the pronoun stands for.
_OWN_PAPER = re.compile(
    r"(?P<on>(?:(?:an?|the) )?(?:[\w-]+ ){1,3}(?:on|in|from|via|to) )?(?:his|her|its|their) (?:[\w-]+ ){0,2}?"
    r"(?:posts?|page|account|channel|website|letters?|statements?|tweets?|messages?|memoirs?|diary|blog|report"
    r"|communiqu[eé]|speech|interview)\b",
    re.IGNORECASE,
)
_POINTS_TO_OUTLET = re.compile(
    r"the (?:newspaper|daily|weekly|magazine|broadcaster|channel|station|network|news agency)", re.IGNORECASE
)
_SPOKE = ALLEGING | {"denial"}
_REACH = 1_000  # characters back to who spoke last
_NEAR = 250  # characters from what was said to the word of its denial


def name_sources(
    attributions: Sequence[Attribution], entities: Sequence[Entity], document: Document
) -> tuple[Attribution, ...]:
    """The attributions with the page's actor behind each source, and what "denied it" denies, filled in."""
    mentions = [
        mention
        for entity in entities
        for mention in entity.mentions
        if not _only_describes(mention, entity, document) and not _is_where(mention, entity, document)
    ]
    places = index_contents([(mention.span,) for mention in mentions])
    named = [
        replace(one, entity=actor_in(one.source, [mentions[place] for place in places.near(one.source)], document))
        if one.source is not None
        else one
        for one in attributions
    ]
    outlets = {entity.id for entity in entities if entity.kind == "media"}
    named = [_with_outlet_before(one, named, outlets, document) for one in named]
    named = _with_speaker_before(named, entities, document)
    return tuple(_refer_back(one, named, document) for one in named)


def _with_outlet_before(
    one: Attribution, attributions: Sequence[Attribution], outlets: Set[str], document: Document
) -> Attribution:
    """ "Two officials told the newspaper": the last outlet that the page has cited before."""
    if one.source is None or one.entity is not None or not _POINTS_TO_OUTLET.fullmatch(document[one.source]):
        return one
    before = [each.entity for each in attributions if each.cue.start < one.cue.start and each.entity in outlets]
    return replace(one, entity=before[-1]) if before else one


def _with_speaker_before(
    attributions: Sequence[Attribution], entities: Sequence[Entity], document: Document
) -> list[Attribution]:
    """ "“...,” she added": who is quoted is not named within the quotation; without a name before, who spoke last."""
    found: list[Attribution] = []
    by_id = {entity.id: entity for entity in entities}
    for one in attributions:
        word = document[one.source].casefold() if one.source is not None else ""
        if word in PRONOUNS and (one.entity is None or _named_in_own_words(one, by_id[one.entity])):
            last = _last_speaker(one, found, by_id, word, document)
            found.append(replace(one, entity=last) if last is not None else one)
        else:
            found.append(one)
    return found


def _named_in_own_words(one: Attribution, entity: Entity) -> bool:
    """Whether the last name before the pronoun stands in what is said: "“Bonn told *Ghana*,” they wrote"."""
    if one.kind != "quote" or one.source is None:
        return False
    before = [each.span for each in entity.mentions if each.span.end <= one.source.start]
    return bool(before) and covers(one.content, before[-1])


def _last_speaker(
    one: Attribution, before: Sequence[Attribution], by_id: Mapping[str, Entity], word: str, document: Document
) -> str | None:
    """Whoever of the right number spoke last within reach, and is never called by the other pronoun."""
    others = PRONOUNS - {word}
    for earlier in reversed(before):
        entity = by_id.get(earlier.entity or "")
        if entity is None or earlier.source is None or _is_within(earlier, before) or earlier.kind not in _SPOKE:
            continue
        if one.cue.start - earlier.cue.end > _REACH:
            return None
        called = {document[each.span].casefold() for each in entity.mentions if each.how == "pronoun"}
        of_person = entity.kind == "person"
        return entity.id if of_person == (word in {"he", "she"}) and called.isdisjoint(others) else None
    return None


def _is_within(one: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether it stands in what somebody else is quoted as saying."""
    return any(covers(other.content, one.cue) for other in others if other is not one)


def _only_describes(mention: Mention, entity: Entity, document: Document) -> bool:
    """ "A Chinese business group" is not China, nor is "state television" the state."""
    behind = _NOUN_BEHIND.match(document.text, mention.span.end)
    describes = (entity.kind == "country" and mention.how == "alias") or document[mention.span] == "state"
    return describes and behind is not None and behind[1] not in _NO_NOUNS


def _is_where(mention: Mention, entity: Entity, document: Document) -> bool:
    """ "Carabinieri in Reggio", "the elders of Bahri" are not Reggio, nor Bahri."""
    start = mention.span.start
    return entity.kind == "place" and _WHERE.search(document.text, max(0, start - _LONGEST_WHERE), start) is not None


def _is_theirs(mention: Mention, source: Span, document: Document) -> bool:
    """ "The owner of a small fleet", "a widow of the general" is not the fleet, nor the general."""
    return _PRIVATELY_OF.search(document.text[source.start : mention.span.start]) is not None


def actor_in(source: Span | None, mentions: Sequence[Mention], document: Document) -> str | None:
    """The actor whose mention fills most of the source's first part; what follows a comma describes him.

    A relative clause behind the comma ("the memo, which Der Spiegel obtained") names somebody else, and so do "seen by
    dpa" and the owner in "its council", "Colombia's ELN".
    """
    if source is None:
        return None
    source = _without_clause(source, mentions, document)
    around = [mention for mention in mentions if mention.span.contains(source)]
    if around:
        return min(around, key=lambda mention: mention.span.end - mention.span.start).entity
    author = _author_of(source, mentions, document)
    if author is not None:
        return author
    comma = document.text.find(",", source.start, source.end)
    parts = [Span(source.start, comma)] if comma > source.start else []
    if not parts or not _RELATIVE.match(document.text, comma):
        parts.append(source)
    for part in parts:
        inside = [mention for mention in mentions if part.contains(mention.span) and mention.how != "pronoun"]
        inside = [one for one in inside if not _is_theirs(one, part, document)]
        inside = [one for one in inside if not any(_owns(one, other, document) for other in inside)]
        if inside:
            return max(inside, key=lambda mention: (mention.span.end - mention.span.start, -mention.span.start)).entity
    return None


def _without_clause(source: Span, mentions: Sequence[Mention], document: Document) -> Span:
    """The source up to "seen by dpa", and to the clause in "figures that *the minister* will use"."""
    starts = {mention.span.start for mention in mentions}
    clauses = (
        found
        for found in _THAT.finditer(document[source])
        if not starts.isdisjoint({source.start + found.end(), source.start + found.start("role")})
    )
    cut = _HANDED_ON.search(document[source]) or next(clauses, None)
    return Span(source.start, source.start + cut.start()) if cut else source


def _author_of(source: Span, mentions: Sequence[Mention], document: Document) -> str | None:
    """Whose paper it is by its pronoun: "a post on his Facebook page"."""
    own = _OWN_PAPER.match(document[source])
    if own is None:
        return None
    start = source.start + len(own["on"] or "")
    return next((one.entity for one in mentions if one.how == "pronoun" and one.span.start == start), None)


def _owns(owner: Mention, owned: Mention, document: Document) -> bool:
    """ "Colombia's ELN", "Iran's ally Hezbollah": who is named in front only says whose the other is."""
    between = document.text[owner.span.end : owned.span.start]
    return _POSSESSIVE.fullmatch(between) is not None and _NO_NOUNS.isdisjoint(between.split())


def _refer_back(denial: Attribution, attributions: Sequence[Attribution], document: Document) -> Attribution:
    """ "The army denied it", "rejected the charge": the denial has the content it points back to."""
    words = " ".join(document[span] for span in denial.content).casefold()
    if denial.kind != "denial" or not _POINTS_BACK.fullmatch(words):
        return denial
    start = _start_of_paragraph_before(denial.cue, document)
    before = [
        one
        for one in attributions
        if one.kind in ALLEGING
        and one.content
        and start <= one.cue.start < denial.cue.start
        and denial.cue.start - one.content[-1].end < _NEAR
        and (one.source is None or one.entity is None or one.entity != denial.entity)
    ]
    charges = [one for one in before if one.kind == "accusation"] if _CHARGE.search(words) else []
    apart = [one for one in before if not covers(one.content, denial.cue)]
    told = charges or apart or before
    several = told if _SEVERAL.search(words) and not charges else told[-1:]
    content = sorted({part for one in several for part in one.content})
    return replace(denial, content=_in_front(denial, content)) if told else denial


def _start_of_paragraph_before(words: Span, document: Document) -> int:
    """Where the paragraph in front begins: agency copy gives whoever denies it a paragraph of his own."""
    at = next((place for place, one in enumerate(document.paragraphs) if one.contains(words)), None)
    return words.start if at is None else document.paragraphs[max(0, at - 1)].start


def _in_front(denial: Attribution, content: Sequence[Span]) -> tuple[Span, ...]:
    """ "Reported that troops had fled and that Minsk denied it": of what holds the denial, what stands before it."""
    first = min(denial.cue.start, denial.source.start) if denial.source else denial.cue.start
    holds = covers(content, denial.cue)
    before = tuple(Span(part.start, min(part.end, first)) for part in content if part.start < first)
    return before if holds and before else tuple(content)
