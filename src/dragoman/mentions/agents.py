"""Actors by role: "Turkish police", "the foreign minister of Peru", "three Iraqi journalists"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from dragoman.language.clauses import children, of_phrase, right_behind
from dragoman.language.parser import offset_of, start_of, text_of
from dragoman.language.phrases import phrase
from dragoman.mentions.found import Found
from dragoman.mentions.holdings import of_holding
from dragoman.mentions.lexicon import GOVERNING
from dragoman.mentions.origins import BODIES, WHOLE, Origin, origin_of
from dragoman.mentions.pointing import NEW_STATE, pointing
from dragoman.mentions.role_keys import governs, key_of_role
from dragoman.mentions.sectors import Sectors
from dragoman.types import EntityKind

_NOUNS = frozenset({"NOUN", "PROPN"})
_NOT_ONE = re.compile(r"^(?:no|not any|any|neither) ", re.IGNORECASE)  # "no Turkish troops" are Turkish troops
_NOUN_NUMBERS = frozenset(map(get_string_id, _NOUNS))
_SIDES = ("nsubj", "nsubjpass", "dobj", "pobj", "dative")
_SIDE_NUMBERS = frozenset(map(get_string_id, _SIDES))
_BEFORE_NOUN = frozenset({"amod", "compound"})
# Nouns that take their sector from whom they lead or belong to: "the head of the GNA", "members of the SANDF".
_LEADING = frozenset({"head", "chief", "boss", "chairman", "chairwoman", "chair", "member", "founder", "leader"})
_SERVING = _LEADING | {"officer", "director", "commander", "spokesman", "spokeswoman", "spokesperson", "delegation"}
_FOLLOWING = frozenset({"group", "movement", "camp", "faction", "side", "forces", "troops"})
_CELL = "cell"  # of an armed group; others are of bodies, prisons and batteries
_BORROWING = _LEADING | _FOLLOWING | {_CELL}
_BRANCHES = frozenset({"branch", "affiliate", "chapter", "offshoot", "franchise", "arm", "wing"})
_ACTING_KINDS = frozenset({"armed group", "organisation", "media", "person", "government", "country"})
_PRIVATE = frozenset({"person", "organisation"})  # "her agent's spokesman" speaks for no state
_GIVING_SECTORS = BODIES | {"person"}
_ARMED = frozenset({"MIL", "SPY", "COP"})
_IN_ARMS = frozenset({"REB", "UAF"})  # "Wagner fighters" are what Wagner is
_OF_FIGHTERS = frozenset({"GOV", "MIL", "REB", "UAF", "CRM"})
_ANYBODY = frozenset({"man", "person", "people", "youth"})
_BEARING = frozenset({"arm", "wield", "brandish"})
_OF_REBELS = frozenset({"GOV", "UNS", "UAF", "MIL", "LAB", "IGO"})
_OF_OTHERS = frozenset({"GOV", "UNS", "LAB", "IGO"})
_OF_LEAGUES = _OF_OTHERS | {"COP", "NGO"}
# Parts of a country that are governed; any other noun there is a body of its own: a federation, a firm.
_REGIONS = frozenset(
    {"region", "province", "district", "city", "county", "governorate", "oblast", "territory", "municipality", "canton",
     "prefecture", "town", "village", "island", "department", "emirate", "area", "zone", "capital", "assembly",
     "council"}
)  # fmt: skip
_HEADS = frozenset(
    {"leader", "president", "vice president", "vice-president", "chancellor", "vice-chancellor", "premier"}
)
_CROWDS = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})
_DONE_TO_PEOPLE = frozenset(
    {"kill", "injure", "wound", "hurt", "arrest", "detain", "jail", "hang", "execute", "behead", "abduct", "kidnap",
     "displace", "evacuate", "rescue", "deport", "expel", "free", "release", "massacre"}
)  # fmt: skip
_KINDS: Mapping[str, EntityKind] = {"GOV": "government", "REB": "armed group", "MED": "media"}


def find_agents(
    block: Doc, names: Mapping[int, Found], sectors: Sectors, owners: Mapping[int, Found]
) -> Iterator[Found]:
    """Every noun phrase of a paragraph that names an actor by what it is.

    `names` are names by head word; `owners` are these and the bodies that definite nouns mean.
    """
    inside = _inside_names(block, names)
    for token in _possible_heads(block):
        if start_of(token) in names or token.i in inside:
            continue
        if is_crowd(token):
            yield _agent(token, "people", "CVL", Origin(None, None, ""), sectors)
        if not (token.pos_ in _NOUNS or is_people(token)) or token.dep_ in _BEFORE_NOUN:
            continue
        definite = pointing(token)
        is_new_state = definite is not None and definite.role.startswith(NEW_STATE)
        hit = None if is_new_state else _sector_of(token, sectors)
        origin = None
        if hit is None and token.lemma_.lower() in _BORROWING:
            origin = origin_of(token, owners)
            hit = _borrowed(token, origin)
        if hit is None and token.lemma_.lower() in _BRANCHES:
            origin = _origin_of_branch(token, names)
            hit = _borrowed(token, origin)
        if hit is not None:
            yield _agent(token, *hit, origin or _origin_of_role(token, hit[0], owners), sectors)
            continue
        if definite is not None:
            yield definite


def _origin_of_role(token: Token, role: str, owners: Mapping[int, Found]) -> Origin:
    """That of the noun, or of a word before it in the role: "fighter" of "a Pakistani fighter jet"."""
    origin = origin_of(token, owners)
    if origin.country or origin.owner or " " not in role:
        return origin
    inner = (origin_of(part, owners) for part in children(token, "compound") if part.lemma_.lower() in role.split())
    return next((one for one in inner if one.country), origin)


def _sector_of(token: Token, sectors: Sectors) -> tuple[str, str] | None:
    """The noun's own role and sector; a thing nobody has named ("a convoy") takes that of the force before it."""
    own = sectors.of_noun(token)
    if own is not None and own[0] in _ANYBODY and _bears_arms(token):
        return own[0], "UAF"
    return own if own is not None and own[1] != "UNS" else of_holding(token, sectors) or own


def _bears_arms(people: Token) -> bool:
    """ "Men armed with rifles", "people brandishing machetes": no bystanders."""
    return any(child.lemma_.lower() in _BEARING for child in children(people, "acl"))


def _inside_names(block: Doc, names: Mapping[int, Found]) -> set[int]:
    """The positions of words within a body's name: "American States" of the Organization of American States."""
    offset, held = offset_of(block), set[int]()
    for one in names.values():
        words = block.char_span(one.span.start - offset, one.span.end - offset) if one.kind in BODIES else None
        held.update(token.i for token in words or ())
    return held


def _possible_heads(block: Doc) -> Iterator[Token]:
    """The paragraph's nouns, subjects and objects, told by the parser's numbers: most words are neither."""
    for at, (kind, label) in enumerate(block.to_array(["POS", "DEP"]).tolist()):
        if kind in _NOUN_NUMBERS or label in _SIDE_NUMBERS:
            yield block[at]


def is_crowd(token: Token) -> bool:
    """People of whom only the number is told: "*Thousands* marched", "*twelve* were arrested", "it killed *12*"."""
    if token.dep_ == "dobj":
        done_to = token.tag_ == "CD" and token.head.lemma_.lower() in _DONE_TO_PEOPLE
        return done_to and token.lower_ not in {"one", "1"} and not of_phrase(token)
    if token.dep_ not in {"nsubj", "nsubjpass"} or children(token, "det", "poss"):
        return False
    counted = of_phrase(token)
    if token.tag_ == "NNS" and token.lemma_.lower() in _CROWDS:
        return all(one.lemma_.lower() in _CROWDS and not of_phrase(one) for one in counted)
    return token.tag_ == "CD" and token.dep_ == "nsubjpass" and token.lower_ not in {"one", "1"} and not counted


def is_people(token: Token) -> bool:
    """An adjective or participle that stands for people: "the *wounded*", "the *homeless* of Gaza"."""
    noun_like = token.pos_ in {"ADJ", "VERB"} and token.dep_ in _SIDES
    return noun_like and any(child.lower_ == "the" for child in children(token, "det"))


def _borrowed(token: Token, origin: Origin) -> tuple[str, str] | None:
    """Role and sector of a noun that says only who leads or follows somebody."""
    owner, role = origin.owner, token.lemma_.lower()
    if owner is None or owner.kind not in _ACTING_KINDS or not owner.sectors:
        return None
    if role == _CELL:
        return (role, owner.sectors[0]) if owner.kind == "armed group" else None
    if role in _FOLLOWING and (owner.kind != "person" or not origin.how.startswith(("poss", "owner", "loyal"))):
        return None
    return role, owner.sectors[0]


def _origin_of_branch(token: Token, names: Mapping[int, Found]) -> Origin:
    """ "The Afghan *branch* of Islamic State" is that group in another country than its own, if one is told."""
    whole = next((names[start_of(body)] for body in of_phrase(token) if start_of(body) in names), None)
    country = origin_of(token, names).country
    return Origin(country, whole if whole is not None and whole.kind in BODIES else None, "a branch")


def _agent(token: Token, role: str, sector: str, origin: Origin, sectors: Sectors) -> Found:
    person = (role in sectors.persons or role in _LEADING) and token.tag_ in {"NN", "NNP"}
    owner = origin.owner
    sector = sector_beside(sector, role, owner.kind, owner.sectors) if owner is not None else sector
    sector = _sector_of_body(sector, role, origin, sectors)
    if sector in _OF_OTHERS and not governs(role) and _is_private(owner):
        sector = "UNS"
    if role in _SERVING:
        sector = _sector_served(token, origin, sectors) or sector
    elsewhere = sector in _OF_OTHERS and _works_at(token)
    sector = "UNS" if elsewhere else sector
    if (person or role in sectors.persons) and sector in GOVERNING and sectors.is_former(token):
        sector = "ELI"
    kind: EntityKind = "person" if person else _KINDS.get(sector, "group")
    key = "" if person else key_of_role(token, sector, role, origin)
    world = owner is not None and origin.country is None and (bool(owner.key) or owner.kind == "organisation")
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
        owned=world or elsewhere or any(child.pos_ == "PRON" for child in children(token, "poss")),
        of_part=origin.is_part,
    )


def _works_at(holder: Token) -> bool:
    """ "A vice president for policy at Orbis Group": an office of whoever is named there."""
    parts = (holder, *(noun for part in children(holder, "prep") for noun in children(part, "pobj")))
    firms = (noun for part in parts for noun in right_behind(part, "at"))
    return any(noun.pos_ == "PROPN" and noun.ent_type_ == "ORG" for noun in firms)


def _is_private(owner: Found | None) -> bool:
    """ "The singer's spokesman", "a brewery's representatives": whoever they serve, it is no state that is known."""
    return owner is not None and owner.kind in _PRIVATE and not owner.sectors


def sector_beside(sector: str, role: str, kind: EntityKind, owners: Sequence[str]) -> str:
    """ "Hezbollah commanders" are REB and "World Bank officials" IGO, whatever the noun says by itself.

    `kind` and `owners` are the owner's kind and sectors.
    """
    if kind not in _GIVING_SECTORS or not owners:
        return sector
    own = owners[0]
    if kind == "armed group" and sector in _IN_ARMS and own != "GOV":
        return own
    if role == "man" and own in _OF_FIGHTERS:  # "the warlord's men"
        return "MIL" if own == "GOV" else own
    giving = _OF_REBELS if own == "REB" else _OF_LEAGUES if own == "IGO" else _OF_OTHERS
    return own if sector in giving else sector


def _sector_served(holder: Token, origin: Origin, sectors: Sectors) -> str | None:
    """ "Officers of Russia's military intelligence", "the head of Egypt's armed forces": as those whom they serve."""
    if origin.owner is not None and origin.owner.kind in BODIES:
        served = origin.owner.sectors[:1]
    else:
        bodies = (*of_phrase(holder), *right_behind(holder, "for"), *children(holder, "poss"))
        served = tuple(hit[1] for body in bodies if (hit := sectors.of_noun(body)) is not None)[:1]
    return served[0] if served and served[0] in _ARMED else None


def _sector_of_body(sector: str, role: str, origin: Origin, sectors: Sectors) -> str:
    """ "The president of the University of Cairo" is EDU; of a body of which no more is known, UNS and not GOV."""
    body = origin.body
    if sector not in _OF_OTHERS or not origin.is_part or body is None:
        return sector
    noun = body.lemma_.lower()
    if noun in WHOLE | _REGIONS:
        return sector
    hit = sectors.of_noun(body)
    return hit[1] if hit else sectors.names.get(noun) or ("UNS" if role in _HEADS else sector)


def _name(token: Token, origin: Origin, role: str) -> str:
    words, offset = phrase(token), offset_of(token.doc)
    text = text_of(token.doc)[words.start - offset : words.end - offset].replace('"', "")
    text = _NOT_ONE.sub("", text)
    if origin.owner is not None and origin.owner.name not in text and len(text) < 40:
        return f"{text} ({origin.owner.name})"
    return text or role
