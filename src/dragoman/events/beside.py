"""Sides that stand outside the trigger's own clause: who is told, who demanded it, whom it is meant for.

"Baku will take the corridor, its leader told *Armenia*"; "he resigned after *students* marched"; "Warsaw put its army
on alert as *Belarusian* helicopters came". Such a side is less sure than one that the trigger governs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast, countries_of, ids_of, participants, parts_of
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.labels import behind_comma
from dragoman.language.lemmas import verb_lemma
from dragoman.language.parser import span_of
from dragoman.types import EventMention, Mention, Participant

Coded = tuple[Trigger, EventMention]
_TELLING = frozenset({"tell", "inform", "assure", "warn", "promise", "notify", "remind", "advise", "write"})
_SAYING = _TELLING | {"say", "add", "report", "announce", "state"}
_SENDING = frozenset({"send", "deploy", "dispatch", "recruit", "hire", "fly"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_PRESSING = frozenset({"REQUEST", "PROTEST", "THREATEN", "ACCUSE", "COERCE"})
_CHARGING = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_ASKED_FOR = frozenset({"REJECT", "AID", "COOPERATE"})
_PROMPTING = frozenset({"prompt", "lead", "cause", "push", "drive"})
_ANSWERING = frozenset({"ACCUSE", "REJECT", "THREATEN"})
_ON_WHICH = frozenset({"after", "when", "as", "because", "once"})
_CONDITIONS = frozenset({"if", "unless", "should"})  # "will take countermeasures if *Lithuania* opens the office"
# "Closed its embassy, a *move* that Ankara condemned": what stands before it in one word.
_STEPS = frozenset({"move", "step", "decision", "measure", "action", "act", "gesture", "ruling", "verdict", "policy"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_RULERS = frozenset({"GOV", "LEG", "MIL"})
_LESS_SURE = 0.1


def with_sides_beside(coded: Sequence[Coded], sentence: Words, cast: Cast) -> list[Coded]:
    """The sentence's events, those without a recipient given one from another clause where it has one."""
    return [(trigger, _filled(trigger, event, coded, sentence, cast)) for trigger, event in coded]


def _filled(trigger: Trigger, event: EventMention, coded: Sequence[Coded], sentence: Words, cast: Cast) -> EventMention:
    """The event with the first side of another clause that fits its kind."""
    if event.recipients or not event.actors or trigger.rule.recipient == ("none",):
        return event
    events = [other for _, other in coded]
    doers = ids_of(event.actors)
    found: tuple[Participant, ...] = ()
    if QUAD_CLASS[event.type] in {1, 3} and trigger.verbal:
        told = participants(_told(trigger.token), "who is told", cast)
        found = _others((one for one in told if "MED" not in cast.entities[one.entity].sectors), doers)
    if not found and event.type in _YIELDING:
        found = _others(_who_pressed(event, events, cast), doers)
    if not found and event.type in _ASKED_FOR:
        found = _others(_who_asked(events, doers), doers)
    if not found and trigger.verbal and event.type in _ANSWERING:
        answered = _answered(trigger.token, _ON_WHICH)
        if event.type == "THREATEN":
            threatened = [trigger.token, *clauses.complements(trigger.token)]
            answered = [noun for verb in threatened for noun in _answered(verb, _ON_WHICH | _CONDITIONS)]
        found = _others(participants(answered, "whose doing it answers", cast), doers)
    if not found and trigger.verbal and event.type in _JUDGING:
        found = _others(participants(_who_took_step(trigger.token), "whose step it is", cast), doers)
    if not found and trigger.verbal:
        found = _others(_shared(trigger, event, coded), doers)
    if not found and event.type in {"PROTEST", "MOBILIZE"}:
        found = _opposite(event, sentence, cast)
    if not found:
        return event
    return replace(event, recipients=found, confidence=round(max(event.confidence - _LESS_SURE, 0.05), 3))


def _others(found: Iterable[Participant], doers: Set[str]) -> tuple[Participant, ...]:
    return tuple(one for one in found if one.entity not in doers)


def _told(verb: Token) -> list[Token]:
    """Whom the verb of saying above the clause addresses."""
    saying = clauses.verb_above(verb)
    if saying is None or verb_lemma(saying) not in _TELLING or clauses.is_passive(saying):
        return []
    return [*clauses.children(saying, "dobj"), *clauses.dative_objects(saying)]


def _answered(verb: Token, on_which: Set[str]) -> list[Token]:
    """ "cried foul after *frigates* followed its ship", "*frigates* came, prompting Tokyo to voice concern"."""
    led = clauses.led_by(verb, on_which, "mark", "advmod")
    if verb.dep_ in {"xcomp", "ccomp"} and verb_lemma(verb.head) in _PROMPTING:
        led.append(verb.head)
    doers = (noun for clause in led for noun in clauses.logical_subject(clause))
    return [noun for noun in doers if noun.pos_ != "PRON"]  # "pleaded not guilty when *she* appeared"


def _who_took_step(verb: Token) -> list[Token]:
    """ "*The court* issued a warrant for him, a move that Ankara condemned": who did what the noun sums up."""
    step = next((noun for noun in clauses.logical_object(verb) if noun.lemma_ in _STEPS), None)
    if step is None or verb.dep_ not in {"relcl", "acl"}:
        return []
    apart = step.dep_ in {"appos", "npadvmod"} and behind_comma(step)
    clause = clauses.verb_above(step) if apart else None
    while clause is not None and _is_governed(clause) and not clauses.surface_subject(clause):
        clause = clause.head
    return clauses.logical_subject(clause) if clause is not None else []


def _is_governed(clause: Token) -> bool:
    return clause.dep_ in {"xcomp", "ccomp"} and clauses.is_verb(clause.head)


def _who_pressed(event: EventMention, events: Sequence[EventMention], cast: Cast) -> tuple[Participant, ...]:
    """Those who asked for it, marched for it or forced it in the same sentence, unless they pressed another state."""
    pressing = (other for other in events if other.type in _PRESSING and other.actors and other.status == "actual")
    doers = ids_of(event.actors)
    for other in pressing:
        if not doers & ids_of(other.actors) and not _are_foreign(other.recipients, event.actors, cast):
            return tuple(replace(one, how="who pressed for it") for one in other.actors)
    return ()


def _are_foreign(some: Sequence[Participant], others: Sequence[Participant], cast: Cast) -> bool:
    """Whether the two are known to be of different states."""
    first, second = countries_of(some, cast), countries_of(others, cast)
    return bool(first and second) and not first & second


def _who_asked(events: Sequence[EventMention], doers: Set[str]) -> tuple[Participant, ...]:
    """Whose request it was that the refusing party was given."""
    for other in events:
        if other.type == "REQUEST" and doers & ids_of(other.recipients):
            return tuple(replace(one, how="who asked for it") for one in other.actors)
    return ()


def _shared(trigger: Trigger, event: EventMention, coded: Sequence[Coded]) -> tuple[Participant, ...]:
    """ "cut ties and barred officers of *Fiji*": joined verbs of one subject and one kind have one recipient.

    So have a verb and the like verb that tells its aim: "provided money to help *Jordan*".
    What is done by force to a thing ("and closed the *borders*") is done to nobody whom the other verb names.
    """
    if QUAD_CLASS[event.type] == 4 and event.type != "SANCTION" and clauses.logical_object(trigger.token):
        return ()
    if event.type == "REQUEST" and any(word.lower_ == "for" for word in trigger.match.tokens):
        return ()  # "called for a strike and asked the bloc for help": it is not the bloc that is to strike
    told = (clause for noun in clauses.logical_object(trigger.token) for clause in clauses.children(noun, "acl"))
    joined = {
        *told,
        *clauses.children(trigger.token, "conj"),
        *([trigger.token.head] if trigger.token.dep_ == "conj" else []),
    }
    aims = {one for one in clauses.children(trigger.token, "advcl", "xcomp") if clauses.is_infinitive(one)}
    for other_trigger, other in coded:
        alike = _is_alike(event, other) and other.actors == event.actors
        aim = other_trigger.token in aims and other.type == event.type
        if (other_trigger.token in joined or aim) and alike and other.recipients:
            return tuple(replace(one, how="shared with the next verb") for one in other.recipients)
    return ()


def _tells(noun: Token) -> bool:
    """Whether it is only he who says so: "..., the *South's army* said"."""
    while noun.dep_ in {"amod", "compound", "nmod", "poss"}:
        noun = noun.head
    return noun.dep_ == "nsubj" and verb_lemma(noun.head) in _SAYING


def _is_own(word: Token) -> bool:
    """Whom one sends, and beside whom: "sent *Chadian volunteers* to fight alongside the *army*"."""
    thing = word.head if word in parts_of(word.head) else word
    sent = thing.dep_ in {"dobj", "nsubjpass"} and verb_lemma(thing.head) in _SENDING
    return sent or any(above.lower_ == "alongside" for above in word.ancestors)


def _is_alike(event: EventMention, other: EventMention) -> bool:
    """One kind of deed, or "recalled its envoy and demanded that *Iran* stop"."""
    charging = event.type == "SANCTION" and other.type in _CHARGING
    return charging or QUAD_CLASS[other.type] == QUAD_CLASS[event.type]


def _opposite(event: EventMention, sentence: Words, cast: Cast) -> tuple[Participant, ...]:
    """The nearest authority a protest can be meant for; the nearest foreign party that force is shown to."""
    own = ids_of(event.actors)
    countries = {cast.entities[entity].country for entity in own}
    near: list[tuple[int, Mention]] = []
    for token in sentence:
        if _tells(token) or _is_own(token):
            continue
        for mention in cast.at(token):
            entity = cast.entities[mention.entity]
            fits = (
                bool(_RULERS & set(entity.sectors)) and entity.kind != "country"
                if event.type == "PROTEST"
                else entity.country is not None and entity.country not in countries and None not in countries
            )
            told_of = mention.entity not in own and mention.how != "pronoun" and entity.kind != "media"
            if fits and told_of:
                near.append((abs(span_of(token).start - event.trigger.start), mention))
    if not near:
        return ()
    mention = min(near, key=lambda one: one[0])[1]
    return (Participant(mention.entity, mention.span, "named beside it"),)
