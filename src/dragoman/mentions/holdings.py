"""Things and people that stand for the body named before them: "two *army* helicopters", "a *rebel* camp"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import first_joined
from dragoman.mentions.sectors import Sectors

_CARRYING = frozenset(
    {"helicopter", "plane", "aircraft", "jet", "bomber", "drone", "boat", "cutter", "launch", "frigate", "destroyer",
     "submarine", "warship", "ship", "vessel", "gunboat", "tank", "truck", "lorry", "pickup", "vehicle", "jeep", "car",
     "van", "bus", "motorcade", "convoy", "column", "artillery", "gunner"}
)  # fmt: skip
_PEOPLE = frozenset(
    {"member", "man", "fighter", "group", "unit", "cell", "band", "leader", "commander", "figure", "rider", "boy",
     "thug", "henchman", "remnant", "suspect", "element"}
)  # fmt: skip
_PLACES = frozenset(
    {"position", "post", "outpost", "checkpoint", "roadblock", "base", "camp", "barracks", "garrison", "stronghold",
     "hideout", "bastion", "bunker", "trench", "headquarters", "compound", "station", "installation", "depot",
     "facility", "target", "arsenal", "line", "encampment", "hideaway", "enclave"}
)  # fmt: skip
_TARGETS = frozenset({"dobj", "nsubjpass"})
_HOLDING = frozenset({"MIL", "COP", "REB", "UAF", "CRM", "SPY", "GOV", "OPP"})
_BEFORE = frozenset({"compound", "amod", "nmod"})


def of_holding(noun: Token, sectors: Sectors) -> tuple[str, str] | None:
    """(role, sector) of a thing that acts or is hit for the force or party named before it; None for any other noun.

    A place is one only where something is done to it: who is held at a police station is not held by that word.
    """
    lemma = noun.lemma_.lower()
    if lemma not in _CARRYING | _PEOPLE and not (lemma in _PLACES and _is_target(noun)):
        return None
    for part in noun.lefts:
        hit = sectors.of_noun(part) if part.dep_ in _BEFORE else None
        if hit is not None and hit[1] in _HOLDING:
            return f"{hit[0]} {lemma}", hit[1]
    return None


def _is_target(noun: Token) -> bool:
    noun = first_joined(noun)
    return noun.dep_ in _TARGETS or (noun.dep_ == "pobj" and noun.head.lower_ in {"on", "against"})
