"""Who stands where: from the places a rule names to the actors that fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.happening import Happening
from dragoman.events.cast import Cast, countries_of, participants, without
from dragoman.events.deeds import behind_deed, claimed_by, is_deed, who_bade, who_is_judged, who_raided, whose_deed
from dragoman.events.fitting import cargo_of
from dragoman.events.meetings import brought_together, who_met, whom_met
from dragoman.events.mutual import is_among_equals
from dragoman.events.patterns import Match
from dragoman.events.scenes import actor_place, is_scene
from dragoman.events.sides import blamed_for, late_agents, noun_place, strikes_with, verb_place, who_rules_out
from dragoman.events.triggers import Trigger
from dragoman.events.within import nearest_within
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Participant, Span

_NOUN_RECIPIENT = ("of", "against", "on", "with", "to", "upon", "at", "into", "from", "for", "over")
_CARRIED_RECIPIENT = ("against", "on", "to", "dative", "with", "from", "at", "for")
_CIRCUMSTANCES = (
    "after", "before", "during", "following", "since", "until", "amid", "despite", "under", "as", "through", "via",
)  # fmt: skip
_AT_IT = frozenset({"in", "on", "at", "for"})
_SHARED_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "PROTEST", "RETREAT"})
_DRAWING = frozenset({"draw", "attract", "gather", "unite", "mobilise", "mobilize"})
_FIGURES = frozenset({"army", "legion", "regiment", "battalion", "squadron", "brigade"})
_ABOUT = frozenset({"on", "about", "over", "in", "at"})
_SHARES = frozenset({"part", "half", "rest", "most", "some", "all", "third", "number"})
_ADDRESSED = frozenset({"object", "on", "upon", "to"})
_LOSING = frozenset(
    {"hit", "strike", "shoot", "down", "sink", "damage", "capture", "take", "retake", "seize", "overrun", "breach"}
)
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_ACCUSING = frozenset({"accuse", "blame"})
_DONE_TO_PEOPLE = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def find_actors(trigger: Trigger, cast: Cast, happening: Happening) -> tuple[Participant, ...]:
    """Who did it. A thing does it only for its owner: "Saudi warplanes" yes, "Brazilian sugar" no."""
    found = _own_actors(trigger, cast, happening) or whose_deed(trigger, cast)
    if found or trigger.rule.symmetric or (trigger.verbal and not _is_suffered(trigger.token)):
        return found
    late = participants(_doers(late_agents(trigger.token), cast, happening), "by, further off", cast)
    late = late or participants(who_bade(trigger.token), "at whose word", cast)
    return late or participants(_deniers(trigger.token, cast), "who denies it", cast)


def _is_suffered(verb: Token) -> bool:
    """A passive, also a participle that opens the sentence and was left without its noun ("*Shown* the door")."""
    bare = verb.tag_ == "VBN" and not clauses.children(verb, "aux", "auxpass", "nsubj")
    return clauses.is_passive(verb) or bare


def _deniers(token: Token, cast: Cast) -> list[Token]:
    """ "*Havana* denied that anybody was robbed": where no doer is named, it is the one who sees himself accused.

    Who denies that *the ship* was hit or *the town* taken has lost nothing, and is accused of nothing.
    """
    above = token.head
    denies = token.dep_ == "ccomp" and clauses.is_verb(above) and verb_lemma(above) == "deny"
    lost = verb_lemma(token) in _LOSING and not any(_is_of_people(one, cast) for one in clauses.logical_object(token))
    return [one for one in clauses.logical_subject(above) if not _is_medium(one, cast)] if denies and not lost else []


def _is_medium(noun: Token, cast: Cast) -> bool:
    return any("MED" in cast.entities[mention.entity].sectors for mention in cast.at(noun))


def _is_of_people(noun: Token, cast: Cast) -> bool:
    return any(cast.entities[mention.entity].kind in {"person", "group"} for mention in cast.at(noun))


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
    clashed = trigger.rule.event == "ASSAULT" and bool(clauses.prepositional(trigger.token, "with"))
    if in_protest or clashed or trigger.rule.event in {"CONSULT", "COOPERATE"}:
        own = participants(_doers(who_met(trigger.token), cast, happening), "subject of the clause", cast)
    own = own or participants(_doers(who_raided(trigger.token), cast, happening), "subject of the clause", cast)
    own = own or participants(_who_is_at_it(trigger), "who is at it", cast)
    return own or participants(who_rules_out(trigger.token), "who rules it out", cast)


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


def _doers(tokens: Iterable[Token], cast: Cast, happening: Happening) -> list[Token]:
    return [doer for token in tokens if _may_act(token, cast, happening) for doer in behind_deed(token)]


def _may_act(token: Token, cast: Cast, happening: Happening) -> bool:
    """Actors themselves, names, numbers of people, and things that act for their owner."""
    if _is_figure(token, cast):
        return False
    if cast.at(token) or token.pos_ in {"PROPN", "PRON", "NUM", "ADJ", "VERB", "AUX"} or behind_deed(token) != [token]:
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
        brokered = without(participants(brought_together(trigger), "whose talks they are", cast), taken)
        found = brokered or _verb_recipients(trigger, cast, taken, len(actors))
    else:
        found = _noun_recipients(trigger, cast, happening, taken)
    return _but_own_state(_but_moved(found, trigger, cast), actors, cast, verbal=trigger.verbal)


def _but_moved(found: tuple[Participant, ...], trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """The recipients without those who are moved: "put its army on *its* highest alert" is against somebody else."""
    if trigger.rule.event != "MOBILIZE" or not trigger.verbal:
        return found
    moved = {one.entity for thing in clauses.logical_object(trigger.token) for one in cast.at(thing)}
    return tuple(one for one in found if one.entity not in moved or one.how.startswith("object"))


def _but_own_state(
    found: tuple[Participant, ...], actors: tuple[Participant, ...], cast: Cast, *, verbal: bool
) -> tuple[Participant, ...]:
    """The recipients without the actors' own state: it cuts no ties with itself, where it was only found near by.

    Nor is it warned by its minister: "warned that *Washington* would punish Georgia" threatens Georgia alone.
    """
    home = {cast.entities[one.entity].country for one in actors}
    told = [one for one in found if one.how == "complement" and countries_of([one], cast) & home]

    def is_own(one: Participant) -> bool:
        entity = cast.entities[one.entity]
        near = one.how.startswith(("within", "further off")) and entity.kind == "country"
        if near and home == {entity.country}:
            return True
        return verbal and len(told) < len(found) and one in told and entity.kind in {"country", "government"}

    return tuple(one for one in found if not is_own(one))


def _verb_recipients(trigger: Trigger, cast: Cast, taken: Set[Span], doers: int) -> tuple[Participant, ...]:
    """From the rule's places, then from the clause above, then from further off; equals have nobody but one another."""
    if _judges_deed(trigger):
        return _fill(trigger, ("object",), cast, _whom_judged, taken)
    among_themselves = is_among_equals(trigger) and doers > 1
    unknown = _has_unknown_object(trigger, cast)
    places = trigger.rule.recipient
    if among_themselves or unknown:
        places = tuple(place for place in places if place != "within")
    found = _fill(trigger, places, cast, _to_whom, taken) or _addressed(trigger, cast, taken)
    if unknown:
        return found or _object_above(trigger.token, cast, taken)
    alone = among_themselves or trigger.rule.symmetric or trigger.rule.recipient == ("none",)
    alone = alone or trigger.rule.mode == "resign"  # "resigned from the post of *minister*"
    return found or (() if alone or not doers else _further_off(trigger, cast, taken))


def _has_unknown_object(trigger: Trigger, cast: Cast) -> bool:
    """ "sued Germany, accusing *it* of helping Israel": a pronoun linked to nobody, but not whoever is named later.

    Nor is he accused with whom somebody unknown is said to side: "accusing the former colonial power of backing Congo".
    """
    things = clauses.children(trigger.token, "dobj")
    wanted = clauses.children(trigger.token, "xcomp") if trigger.rule.event == "REQUEST" else []
    asked = any(map(clauses.is_infinitive, wanted))
    if things and (asked or verb_lemma(trigger.token) in _ACCUSING) and not participants(things, "object", cast):
        return True
    return any(one.lower_ in {"it", "them", "him", "her"} and not cast.at(one) for one in things)


def _judges_deed(trigger: Trigger) -> bool:
    """ "condemned the *raid* on Niger's embassy", "defended the *arrest* of the mayor": not those who suffered it."""
    verb = trigger.token
    judges = trigger.rule.event in _JUDGING and (trigger.match.depth == 1 or clauses.children(verb, "oprd"))
    things = clauses.logical_object(verb) if judges else []
    return bool(things) and all(is_deed(thing) for thing in things)


def _whom_judged(trigger: Trigger, place: str) -> list[Token]:
    return [one for thing in verb_place(trigger, place) for one in who_is_judged(thing)]


def _object_above(verb: Token, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """Whom the clause has as its object under which this one tells more, or what it was for."""
    if verb.dep_ != "advcl" or not clauses.is_verb(verb.head):
        return ()
    return without(participants(clauses.logical_object(verb.head), "object of the clause above", cast), taken)


def _to_whom(trigger: Trigger, place: str) -> list[Token]:
    """The words at a place of a verb's recipient; what is given or sent ("a second *vessel*") receives nothing."""
    found = verb_place(trigger, place)
    if place == "object" and trigger.rule.event == "AID" and "to" in trigger.rule.recipient:
        given = trigger.rule.objects
        return [one for one in found if one.lemma_.lower() not in given and not any(cargo_of(one))]
    return found


def sides_of_verb(
    verb: Token, cast: Cast, happening: Happening
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Subject and object of any verb as actors, without a rule: for the second voice."""
    actors = participants(_doers(clauses.logical_subject(verb), cast, happening), "subject", cast)
    if not actors:
        return (), ()
    taken = {one.span for one in actors} | _own_mentions(actors, cast)
    nouns = [*clauses.logical_object(verb), *clauses.dative_objects(verb), *clauses.prepositional(verb)]
    return actors, without(participants(nouns, "object", cast), taken)


def _own_mentions(actors: tuple[Participant, ...], cast: Cast) -> set[Span]:
    """All words for the actors: nobody does it to himself by way of "its"."""
    return {mention.span for one in actors for mention in cast.entities[one.entity].mentions}


def _addressed(trigger: Trigger, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """ "telephoned Howard to ask for help": he is asked who was telephoned."""
    verb = trigger.token
    spoken = QUAD_CLASS[trigger.rule.event] in {1, 3}
    if not spoken or "within" not in trigger.rule.recipient or not clauses.is_infinitive(verb):
        return ()
    above = _object_above(verb, cast, taken)  # "lined the streets *of Rome* to greet him" addresses no town
    return _straight(above)


def _further_off(trigger: Trigger, cast: Cast, taken: Set[Span]) -> tuple[Participant, ...]:
    """A last resort: whoever stands in the verb's own phrases, then who is meant by what it is done for."""
    verb = trigger.token
    if any(thing.pos_ == "PRON" for thing in clauses.logical_object(verb)):
        return ()  # "blamed it for the sinking of the ship": whoever "it" is
    below = [*clauses.logical_object(verb), *trigger.match.tokens[1:]]
    counted = [noun for thing in below for noun in clauses.of_phrase(thing)] if trigger.rule.event == "MOBILIZE" else []
    further = [found for noun in dict.fromkeys(below) for found in clauses.prepositional(noun) if found not in counted]
    places = (
        ("further off", _beside_in_space(trigger)),
        ("further off", further),
        ("purpose", verb_place(trigger, "purpose")),
    )
    for how, tokens in places:
        parties = [token for token in tokens if not is_scene(trigger, token, cast) and not _is_topic(trigger, token)]
        found = without(participants(parties, how, cast), taken)
        if QUAD_CLASS[trigger.rule.event] in {1, 3}:  # "appealed to the rich at the talks in *Glasgow*"
            found = _straight(found)
        if found:
            return found
    return ()


def _straight(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Those who stand there themselves, not through a preposition."""
    return tuple(one for one in found if not one.how.endswith("preposition"))


def _is_topic(trigger: Trigger, noun: Token) -> bool:
    """ "criticised his policy on *Iran*", "challenged the law in *court*": about what or where words are said."""
    said = QUAD_CLASS[trigger.rule.event] == 3 and trigger.rule.event != "THREATEN"
    noun = clauses.first_joined(noun)
    return said and noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT


def _beside_in_space(trigger: Trigger) -> list[Token]:
    """The nouns of a verb's phrases, those of time and terms left out: "burned it *after clashes with rebels*"."""
    tools = ("with",) if strikes_with(trigger) else ()
    then = clauses.prepositional(trigger.token, *_CIRCUMSTANCES, *tools)
    return [noun for noun in clauses.prepositional(trigger.token) if noun not in then and not _opens_clause(noun)]


def _opens_clause(noun: Token) -> bool:
    """ "In *Kampala*, soldiers fired": where it was."""
    return noun.head.lower_ in {"in", "at"} and noun.head.i == noun.sent.start


def _noun_recipients(trigger: Trigger, cast: Cast, happening: Happening, taken: Set[Span]) -> tuple[Participant, ...]:
    carrier = trigger.carrier
    if carrier is not None and trigger.token.dep_ != "nsubj" and _suffered(trigger, carrier, happening):
        return without(participants(clauses.logical_subject(carrier), "subject of the carrying verb", cast), taken)
    places = trigger.rule.noun_recipient or tuple(
        place for place in _NOUN_RECIPIENT if place not in trigger.rule.noun_actor
    )
    found = _fill(trigger, places, cast, noun_place, taken)
    if not found and trigger.rule.event == "CONSULT":
        found = without(participants(whom_met(trigger.token), "who is told", cast), taken)
    if found or carrier is None:
        return found
    if trigger.token.head.lower_ == "under":  # "put Gaza under a blockade"
        return without(participants(clauses.logical_object(carrier), "object of the carrying verb", cast), taken)
    carrying = Trigger(carrier, trigger.rule, Match((carrier, *trigger.match.tokens)))
    friendly = QUAD_CLASS[trigger.rule.event] <= 2  # "stepped up cooperation *against* smugglers"
    carried = tuple(place for place in _CARRIED_RECIPIENT if not (friendly and place == "against"))
    return _fill(carrying, carried, cast, verb_place, taken)


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
            found = nearest_within(trigger, cast, taken)
        else:
            there = participants(look(trigger, place), place, cast)
            if place == "complement" and trigger.rule.event in {"ACCUSE", "REJECT"}:  # "failed to make checks on *men*"
                there = _straight(there)
            found = without(there, taken) or _own_people(trigger, place, there, taken, cast)
        if found:
            return found
    return ()


def _own_people(
    trigger: Trigger, place: str, found: tuple[Participant, ...], taken: Set[Span], cast: Cast
) -> tuple[Participant, ...]:
    """ "sacked *his spy chief*", "called on *his supporters*": whom it is done to, though "his" is whoever does it."""
    if place in _ADDRESSED and trigger.rule.event == "REQUEST":
        kinds = {"person", "group"}
    elif place == "object" and trigger.rule.event in _DONE_TO_PEOPLE:
        kinds = {"person"}
    else:
        return ()
    return tuple(one for one in found if one.span not in taken and cast.entities[one.entity].kind in kinds)
