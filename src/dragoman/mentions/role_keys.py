"""Keys of roles: one for what a state has one of, another for its rivals, its parts and its towns."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from dragoman.mentions.found import Found
from dragoman.mentions.origins import LOCAL, Origin

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
_GOVERNS = frozenset({"government", "parliament"})
OF_PARTS = frozenset({"GOV", "LEG", "JUD", "COP"})  # sectors of bodies that towns and regions have as well
_LOCAL = LOCAL | {"town", "borough", "village", "cantonal", "council"}
FEDERATIONS = frozenset({"USA", "IND", "BRA", "MEX", "AUS", "NGA", "DEU", "MYS", "VEN", "AUT", "SSD", "MMR"})
_WITH_STATES = FEDERATIONS | {"SDN"}  # where "state lawmakers" are those of a part
_OF_STATES = frozenset({"legislature", "legislator"})


def key_of_role(token: Token, sector: str, role: str, origin: Origin) -> str:
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
    elif owner is not None and origin.is_part and (governs(role) or _is_towns(owner, sector)):
        return role_key(owner.name.casefold(), sector, role)
    return body_key(base, sector, role, token) if base else ""


def _is_towns(owner: Found, sector: str) -> bool:
    """ "Lima police", "Ohio lawmakers": those of a town or region, and not the country's."""
    return owner.kind == "place" and sector in OF_PARTS


def body_key(country: str, sector: str, role: str, noun: Token) -> str:
    """The key of a country's body; a part of the country has its own: "USA.GOV.state government".

    There is none for a party of which only that is told: a country has several.
    """
    if sector == "PTY" and "ruling" not in role:
        return ""
    local = next((token.lower_ for token in noun.lefts if _is_local(token, country)), "")
    if country == "USA" and role in _OF_STATES:  # the country's own is the Congress
        local = local or "state"
    own = local and not _LOCAL.intersection(role.split())
    return role_key(country, sector, f"{local} {_SAME.get(role, role)}" if own else role) + _apart_of(noun)


def _is_local(word: Token, country: str) -> bool:
    """ "*City* officials", "*state* lawmakers" where the country has states."""
    return word.lower_ in _LOCAL and (word.lower_ != "state" or country in _WITH_STATES)


def governs(role: str) -> bool:
    """Whether the role is a country's government or parliament, whatever it is called."""
    return _SAME.get(role, role) in _GOVERNS


def role_key(country: str, sector: str, role: str) -> str:
    """The key of a role noun: one for a country's government, whatever it is called."""
    return f"{country}.{sector}.{_SAME.get(role, role)}"


def _apart_of(noun: Token) -> str:
    """ ".rival" for a body beside the state's own; "" for the state's."""
    for token in noun.lefts:
        if token.lower_ in _APART:
            return f".{token.lower_}"
        if any(below.lower_ in {"self", "so"} for below in token.lefts):
            return f".self-{token.lower_}"
    quoted = noun.i and noun.i + 1 < len(noun.doc) and noun.nbor(-1).text == noun.nbor(1).text == '"'
    return ".in quotes" if quoted else ""
