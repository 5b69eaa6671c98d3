"""What a speaker is whatever he tells of: whose organ, outlet, agent or party, and which side he stands on.

It is read from outlets.toml, the actor file and the words of the page ("a lobbyist for the GNA"), which hold for him on
the whole page. Where nothing is documented the stake is "unknown".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.attributions.agents import Representation
from dragoman.codebook.actor_file import Outlet
from dragoman.codebook.load import Codebook
from dragoman.types import Document, Entity, Link, Span, Stake, StakeKind

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
_FROM_FILE = ("actor file", "demonym", "capital")
_PROSECUTES = re.compile("prosecut|attorney general", re.IGNORECASE)
_COURT_NAME = re.compile(r"\b(?:court|tribunal)\b", re.IGNORECASE)
# Officials of nobody knows which state ("two European diplomats"): what they serve is not told.
_OF_SOME_STATE = re.compile(r"\b(?:diplomats?|officials?|envoys?|mission|commission)$", re.IGNORECASE)
_OFFICIAL_SOURCE = re.compile(
    r"\b(?:police|military|army|government|security|intelligence|ministry|official|officials)\b", re.IGNORECASE
)
_ITS_ORGAN = re.compile(
    r"(?:'s|’s|its|their)\s+(?:[\w-]+\s+){0,2}(?:office|council|ministry|spokes\w+|secretary(?:-general)?|chairman|chairwoman|"
    r"chief|head|president|leader|commander|command|director|committee|commission|secretariat|envoy|mission)\b",
    re.IGNORECASE,
)
_KEPT_BY = (
    r"\s+is\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}(?:newspaper|paper|organ|weekly|daily|magazine|radio|station|channel|agency|website|"
    r"site|publication|mouthpiece|voice)\s+of\s+(?:the\s+)?(?P<owner>[A-ZÀ-Þ][\w'’-]*(?:\s+(?:of|the|for|and|[A-ZÀ-Þ][\w'’-]*))*)"
)
# Keys of roles: "SYR.GOV.government", "group.hezbollah.REB.fighter"; "LBY.GOV.government.rival" is not Libya's.
_ROLE_KEY = re.compile(r"(?P<base>.+?)\.(?P<sector>[A-Z]{3})\.[^.]+(?P<apart>\.[a-z].*)?")
_STATE_IN_NAME = re.compile(r"\bstate (?:news agency|news|television|tv|radio|media|broadcast\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tie:
    """A representation with the page's actors behind its words."""

    said: Representation
    agents: frozenset[str]
    client: Entity | None
    name: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the stakes of one page are read from."""

    document: Document
    entities: Mapping[str, Entity]
    ties: tuple[Tie, ...]
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class Speaker:
    """What holds of a speaker whatever the event.

    `marks` are what he has in common with the sides he belongs to, each with where that is known from.
    """

    stakes: tuple[Stake, ...]
    marks: Mapping[str, str]
    unknown: Stake = UNKNOWN


def read_speaker(link: Link, page: PageFacts) -> Speaker:
    """The stakes and marks of whoever a link names, with those of the owner or keeper whom the words tell of."""
    own = _read_alone(link, page)
    owner = _owner_in_words(link, page) or _keeper(link, page)
    if owner is None:
        return own
    words = link.span if link.span is not None else None
    kept = [replace(stake, basis=f"{owner.name}'s own") for stake in _own_stakes(owner, words, page)]
    # "NATO's secretary-general" is NATO's, whatever the sector of a role noun says; an outlet is what it is besides.
    stakes = tuple(kept) if words is not None and kept else (*own.stakes, *kept)
    marks = dict.fromkeys(marks_of(owner), f"{owner.name}'s own")
    return Speaker(stakes, {**marks, **own.marks}, own.unknown)


def _owner_in_words(link: Link, page: PageFacts) -> Entity | None:
    """Whose organ speaks where no other actor is known behind the words: "its peace council", "NATO's chief"."""
    entity = page.entities.get(link.entity or "")
    if link.span is None or (entity is not None and (entity.country or entity.key)):
        return None
    part = _named_part(link.span, page.document)
    if not _ITS_ORGAN.search(page.document[part]):
        return None
    owners = [
        (mention.span.start, each)
        for each in page.entities.values()
        for mention in each.mentions
        if part.contains(mention.span)
        and mention.span.end < part.end - 2
        and (entity is None or each.id != entity.id)
        and _ITS_ORGAN.match(page.document.text, _own_mark(mention.span, page.document))
    ]
    return min(owners, key=lambda one: one[0])[1] if owners else None


def _own_mark(mention: Span, document: Document) -> int:
    """Where the sign of possession stands: behind the name, or at the pronoun's own start."""
    words = document[mention].casefold()
    if words in {"its", "their"}:
        return mention.start
    return mention.end - 2 if words.endswith(("'s", "’s")) else mention.end


def _keeper(link: Link, page: PageFacts) -> Entity | None:
    """Whose paper a publisher is, as the page itself says: "The Herald is the newspaper of the People's Party"."""
    if link.relation not in {"publishes", "press release of"}:
        return None
    told = re.compile(re.escape(link.name) + _KEPT_BY)
    places = (page.document.text, *(piece.text for piece in page.document.left_out))
    for found in filter(None, map(told.search, places)):
        owner = namesake(found["owner"], page)
        if owner is not None:
            return owner
    return None


def _read_alone(link: Link, page: PageFacts) -> Speaker:
    """What a speaker is by himself."""
    entity = page.entities.get(link.entity or "") or namesake(link.name, page)
    outlet = _outlet(link, entity, page)
    words = [_named_part(link.span, page.document)] if link.span else []
    if outlet is not None:
        basis = f"outlets.toml: {outlet.control_source or outlet.owner or outlet.control}"
        kind = _BY_CONTROL.get(outlet.control)
        of = outlet.owner if kind == "political party" else outlet.country
        marks = {**(marks_of(entity) if entity else {}), **_owner_marks(outlet, page)}
        if kind is None:
            return Speaker((), marks, Stake("unknown", None, basis))
        return Speaker((Stake(kind, None if kind == "independent press" else of, basis),), marks)
    if entity is None:
        told = tuple(_press_stakes(link.name, words, None, page))
        return Speaker(told, _state_in_words(words, page) if told and told[0].kind == "state-controlled media" else {})
    ties = [tie for tie in page.ties if entity.id in tie.agents and _may_belong(entity, tie)]
    stakes = [stake for tie in ties for stake in _tied_stakes(entity, tie, page)]
    marks = {mark: quoted(tie.said.words, page.document) for tie in ties for mark in _client_marks(tie)}
    # A role noun alone ("spokesman", "agent") says less than whom its bearer acts for.
    acts_for = any(tie.said.tie != "belongs to" for tie in ties) and not entity.how.startswith(_FROM_FILE)
    if not acts_for:
        stakes = [*_own_stakes(entity, next(iter(words), None), page), *stakes]
    if entity.kind != "person" or "MED" in entity.sectors:
        stakes.extend(_press_stakes(link.name, words, entity, page))
    own = {mark: basis for mark, basis in marks_of(entity).items() if not (acts_for and mark.startswith("state "))}
    return Speaker(tuple(stakes), {**marks, **_joint_marks(entity, words, page), **own})


def _state_in_words(words: Sequence[Span], page: PageFacts) -> dict[str, str]:
    """The mark of the state whose medium it is: "Tajikistan's state agency Khovar"."""
    return {
        f"state {entity.country}": "the text: its state's own medium"
        for entity in page.entities.values()
        if entity.kind == "country" and entity.country
        for mention in entity.mentions
        if any(span.contains(mention.span) for span in words)
    }


def _joint_marks(entity: Entity, words: Sequence[Span], page: PageFacts) -> dict[str, str]:
    """The marks of states that speak together with this one: "Ankara and Doha said"."""
    joined = [span for span in words if " and " in page.document[span]] if state_of(entity) else []
    return {
        mark: "they speak together"
        for other in page.entities.values()
        if other.kind in {"country", "government"} and other.key
        for mention in other.mentions
        if any(span.contains(mention.span) for span in joined)
        for mark in marks_of(other)
    }


def _client_marks(tie: Tie) -> Mapping[str, str]:
    """By what a spokesman or member is of his body's side; a paid agent is not."""
    return marks_of(tie.client) if tie.client is not None and tie.said.tie != "paid agent" else {}


def _named_part(words: Span, document: Document) -> Span:
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


def _outlet(link: Link, entity: Entity | None, page: PageFacts) -> Outlet | None:
    """The outlet a link names, be it by its last words: "the Iranian state agency IRNA"."""
    outlets = page.codebook.actors.outlets
    words = page.document[_named_part(link.span, page.document)].split() if link.span else []
    if page.codebook.cues.carriers & {word.casefold() for word in words}:
        named = list(words)
        while named and named[-1].islower():
            named.pop()  # "Al-Manar television"
        for last in (words, named) if entity is None else (words,):
            for start in range(len(last)):
                found = outlets.find(" ".join(last[start:]))
                if found is not None:
                    return found
    if entity is not None and entity.kind != "media":
        return None
    found = outlets.find(entity.name if entity else link.name)
    return found or (outlets.at(page.document.url) if link.relation == "publishes" else None)


def _owner_marks(outlet: Outlet, page: PageFacts) -> dict[str, str]:
    """The marks of whoever controls the outlet: its state, or the party or group that owns it."""
    basis = f"outlets.toml: owner {outlet.owner or outlet.control_source}"
    if outlet.control == "state" and outlet.country:
        return {f"state {outlet.country}": basis}
    if outlet.control == "party" and outlet.owner:
        return {f"key {entry.key}": basis for entry in page.codebook.actors.find(outlet.owner)}
    return {}


def marks_of(entity: Entity) -> dict[str, str]:
    """By what an actor is one side of an event: himself, his state, the body whose organ he is."""
    own = "the event itself"
    marks = {f"id {entity.id}": own, **({f"key {entity.key}": own} if entity.key else {})}
    base = _base_of(entity)
    if base:
        marks[f"key {base}"] = entity.how
    state = state_of(entity)
    return {**marks, f"state {state}": f"{entity.how}, {state}"} if state else marks


def state_of(entity: Entity) -> str | None:
    """The state whose organ an actor is; a rival government's is none."""
    role = _ROLE_KEY.fullmatch(entity.key or "")
    sectors = {*entity.sectors, *([role["sector"]] if role else [])}
    if role and role["apart"]:
        return None
    if "JUD" in sectors and _PROSECUTES.search(entity.name):
        return entity.country
    return entity.country if entity.kind in {"country", "government"} or sectors & _STATE.keys() else None


def _own_stakes(entity: Entity, words: Span | None, page: PageFacts) -> Iterator[Stake]:
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
            yield Stake(kind, of, quoted(span, page.document) if span else entity.how, span)


def _sectors_of(entity: Entity, page: PageFacts) -> tuple[str, ...]:
    """An actor's sectors, those of an international body's organs being its own; prosecutors are the state's."""
    base = _base_of(entity)
    body = next((entry for entry in page.codebook.actors.entries if entry.key == base), None) if base else None
    if body is not None and "IGO" in body.sectors:
        return ("IGO",)
    if "IGO" in entity.sectors and _COURT_NAME.search(entity.name):
        return ("JUD", "IGO")
    if entity.country is None and entity.how.startswith("role noun") and _OF_SOME_STATE.search(entity.name):
        return ()
    if entity.country and "UNS" in entity.sectors and _OFFICIAL_SOURCE.search(entity.name):
        return ("GOV",)
    if "JUD" in entity.sectors and _PROSECUTES.search(f"{entity.name} {entity.how}"):
        return ("GOV",)
    if entity.kind == "organisation" and "OPP" in entity.sectors:
        return ("PTY",)
    return entity.sectors


def _base_of(entity: Entity) -> str | None:
    """The key of the body whose organ an actor is: "group.hezbollah" of "group.hezbollah.REB.fighter"."""
    role = _ROLE_KEY.fullmatch(entity.key or "")
    return role["base"] if role and "." in role["base"] else None


def _press_stakes(name: str, words: Sequence[Span], entity: Entity | None, page: PageFacts) -> Iterator[Stake]:
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
                yield Stake(kind, of, quoted(span, page.document), span)


def _tied_stakes(entity: Entity, tie: Tie, page: PageFacts) -> Iterator[Stake]:
    """What the text says of whom an actor speaks for."""
    said = tie.said
    if said.tie == "paid agent":
        in_office = entity.how.startswith(_FROM_FILE) and tie.client and state_of(entity) == state_of(tie.client)
        if not (in_office and state_of(entity)):
            yield Stake("paid agent", tie.name, quoted(said.words, page.document), said.words)
        return
    inherited = [
        replace(stake, basis=quoted(said.words, page.document), span=said.words) for stake in _client(tie, page)
    ]
    if not inherited and said.tie == "speaks for" and _pays(tie.client):
        inherited = [Stake("paid agent", tie.name, quoted(said.words, page.document), said.words)]
    yield from inherited
    for other in page.ties:
        if other.said.tie == "paid agent" and _is_firm_of(other, tie):
            basis = f"{quoted(said.words, page.document)}, {quoted(other.said.words, page.document)}"
            yield Stake("paid agent", other.name, basis, other.said.words)


def _may_belong(entity: Entity, tie: Tie) -> bool:
    """ "the head of X" is a person; "a member of the Security Council" may be a state."""
    return tie.said.tie != "belongs to" or entity.kind == "person"


def _pays(client: Entity | None) -> bool:
    """Whether a spokesman of this client is his agent rather than his organ: a person's, a company's."""
    return client is not None and (client.kind == "person" or "BUS" in client.sectors)


def _client(tie: Tie, page: PageFacts) -> list[Stake]:
    return list(_own_stakes(tie.client, None, page)) if tie.client else []


def _is_firm_of(firm: Tie, member: Tie) -> bool:
    """Whether the firm that acts for a client is the one somebody belongs to."""
    named = member.client is not None and member.client.id in firm.agents
    return named or any(span.overlaps(member.said.client) for span in firm.said.agents)


def quoted(span: Span, document: Document) -> str:
    """The page's own words as a stake's basis."""
    return f"the text: {' '.join(document[span].split())!r}"
