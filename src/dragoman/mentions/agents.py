"""Actors by role: "Turkish police", "the foreign minister of Peru", "three Iraqi journalists"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from dragoman.language.clauses import children, of_phrase, phrase
from dragoman.language.parser import offset_of, start_of, text_of
from dragoman.mentions.found import Found
from dragoman.mentions.lexicon import GOVERNING
from dragoman.mentions.pointing import NEW_STATE, pointing
from dragoman.mentions.sectors import Sectors
from dragoman.types import EntityKind

_NOUNS = frozenset({"NOUN", "PROPN"})
_NOT_ONE = re.compile(r"^(?:no|not any|any|neither) ", re.IGNORECASE)  # "no Turkish troops" are Turkish troops
_NOUN_NUMBERS = frozenset(map(get_string_id, _NOUNS))
_SUBJECT_NUMBERS = frozenset(map(get_string_id, ("nsubj", "nsubjpass")))
_BEFORE_NOUN = frozenset({"amod", "compound"})
_FROM = frozenset({"of", "in", "from", "for"})
_NOT_OWN = frozenset({"backed", "led", "sponsored", "supported", "funded", "trained", "armed", "brokered", "mediated"})
_SAME: Mapping[str, str] = {
    **dict.fromkeys(("regime", "administration", "authorities", "authority", "cabinet", "leadership"), "government"),
    **dict.fromkeys(("military", "armed forces", "armed force", "defence forces", "defense forces"), "army"),
    **dict.fromkeys(("police force", "national police"), "police"),
    "legislature": "parliament",
}
# A government, army or court that stands beside the country's own.
_APART = frozenset(
    {"rival", "parallel", "breakaway", "self-proclaimed", "self-declared", "self-styled", "so-called", "shadow",
     "exiled", "proclaimed", "unrecognised", "unrecognized", "internationally", "based", "separatist", "rebel"}
)  # fmt: skip
_BELONGS = frozenset({"loyal", "allied", "aligned", "affiliated", "linked"})
# Nouns that take their sector from whom they lead or belong to: "the head of the GNA", "members of the SANDF".
_LEADING = frozenset({"head", "chief", "boss", "chairman", "chairwoman", "chair", "member", "founder", "leader"})
_FOLLOWING = frozenset({"group", "movement", "camp", "faction", "side", "forces", "troops"})
_ACTING_KINDS = frozenset({"armed group", "organisation", "media", "person", "government", "country"})
_OF_REBELS = frozenset({"GOV", "UNS", "UAF", "MIL", "LAB"})
_OF_OTHERS = frozenset({"GOV", "UNS", "LAB"})
_CROWDS = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})
_KINDS: Mapping[str, EntityKind] = {"GOV": "government", "REB": "armed group", "MED": "media"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a role noun belongs: the country, the actor it came from, and the grammar that said so."""

    country: str | None
    owner: Found | None
    how: str


def find_agents(block: Doc, names: Mapping[int, Found], sectors: Sectors) -> Iterator[Found]:
    """Every noun phrase of a paragraph that names an actor by what it is; `names` are names by head word."""
    for token in _possible_heads(block):
        if start_of(token) in names:
            continue
        if is_crowd(token):
            yield _agent(token, "people", "CVL", Origin(None, None, ""), sectors)
        if token.pos_ not in _NOUNS or token.dep_ in _BEFORE_NOUN:
            continue
        definite = pointing(token)
        is_new_state = definite is not None and definite.role.startswith(NEW_STATE)
        hit = None if is_new_state else sectors.of_noun(token)
        origin = None
        if hit is None and token.lemma_.lower() in _LEADING | _FOLLOWING:
            origin = origin_of(token, names, sectors)
            hit = _borrowed(token, origin)
        if hit is not None:
            yield _agent(token, *hit, origin or origin_of(token, names, sectors), sectors)
            continue
        if definite is not None:
            yield definite


def _possible_heads(block: Doc) -> Iterator[Token]:
    """The paragraph's nouns and subjects, told by the parser's numbers: most words are neither."""
    for at, (kind, label) in enumerate(block.to_array(["POS", "DEP"]).tolist()):
        if kind in _NOUN_NUMBERS or label in _SUBJECT_NUMBERS:
            yield block[at]


def is_crowd(token: Token) -> bool:
    """People of whom only the number is told: "*Thousands* marched", "at least *twelve* were arrested"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or children(token, "det", "poss"):
        return False
    counted = of_phrase(token)
    if token.tag_ == "NNS" and token.lemma_.lower() in _CROWDS:
        return all(one.lemma_.lower() in _CROWDS and not of_phrase(one) for one in counted)
    return token.tag_ == "CD" and token.dep_ == "nsubjpass" and token.lower_ not in {"one", "1"} and not counted


def _borrowed(token: Token, origin: Origin) -> tuple[str, str] | None:
    """Role and sector of a noun that says only who leads or follows somebody."""
    owner, role = origin.owner, token.lemma_.lower()
    if owner is None or owner.kind not in _ACTING_KINDS or not owner.sectors:
        return None
    if role in _FOLLOWING and (owner.kind != "person" or not origin.how.startswith(("poss", "owner", "loyal"))):
        return None
    return role, owner.sectors[0]


def _agent(token: Token, role: str, sector: str, origin: Origin, sectors: Sectors) -> Found:
    person = (role in sectors.persons or role in _LEADING) and token.tag_ in {"NN", "NNP"}
    sector = _sector_beside(sector, origin.owner)
    if person and sector in GOVERNING and sectors.is_former(token):
        sector = "ELI"
    kind: EntityKind = "person" if person else _KINDS.get(sector, "group")
    key = "" if person else _key(token, sector, role, origin)
    world = origin.owner is not None and origin.country is None and bool(origin.owner.key)
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
        owned=world or any(child.pos_ == "PRON" for child in children(token, "poss")),
    )


def _sector_beside(sector: str, owner: Found | None) -> str:
    """ "Hezbollah commanders" are REB and "World Bank officials" IGO, whatever the noun says by itself."""
    if owner is None or not owner.sectors or owner.kind not in {"armed group", "organisation", "media", "person"}:
        return sector
    own = owner.sectors[0]
    return own if sector in (_OF_REBELS if own == "REB" else _OF_OTHERS) else sector


def _key(token: Token, sector: str, role: str, origin: Origin) -> str:
    """One key for what a state has one of; a rival government or a warlord's troops have their own."""
    owner, base = origin.owner, origin.country
    if (
        owner is not None
        and owner.kind == "media"
        and sector == "MED"
        and owner.head.dep_ in {"compound", "amod", "nmod"}
    ):
        return owner.key  # "the official SANA news agency" is SANA
    if owner is not None and owner.key and owner.kind in {"country", "group"}:
        base = owner.key
    elif owner is not None and owner.kind in {"person", "armed group", "organisation"}:
        of_state = owner.kind == "person" and owner.sectors[:1] == ("GOV",) and base is not None
        if not of_state:
            return role_key(owner.key or owner.name.casefold(), sector, role)
    return role_key(base, sector, role) + apart_of(token) if base else ""


def role_key(country: str, sector: str, role: str) -> str:
    """The key of a role noun: one for a country's government, whatever it is called."""
    return f"{country}.{sector}.{_SAME.get(role, role)}"


def apart_of(noun: Token) -> str:
    """ ".rival" for a body beside the state's own; "" for the state's."""
    for token in noun.lefts:
        if token.lower_ in _APART:
            return f".{token.lower_}"
        if any(below.lower_ in {"self", "so"} for below in token.lefts):
            return f".self-{token.lower_}"
    quoted = noun.i and noun.i + 1 < len(noun.doc) and noun.nbor(-1).text == noun.nbor(1).text == '"'
    return ".in quotes" if quoted else ""


def _name(token: Token, origin: Origin, role: str) -> str:
    words, offset = phrase(token), offset_of(token.doc)
    text = text_of(token.doc)[words.start - offset : words.end - offset].replace('"', "")
    text = _NOT_ONE.sub("", text)
    if origin.owner is not None and origin.owner.name not in text and len(text) < 40:
        return f"{text} ({origin.owner.name})"
    return text or role


def origin_of(noun: Token, names: Mapping[int, Found], sectors: Sectors, *, depth: int = 0) -> Origin:
    """The country of a role noun: from a demonym, an owner, "of Peru", "Tripoli-based"; "X-backed" is not X."""
    before = _origin_before(noun, names)
    if before is not None:
        return before
    loyal = _loyal_to(noun, names)
    if loyal is not None:
        return Origin(loyal.country, loyal, f"loyal to {loyal.name}")
    return _origin_after(noun, names, sectors, depth)


def _origin_before(noun: Token, names: Mapping[int, Found]) -> Origin | None:
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"}:
            if only_backs(child):
                continue
            owner = names.get(start_of(child)) or _based(child, names)
            if owner is not None and owner.country:
                return Origin(owner.country, owner, f"{child.dep_} {owner.name}")
            if owner is not None and (child.dep_ == "poss" or owner.kind in {"organisation", "armed group", "media"}):
                return Origin(None, owner, f"owner {owner.name}")
    return None


def _origin_after(noun: Token, names: Mapping[int, Found], sectors: Sectors, depth: int) -> Origin:
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


def _loyal_to(noun: Token, names: Mapping[int, Found]) -> Found | None:
    """Whom "forces loyal to Haftar" follow."""
    for child in children(noun, "amod", "acl", "relcl"):
        if child.lower_ in _BELONGS:
            for preposition in children(child, "prep"):
                for below in children(preposition, "pobj"):
                    if start_of(below) in names:
                        return names[start_of(below)]
    return None


def only_backs(modifier: Token) -> bool:
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
