"""Who stands where: from the places a rule names to the actors that fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.happening import Happening
from dragoman.events.cast import Cast, participants
from dragoman.events.deeds import behind_deed, claimed_by, who_bade, whose_deed
from dragoman.events.patterns import Match
from dragoman.events.scenes import actor_place, is_scene
from dragoman.events.sides import blamed_for, late_agents, noun_place, verb_place
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.language.phrases import words_below
from dragoman.types import Participant, Span

_NOUN_RECIPIENT = ("of", "against", "on", "with", "to", "upon", "at", "into", "from", "for", "over")
_CARRIED_RECIPIENT = ("against", "on", "to", "dative", "with", "from", "at", "for")
_AT_MEETINGS = frozenset({"in", "at", "during", "after", "following", "before", "for"})
_MUTUAL = frozenset(
    {"joint", "jointly", "together", "mutual", "mutually", "each", "another", "bilateral", "reciprocal", "common"}
)
_AT_IT = frozenset({"in", "on", "at", "for"})
_SHARED_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "PROTEST", "RETREAT"})
_DRAWING = frozenset({"draw", "attract", "gather", "unite", "mobilise", "mobilize"})
_FIGURES = frozenset({"army", "legion", "regiment", "battalion", "squadron", "brigade"})
_SHARES = frozenset({"part", "half", "rest", "most", "some", "all", "third", "number"})
_ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
_FAR_ASIDES = frozenset({"advcl", "appos", "parataxis"})
_DONE_TO_PEOPLE = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prep", "dative", "pcomp", "acomp"})


def find_actors(trigger: Trigger, cast: Cast, happening: Happening) -> tuple[Participant, ...]:
    """Who did it. A thing does it only for its owner: "Saudi warplanes" yes, "Brazilian sugar" no."""
    found = _own_actors(trigger, cast, happening) or whose_deed(trigger, cast)
    if found or trigger.rule.symmetric or (trigger.verbal and not _is_suffered(trigger.token)):
        return found
    late = participants(_doers(late_agents(trigger.token), cast, happening), "by, further off", cast)
    late = late or participants(who_bade(trigger.token), "at whose word", cast)
    return late or participants(_deniers(trigger.token), "who denies it", cast)


def _is_suffered(verb: Token) -> bool:
    """A passive, also a participle that opens the sentence and was left without its noun ("*Shown* the door")."""
    bare = verb.tag_ == "VBN" and not clauses.children(verb, "aux", "auxpass", "nsubj")
    return clauses.is_passive(verb) or bare


def _deniers(token: Token) -> list[Token]:
    """ "*Havana* denied that anybody was robbed": where no doer is named, it is the one who sees himself accused."""
    above = token.head
    denies = token.dep_ == "ccomp" and clauses.is_verb(above) and verb_lemma(above) == "deny"
    return clauses.logical_subject(above) if denies else []


def _own_actors(trigger: Trigger, cast: Cast, happening: Happening) -> tuple[Participant, ...]:
    if trigger.verbal:
        return _fill(
            trigger, trigger.rule.actor, cast, lambda one, place: _doers(verb_place(one, place), cast, happening)
        )
    own = participants(noun_place(trigger, "by"), "by", cast) if "by" in trigger.rule.noun_actor else ()
    if own:
        return own
    carrier = trigger.carrier
    if carrier is not None and not _suffered(trigger, carrier, happening):
        doers = _doers(clauses.logical_subject(carrier), cast, happening)
        found = participants(doers, "subject of the carrying verb", cast)
        if found:
            return found
    if carrier is not None and _suffered(trigger, carrier, happening):
        givers = [noun for word in (carrier, trigger.token) for noun in clauses.prepositional(word, "from", "by", "of")]
        found = participants(givers, "from", cast)
        if found:
            return found
    if trigger.token.dep_ == "pobj" and trigger.token.head.lower_ == "behind":
        whom = trigger.token.head.head  # "was behind the attack", "the gang behind the attack"
        found = participants(clauses.logical_subject(whom) if clauses.is_verb(whom) else [whom], "behind it", cast)
        if found:
            return found
    own = participants(_doers(blamed_for(trigger.token), cast, happening), "blamed for it", cast)
    own = own or participants(claimed_by(trigger.token), "who claims it", cast)
    own = own or participants(_drawn(trigger), "drawn to it", cast)
    own = own or _fill(trigger, trigger.rule.noun_actor, cast, actor_place(cast))
    in_protest = trigger.rule.event == "PROTEST" and trigger.token.head.lower_ == "in"  # "resigned in protest"
    if own:
        return own
    if in_protest or trigger.rule.event in {"CONSULT", "COOPERATE"}:
        own = participants(_doers(_who_met(trigger.token), cast, happening), "subject of the clause", cast)
    return own or participants(_who_is_at_it(trigger), "who is at it", cast)


def _who_is_at_it(trigger: Trigger) -> list[Token]:
    """ "*Judges* on strike", "*Chad, Mali* in border talks", "*Lula* in Beijing for talks": no verb at all."""
    above = trigger.token
    while above.dep_ == "conj" or (above.dep_ == "pobj" and above.head.lower_ in _AT_IT):
        above = above.head if above.dep_ == "conj" else above.head.head
    alone = above.dep_ == "ROOT" and above.pos_ in {"NOUN", "PROPN"} and above != trigger.token
    if not alone or trigger.rule.event not in _SHARED_TYPES or above.i > trigger.token.i:
        return []
    return clauses.all_conjuncts([above])


def _drawn(trigger: Trigger) -> list[Token]:
    """ "The rally drew *50,000 people*": who came to it."""
    verb = trigger.token.head
    draws = trigger.token.dep_ == "nsubj" and trigger.rule.event == "PROTEST" and verb_lemma(verb) in _DRAWING
    return clauses.logical_object(verb) if draws else []


def _who_met(noun: Token) -> list[Token]:
    """ "*He* offered help in a telephone call with the emir": the subject of the clause took part."""
    above = noun
    while above.dep_ == "pobj" and above.head.lower_ in _AT_MEETINGS | {"as", "to"}:
        above = above.head.head
    if above != noun and above.dep_ == "dobj":  # "offered his help in a call": the parser hangs the call on the help
        above = above.head
    return clauses.logical_subject(above) if above != noun and clauses.is_verb(above) else []


def _doers(tokens: Iterable[Token], cast: Cast, happening: Happening) -> list[Token]:
    return [doer for token in tokens if _may_act(token, cast, happening) for doer in behind_deed(token)]


def _may_act(token: Token, cast: Cast, happening: Happening) -> bool:
    """Actors themselves, names, numbers of people, and things that act for their owner."""
    if _is_figure(token, cast):
        return False
    if cast.at(token) or token.pos_ in {"PROPN", "PRON", "NUM", "ADJ", "VERB", "AUX"}:
        return True
    lemma = token.lemma_.lower()
    counted = clauses.of_phrase(token) if lemma in _SHARES else []
    if counted:  # "part of the proceeds" does no more than the proceeds do
        return any(_may_act(noun, cast, happening) for noun in counted)
    if clauses.children(token, "appos") or lemma in happening.instruments or lemma in happening.nouns:
        return True
    return any(cast.at(noun) for noun in clauses.of_phrase(token))


def _is_figure(token: Token, cast: Cast) -> bool:
    """ "an army of ants", "a regiment of bird-watchers": no force, but a great many of something."""
    of = clauses.of_phrase(token) if token.lemma_.lower() in _FIGURES else []
    some = any(child.lower_ in {"a", "an"} for child in clauses.children(token, "det"))
    return some and bool(of) and all(noun.pos_ == "NOUN" and not cast.at(noun) for noun in of)


def is_done_by_things(trigger: Trigger, cast: Cast, happening: Happening) -> bool:
    """Whether the clause has a subject, and it is nobody: "a typhoon", "heavy snow", "a glut of sugar"."""
    verb = trigger.token if trigger.verbal else trigger.carrier
    if verb is None or (trigger.verbal and "subject" not in trigger.rule.actor):
        return False
    subjects = [noun for noun in clauses.logical_subject(verb) if noun != trigger.token]  # "condolences poured in"
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
        found = _fill(trigger, places, cast, verb_place, taken) or _addressed(trigger, cast, taken)
        if not found and actors and not trigger.rule.symmetric and trigger.rule.recipient != ("none",):
            found = _further_off(trigger, cast, taken)
    else:
        found = _noun_recipients(trigger, cast, happening, taken)
    return found


def is_mutual(trigger: Trigger) -> bool:
    """ "held a joint raid", "blamed each other": what its subjects do, they do with or to one another."""
    verb = trigger.token if trigger.verbal else trigger.carrier or trigger.token
    return any(
        word.lower_ in _MUTUAL
        for child in verb.children
        if child.i > verb.i and child.dep_ not in _ASIDES | {"ccomp", "xcomp"}
        for word in (child, *child.children)
    )


def sides_of_verb(
    verb: Token, cast: Cast, happening: Happening
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Subject and object of any verb as actors, without a rule: for the second voice."""
    actors = participants(_doers(clauses.logical_subject(verb), cast, happening), "subject", cast)
    if not actors:
        return (), ()
    taken = {one.span for one in actors} | _own_mentions(actors, cast)
    nouns = [*clauses.logical_object(verb), *clauses.dative_objects(verb), *clauses.prepositional(verb)]
    return actors, _without(participants(nouns, "object", cast), taken)


def _own_mentions(actors: tuple[Participant, ...], cast: Cast) -> set[Span]:
    """All words for the actors: nobody does it to himself by way of "its"."""
    return {mention.span for one in actors for mention in cast.entities[one.entity].mentions}


def _addressed(trigger: Trigger, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """ "telephoned Howard to ask for help": he is asked who was telephoned."""
    verb = trigger.token
    spoken = QUAD_CLASS[trigger.rule.event] in {1, 3}
    if not spoken or "within" not in trigger.rule.recipient or not clauses.is_infinitive(verb):
        return ()
    if verb.dep_ != "advcl" or not clauses.is_verb(verb.head):
        return ()
    return _without(participants(clauses.logical_object(verb.head), "object of the clause above", cast), taken)


def _further_off(trigger: Trigger, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """A last resort: whoever stands in the verb's own phrases, then who is meant by what it is done for."""
    verb = trigger.token
    if any(thing.pos_ == "PRON" for thing in clauses.logical_object(verb)):
        return ()  # "blamed it for the sinking of the ship": whoever "it" is
    nouns = clauses.prepositional(verb)
    below = [*clauses.logical_object(verb), *trigger.match.tokens[1:]]
    places = (
        ("further off", nouns),
        ("further off", [found for noun in dict.fromkeys(below) for found in clauses.prepositional(noun)]),
        ("purpose", verb_place(trigger, "purpose")),
    )
    for how, tokens in places:
        parties = [token for token in tokens if not is_scene(trigger, token, cast)]
        found = _without(participants(parties, how, cast), taken)
        if found:
            return found
    return ()


def _noun_recipients(trigger: Trigger, cast: Cast, happening: Happening, taken: Set[Span]) -> tuple[Participant, ...]:
    carrier = trigger.carrier
    if carrier is not None and trigger.token.dep_ != "nsubj" and _suffered(trigger, carrier, happening):
        return _without(participants(clauses.logical_subject(carrier), "subject of the carrying verb", cast), taken)
    places = trigger.rule.noun_recipient or tuple(
        place for place in _NOUN_RECIPIENT if place not in trigger.rule.noun_actor
    )
    found = _fill(trigger, places, cast, noun_place, taken)
    if found or carrier is None:
        return found
    if trigger.token.head.lower_ == "under":  # "put Gaza under a blockade"
        return _without(participants(clauses.logical_object(carrier), "object of the carrying verb", cast), taken)
    carrying = Trigger(carrier, trigger.rule, Match((carrier, *trigger.match.tokens)))
    return _fill(carrying, _CARRIED_RECIPIENT, cast, verb_place, taken)


def _suffered(trigger: Trigger, carrier: Token, happening: Happening) -> bool:
    """ "faced an attack", "is under sanctions": the carrier's subject has it done to him."""
    if carrier.lemma_.lower() == "be":
        return trigger.token.head.lower_ == "under"
    if trigger.token.dep_ == "nsubj" and trigger.token.head == carrier:  # "condolences poured in from Quito"
        return True
    return carrier.lemma_.lower() in happening.light_passive and not clauses.is_passive(carrier)


def _fill(
    trigger: Trigger,
    places: tuple[str, ...],
    cast: Cast,
    look: Callable[[Trigger, str], list[Token]],
    taken: Set[Span] = frozenset(),
) -> tuple[Participant, ...]:
    for place in places:
        if place == "within":
            found = _nearest_within(trigger, cast, taken)
        else:
            there = participants(look(trigger, place), place, cast)
            found = _without(there, taken) or _own_people(trigger, place, there, taken, cast)
        if found:
            return found
    return ()


def _own_people(
    trigger: Trigger, place: str, found: tuple[Participant, ...], taken: Set[Span], cast: Cast
) -> tuple[Participant, ...]:
    """ "sacked *his spy chief*": whom it is done to, though "his" is whoever does it."""
    if place != "object" or trigger.rule.event not in _DONE_TO_PEOPLE:
        return ()
    return tuple(one for one in found if one.span not in taken and cast.entities[one.entity].kind == "person")


def _without(found: tuple[Participant, ...], taken: Set[Span]) -> tuple[Participant, ...]:
    return tuple(one for one in found if not any(one.span.overlaps(span) for span in taken))


def _nearest_within(trigger: Trigger, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """The first actor named inside what the verb governs; those in relative clauses only where nobody else is.

    In a relative clause a foreign party goes before the actors' own: "ratified a pact under which its soldiers may be
    sent to *Qatar*".
    """
    own = next(_named_within(trigger, cast, taken, _ASIDES), None)
    if own is not None:
        return (own,)
    aside = list(_named_within(trigger, cast, taken, _FAR_ASIDES))
    home = {cast.entities[one.entity].country for one in _home(trigger, cast)}
    abroad = [one for one in aside if cast.entities[one.entity].country not in home | {None}]
    return tuple((abroad or aside)[:1])


def _home(trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """The logical subjects, whatever they may do, to tell home from abroad."""
    return participants(clauses.logical_subject(trigger.token), "subject", cast)


def _whatever(clause: Token) -> bool:
    """ "will stay, *whatever* the Americans may wish": said to the wind, not of a side."""
    return clause.dep_ == "ccomp" and clause.left_edge.lower_ in {"whatever", "however", "whoever", "wherever"}


def _named_within(trigger: Trigger, cast: Cast, taken: Set[Span], asides: frozenset[str]) -> Iterator[Participant]:
    verb = trigger.token
    used = set(trigger.match.tokens) | (set(clauses.logical_object(verb)) if trigger.rule.objects else set())
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in _GOVERNED or child.lower_ == "according" or _whatever(child):
            continue
        for token in words_below(child, asides):
            for mention in cast.at(token):
                found = Participant(mention.entity, mention.span, "within")
                if (
                    token not in used
                    and not is_scene(trigger, token, cast)
                    and _without((found,), taken)
                    and mention.how != "pronoun"
                ):
                    yield found
