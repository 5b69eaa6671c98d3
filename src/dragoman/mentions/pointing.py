"""Definite nouns that stand for an actor named before: "the group", "the island", "the company"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.phrases import phrase
from dragoman.mentions.found import Found
from dragoman.types import EntityKind

# What a definite noun may point back to.
_BODIES: frozenset[EntityKind] = frozenset({"organisation"})
_ARMED: frozenset[EntityKind] = frozenset({"armed group"})
_STATES: frozenset[EntityKind] = frozenset({"country", "government"})
POINTS_TO: Mapping[str, frozenset[EntityKind]] = {
    **dict.fromkeys(("group", "movement", "organisation", "organization", "faction"), _ARMED | _BODIES),
    **dict.fromkeys(("rebel", "guerrilla", "insurgent", "militant", "militia", "fighter"), _ARMED),
    **dict.fromkeys(("separatist", "jihadist", "extremist"), _ARMED),
    **dict.fromkeys(("bloc", "body", "alliance", "union", "coalition", "court", "party", "company", "firm"), _BODIES),
    **dict.fromkeys(("agency", "newspaper", "channel", "broadcaster", "daily"), frozenset({"media", "organisation"})),
    **dict.fromkeys(("country", "nation", "island", "kingdom", "emirate", "republic", "state"), _STATES),
    **dict.fromkeys(("sultanate", "archipelago"), _STATES),
}

# They gather countries: none of them is the paragraph's only country's.
LEAGUES = frozenset({"bloc", "alliance", "union", "body"})
_ALLIANCES = LEAGUES | {"coalition"}
# Which sectors such a body can have; a word that is not here says nothing of it.
_LEAGUE = frozenset({"IGO", "MIL", "PTY", "OPP", "REB"})
_FIRM = frozenset({"BUS", "MED"})
_SECTORS_OF: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_ALLIANCES, _LEAGUE | {"LAB"}),
    **dict.fromkeys(("company", "firm"), _FIRM),
    **dict.fromkeys(("group", "movement", "organisation", "organization", "faction"), _LEAGUE | {"NGO", "CRM", "LAB"}),
    "court": frozenset({"JUD", "IGO"}),
    "body": frozenset({"IGO", "NGO", "GOV", "LEG"}),
    "party": frozenset({"PTY", "OPP"}),
}
# States of which a realm's noun can be meant: "the kingdom" after Saudi Arabia and Yemen is Saudi Arabia.
REALMS: Mapping[str, frozenset[str]] = {
    "kingdom": frozenset(
        {"BEL", "BHR", "BTN", "DNK", "ESP", "GBR", "JOR", "KHM", "LSO", "MAR", "NLD", "NOR", "NPL", "SAU", "SWE", "SWZ",
         "THA", "TON"}
    ),
    "emirate": frozenset({"AFG", "ARE", "KWT", "QAT"}),
    "sultanate": frozenset({"BRN", "OMN"}),
    "island": frozenset(
        {"BHR", "BRB", "CUB", "CYP", "DOM", "FJI", "GRD", "HTI", "IRL", "ISL", "JAM", "LKA", "MDG", "MDV", "MLT", "MUS",
         "NRU", "PNG", "SGP", "STP", "SYC", "TLS", "TTO", "TWN", "VUT", "WSM"}
    ),
}  # fmt: skip
_COURTS = frozenset({"court", "courts", "tribunal", "tribunals", "chambers"})
# What may stand before an alliance that was named before: "the trade bloc", but no "settlement bloc".
_OF_LEAGUES = frozenset(
    {"trade", "trading", "defence", "defense", "security", "military", "customs", "currency", "energy", "power",
     "opposition", "government", "rebel", "state", "world", "health", "party", "oil"}
)  # fmt: skip
_FIRST_MENTION = frozenset({"first", "other", "same", "next"})
_NEW = frozenset({"new", "newborn", "youngest", "newest"})
NEW_STATE = "new "  # begins the role of "the new state", which is none of the old ones


def may_mean(lemma: str, name: str, kind: EntityKind, sectors: Collection[str]) -> bool:
    """Whether a definite noun can stand for an actor of that name, kind and sectors.

    A league is known for one or has a long name: "the coalition" is no word that the parser took for a body.
    """
    if kind not in POINTS_TO.get(lemma, frozenset()):
        return False
    if lemma == "court" and not _COURTS & set(name.lower().split()):
        return False  # an association of states is none
    if not sectors:
        return lemma not in _ALLIANCES or (" " in name and lemma != "body")
    return bool(_SECTORS_OF.get(lemma, frozenset(sectors)) & set(sectors))


def is_definite(noun: Token) -> bool:
    """ "the group", "this bloc"."""
    return any(child.lower_ in {"the", "this", "that"} for child in children(noun, "det"))


def is_other_league(noun: Token) -> bool:
    """ "The settlement bloc": an alliance by the word only; "the trade bloc" may have been named."""
    before = children(noun, "compound", "nmod")
    return noun.lemma_.lower() in _ALLIANCES and any(child.lower_ not in _OF_LEAGUES for child in before)


def pointing(noun: Token) -> Found | None:
    """A definite noun that names nobody by itself; it stays only where somebody before is found for it."""
    role = noun.lemma_.lower()
    if role not in POINTS_TO or noun.tag_ != "NN" or not is_definite(noun) or children(noun, "prep", "relcl"):
        return None
    before = children(noun, "compound", "nmod")
    if any(child.pos_ == "PROPN" for child in before):  # "the Al Jazeera channel"
        return None
    if is_other_league(noun):
        return None
    modifiers = {child.lower_ for child in noun.children}
    kind: EntityKind = "country" if "country" in POINTS_TO[role] else "group"
    is_new = bool(modifiers & _NEW)
    if modifiers & _FIRST_MENTION or (is_new and kind != "country"):
        return None
    words = phrase(noun)
    return Found(
        head=noun, span=words, name=role, kind=kind, country=None, sectors=(), how="role",
        reason=f"points back: {role!r}", proper=False, role=f"{NEW_STATE}{role}" if is_new else role,
    )  # fmt: skip


def points_only(found: Found) -> bool:
    """Whether a mention means nobody without an actor before it."""
    return not found.proper and not found.sectors and found.reason.startswith("points back")
