"""Who stands where: from the places a rule names to the actors that fill them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.codebook.happening import Happening
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.anchors import by_head
from dragoman.language.parser import Parse, start_of
from dragoman.types import Entity, Mention, Participant, Span

_NOUN_RECIPIENT = ("of", "against", "on", "with", "to", "upon", "at", "into", "from", "for", "over")
_WALK_PREPOSITIONS = ("of", "in", "at", "from", "for", "on", "near", "against")
_ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
_FAR_ASIDES = frozenset({"advcl", "appos", "parataxis"})
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prep", "dative", "pcomp"})
_PARTS = frozenset({"compound", "amod", "nmod", "nummod"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The page's actors, found again by the word that heads their mention."""

    mentions: Mapping[int, tuple[Mention, ...]]
    entities: Mapping[str, Entity]

    def at(self, token: Token) -> tuple[Mention, ...]:
        """The mentions headed by this word; more than one for "the two"."""
        return self.mentions.get(start_of(token), ())


def make_cast(parse: Parse, entities: Iterable[Entity]) -> Cast:
    """An index of all mentions by head word."""
    known = {entity.id: entity for entity in entities}
    by_span: dict[Span, list[Mention]] = defaultdict(list)
    for entity in known.values():
        for mention in entity.mentions:
            by_span[mention.span].append(mention)
    return Cast({start: tuple(by_span[span]) for start, span in by_head(parse, by_span).items()}, known)


def find_actors(trigger: Trigger, cast: Cast, happening: Happening) -> tuple[Participant, ...]:
    """Who did it. A thing does it only for its owner: "Saudi warplanes" yes, "Brazilian sugar" no."""
    if trigger.verbal:
        return _fill(
            trigger, trigger.rule.actor, cast, lambda one, place: _doers(_verb_place(one, place), cast, happening)
        )
    own = _participants(_noun_place(trigger, "by"), "by", cast) if "by" in trigger.rule.noun_actor else ()
    if own:
        return own
    carrier = trigger.carrier
    if carrier is not None and not _suffered(carrier, happening):
        doers = _doers(clauses.logical_subject(carrier), cast, happening)
        found = _participants(doers, "subject of the carrying verb", cast)
        if found:
            return found
    if carrier is not None and _suffered(carrier, happening):
        givers = [noun for word in (carrier, trigger.token) for noun in clauses.prepositional(word, "from", "by")]
        found = _participants(givers, "from", cast)
        if found:
            return found
    if trigger.token.dep_ == "pobj" and trigger.token.head.lower_ == "behind":
        found = _participants(clauses.logical_subject(trigger.token.head.head), "behind it", cast)
        if found:
            return found
    return _fill(trigger, trigger.rule.noun_actor, cast, _noun_place)


def _doers(tokens: Iterable[Token], cast: Cast, happening: Happening) -> list[Token]:
    return [token for token in tokens if _may_act(token, cast, happening)]


def _may_act(token: Token, cast: Cast, happening: Happening) -> bool:
    """Actors themselves, names, numbers of people, and things that act for their owner."""
    if cast.at(token) or token.pos_ in {"PROPN", "PRON", "NUM", "ADJ", "VERB", "AUX"}:
        return True
    lemma = token.lemma_.lower()
    if clauses.children(token, "appos") or lemma in happening.instruments or lemma in happening.nouns:
        return True
    return any(cast.at(noun) for noun in clauses.of_phrase(token))


def is_done_by_things(trigger: Trigger, cast: Cast, happening: Happening) -> bool:
    """Whether the clause has a subject, and it is nobody: "a typhoon", "heavy snow", "a glut of sugar"."""
    verb = trigger.token if trigger.verbal else trigger.carrier
    if verb is None:
        return False
    subjects = clauses.logical_subject(verb)
    return bool(subjects) and not any(_may_act(token, cast, happening) for token in subjects)


def find_recipients(
    trigger: Trigger, cast: Cast, happening: Happening, actors: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """To whom it was done; never one who already stands as actor."""
    taken = {participant.span for participant in actors} | _own_mentions(actors, cast)
    if trigger.verbal:
        places = trigger.rule.recipient
        if trigger.rule.symmetric and len(actors) > 1:
            places = tuple(place for place in places if place != "within")
        found = _fill(trigger, places, cast, _verb_place, taken) or _addressed(trigger, cast, taken)
    else:
        found = _noun_recipients(trigger, cast, happening, taken)
    return found


def sides_of_verb(
    verb: Token, cast: Cast, happening: Happening
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Subject and object of any verb as actors, without a rule: for the second voice."""
    actors = _participants(_doers(clauses.logical_subject(verb), cast, happening), "subject", cast)
    if not actors:
        return (), ()
    taken = {one.span for one in actors} | _own_mentions(actors, cast)
    nouns = [*clauses.logical_object(verb), *clauses.dative_objects(verb), *clauses.prepositional(verb)]
    return actors, _without(_participants(nouns, "object", cast), taken)


def _own_mentions(actors: tuple[Participant, ...], cast: Cast) -> set[Span]:
    """All words for the actors: nobody does it to himself by way of "its"."""
    return {mention.span for one in actors for mention in cast.entities[one.entity].mentions}


def _addressed(trigger: Trigger, cast: Cast, taken: set[Span]) -> tuple[Participant, ...]:
    """ "telephoned Howard to ask for help": he is asked who was telephoned."""
    verb = trigger.token
    if "within" not in trigger.rule.recipient or verb.dep_ != "advcl" or not clauses.is_verb(verb.head):
        return ()
    if not any(child.lower_ == "to" for child in clauses.children(verb, "aux")):
        return ()
    return _without(_participants(clauses.logical_object(verb.head), "object of the clause above", cast), taken)


def _noun_recipients(trigger: Trigger, cast: Cast, happening: Happening, taken: set[Span]) -> tuple[Participant, ...]:
    carrier = trigger.carrier
    if carrier is not None and _suffered(carrier, happening):
        return _without(_participants(clauses.logical_subject(carrier), "subject of the carrying verb", cast), taken)
    places = trigger.rule.noun_recipient or tuple(
        place for place in _NOUN_RECIPIENT if place not in trigger.rule.noun_actor
    )
    found = _fill(trigger, places, cast, _noun_place, taken)
    if found or carrier is None:
        return found
    for place in ("against", "on", "to", "dative", "with", "from", "at", "for"):
        found = _without(
            _participants(_verb_place(Trigger(carrier, trigger.rule, trigger.match), place), place, cast), taken
        )
        if found:
            return found
    return ()


def _suffered(carrier: Token, happening: Happening) -> bool:
    return carrier.lemma_.lower() in happening.light_passive and not clauses.is_passive(carrier)


def _fill(
    trigger: Trigger,
    places: tuple[str, ...],
    cast: Cast,
    look: Callable[[Trigger, str], list[Token]],
    taken: set[Span] | None = None,
) -> tuple[Participant, ...]:
    for place in places:
        if place == "within":
            found = _nearest_within(trigger, cast, taken or set())
        else:
            found = _without(_participants(look(trigger, place), place, cast), taken or set())
        if found:
            return found
    return ()


def _without(participants: tuple[Participant, ...], taken: set[Span]) -> tuple[Participant, ...]:
    return tuple(one for one in participants if not any(one.span.overlaps(span) for span in taken))


def _verb_place(trigger: Trigger, place: str) -> list[Token]:
    verb = trigger.token
    used = {token.i for token in trigger.match.tokens}
    match place:
        case "subject":
            return clauses.logical_subject(verb)
        case "object":
            return [token for token in clauses.logical_object(verb) if token.i not in used]
        case "dative":
            return clauses.dative_objects(verb)
        case "owner":
            nouns = clauses.logical_object(verb) + list(trigger.match.tokens[1:])
            return [owner for noun in nouns for owner in clauses.possessors(noun)]
        case "modifier":
            nouns = clauses.logical_object(verb) + list(trigger.match.tokens[1:])
            return [part for noun in nouns for part in noun.children if part.dep_ in _PARTS]
        case "complement":
            return _complement_sides(verb)
        case "possessor" | "none":
            return []
    nouns = [*trigger.match.tokens, *clauses.logical_object(verb)]
    return [found for noun in dict.fromkeys(nouns) for found in clauses.prepositional(noun, place)]


def _complement_sides(verb: Token) -> list[Token]:
    """ "demanded that Dbeibeh appear", "asked Kenya to send": the subject; "refused to let them see": the object."""
    found: list[Token] = list(clauses.children(verb, "dobj")) if clauses.children(verb, "xcomp") else []
    for clause in clauses.complements(verb):
        own = clauses.surface_subject(clause)
        if clause.dep_ == "ccomp" and own:
            found.extend(own)
        found.extend(clauses.dative_objects(clause))
        found.extend(clauses.prepositional(clause, "to", "with", "against", "on"))
        found.extend(clauses.logical_object(clause))
    return found


def _noun_place(trigger: Trigger, place: str) -> list[Token]:
    noun = trigger.token
    if place == "possessor":
        return clauses.possessors(noun)
    if place == "modifier":
        return [part for part in noun.children if part.dep_ in _PARTS]
    if place == "subject":
        verb = noun.head
        return clauses.logical_subject(verb) if clauses.is_verb(verb) else []
    if place in {"none", "object", "dative", "owner", "complement"}:
        return []
    own = [found for token in trigger.match.tokens for found in clauses.prepositional(token, place)]
    if own or place == "of":
        return own
    # "the visit of the minister to India": the parser hangs the second phrase on the first one's noun.
    first = [*clauses.of_phrase(noun), *clauses.prepositional(noun, "by")]
    return [found for below in first for found in clauses.prepositional(below, place)]


def _participants(tokens: Iterable[Token], how: str, cast: Cast) -> tuple[Participant, ...]:
    found: dict[tuple[Span, str], Participant] = {}
    for token in tokens:
        for mention, step in _actors_behind(token, cast):
            reason = f"{how}, {step}" if step else how
            found.setdefault((mention.span, mention.entity), Participant(mention.entity, mention.span, reason))
    return tuple(found.values())


def _actors_behind(token: Token, cast: Cast, *, depth: int = 0) -> list[tuple[Mention, str]]:
    """The mention at a word, or the actor it belongs to: "Iranian sites", "the tanker's crew", "11 of them"."""
    own = cast.at(token)
    each = _each_of(token, own, cast)
    if each:
        return [(mention, "of each") for mention in each]
    if own:
        return [(mention, "") for mention in own]
    if depth == 3:
        return []
    owners = clauses.possessors(token)
    parts = [part for part in token.children if part.dep_ in _PARTS]
    steps = (
        ("apposition", clauses.children(token, "appos")),
        ("possessor", [owner for owner in owners if owner.pos_ != "PRON"]),
        ("modifier", parts),
        ("possessor", [owner for owner in owners if owner.pos_ == "PRON"]),
        ("preposition", clauses.prepositional(token, *_WALK_PREPOSITIONS)),
    )
    for step, tokens in steps:
        for other in tokens:
            found = _actors_behind(other, cast, depth=depth + 1)
            if found:
                joined = clauses.conjuncts(other)[1:] if step == "preposition" else []
                found += [hit for one in joined for hit in _actors_behind(one, cast, depth=depth + 1)]
                return [(mention, step) for mention, _ in found]
    return []


def _each_of(token: Token, own: tuple[Mention, ...], cast: Cast) -> list[Mention]:
    """ "The presidents of Colombia, Ecuador and Venezuela" are three actors, not one."""
    if not own or own[0].how != "role" or token.tag_ not in {"NNS", "NNPS"}:
        return []
    members = [mention for noun in clauses.of_phrase(token) for mention in cast.at(noun)]
    return members if len({mention.entity for mention in members}) > 1 else []


def _nearest_within(trigger: Trigger, cast: Cast, taken: set[Span]) -> tuple[Participant, ...]:
    """The first actor named inside what the verb governs; those in relative clauses only where nobody else is."""
    return _first_within(trigger, cast, taken, _ASIDES) or _first_within(trigger, cast, taken, _FAR_ASIDES)


def _first_within(trigger: Trigger, cast: Cast, taken: set[Span], asides: frozenset[str]) -> tuple[Participant, ...]:
    verb = trigger.token
    used = set(trigger.match.tokens) | (set(clauses.logical_object(verb)) if trigger.rule.objects else set())
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in _GOVERNED:
            continue
        for token in _own_words(child, asides):
            for mention in cast.at(token):
                found = (Participant(mention.entity, mention.span, "within"),)
                if token not in used and _without(found, taken) and mention.how != "pronoun":
                    return found
    return ()


def _own_words(head: Token, asides: frozenset[str]) -> Iterator[Token]:
    """The words under a head in the order of the text, without the clauses in `asides`."""
    for child in head.lefts:
        if child.dep_ not in asides:
            yield from _own_words(child, asides)
    yield head
    for child in head.rights:
        if child.dep_ not in asides:
            yield from _own_words(child, asides)
