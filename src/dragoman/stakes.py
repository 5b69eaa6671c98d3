"""Who each speaker is to the event he tells of: documented and sourced, never a score.

What is known of a speaker comes from outlets.toml, the actor file and the words of the page ("a lobbyist for the
GNA"), which hold for him on the whole page; whether he is a side of the event, from the event itself. Where nothing
is documented the stake is "unknown". What one speaker says against another is no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.attributions.agents import Representation
from dragoman.claims import actor_in
from dragoman.codebook.load import Codebook
from dragoman.speakers import (
    BODIES,
    PageFacts,
    Speaker,
    Tie,
    bond_stakes,
    bonds_on,
    marks_of,
    named_part,
    owners_on,
    quoted,
    read_speaker,
    state_mark,
    state_of,
    told_on,
)
from dragoman.types import Claim, Entity, EventMention, Link, Reading, Span, Stake

_HURTING = frozenset({"ASSAULT", "COERCE"})
_ARMED = frozenset({"REB", "UAF", "CRM"})
_FORCES = frozenset({"MIL", "COP", "SPY"})
_DEFINITE = frozenset({"the", "this", "that"})
# What befell the speaker, behind its verb or before a passive: "shelled us", "arrested our secretary", "I was beaten".
# "Fired tear gas into the canteen and injured nineteen of our members": the same hands did the second act.
_HARMED = "killed|injured|wounded|hurt|beat|arrested|detained|seized|burned|destroyed|shot|robbed"
_AND_HARMED = rf"(?:[^.;:!?\"”“]*? and (?:{_HARMED})\b)?"
_BEFELL = re.compile(
    rf"{_AND_HARMED}[^.,;:!?\"”“]{{0,40}}?\b(?:(?P<self>us|me)|(?:our|my) (?P<own>\w+))\b", re.IGNORECASE
)
_BEFALLEN = re.compile(r"\b(?:we|I) (?:were|was|are|have been|had been|got) (?:\w+ly )?$", re.IGNORECASE)
# "Say the army attacked their base": nobody attacks his own, so it is the speaker's.
_THEIRS = re.compile(
    r"[^.,;:!?\"”“]{0,12}?\b(?P<whose>their|its) (?!own|hostages|captives|prisoners|victims|enemies|rivals)\w+"
)
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|I|me|my|mine)\b|\bWe\b|\bOur\b|\bMy\b")
_OURS = re.compile(r"(?:our|my|this (?:administration|government|ministry|army|party))\b", re.IGNORECASE)
_OWN = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_OUR_PEOPLE = frozenset({"members", "people", "men", "women", "children", "families", "comrades", "colleagues"})
_COMMANDS = frozenset(
    {"defence", "defense", "army", "military", "forces", "navy", "staff", "guard", "guards", "police"}
)
_CORPS = frozenset({"MIL", "COP", "SPY", "LEG"})
# "The two governments will talk": the states of a page that speaks of two.
_BOTH = re.compile(
    r"(?:the )?(?:two|both) (?:governments|countries|states|nations|neighbou?rs|capitals|armies|militaries|sides)",
    re.IGNORECASE,
)
# "Wounded dockers": who is hurt by his own name.
_HURT = re.compile(r"\b(?:wounded|injured|beaten|tortured|maimed)\b", re.IGNORECASE)
_UNPROVEN = frozenset({"accusation", "claim", "denial", "belief"})


def with_stakes(reading: Reading, representations: Sequence[Representation], codebook: Codebook) -> Reading:
    """The reading with the stakes of every speaker of every chain; each link has at least one."""
    entities = {entity.id: entity for entity in reading.entities}
    ties = tuple(_tie(one, reading, entities) for one in representations if not _is_unproven(one, reading))
    told = told_on(reading.document, entities)
    page = PageFacts(
        document=reading.document,
        entities=entities,
        ties=ties,
        owners=owners_on(reading.document, entities),
        codebook=codebook,
        told=told,
        countries=_told_countries(entities, told),
    )
    page = replace(page, bonds=bonds_on(reading, page))
    links = {_who(link): link for claim in reading.claims for link in claim.chain}
    speakers = {who: read_speaker(link, page) for who, link in links.items()}
    events = {event.id: event for event in (*reading.events, *reading.relations)}
    home = _home_of(page)
    claims = tuple(_with_stakes(claim, events[claim.event], speakers, home, page) for claim in reading.claims)
    return replace(reading, claims=claims)


@dataclass(frozen=True, slots=True)
class _Case:
    """An event on somebody's word, and by each side's id the marks of those who belong to it."""

    event: EventMention
    claim: Claim
    page: PageFacts
    marks: Mapping[str, set[str]]


def _who(link: Link) -> tuple[str, str | None, Span | None]:
    return link.name, link.entity, link.span


def _with_stakes(
    claim: Claim,
    event: EventMention,
    speakers: Mapping[tuple[str, str | None, Span | None], Speaker],
    home: tuple[str, str] | None,
    page: PageFacts,
) -> Claim:
    sides = {part.entity: page.entities[part.entity] for part in (*event.actors, *event.recipients)}
    case = _Case(event, claim, page, {side: _side_marks(entity, event, page) for side, entity in sides.items()})
    chain = []
    for link in claim.chain:
        speaker = _at_home(speakers[_who(link)], home, page.entities.get(link.entity or ""))
        of_page = home is not None and link.relation in {"publishes", "syndicates"}
        if not of_page and any(stake.kind == "state-controlled media" for stake in speaker.stakes):
            home = next(((state_mark(state), "cited by its state's own medium") for state in speaker.states), home)
        in_event = list(_in_event(speaker, link, case))
        known = {stake.kind for stake in in_event}
        in_event.extend(stake for stake in _befallen(link, speaker, case) if stake.kind not in known)
        stakes = [*speaker.stakes, *(in_event or _beside_event(speaker, event, page))]
        found = {(stake.kind, stake.of): stake for stake in reversed(stakes)}
        chain.append(replace(link, stakes=tuple(reversed(found.values())) or (speaker.unknown,)))
    return replace(claim, chain=tuple(chain))


def _home_of(page: PageFacts) -> tuple[str, str] | None:
    """The mark of the state from which the page comes, as its nameless actors have it from the dateline."""
    line = page.document.dateline
    if line is None:
        return None
    home = next((one.country for one in page.entities.values() if page.is_at_home(one) and one.country), None)
    return (state_mark(home), f"dateline {line.place}") if home else None


def _at_home(speaker: Speaker, home: tuple[str, str] | None, entity: Entity | None) -> Speaker:
    """ "The foreign ministry", cited by a state's own agency or on a page from that state, is its own."""
    organ = any(stake.kind == "state organ" for stake in speaker.stakes)
    if home is None or not organ or (entity is not None and entity.country):
        return speaker
    mark, basis = home
    return replace(speaker, marks={**speaker.marks, mark: basis})


def _tie(said: Representation, reading: Reading, entities: Mapping[str, Entity]) -> Tie:
    """The actors behind the words; the client is none of the agents, whose description holds his name."""
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    agents = {actor_in(span, mentions, reading.document) for span in said.agents if span != said.client}
    inner = [mention for mention in mentions if mention.entity not in agents or said.client.contains(mention.span)]
    client = entities.get(actor_in(said.client, inner, reading.document) or "")
    name = client.name if client else " ".join(reading.document[said.client].split())
    known = frozenset(agent for agent in agents if agent is not None and (client is None or agent != client.id))
    return Tie(said, known, client, name)


def _is_unproven(said: Representation, reading: Reading) -> bool:
    """Whether somebody only alleges it: an accusation is a record of the accuser."""
    return any(
        attribution.kind in _UNPROVEN and any(span.contains(said.words) for span in attribution.content)
        for attribution in reading.attributions
    )


def _in_event(speaker: Speaker, link: Link, case: _Case) -> Iterator[Stake]:
    """Whether the speaker is, or belongs to, a side of the event; and whether it was done to him."""
    event, claim, page = case.event, case.claim, case.page
    for role, parts in (("actor", event.actors), ("recipient", event.recipients)):
        for part in parts:
            side = page.entities[part.entity]
            himself = _named_as_speaker(part.span, link, case)
            if himself is False and role == "recipient":
                continue
            if himself or (link is claim.chain[-1] and speaker.stakes and _OURS.match(page.document[part.span])):
                basis: str | None = quoted(part.span, page.document)
            elif claim.factuality == "denied" and _OWN.match(page.document[part.span]):
                # "denied that its men had fired": one answers for one's own, whoever the nearest name is.
                basis = quoted(part.span, page.document) if link is claim.chain[-1] else None
            else:
                basis = _common_mark(speaker, side, role, case) or _of_both(speaker, part.span, page)
                basis = basis or _of_one_corps(link, side, page)
            if basis is None:
                continue
            state = state_of(side, page)
            yield Stake("party", state or side.name, f"{basis}: {role} of the event")
            harmed = role == "recipient" and event.type in _HURTING and claim.factuality in {"actual", "alleged"}
            if (
                harmed
                and (side.kind == "person" or (side.kind == "group" and state is None))
                and not _is_armed(side)
                and f"id {side.id}" in speaker.marks
            ):
                yield Stake("victim", None, f"the event itself: recipient of {event.type}", part.span)


def _named_as_speaker(words: Span, link: Link, case: _Case) -> bool | None:
    """Whether a side is named by the words by which its speaker is: for "we" and "us" only, else it is a misreading.

    None where it is named elsewhere, or the act is told within those words ("residents who were beaten said").
    """
    if link.span is None or not link.span.contains(words) or link.span.contains(case.event.trigger):
        return None
    sentence = case.page.document[case.event.sentence]
    return link is case.claim.chain[-1] and _FIRST_PERSON.search(sentence) is not None


def _beside_event(speaker: Speaker, event: EventMention, page: PageFacts) -> Iterator[Stake]:
    """Whether one who is no side himself is an ally or opponent of one, as the page reports it."""
    for part in (*event.actors, *event.recipients):
        yield from bond_stakes(speaker, page.entities[part.entity], page)


def _befallen(link: Link, speaker: Speaker, case: _Case) -> Iterator[Stake]:
    """What the originator says was done to himself or his: "they shelled us", "injured nineteen of our members".

    Whoever speaks for himself alone suffers what is done to his own: "burned our boats", "tied my hands".
    """
    event, claim, page = case.event, case.claim, case.page
    if link is not claim.chain[-1] or link.relation not in {"says", "press release of"} or event.type not in _HURTING:
        return
    text, start, end = page.document.text, event.sentence.start, event.sentence.end
    if link.span is not None and _is_private(link, speaker, page):
        hurt = _HURT.search(text, link.span.start, named_part(link.span, page.document).end)
        if hurt is not None and claim.factuality in {"actual", "alleged"}:
            yield Stake("victim", None, quoted(link.span, page.document), link.span)
    passive = _BEFALLEN.search(text[start : event.trigger.start])
    active = _BEFELL.match(text[event.trigger.end : end])
    if passive is not None:
        words, himself = Span(start + passive.start(), event.trigger.end), True
    elif active is not None:
        words = Span(event.trigger.start, event.trigger.end + active.end())
        himself = (
            active["self"] is not None or active["own"].casefold() in _OUR_PEOPLE or _is_private(link, speaker, page)
        )
    elif (theirs := _THEIRS.match(text[event.trigger.end : end])) and _is_speakers(theirs, link, case):
        words, himself = Span(event.trigger.start, event.trigger.end + theirs.end()), False
    else:
        return
    told = quoted(words, page.document)
    yield Stake("party", link.name, f"{told}: recipient of the event", words)
    if himself and claim.factuality in {"actual", "alleged"}:
        yield Stake("victim", None, told, words)


def _is_speakers(theirs: re.Match[str], link: Link, case: _Case) -> bool:
    """Whether the "its" behind the trigger may mean who speaks: not where somebody else is known to be meant."""
    start, doers = case.event.trigger.end + theirs.start("whose"), {part.entity for part in case.event.actors}
    meant = {
        entity.id
        for entity in case.page.entities.values()
        for mention in entity.mentions
        if mention.how == "pronoun" and mention.span.start == start
    }
    return bool(doers) and (link.entity in meant or meant <= doers)


def _of_both(speaker: Speaker, words: Span, page: PageFacts) -> str | None:
    """ "The two governments", on a page that speaks of two states, of which the speaker's is one."""
    if len(page.countries) != 2 or not _BOTH.fullmatch(page.document[words]):
        return None
    return None if page.countries.isdisjoint(speaker.states) else quoted(words, page.document)


def _of_one_corps(link: Link, side: Entity, page: PageFacts) -> str | None:
    """ "A general said the army", "the speaker said deputies": nameless both, and of one corps."""
    entity = page.entities.get(link.entity or "")
    if entity is None or link.span is None or entity.country or side.kind == "person" or side.id in page.told:
        return None
    nameless = all(mention.how in {"role", "pronoun"} for one in (entity, side) for mention in one.mentions)
    shared = _CORPS & set(entity.sectors) & set(side.sectors)
    return quoted(link.span, page.document) if nameless and shared else None


def _is_private(link: Link, speaker: Speaker, page: PageFacts) -> bool:
    """Whether a speaker is nobody's organ: a person or people of whom nothing is documented."""
    entity = page.entities.get(link.entity or "")
    private = entity is None or (entity.kind in {"person", "group"} and not _is_armed(entity))
    return link.relation == "says" and not speaker.stakes and private


def _is_armed(side: Entity) -> bool:
    """Whether it is rebels or gunmen, or a nameless force such as "the army"."""
    armed = _ARMED if side.kind == "person" else _ARMED | _FORCES
    return bool(armed & set(side.sectors))


def _common_mark(speaker: Speaker, side: Entity, role: str, case: _Case) -> str | None:
    """Where it is known from that the speaker and a side of the event are of one side; None where they are not."""
    marks = case.marks[side.id]
    shared = next((mark for mark in speaker.marks if mark in marks), None) or _own_forces(speaker, side, role, case)
    if shared is not None:
        return speaker.marks[shared]
    return _called_alike(speaker, side, case.page)


def _side_marks(side: Entity, event: EventMention, page: PageFacts) -> set[str]:
    """By what others belong to a side of the event: its own marks and those of whose it is ("its men").

    A country that was only taken from the page does not stand against the country where it happened.
    """
    owner = page.owner_of(side)
    marks = set(marks_of(side, page)) | (set(marks_of(owner, page)) if owner else set())
    state = state_of(side, page)
    elsewhere = event.place is not None and event.place.country not in {None, state}
    if state and side.id not in page.told and (elsewhere or state not in page.countries):
        marks.discard(state_mark(state))
    return marks


def _told_countries(entities: Mapping[str, Entity], told: frozenset[str]) -> frozenset[str]:
    """The countries that the page speaks of, those of whom it only cites an outlet left out."""
    known = (one for one in entities.values() if one.kind != "media" and one.id in told)
    return frozenset(one.country for one in known if one.country)


def _own_forces(speaker: Speaker, side: Entity, role: str, case: _Case) -> str | None:
    """The speaker's mark where a nameless side is his state's: "the ministry denied that the navy", "the police".

    Nameless forces ("soldiers") belong to the state that speaks of them, unless it happened abroad; a ministry does
    where the page names no other state. Those whose country was only taken from the page do where their own state, or
    who commands them, denies the act: one denies what one's own did, not what was done to them.
    """
    event, page = case.event, case.page
    states = speaker.states
    forces = _FORCES & set(side.sectors)
    if not states or side.kind == "person" or not (forces or side.kind == "government"):
        return None
    if (role == "recipient" and _is_hit_by_own(speaker, case)) or _is_named_by_another(side, page):
        return None
    place = event.place.country if event.place else None
    nameless = side.country is None or (side.id not in page.told and side.country in states)
    if nameless:
        speaks_of = _is_near if forces else _is_alone
        near = (state for state in states if speaks_of(state, speaker, page))
        return next((state_mark(state) for state in near if place in {None, state}), None)
    if place is not None or side.id in page.told:
        return None
    denied = case.claim.factuality == "denied" and role == "actor"
    own = denied or (_COMMANDS & speaker.called and _is_definite(side, page))
    return state_mark(states[0]) if own else None


def _is_hit_by_own(speaker: Speaker, case: _Case) -> bool:
    """Whether those who did it are on the speaker's side: whom one's own hit are another's."""
    return any(not case.marks[one.entity].isdisjoint(speaker.marks) for one in case.event.actors)


def _is_named_by_another(side: Entity, page: PageFacts) -> bool:
    """ "African Union troops", "NATO aircraft": nameless, but not of a state."""
    return any(
        entity.kind in BODIES and entity.id != side.id
        for mention in side.mentions
        for entity, _ in page.within(mention.span)
    )


def _is_definite(side: Entity, page: PageFacts) -> bool:
    """ "The defence ministry said the brigade": who commands troops speaks of his own by "the"."""
    roles = [page.document[mention.span].casefold() for mention in side.mentions if mention.how == "role"]
    return "MIL" in side.sectors and any(words.startswith("the ") for words in roles)


def _is_near(country: str, speaker: Speaker, page: PageFacts) -> bool:
    """Whether the page speaks of the speaker's state, or his name does ("Ethiopian News Agency")."""
    states = [one for one in page.codebook.actors.countries if one.code == country]
    names = {name.casefold() for one in states for name in (one.name, *one.demonyms)}
    return country in page.countries or not names.isdisjoint(speaker.called)


def _is_alone(country: str, speaker: Speaker, page: PageFacts) -> bool:
    """Whether the page names no state but the speaker's, in whose name some medium of its own may speak."""
    return page.countries <= {country} and _is_near(country, speaker, page)


def _called_alike(speaker: Speaker, side: Entity, page: PageFacts) -> str | None:
    """ "The union will strike", on the word of the Dockers' Union: a nameless side called by the speaker's own noun."""
    roles = [mention for mention in side.mentions if mention.how == "role"]
    if len(roles) != len([mention for mention in side.mentions if mention.how != "pronoun"]):
        return None
    for mention in roles:
        words = page.document[mention.span].casefold().split()
        if len(words) == 2 and words[0] in _DEFINITE and words[1] in speaker.called:
            return f"the text: {page.document[mention.span]!r}"
    return None
