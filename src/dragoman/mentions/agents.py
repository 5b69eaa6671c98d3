"""Actors by role: "Turkish police", "the foreign minister of Peru", "three Iraqi journalists"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.language.clauses import children, phrase
from dragoman.language.parser import start_of
from dragoman.mentions.found import Found
from dragoman.mentions.sectors import Sectors
from dragoman.types import EntityKind

_FROM = frozenset({"of", "in", "from", "for"})
_NOT_OWN = frozenset({"backed", "led", "sponsored", "supported", "funded", "trained", "armed", "brokered", "mediated"})
_SAME = {name: "government" for name in ("regime", "administration", "authorities", "authority", "cabinet")}
_KINDS: Mapping[str, EntityKind] = {"GOV": "government", "REB": "armed group", "MED": "media"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a role noun belongs: the country, the actor it came from, and the grammar that said so."""

    country: str | None
    owner: Found | None
    how: str


def find_agents(block: Doc, names: Mapping[int, Found], sectors: Sectors) -> Iterator[Found]:
    """Every noun phrase of a paragraph that names an actor by what it is; `names` are names by head word."""
    for token in block:
        if token.pos_ not in {"NOUN", "PROPN"} or start_of(token) in names or token.dep_ in {"compound", "amod"}:
            continue
        hit = sectors.of_noun(token)
        if hit is None:
            continue
        role, sector = hit
        yield _agent(token, role, sector, origin_of(token, names, sectors), sectors)


def _agent(token: Token, role: str, sector: str, origin: Origin, sectors: Sectors) -> Found:
    person = role in sectors.persons and token.tag_ in {"NN", "NNP"}
    if origin.owner is not None and origin.owner.kind in {"armed group", "organisation", "media", "person"}:
        sector = origin.owner.sectors[0] if origin.owner.sectors and sector in {"GOV", "UNS"} else sector
    kind: EntityKind = "person" if person else _KINDS.get(sector, "group")
    key = role_key(origin.country, sector, role) if origin.country and not person else ""
    return Found(
        head=token,
        span=phrase(token),
        name=_name(token, origin, role),
        kind=kind,
        country=origin.country,
        sectors=(sector,),
        how="role",
        reason=f"role noun {role!r}" + (f", {origin.how}" if origin.how else ""),
        key=key,
        proper=False,
        plural=token.tag_ in {"NNS", "NNPS"},
        role=role,
        owned=any(child.pos_ == "PRON" for child in children(token, "poss")),
    )


def role_key(country: str, sector: str, role: str) -> str:
    """The key of a role noun: one for a country's government, whatever it is called."""
    return f"{country}.{sector}.{_SAME.get(role, role)}"


def _name(token: Token, origin: Origin, role: str) -> str:
    words = phrase(token)
    start = int(token.doc.user_data.get("start", 0))
    text = token.doc.text[words.start - start : words.end - start]
    if origin.owner is not None and origin.owner.name not in text and len(text) < 40:
        return f"{text} ({origin.owner.name})"
    return text or role


def origin_of(noun: Token, names: Mapping[int, Found], sectors: Sectors, *, depth: int = 0) -> Origin:
    """The country of a role noun: from a demonym, an owner, "of Peru", "Tripoli-based"; "X-backed" is not X."""
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"}:
            if _only_backs(child):
                continue
            owner = names.get(start_of(child)) or _based(child, names)
            if owner is not None and owner.country:
                return Origin(owner.country, owner, f"{child.dep_} {owner.name}")
            if owner is not None and child.dep_ == "poss":
                return Origin(None, owner, f"owner {owner.name}")
    for preposition in children(noun, "prep"):
        if preposition.lower_ not in _FROM:
            continue
        for below in children(preposition, "pobj"):
            owner = names.get(start_of(below))
            if owner is not None and (owner.country or preposition.lower_ == "of"):
                return Origin(owner.country, owner, f"{preposition.lower_} {owner.name}")
            if owner is None and depth < 2 and preposition.lower_ != "for":
                deeper = origin_of(below, names, sectors, depth=depth + 1)
                if deeper.country:
                    return deeper
    for child in children(noun, "poss"):
        if depth < 2:
            deeper = origin_of(child, names, sectors, depth=depth + 1)
            if deeper.country:
                return deeper
    return Origin(None, None, "")


def _only_backs(modifier: Token) -> bool:
    """ "UN-backed", "pro-Russian", "anti-Taliban", "former": what stands there is not the actor's own country."""
    after = modifier.nbor(1) if modifier.i + 1 < len(modifier.doc) else None
    before = modifier.nbor(-1) if modifier.i else None
    if before is not None and before.lower_ in {"-", "anti", "pro", "ex"} and modifier.i >= 2:
        return modifier.doc[modifier.i - 2].lower_ in {"anti", "pro"} or before.lower_ in {"anti", "pro"}
    return after is not None and after.text == "-" and after.i + 1 < len(after.doc) and after.nbor(1).lower_ in _NOT_OWN


def _based(modifier: Token, names: Mapping[int, Found]) -> Found | None:
    """The town of "Tripoli-based" and "New York-based"."""
    if modifier.lower_ != "based":
        return None
    for child in modifier.children:
        owner = names.get(start_of(child))
        if owner is not None:
            return owner
    return None
