"""Where a role noun belongs: whose police, which country's minister, an office of the state or of a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.parser import start_of
from dragoman.mentions.found import Found
from dragoman.types import EntityKind

BODIES: frozenset[EntityKind] = frozenset({"organisation", "armed group", "media"})
_FROM = frozenset({"of", "in", "from", "for"})
_NOT_OWN = frozenset({"backed", "led", "sponsored", "supported", "funded", "trained", "armed", "brokered", "mediated"})
# Whose "neighbour" he is stands on the other side.
FACING = frozenset(
    {"neighbour", "neighbor", "ally", "rival", "enemy", "foe", "opponent", "adversary", "counterpart", "archenemy"}
)
# They stand in another country than their own.
MISSIONS = frozenset({"embassy", "consulate", "ambassador", "consul", "envoy", "diplomat"})
_BASED = frozenset({"based"})
_RULED = frozenset({"run", "ruled", "controlled", "held", "governed", "administered", "occupied", "owned"})
_BELONGS = frozenset({"loyal", "allied", "aligned", "affiliated", "linked"})
# A noun between an office and a country that leaves it the state's: "the prime minister of the government of Libya".
WHOLE = frozenset(
    {"government", "cabinet", "administration", "regime", "country", "nation", "republic", "kingdom", "army",
     "military", "force", "state"}
)  # fmt: skip
# Before a body or office of a part of the country.
LOCAL = frozenset({"regional", "provincial", "local", "municipal", "district", "city", "state", "county"})
_REGIONAL = LOCAL | {"autonomous", "tribal"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a role noun belongs: the country, the actor it came from, and the grammar that said so.

    `body` is the noun between the two: "region" of "the president of the Tigray region".
    """

    country: str | None
    owner: Found | None
    how: str
    body: Token | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is an office of a part of the country, or of a body in it, and not the state's."""
        if self.body is not None and (self.body.lemma_.lower() not in WHOLE or _is_regional(self.body)):
            return True
        owner = self.owner
        if owner is None or owner.kind in {"group", "government", "other"}:
            return False
        if owner.kind == "country":
            return owner.key not in {owner.country, ""}
        if owner.kind == "place":
            return not owner.key
        return not (owner.kind == "person" and owner.sectors[:1] == ("GOV",))


def _is_regional(noun: Token) -> bool:
    return any(child.lower_ in _REGIONAL for child in noun.lefts)


def origin_of(noun: Token, names: Mapping[int, Found], *, depth: int = 0) -> Origin:
    """The country of a role noun: from a demonym, an owner, "of Peru", "Tripoli-based"; "X-backed" is not X."""
    before = _origin_before(noun, names)
    if before is not None:
        return before
    loyal = _loyal_to(noun, names)
    if loyal is not None:
        return Origin(loyal.country, loyal, f"loyal to {loyal.name}")
    return _origin_after(noun, names, depth)


def _origin_before(noun: Token, names: Mapping[int, Found]) -> Origin | None:
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"}:
            if only_backs(child):
                continue
            owner = names.get(start_of(_meant_by_whose(child))) or _led_by(child, names, _BASED)
            if child.dep_ == "poss" and noun.lemma_.lower() in FACING:
                continue
            if owner is not None and owner.country:
                return Origin(owner.country, owner, f"{child.dep_} {owner.name}")
            if (ruler := _led_by(child, names, _RULED)) is not None and ruler.country:
                return Origin(ruler.country, None, f"{child.lower_} by {ruler.name}")
            if owner is not None and (child.dep_ == "poss" or owner.kind in BODIES):
                return Origin(None, owner, f"owner {owner.name}")
    return None


def _meant_by_whose(owner: Token) -> Token:
    """ "*Tehran*, whose ministry denied it": the noun that the clause describes; any other owner is itself."""
    clause = next((above for above in owner.ancestors if above.dep_ == "relcl"), None) if owner.tag_ == "WP$" else None
    return owner if clause is None else clause.head


def _origin_after(noun: Token, names: Mapping[int, Found], depth: int) -> Origin:
    if noun.lemma_.lower() in FACING:
        return Origin(None, None, "")
    for child in children(noun, "poss"):  # before "in Jeddah": "the Sudanese army's delegation in Jeddah"
        if depth < 2:
            deeper = origin_of(child, names, depth=depth + 1)
            if deeper.country:
                return replace(deeper, body=child)
    for preposition in children(noun, "prep"):
        abroad = noun.lemma_.lower() in MISSIONS and preposition.lower_ in {"in", "for"}  # "the envoy for Syria"
        if preposition.lower_ not in _FROM or abroad:
            continue
        for below in children(preposition, "pobj"):
            owner = names.get(start_of(below))
            if owner is not None and (owner.country or preposition.lower_ == "of"):
                return Origin(owner.country, owner, f"{preposition.lower_} {owner.name}")
            if owner is None and depth < 2 and (preposition.lower_ != "for" or _speaks(noun)):
                deeper = origin_of(below, names, depth=depth + 1)
                if deeper.country:
                    return replace(deeper, body=below)
    return Origin(None, None, "")


def _speaks(noun: Token) -> bool:
    """ "a spokesman for the Tajik foreign ministry" is Tajik, "an expert for the Tajik market" need not be."""
    return noun.lower_.startswith("spokes")


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
    """ "UN-backed", "pro-Russian", "ethnic Albanian", "former": what stands there is not the actor's own country."""
    after = modifier.nbor(1) if modifier.i + 1 < len(modifier.doc) else None
    before = modifier.nbor(-1) if modifier.i else None
    if before is not None and before.lower_ == "ethnic":
        return True
    if before is not None and before.lower_ in {"-", "anti", "pro", "ex"} and modifier.i >= 2:
        return modifier.doc[modifier.i - 2].lower_ in {"anti", "pro"} or before.lower_ in {"anti", "pro"}
    return after is not None and after.text == "-" and after.i + 1 < len(after.doc) and after.nbor(1).lower_ in _NOT_OWN


def _led_by(modifier: Token, names: Mapping[int, Found], participles: Set[str]) -> Found | None:
    """The town of "Tripoli-based", the rulers of "Hamas-run"."""
    if modifier.lower_ not in participles:
        return None
    return next((names[start_of(child)] for child in modifier.children if start_of(child) in names), None)
