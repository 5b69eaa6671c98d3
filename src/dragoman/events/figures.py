"""Words of war in politics: "the senator attacked the governor" accuses, "ministers clashed over tax" is nothing."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.events.cast import Cast
from dragoman.events.means import names_weapon
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Entity, EventMention, Participant

_SPEAKING = frozenset({"GOV", "LEG", "PTY", "OPP", "JUD", "ELI", "MED", "BUS", "IGO"})
_ARMED = frozenset({"MIL", "REB", "COP", "INS", "SPY", "SEP", "TER"})
_IN_POLITICS = frozenset({"person", "group", "organisation", "media"})
_ATTACKS = frozenset({"attack", "hit", "torch", "blast", "savage", "destroy", "demolish", "assault", "hammer", "trash"})
_CONTESTS = frozenset({"fight", "battle", "clash", "combat", "engage", "skirmish"})
_FACING = ("with", "against")
_DEALT = frozenset({"hit", "bombard", "pelt", "pound", "batter", "target", "pepper"})
_MISSILES = frozenset(
    {"stone", "rock", "brick", "egg", "bottle", "fist", "stick", "bat", "fire", "gas", "ball", "chair", "hammer",
     "shoe", "firework", "paint", "bullet", "boot", "iron", "bar", "cocktail", "flour", "tomato", "object", "debris",
     "weapon", "violence"}
)  # fmt: skip
_NO_SOLDIERS = frozenset({"PTY", "LEG", "OPP", "BUS", "JUD", "MED"})
_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_SEEING = frozenset({"see", "watch", "find", "leave", "have", "get", "want"})
_BY_SENTENCE = frozenset({"assault.execute.verb"})  # what courts of armed men do
_OF_VOTES = frozenset(
    {"reelection", "re-election", "election", "presidential", "electoral", "advertising", "ad", "marketing", "senate",
     "mayoral", "fundraising", "independent", "primary", "leadership"}
)  # fmt: skip


def as_meant(event: EventMention, trigger: Trigger, cast: Cast) -> EventMention | None:
    """The event that is meant; None where none is. What is told of weapons or of armed people stays as it is."""
    if _is_seen_suffered(event, trigger):
        event = replace(event, actors=(), recipients=event.actors)
    if event.type == "RETREAT":
        quarrel = event.mode == "ceasefire" and (_have_no_soldiers(event.actors, cast) or _seeks_votes(trigger))
        return None if quarrel else event
    if event.type == "PROTEST":
        return _without_places(event, cast)
    if event.type in {"COERCE", "SANCTION"}:
        return _of_power(event, cast)
    if event.type == "ASSAULT" and _is_bloodless(event, trigger, cast):
        return None
    if event.type != "ASSAULT" or event.mode not in {None, "destroy"} or _is_of_arms(event.recipients, cast):
        return event
    word = trigger.token.lemma_ if not trigger.verbal else verb_lemma(trigger.token)
    attacks = word in _ATTACKS or (trigger.verbal and trigger.match.depth > 1 and _carries_attack(trigger))
    if attacks and _speak(event.actors, cast) and _are_spoken_of(event, cast):
        return replace(event, type="ACCUSE", mode="disapprove")
    contest = trigger.verbal and (word in _CONTESTS or _wages_war(trigger))
    return None if contest and _is_contest(event, trigger, cast) else event


def _is_seen_suffered(event: EventMention, trigger: Trigger) -> bool:
    """ "the week *saw* guards *beaten*": who stands before the participle has it done to him."""
    verb = trigger.token
    if not trigger.verbal or event.recipients or not event.actors or event.type not in _SUFFERED:
        return False
    seen = verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_ in _SEEING and verb.tag_ in {"VBN", "VBD"}
    return seen and not clauses.children(verb, "aux", "auxpass", "mark", "dobj", "neg")


def _is_bloodless(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Words dealt out, marks reached, laws struck down, elections won."""
    sectors = [set(cast.entities[one.entity].sectors) for one in event.actors]
    by_courts = bool(sectors) and all("JUD" in one for one in sectors) and trigger.rule.id not in _BY_SENTENCE
    if by_courts or not trigger.verbal:
        return by_courts
    return _deals_words(trigger) or _reaches_mark(event, trigger) or _wins(event, trigger, cast)


def _reaches_mark(event: EventMention, trigger: Trigger) -> bool:
    """ "sales *hit 14 million*"."""
    things = clauses.logical_object(trigger.token) if verb_lemma(trigger.token) in {"hit", "strike"} else []
    return bool(things) and not event.recipients and all(thing.pos_ in {"NUM", "SYM"} for thing in things)


def _wins(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """ "the path to *beating* Trump": of a rival in politics, told without a stick."""
    verb = trigger.token
    if verb_lemma(verb) != "beat" or trigger.match.depth > 1 or clauses.is_passive(verb) or not event.recipients:
        return False
    rivals = all(_SPEAKING & set(cast.entities[one.entity].sectors) for one in event.recipients)
    return rivals and (not event.actors or _speak(event.actors, cast))


def _seeks_votes(trigger: Trigger) -> bool:
    """ "ended his *reelection campaign*"."""
    campaigns = [token for token in trigger.match.tokens if token.lemma_ == "campaign"]
    return any(word.lemma_.lower() in _OF_VOTES for one in campaigns for word in one.children)


def _without_places(event: EventMention, cast: Cast) -> EventMention | None:
    """The protest without the places that only tell where: "cooks in *Milan* marched"; None where nobody is left."""
    police = event.mode == "riot"  # "booked for riots by police": those who put them down
    actors = tuple(
        one
        for one in event.actors
        if not _is_place(one, cast) and not (police and "COP" in cast.entities[one.entity].sectors)
    )
    recipients = tuple(
        one
        for one in event.recipients
        if not (_is_place(one, cast) and one.how.startswith(("in", "object", "within", "further")))
    )
    if not actors and not recipients:
        return None
    return replace(event, actors=actors, recipients=recipients)


def _of_power(event: EventMention, cast: Cast) -> EventMention | None:
    """Goods seized without the town where it was; None for "he was expelled from the party", whoever "he" is."""
    if event.mode == "expel" and not event.actors and all(one.how.startswith("from") for one in event.recipients):
        return None
    if event.mode != "seize":
        return event
    towns = [one for one in event.recipients if one.how == "in" and cast.entities[one.entity].kind == "place"]
    if not towns:
        return event
    others = tuple(one for one in event.recipients if one not in towns)
    return replace(event, recipients=others) if others or event.actors else None


def _is_place(side: Participant, cast: Cast) -> bool:
    """A town or region by name, or a land reached by way of where somebody lives."""
    kind = cast.entities[side.entity].kind
    return kind == "place" or (kind == "country" and side.how.endswith("preposition"))


def _have_no_soldiers(sides: tuple[Participant, ...], cast: Cast) -> bool:
    """ "the Democrats *held their fire*": a party's truce is one in a quarrel."""
    entities = [cast.entities[one.entity] for one in sides]
    return bool(entities) and all(bool(one.sectors) and set(one.sectors) <= _NO_SOLDIERS for one in entities)


def _deals_words(trigger: Trigger) -> bool:
    """ "was *bombarded with questions*", "hit with a fine": no weapon, and nothing that is thrown."""
    if verb_lemma(trigger.token) not in _DEALT:
        return False
    dealt = [noun for noun in clauses.prepositional(trigger.token, "with") if noun.pos_ == "NOUN"]
    return bool(dealt) and not any(_is_weapon(word) for noun in dealt for word in (noun, *noun.children))


def _is_weapon(word: Token) -> bool:
    """Whether the word names a weapon, or what is used as one."""
    return word.lemma_.lower() in _MISSILES or names_weapon(word)


def _carries_attack(trigger: Trigger) -> bool:
    """ "launched a fierce *attack* on": the pattern's own noun."""
    return any(token.lemma_ == "attack" for token in trigger.match.tokens[1:])


def _wages_war(trigger: Trigger) -> bool:
    """ "farmers *declared war* on the tax"."""
    return any(token.lemma_ in {"war", "battle"} for token in trigger.match.tokens[1:])


def _is_of_arms(sides: tuple[Participant, ...], cast: Cast) -> bool:
    return any(_is_armed(cast.entities[one.entity]) for one in sides)


def _is_armed(entity: Entity) -> bool:
    return entity.kind == "armed group" or bool(_ARMED & set(entity.sectors))


def _speak(sides: tuple[Participant, ...], cast: Cast) -> bool:
    """Whether all of them are people or bodies of politics, who fight with words."""
    entities = [cast.entities[one.entity] for one in sides]
    return bool(entities) and all(
        one.kind in _IN_POLITICS and bool(_SPEAKING & set(one.sectors)) and not _is_armed(one) for one in entities
    )


def _are_spoken_of(event: EventMention, cast: Cast) -> bool:
    """Whether the sides attacked are no land or town; one who burns a house is told of it apart."""
    entities = [cast.entities[one.entity] for one in event.recipients]
    people = all(one.kind not in {"country", "place"} or one.country == "EUR" for one in entities)
    itself = all(one.how == "object" for one in event.recipients)
    return people and (event.mode is None or (bool(entities) and itself))


def _is_contest(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """ "unions *fought* for higher wages", "the ministers *clashed* over tax": between people without arms."""
    if _speak(event.actors, cast) and all(cast.entities[one.entity].kind in _IN_POLITICS for one in event.recipients):
        return True
    verb = trigger.token
    things = [thing for thing in clauses.logical_object(verb) if thing not in trigger.match.tokens]
    facing = things or clauses.prepositional(verb, *_FACING)
    states = any(cast.entities[one.entity].kind == "country" for one in event.actors)
    return not facing and bool(event.actors) and not states and not _is_of_arms(event.actors, cast)
