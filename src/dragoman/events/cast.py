"""The page's actors as a clause sees them: the mention at a word, or whoever the word belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language import clauses
from dragoman.language.anchors import by_head
from dragoman.language.lemmas import verb_lemma
from dragoman.language.parser import Parse, start_of
from dragoman.types import Entity, Mention, Participant, Span

_WALK_PREPOSITIONS = ("of", "with", "in", "at", "from", "for", "on", "near", "against")
_FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my"})
_SAYING = frozenset({"say", "tell", "add", "write", "recall", "state", "shout", "insist", "explain", "reply", "answer"})
# Another's, and not he himself: "Ukraine's allies", "critics of Uganda".
_OTHERS = frozenset(
    {"ally", "enemy", "foe", "rival", "opponent", "adversary", "critic", "neighbour", "neighbor", "backer", "creditor",
     "donor", "lender"}
)  # fmt: skip
_AREAS = frozenset({"region", "province", "territory", "republic", "state", "enclave"})
_USING = frozenset({"use", "hold", "control", "run", "operate", "own", "occupy", "man"})
_PACTS = frozenset({"agreement", "accord", "pact", "treaty", "convention", "protocol", "declaration", "memorandum"})
_SHARED_STEPS = frozenset({"by", "preposition", "modifier"})
_PARTS = frozenset({"compound", "amod", "nmod", "nummod"})


def ids_of(sides: Iterable[Participant]) -> set[str]:
    """Whose parts these are, by the entities' ids."""
    return {one.entity for one in sides}


@dataclass(frozen=True, slots=True)
class Cast:
    """The page's actors, found again by the word that heads their mention."""

    mentions: Mapping[int, tuple[Mention, ...]]
    entities: Mapping[str, Entity]

    def at(self, token: Token) -> tuple[Mention, ...]:
        """The mentions headed by this word; more than one for "the two"."""
        return self.mentions.get(start_of(token), ())

    def is_named(self, one: Participant) -> bool:
        """Whether the side stands there by name, not as "he" or "the minister"."""
        return any(
            mention.span == one.span and mention.how not in {"pronoun", "role"}
            for mention in self.entities[one.entity].mentions
        )

    def states(self) -> dict[str, str]:
        """The country for which each entity in office speaks, by the entity's id."""
        return {name: one.country for name, one in self.entities.items() if one.country and "GOV" in one.sectors}


def parts_of(noun: Token) -> list[Token]:
    """The words that describe a noun from within its phrase: "*Saudi air* strike"."""
    return [part for part in noun.children if part.dep_ in _PARTS]


def make_cast(parse: Parse, entities: Iterable[Entity]) -> Cast:
    """An index of all mentions by head word."""
    known = {entity.id: entity for entity in entities}
    by_span: dict[Span, list[Mention]] = defaultdict(list)
    for entity in known.values():
        for mention in entity.mentions:
            by_span[mention.span].append(mention)
    return Cast({start: tuple(by_span[span]) for start, span in by_head(parse, by_span).items()}, known)


def participants(tokens: Iterable[Token], how: str, cast: Cast) -> tuple[Participant, ...]:
    """The actors at these words or behind them, each once, with how they were reached."""
    found: dict[tuple[Span, str], Participant] = {}
    for token in tokens:
        for mention, step in _actors_behind(token, cast):
            reason = f"{how}, {step}" if step else how
            found.setdefault((mention.span, mention.entity), Participant(mention.entity, mention.span, reason))
    return tuple(found.values())


def countries_of(found: Iterable[Participant], cast: Cast) -> set[str]:
    """The countries that the participants are known to be of."""
    return {country for one in found if (country := cast.entities[one.entity].country) is not None}


def is_town(token: Token, cast: Cast) -> bool:
    """Whether a place that is no state stands there: "the *Kabul* bombing" tells where, not who."""
    mentions = cast.at(token)
    return bool(mentions) and all(cast.entities[mention.entity].kind == "place" for mention in mentions)


def without(found: tuple[Participant, ...], taken: Set[Span]) -> tuple[Participant, ...]:
    """Those that stand at none of these words."""
    return tuple(one for one in found if not any(one.span.overlaps(span) for span in taken))


def owners(noun: Token) -> list[Token]:
    """Possessors, "whose" put back to the noun it stands for."""
    return [_whose(owner) if owner.lower_ == "whose" else owner for owner in clauses.possessors(noun)]


def _whose(pronoun: Token) -> Token:
    """What a relative pronoun stands for."""
    return next((clause.head for clause in pronoun.ancestors if clause.dep_ == "relcl"), pronoun)


def _at_or_of(noun: Token, cast: Cast) -> tuple[Mention, ...]:
    """The noun's mention, else its owner's: "the *refinery's* managing director" speaks for the refinery."""
    return cast.at(noun) or tuple(mention for owner in owners(noun) for mention in cast.at(owner))


def _speaking(pronoun: Token, cast: Cast) -> tuple[Mention, ...]:
    """Who says "we" or "me": the subject of the nearest verb above that has an actor for its subject."""
    for verb in pronoun.ancestors:
        subjects = [word for word in clauses.children(verb, "nsubj") if word.lower_ not in _FIRST_PERSON]
        found = tuple(mention for word in subjects for mention in _at_or_of(word, cast))
        if found and verb.lemma_ in _SAYING:
            return found
    return ()


def _actors_behind(token: Token, cast: Cast, *, depth: int = 0) -> list[tuple[Mention, str]]:
    """The mention at a word, or the actor it belongs to: "Iranian sites", "the tanker's crew", "11 of them"."""
    own = cast.at(token)
    if not own and depth == 0 and token.lower_ in clauses.RELATIVES and _whose(token) != token:
        return _actors_behind(_whose(token), cast, depth=1)
    if not own and token.lower_ in _FIRST_PERSON:
        return [(mention, "who speaks") for mention in _speaking(token, cast)]
    each = _each_of(token, own, cast)
    if each:
        return [(mention, "of each") for mention in each]
    if own:
        return [(mention, "") for mention in own]
    if depth == 3 or (token.lemma_.lower() in _OTHERS and token.pos_ == "NOUN"):
        return []
    having = owners(token)
    named_after = token.lemma_.lower() in _PACTS  # "left the *Paris* agreement": a town has signed nothing
    parts = [part for part in parts_of(token) if not (named_after and is_town(part, cast))]
    steps = (
        ("area", clauses.of_phrase(token) if token.lemma_.lower() in _AREAS else []),
        ("apposition", clauses.children(token, "appos")),
        ("possessor", [owner for owner in having if owner.pos_ != "PRON"]),
        ("modifier", parts),
        ("possessor", [owner for owner in having if owner.pos_ == "PRON"]),
        ("user", _users(token)),
        ("by", clauses.prepositional(token, "by")),
        ("preposition", clauses.prepositional(token, *_WALK_PREPOSITIONS)),
    )
    for step, tokens in steps:
        for other in tokens:
            found = _actors_behind(other, cast, depth=depth + 1)
            if found:
                several = step == "apposition" and token.tag_ == "NNS"  # "two states, *Chad* and *Mali*"
                joined = clauses.conjuncts(other)[1:] if several or step in _SHARED_STEPS else []
                found += [hit for one in joined for hit in _actors_behind(one, cast, depth=depth + 1)]
                return [(mention, step) for mention, _ in found]
    return []


def _users(thing: Token) -> list[Token]:
    """ "sites used by *militias*", "a town held by *rebels*", "a yacht that belongs to *Assad*"."""
    used = [clause for clause in clauses.children(thing, "acl") if verb_lemma(clause) in _USING]
    whose = [clause for clause in clauses.children(thing, "acl", "relcl") if verb_lemma(clause) == "belong"]
    return [noun for clause in used for noun in clauses.by_agents(clause)] + [
        noun for clause in whose for noun in clauses.prepositional(clause, "to")
    ]


def _each_of(token: Token, own: tuple[Mention, ...], cast: Cast) -> list[Mention]:
    """ "The presidents of Colombia, Ecuador and Venezuela", "Thai and Lao soldiers" are several actors, not one.

    So are "negotiators from Mali's government and rebel groups".
    """
    if not own or own[0].how != "role" or token.tag_ not in {"NNS", "NNPS"}:
        return []
    whose = clauses.prepositional(token, "of", "from")
    members = [mention for noun in whose for mention in cast.at(noun)] or _of_each_state(token, cast)
    return members if len({mention.entity for mention in members}) > 1 else []


def _of_each_state(noun: Token, cast: Cast) -> list[Mention]:
    """ "*Thai* and *Lao* soldiers": the states named before one noun."""
    joined = [clauses.conjuncts(part) for part in noun.children if part.dep_ in {"amod", "compound"}]
    return [mention for parts in joined if len(parts) > 1 for part in parts for mention in cast.at(part)]
