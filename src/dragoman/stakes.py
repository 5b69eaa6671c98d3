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
from dragoman.codebook.actor_file import Outlet
from dragoman.codebook.load import Codebook
from dragoman.types import Claim, Document, Entity, EventMention, Link, Reading, Span, Stake, StakeKind

UNKNOWN = Stake("unknown", None, "nothing documented in outlets.toml, the actor file or the text")

_STATE: Mapping[str, str] = {
    "GOV": "government", "MIL": "armed forces", "COP": "police", "SPY": "secret service", "LEG": "parliament",
}  # fmt: skip
_BY_SECTOR: Mapping[str, tuple[StakeKind, str]] = {
    "JUD": ("court", "court"),
    "IGO": ("international body", "international body"),
    "PTY": ("political party", "party"),
    **{sector: ("state organ", name) for sector, name in _STATE.items()},
}
_BY_CONTROL: Mapping[str, StakeKind] = {
    "state": "state-controlled media",
    "public": "public media",
    "party": "political party",
    "private": "independent press",
}
_HURTING = frozenset({"ASSAULT", "COERCE"})
_ARMED = frozenset({"REB", "UAF", "CRM"})
_UNPROVEN = frozenset({"accusation", "claim", "denial", "belief"})
_FROM_FILE = ("actor file", "demonym", "capital")
# Keys of roles: "SYR.GOV.government", "group.hezbollah.REB.fighter"; "LBY.GOV.government.rival" is not Libya's.
_ROLE_KEY = re.compile(r"(?P<base>.+?)\.(?P<sector>[A-Z]{3})\.[^.]+(?P<apart>\.[a-z].*)?")
_STATE_IN_NAME = re.compile(r"\bstate (?:news agency|news|television|tv|radio|media|broadcast\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A representation with the page's actors behind its words."""

    said: Representation
    agents: frozenset[str]
    client: Entity | None
    name: str


@dataclass(frozen=True, slots=True)
class _Page:
    """What the stakes of one page are read from."""

    document: Document
    entities: Mapping[str, Entity]
    ties: tuple[_Tie, ...]
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class _Speaker:
    """What holds of a speaker whatever the event.

    `marks` are what he has in common with the sides he belongs to, each with where that is known from.
    """

    stakes: tuple[Stake, ...]
    marks: Mapping[str, str]
    unknown: Stake = UNKNOWN


def with_stakes(reading: Reading, representations: Sequence[Representation], codebook: Codebook) -> Reading:
    """The reading with the stakes of every speaker of every chain; each link has at least one."""
    entities = {entity.id: entity for entity in reading.entities}
    ties = tuple(_tie(one, reading, entities) for one in representations if not _is_unproven(one, reading))
    page = _Page(reading.document, entities, ties, codebook)
    speakers = {_who(link): _speaker(link, page) for claim in reading.claims for link in claim.chain}
    events = {event.id: event for event in (*reading.events, *reading.relations)}
    claims = tuple(_with_stakes(claim, events[claim.event], speakers, page) for claim in reading.claims)
    return replace(reading, claims=claims)


def _who(link: Link) -> tuple[str, str | None, Span | None]:
    return link.name, link.entity, link.span


def _with_stakes(
    claim: Claim, event: EventMention, speakers: Mapping[tuple[str, str | None, Span | None], _Speaker], page: _Page
) -> Claim:
    chain = []
    for link in claim.chain:
        speaker = speakers[_who(link)]
        found = {
            (stake.kind, stake.of): stake
            for stake in reversed([*speaker.stakes, *_in_event(speaker, event, claim, page)])
        }
        chain.append(replace(link, stakes=tuple(reversed(found.values())) or (speaker.unknown,)))
    return replace(claim, chain=tuple(chain))


def _tie(said: Representation, reading: Reading, entities: Mapping[str, Entity]) -> _Tie:
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    agents = (actor_in(span, mentions, reading.document) for span in said.agents)
    client = entities.get(actor_in(said.client, mentions, reading.document) or "")
    name = client.name if client else " ".join(reading.document[said.client].split())
    known = frozenset(agent for agent in agents if agent is not None and (client is None or agent != client.id))
    return _Tie(said, known, client, name)


def _is_unproven(said: Representation, reading: Reading) -> bool:
    """Whether somebody only alleges it: an accusation is a record of the accuser."""
    return any(
        attribution.kind in _UNPROVEN and any(span.contains(said.words) for span in attribution.content)
        for attribution in reading.attributions
    )


def _speaker(link: Link, page: _Page) -> _Speaker:
    entity = page.entities.get(link.entity or "") or _namesake(link.name, page)
    outlet = _outlet(link, entity, page)
    words = [_named_part(link.span, page.document)] if link.span else []
    if outlet is not None:
        basis = f"outlets.toml: {outlet.control_source or outlet.owner or outlet.control}"
        kind = _BY_CONTROL.get(outlet.control)
        of = outlet.owner if kind == "political party" else outlet.country
        marks = {**(_marks(entity) if entity else {}), **_owner_marks(outlet, page)}
        if kind is None:
            return _Speaker((), marks, Stake("unknown", None, basis))
        return _Speaker((Stake(kind, None if kind == "independent press" else of, basis),), marks)
    if entity is None:
        return _Speaker(tuple(_press_stakes(link.name, words, None, page)), {})
    ties = [tie for tie in page.ties if entity.id in tie.agents and _may_belong(entity, tie)]
    stakes = [stake for tie in ties for stake in _tied_stakes(entity, tie, page)]
    marks = {mark: _quoted(tie.said.words, page.document) for tie in ties for mark in _client_marks(tie)}
    # A role noun alone ("spokesman", "agent") says less than whom its bearer acts for.
    acts_for = any(tie.said.tie != "belongs to" for tie in ties) and not entity.how.startswith(_FROM_FILE)
    if not acts_for:
        stakes = [*_own_stakes(entity, next(iter(words), None), page), *stakes]
    if entity.kind != "person":
        stakes.extend(_press_stakes(link.name, words, entity, page))
    own = {mark: basis for mark, basis in _marks(entity).items() if not (acts_for and mark.startswith("state "))}
    return _Speaker(tuple(stakes), {**marks, **own})


def _client_marks(tie: _Tie) -> Mapping[str, str]:
    """By what a spokesman or member is of his body's side; a paid agent is not."""
    return _marks(tie.client) if tie.client is not None and tie.said.tie != "paid agent" else {}


def _named_part(words: Span, document: Document) -> Span:
    """A speaker's words up to the comma behind which he is described."""
    comma = document.text.find(",", words.start, words.end)
    return Span(words.start, comma) if comma > words.start else words


def _namesake(name: str, page: _Page) -> Entity | None:
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


def _outlet(link: Link, entity: Entity | None, page: _Page) -> Outlet | None:
    """The outlet a link names, be it by its last words: "the Iranian state agency IRNA"."""
    outlets = page.codebook.actors.outlets
    words = page.document[_named_part(link.span, page.document)].split() if link.span else []
    if page.codebook.cues.carriers & {word.casefold() for word in words}:
        for start in range(len(words)):
            found = outlets.find(" ".join(words[start:]))
            if found is not None:
                return found
    if entity is not None and entity.kind != "media":
        return None
    found = outlets.find(entity.name if entity else link.name)
    return found or (outlets.at(page.document.url) if link.relation == "publishes" else None)


def _owner_marks(outlet: Outlet, page: _Page) -> dict[str, str]:
    """The marks of whoever controls the outlet: its state, or the party or group that owns it."""
    basis = f"outlets.toml: owner {outlet.owner or outlet.control_source}"
    if outlet.control == "state" and outlet.country:
        return {f"state {outlet.country}": basis}
    if outlet.control == "party" and outlet.owner:
        return {f"key {entry.key}": basis for entry in page.codebook.actors.find(outlet.owner)}
    return {}


def _marks(entity: Entity) -> dict[str, str]:
    """By what an actor is one side of an event: himself, his state, the body whose organ he is."""
    own = "the event itself"
    marks = {f"id {entity.id}": own, **({f"key {entity.key}": own} if entity.key else {})}
    base = _base_of(entity)
    if base:
        marks[f"key {base}"] = entity.how
    state = _state_of(entity)
    return {**marks, f"state {state}": f"{entity.how}, {state}"} if state else marks


def _state_of(entity: Entity) -> str | None:
    """The state whose organ an actor is; a rival government's is none."""
    role = _ROLE_KEY.fullmatch(entity.key or "")
    sectors = {*entity.sectors, *([role["sector"]] if role else [])}
    if role and role["apart"]:
        return None
    return entity.country if entity.kind in {"country", "government"} or sectors & _STATE.keys() else None


def _own_stakes(entity: Entity, words: Span | None, page: _Page) -> Iterator[Stake]:
    """What an actor is by his sectors; `words` are the page's where no mention says more."""
    for sector in _sectors_of(entity, page):
        if sector not in _BY_SECTOR:
            continue
        kind, name = _BY_SECTOR[sector]
        country = None if sector == "IGO" and entity.kind == "person" else entity.country
        of = entity.name if kind == "political party" else country
        if entity.how.startswith(_FROM_FILE):
            yield Stake(kind, of, f"actor file: {name}" + (f" of {country}" if country else ""))
        else:
            told = [mention.span for mention in entity.mentions if mention.how in {"role", "apposition"}]
            span = told[0] if told else words
            yield Stake(kind, of, _quoted(span, page.document) if span else entity.how, span)


def _sectors_of(entity: Entity, page: _Page) -> tuple[str, ...]:
    """An actor's sectors, those of an international body's organs being its own; prosecutors are the state's."""
    base = _base_of(entity)
    body = next((entry for entry in page.codebook.actors.entries if entry.key == base), None) if base else None
    if body is not None and "IGO" in body.sectors:
        return ("IGO",)
    if "JUD" in entity.sectors and re.search("prosecut|attorney general", f"{entity.name} {entity.how}", re.IGNORECASE):
        return ("GOV",)
    if entity.kind == "organisation" and "OPP" in entity.sectors:
        return ("PTY",)
    return entity.sectors


def _base_of(entity: Entity) -> str | None:
    """The key of the body whose organ an actor is: "group.hezbollah" of "group.hezbollah.REB.fighter"."""
    role = _ROLE_KEY.fullmatch(entity.key or "")
    return role["base"] if role and "." in role["base"] else None


def _press_stakes(name: str, words: Sequence[Span], entity: Entity | None, page: _Page) -> Iterator[Stake]:
    """ "the official news agency", "state television": who keeps an outlet that the outlet file does not know."""
    if _STATE_IN_NAME.search(name):
        yield Stake("state-controlled media", entity.country if entity else None, f"its name: {name!r}")
    if entity is not None:
        words = [*words, *(mention.span for mention in entity.mentions if mention.how != "pronoun")]
    for span in words:
        said = re.findall(r"[\w-]+", page.document[span].casefold())
        of_press = (entity is not None and entity.kind == "media") or page.codebook.cues.carriers & set(said)
        for word in said if of_press else []:
            kind = page.codebook.agents.press.get(word)
            if kind is not None:
                of = entity.country if entity and kind != "independent press" else None
                yield Stake(kind, of, _quoted(span, page.document), span)


def _tied_stakes(entity: Entity, tie: _Tie, page: _Page) -> Iterator[Stake]:
    """What the text says of whom an actor speaks for."""
    said = tie.said
    if said.tie == "paid agent":
        in_office = entity.how.startswith(_FROM_FILE) and tie.client and _state_of(entity) == _state_of(tie.client)
        if not (in_office and _state_of(entity)):
            yield Stake("paid agent", tie.name, _quoted(said.words, page.document), said.words)
        return
    inherited = [
        replace(stake, basis=_quoted(said.words, page.document), span=said.words) for stake in _client(tie, page)
    ]
    if not inherited and said.tie == "speaks for" and _pays(tie.client):
        inherited = [Stake("paid agent", tie.name, _quoted(said.words, page.document), said.words)]
    yield from inherited
    for other in page.ties:
        if other.said.tie == "paid agent" and _is_firm_of(other, tie):
            basis = f"{_quoted(said.words, page.document)}, {_quoted(other.said.words, page.document)}"
            yield Stake("paid agent", other.name, basis, other.said.words)


def _may_belong(entity: Entity, tie: _Tie) -> bool:
    """ "the head of X" is a person; "a member of the Security Council" may be a state."""
    return tie.said.tie != "belongs to" or entity.kind == "person"


def _pays(client: Entity | None) -> bool:
    """Whether a spokesman of this client is his agent rather than his organ: a person's, a company's."""
    return client is not None and (client.kind == "person" or "BUS" in client.sectors)


def _client(tie: _Tie, page: _Page) -> list[Stake]:
    return list(_own_stakes(tie.client, None, page)) if tie.client else []


def _is_firm_of(firm: _Tie, member: _Tie) -> bool:
    """Whether the firm that acts for a client is the one somebody belongs to."""
    named = member.client is not None and member.client.id in firm.agents
    return named or any(span.overlaps(member.said.client) for span in firm.said.agents)


def _in_event(speaker: _Speaker, event: EventMention, claim: Claim, page: _Page) -> Iterator[Stake]:
    """Whether the speaker is, or belongs to, a side of the event; and whether it was done to him."""
    for role, parts in (("actor", event.actors), ("recipient", event.recipients)):
        for part in parts:
            side = page.entities[part.entity]
            marks = _marks(side)
            shared = [mark for mark in speaker.marks if mark in marks]
            if not shared:
                continue
            state = _state_of(side)
            yield Stake("party", state or side.name, f"{speaker.marks[shared[0]]}: {role} of the event")
            harmed = role == "recipient" and event.type in _HURTING and claim.factuality in {"actual", "alleged"}
            if harmed and state is None and not _ARMED & set(side.sectors):
                yield Stake("victim", None, f"the event itself: recipient of {event.type}", part.span)


def _quoted(span: Span, document: Document) -> str:
    return f"the text: {' '.join(document[span].split())!r}"
