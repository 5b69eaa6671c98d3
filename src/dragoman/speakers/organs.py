"""Whose organ an actor is: a state's, a court's, an international body's, a party's; and on which side he is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.speakers.facts import BODIES, PageFacts, quoted, state_mark
from dragoman.types import Entity, Span, Stake, StakeKind

STATE_SECTORS: Mapping[str, str] = {
    "GOV": "government", "MIL": "armed forces", "COP": "police", "SPY": "secret service", "LEG": "parliament",
}  # fmt: skip
_BY_SECTOR: Mapping[str, tuple[StakeKind, str]] = {
    "JUD": ("court", "court"),
    "IGO": ("international body", "international body"),
    "PTY": ("political party", "party"),
    **{sector: ("state organ", name) for sector, name in STATE_SECTORS.items()},
}
_SERVING = frozenset({*STATE_SECTORS, "REB", "PTY"})
_VICE_CHANCELLOR = re.compile(r"\bvice-chancellors?\b", re.IGNORECASE)
_CHANCELLERIES = frozenset({"DEU", "AUT"})
_PROSECUTES = re.compile("prosecut|attorney general", re.IGNORECASE)
_COURT_NAME = re.compile(r"\b(?:court|tribunal)\b", re.IGNORECASE)
_PARTY_NAME = re.compile(r"\b(?:party|movement|coalition|alliance|front|union|congress)\b", re.IGNORECASE)
_IN_OPPOSITION = re.compile(r"\bopposition\b(?=.*\S)", re.IGNORECASE)
# Officials of nobody knows which state ("two European diplomats"): what they serve is not told.
_OF_SOME_STATE = re.compile(r"\b(?:diplomats?|officials?|envoys?|mission|commission)$", re.IGNORECASE)
_ABROAD = re.compile(r"\b(?:diplomats?|envoys?)$", re.IGNORECASE)
_SOURCE_IN_OFFICE = re.compile(
    r"\b(?:police|military|army|naval|navy|government|security|intelligence|ministry)\b", re.IGNORECASE
)
_OFFICIAL = re.compile(r"\bofficials?\b", re.IGNORECASE)
# Keys of roles: "SYR.GOV.government", "group.hezbollah.REB.fighter"; "LBY.GOV.government.rival" is not Libya's.
_ROLE_KEY = re.compile(r"(?P<base>.+?)\.(?P<sector>[A-Z]{3})\.[^.]+(?P<apart>\.[a-z].*)?")
_NO_LONGER = re.compile(
    r"\b(?:former|ex|then|late|retired|ousted|deposed|exiled|fugitive|deserter|defector)\b", re.IGNORECASE
)
# "Kurdish-led forces", "Turkish-backed fighters": nobody's army.
_LED = re.compile(r"\b[\w.]+-(?:led|backed|allied|aligned|linked)\b", re.IGNORECASE)
_LONGEST_ROLE = 3  # words
_HEAD_END = re.compile(r" (?:of|in|at|on|from|with|near|who|which|that|close|familiar|\w+ing|\w+ed)\b")
# Nouns of people who serve a state only if the page says which.
_NO_OFFICE = frozenset(
    {"official", "officials", "spokesman", "spokeswoman", "spokesperson", "source", "sources", "agent", "agents",
     "diplomat", "diplomats", "envoy", "negotiator", "adviser", "aide", "leader", "chief", "head", "member",
     "secretary", "delegate"}
)  # fmt: skip
# Bodies of a state, whatever the state, that the list of role nouns does not hold.
_STATE_BODY = re.compile(
    r"\b(?:investigative committee|carabinieri|gendarmes?|gendarmerie|coast ?guards?|border guards?"
    r"|customs (?:service|officers?)|prosecutors?|attorney general|lawmakers?|legislators?|senators?|mayors?"
    r"|ministers?|ministry|ministries|consulate|embassy|(?:interior|justice|state) department|treasury|sheriff"
    r"|(?:security|intelligence|counter-?terrorism|investigation|anti-?corruption|immigration|migration|tax|border"
    r"|emergency|disaster management|nuclear|prison|penitentiary|statistics) "
    r"(?:agency|service|services|bureau|authority|directorate|department|administration|office))$",
    re.IGNORECASE,
)
_COURT_BODY = re.compile(
    r"\b(?:court|tribunal)(?:['’]s)?(?: (?:clerk|official|spokes\w+|registrar|source|officer)s?)?$", re.IGNORECASE
)
# "The SITE Intelligence Group", "the police union": private, whatever stands before.
_PRIVATE_BODY = re.compile(
    r"\b(?:group|institute|cent(?:re|er)|observatory|network|monitor|project|foundation|association|union|company|firm)$",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(
    r"\b(?:district|regional|provincial|municipal|city|town|county|security|electoral) "
    r"(?:council|administration|government|authorit\w+|chief|head)\b"
    r"|\b(?:head|chief|governor|mayor|council) of (?:the )?(?:[\w-]+ )+"
    r"(?:district|region|province|county|city|town|municipality|governorate)\b",
    re.IGNORECASE,
)


def marks_of(entity: Entity, page: PageFacts) -> dict[str, str]:
    """By what an actor is one side of an event: himself, his state, the body whose organ he is."""
    own = "the event itself"
    marks = {f"id {entity.id}": own, **({f"key {entity.key}": own} if entity.key else {})}
    base = _base_of(entity)
    if base:
        marks[f"key {base}"] = entity.how
    state = state_of(entity, page)
    return {**marks, state_mark(state): f"{entity.how}, {state}"} if state else marks


def owner_body_marks(entity: Entity, page: PageFacts) -> dict[str, str]:
    """The marks of the group or organisation whose organ or force it is: "its armed wing", "the party's youth"."""
    owner = page.owner_of(entity)
    serves = entity.kind in BODIES or not _SERVING.isdisjoint(entity.sectors)
    return marks_of(owner, page) if owner is not None and owner.kind in BODIES and serves else {}


def state_of(entity: Entity, page: PageFacts) -> str | None:
    """The state whose organ an actor is; a rival government's and a rebel "ministry" are none's."""
    role = _ROLE_KEY.fullmatch(entity.key or "")
    sectors = {*entity.sectors, *([role["sector"]] if role else [])}
    if (role and role["apart"]) or _is_no_organ(entity, page) or _serves_abroad(entity, page):
        return None
    if "JUD" in sectors and _prosecutes(entity, page):
        return entity.country
    return entity.country if entity.kind in {"country", "government"} or sectors & STATE_SECTORS.keys() else None


def own_stakes(entity: Entity, words: Span | None, page: PageFacts) -> Iterator[Stake]:
    """What an actor is by his sectors; `words` are the page's where no mention says more."""
    if _is_no_organ(entity, page):
        return
    for sector in _sectors_of(entity, page):
        if sector not in _BY_SECTOR:
            continue
        kind, name = _BY_SECTOR[sector]
        country = None if sector == "IGO" and entity.kind == "person" else entity.country
        of = entity.name if kind == "political party" else country
        if is_from_file(entity):
            yield Stake(kind, of, f"actor file: {name}" + (f" of {country}" if country else ""))
        else:
            told = [mention.span for mention in entity.mentions if mention.how in {"role", "apposition"}]
            span = told[0] if told else words
            yield Stake(kind, of, quoted(span, page.document) if span else entity.how, span)


def _is_no_organ(entity: Entity, page: PageFacts) -> bool:
    """Whether he has left his office, or has it of rebels or a university, who are no state."""
    owner = page.owner_of(entity)
    roles = [page.document[mention.span] for mention in entity.mentions if mention.how in {"role", "apposition"}]
    if entity.country is None and any(_LED.search(words) for words in roles):
        return True
    if _is_academic(entity, page):
        return True
    left = entity.kind == "person" and any(_NO_LONGER.search(words) for words in roles)
    return left or (owner is not None and owner.kind == "armed group")


def _is_academic(entity: Entity, page: PageFacts) -> bool:
    """A vice-chancellor heads a university, but where a chancellor heads the government."""
    if entity.country in _CHANCELLERIES or is_from_file(entity):
        return False
    words = (page.document.text[max(0, one.span.start - len("vice-")) : one.span.end] for one in entity.mentions)
    return any(_VICE_CHANCELLOR.search(said) for said in words)


def is_from_file(entity: Entity) -> bool:
    """Whether a name of the actor file stands for him, and not a role noun of the page."""
    named = [mention for mention in entity.mentions if mention.how in {"name", "alias", "acronym"}]
    return entity.key is not None and (bool(named) or not entity.mentions)


def opposition_stakes(entity: Entity, words: Span, page: PageFacts) -> Iterator[Stake]:
    """ "The opposition Union for Change": a body without office that the page says to be in opposition."""
    if entity.kind in {"organisation", "group"} and not entity.key and _IN_OPPOSITION.search(page.document[words]):
        yield Stake("political party", entity.name, quoted(words, page.document), words)


def sector_of_word(word: str, page: PageFacts) -> str | None:
    """The sector of a role noun, in the singular or plural: "police", "rebels"."""
    sectors = page.codebook.actors.sectors
    forms = ((word,), (word.removesuffix("s"),))
    return next(
        (found[form] for form in forms for found in (sectors.collectives, sectors.persons) if form in found), None
    )


def body_stakes(words: Span, page: PageFacts) -> Iterator[Stake]:
    """What a speaker is who is no actor of the page, by the noun of his body: "the security council's secretary"."""
    head = _HEAD_END.split(page.document[words], maxsplit=1)[0]
    if _COURT_BODY.search(head):
        yield Stake("court", None, quoted(words, page.document), words)
        return
    if _PRIVATE_BODY.search(head):
        return
    said = re.findall(r"[\w-]+", head.casefold())
    bodies = page.codebook.actors.sectors.collectives
    parts = (said[start:end] for start in range(len(said)) for end in range(start + 1, start + 1 + _LONGEST_ROLE))
    in_office = bool(said) and said[-1] not in _NO_OFFICE and sector_of_word(said[-1], page) in STATE_SECTORS
    of_body = any(bodies.get(tuple(part)) in STATE_SECTORS for part in parts)
    if in_office or of_body or _STATE_BODY.search(head) or _ADMINISTRATION.search(page.document[words]):
        yield Stake("state organ", None, quoted(words, page.document), words)


def _sectors_of(entity: Entity, page: PageFacts) -> tuple[str, ...]:
    """An actor's sectors, those of an international body's organs being its own; prosecutors are the state's."""
    base = _base_of(entity)
    body = next((entry for entry in page.codebook.actors.entries if entry.key == base), None) if base else None
    if body is not None and "IGO" in body.sectors:
        return ("IGO",)
    if "IGO" in entity.sectors and _COURT_NAME.search(entity.name):
        return ("JUD", "IGO")
    unnamed = all(mention.how in {"role", "apposition", "pronoun"} for mention in entity.mentions)
    if unnamed and "IGO" not in entity.sectors and _is_of_some_state(entity, page):
        return ()
    if "UNS" in entity.sectors and _is_source_in_office(entity):
        return ("GOV",)
    if "JUD" in entity.sectors and _prosecutes(entity, page):
        return ("GOV",)
    if "OPP" in entity.sectors and (entity.kind == "organisation" or _PARTY_NAME.search(entity.name)):
        return ("PTY",)
    return entity.sectors


def _is_source_in_office(entity: Entity) -> bool:
    """ "A naval source" is a state's, whichever it be; an official is where his state is known."""
    if _SOURCE_IN_OFFICE.search(entity.name):
        return True
    return bool(entity.country) and _OFFICIAL.search(entity.name) is not None


def _is_of_some_state(entity: Entity, page: PageFacts) -> bool:
    """Officials of no known state; diplomats also where only the page around them gives one: they serve abroad."""
    if entity.country is None:
        return _OF_SOME_STATE.search(entity.name) is not None
    return _serves_abroad(entity, page)


def _serves_abroad(entity: Entity, page: PageFacts) -> bool:
    return _ABROAD.search(entity.name) is not None and entity.id not in page.told


def _prosecutes(entity: Entity, page: PageFacts) -> bool:
    """Whether one of his names or titles is a prosecutor's, who is the state's and no court."""
    return any(
        _PROSECUTES.search(words) for words in (entity.name, *(page.document[one.span] for one in entity.mentions))
    )


def _base_of(entity: Entity) -> str | None:
    """The key of the body whose organ an actor is: "group.hezbollah" of "group.hezbollah.REB.fighter"."""
    role = _ROLE_KEY.fullmatch(entity.key or "")
    return role["base"] if role and "." in role["base"] else None
