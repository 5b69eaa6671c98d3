"""Words of violence, force and help by which a page tells no event of its own.

"He could be jailed", "the war in the north", "the occupied hills", "officials warned that prices would rise": a coder
who looks for who did what to whom passes them by.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast
from dragoman.events.public import PUBLIC_KINDS, is_public, is_state
from dragoman.events.triggers import Trigger
from dragoman.events.warnings import foretells
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import EventMention, Participant

_FAR_OFF = frozenset({"ASSAULT", "RETREAT", "SANCTION", "COERCE"})
_IMAGINING = frozenset({"imagine", "doubt", "suppose", "wonder", "speculate", "predict", "guess", "bet"})
_CONTESTS = frozenset(
    {"election", "poll", "ballot", "primary", "runoff", "vote", "contest", "race", "debate", "match", "game", "final",
     "referendum", "midterm", "by-election"}
)  # fmt: skip
_DONE_TO_SOMEBODY = frozenset({"RETREAT", "AID"})
_TRYING = frozenset({"attempt", "try", "bid", "plot"})  # what was tried is told
_LASTING = frozenset({"war", "violence", "battle", "hostility", "fighting", "strife", "warfare"})
_STANDING = frozenset({"occupy", "isolate", "injure", "damage", "close", "restrict", "besiege"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_HITTING = frozenset({"hit", "strike", "attack", "target"})
_BY_POWER = frozenset({"COERCE", "MOBILIZE", "SANCTION"})
_BEYOND_POWER = frozenset({"arrest", "deport", "convict", "expel", "martial-law", "curfew"})
_PAPERS = frozenset(
    {"document", "material", "report", "data", "datum", "cable", "file", "paper", "record", "transcript", "video",
     "film", "footage", "recording", "statement", "figure", "letter", "memo", "e-mail", "email", "text", "photo",
     "picture", "image", "album", "song", "book", "result", "list", "information", "detail", "evidence", "fund",
     "money", "water", "gas", "emission", "carbon", "tape", "forecast", "survey", "study", "poll", "plan", "proposal",
     "budget", "version"}
)  # fmt: skip
_BEATING = frozenset(
    {"beat", "rout", "route", "crush", "hit", "battle", "fight", "clash", "trounce", "thrash", "hammer", "attack"}
)
_ACCIDENTS = frozenset(
    {"crash", "accident", "collision", "earthquake", "quake", "flood", "flooding", "storm", "hurricane", "typhoon",
     "cyclone", "tornado", "avalanche", "landslide", "mudslide", "wildfire", "blaze", "derailment", "stampede",
     "collapse", "heatwave", "pileup", "eruption", "tsunami", "lightning", "disaster", "shipwreck", "mishap", "fall",
     "outbreak", "epidemic", "drought", "pandemic", "sinking", "capsizing"}
)  # fmt: skip
_UNARMED = frozenset({"JUD", "LEG", "BUS", "PTY", "EDU", "HLH", "MED", "LAB", "CVL"})
_STRETCHES = frozenset({"day", "week", "month", "year", "hour", "night"})
_LANDS = frozenset({"place", "country"})
_PROOF = frozenset({"evidence", "proof", "sign", "indication", "hint", "suggestion", "basis", "reason"})
_NO = frozenset({"no", "little", "scant", "any"})
_STOPS = frozenset({".", "?", "!"})


def is_hollow(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Whether the page tells no event by these words."""
    return (
        _is_nobodys_guess(event, trigger)
        or _is_far_off(event, trigger)
        or _is_mere_power(event, trigger)
        or _helps_nobody(event, trigger, cast)
        or _is_state_of_things(event, trigger)
        or _is_by_the_way(event, trigger)
        or _hits_own(event, trigger)
        or _lacks_power(event, cast)
        or _is_forced_by_things(event, trigger)
        or _cuts_nothing(event, trigger)
        or _publishes(event, trigger)
        or _is_dated_by(trigger)
        or _is_unproven(trigger.token)
        or _might_have_been(event, trigger)
        or _is_accident(event, trigger)
        or _is_asked(event, trigger.token)
        or (event.type == "THREATEN" and foretells(event, trigger, cast))
    )


def _is_nobodys_guess(event: EventMention, trigger: Trigger) -> bool:
    """ "He *could be jailed*", "nobody *was hurt*": what nobody did and what has not happened."""
    if event.actors or event.settled or (QUAD_CLASS[event.type] != 4 and event.type not in _DONE_TO_SOMEBODY):
        return False
    verb = trigger.token
    refused = clauses.children(verb, "neg") or (clauses.is_infinitive(verb) and clauses.children(verb.head, "neg"))
    negated = event.status in {"negated", "planned"} and bool(refused)
    guessed = event.status == "possible" and trigger.token.head.lemma_ not in _TRYING
    return guessed or negated


def _is_mere_power(event: EventMention, trigger: Trigger) -> bool:
    """ "police *can* detain suspects", "it is hard to *imagine* that they would invade", "*may* close the port"."""
    verb = trigger.token
    if QUAD_CLASS[event.type] != 4 or not trigger.verbal or event.status not in {"possible", "planned"}:
        return False
    able = any(child.lower_ == "can" for child in clauses.children(verb, "aux"))
    imagined = verb.dep_ == "ccomp" and verb.head.lemma_ in _IMAGINING
    told = any(token.pos_ == "NOUN" for token in trigger.match.tokens[1:])  # "could cut *ties*"
    alone = event.status == "possible" and not (event.recipients or told) and event.type in _FAR_OFF
    return able or imagined or (alone and verb.head.lemma_ not in _TRYING | {"threaten"})


def _is_far_off(event: EventMention, trigger: Trigger) -> bool:
    """ "a possible Chinese *invasion*", "would allow for the *withdrawal* of troops": a deed named, done to nobody."""
    named = not trigger.verbal and event.status == "possible" and event.type in _FAR_OFF
    return named and not (event.actors and event.recipients)


def _helps_nobody(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Help for nobody in sight: "*US aid* was mentioned", "students pay their fees"; a state may well send doctors."""
    if event.type != "AID":
        return False
    if event.status == "possible":
        return True
    if event.recipients:
        sides = [cast.entities[one.entity] for one in (*event.actors, *event.recipients)]
        private = all(one.kind == "person" and not set(one.sectors) & {"GOV", "LEG", "PTY"} for one in sides)
        return private or _serves_own_office(event, cast) or not (event.actors or trigger.verbal)
    if not trigger.verbal and trigger.carrier is None:
        return True
    return not is_public(event.actors, cast)


def _serves_own_office(event: EventMention, cast: Cast) -> bool:
    """ "the state paid for the premier's flight", "police guard the governor": a state keeps those who serve it."""
    givers = [cast.entities[one.entity] for one in event.actors]
    given = [cast.entities[one.entity] for one in event.recipients]
    home = {one.country for one in givers if is_state(one) or "COP" in one.sectors} - {None}
    return bool(home) and all(
        one.kind == "person" and one.country in home and bool({"GOV", "LEG"} & set(one.sectors)) for one in given
    )


def _is_state_of_things(event: EventMention, trigger: Trigger) -> bool:
    """ "the *war* has forced artists out", "*violence* in the streets": without who wages it, it is no deed."""
    return event.type == "ASSAULT" and not trigger.verbal and trigger.token.lemma_ in _LASTING and not event.actors


def _is_by_the_way(event: EventMention, trigger: Trigger) -> bool:
    """ "*occupied* land", "search for *abducted* children": a word that describes, without who did it."""
    if not trigger.verbal or trigger.token.dep_ != "amod" or event.actors:
        return False
    some = clauses.children(trigger.token.head, "det", "poss", "nummod")
    return verb_lemma(trigger.token) in _STANDING or (not event.settled and not some)


def _hits_own(event: EventMention, trigger: Trigger) -> bool:
    """ "will *hit its* climate target": nobody attacks what is his."""
    if event.type != "ASSAULT" or event.recipients or not trigger.verbal or verb_lemma(trigger.token) not in _HITTING:
        return False
    things = clauses.logical_object(trigger.token)
    return any(word.lower_ in _OWN for thing in things for word in clauses.children(thing, "poss"))


def _lacks_power(event: EventMention, cast: Cast) -> bool:
    """ "neighbours *kept* their windows *shut*": force without anybody forced, by who has no office and no arms."""
    if event.type not in _BY_POWER or not event.actors:
        return False
    if event.mode in _BEYOND_POWER:
        return event.mode == "deport" and not is_public(event.actors, cast)
    if event.type == "MOBILIZE" and not _has_standing(event, cast):
        return True
    if any(event.type != "COERCE" or not _is_far_land(one, cast) for one in event.recipients):
        return False
    return not is_public(event.actors, cast) or (event.type == "MOBILIZE" and _are_unarmed(event, cast))


def _are_unarmed(event: EventMention, cast: Cast) -> bool:
    """Whether all who act are judges, lawmakers, firms and the like."""
    entities = [cast.entities[one.entity] for one in event.actors]
    return all(entity.sectors and set(entity.sectors) <= _UNARMED for entity in entities)


def _is_forced_by_things(event: EventMention, trigger: Trigger) -> bool:
    """ "a march that *closed* the schools": a subject stands there, and it is nobody."""
    verb = trigger.token
    if event.type != "COERCE" or event.actors or not trigger.verbal or clauses.is_passive(verb):
        return False
    return "subject" in trigger.rule.actor and bool(clauses.children(verb, "nsubj"))


def _has_standing(event: EventMention, cast: Cast) -> bool:
    """Whether one of the actors has a country, a sector or arms: the crew of some boat has none."""
    entities = [cast.entities[one.entity] for one in event.actors]
    return any(one.country or one.sectors or one.kind in PUBLIC_KINDS for one in entities)


def _is_far_land(side: Participant, cast: Cast) -> bool:
    """ "shut two plants in *Ohio*": a land that is not itself what is shut."""
    return side.how != "object" and cast.entities[side.entity].kind in _LANDS


def _cuts_nothing(event: EventMention, trigger: Trigger) -> bool:
    """ "*tariffs* raise prices", "cut off, the village waits": who breaks what off with whom is not told."""
    if event.type != "SANCTION" or event.mode in _BEYOND_POWER:
        return False
    if not trigger.verbal:
        return not event.actors or (not event.recipients and trigger.carrier is None)
    bare = not any(token.pos_ == "NOUN" for token in trigger.match.tokens[1:])
    return not event.recipients and bare and not clauses.logical_object(trigger.token)


def _publishes(event: EventMention, trigger: Trigger) -> bool:
    """ "the *release* of secret papers": papers are no prisoners."""
    if event.type != "RETREAT" or trigger.verbal or event.mode != "release":
        return False
    freed = {noun.lemma_.lower() for noun in clauses.of_phrase(trigger.token)}
    return bool(freed & _PAPERS)


def _is_dated_by(trigger: Trigger) -> bool:
    """ "got a dog last *year*" for "got five years": the pattern's noun only tells when."""
    return any(token.dep_ == "npadvmod" and token.lemma_ in _STRETCHES for token in trigger.match.tokens[1:])


def _might_have_been(event: EventMention, trigger: Trigger) -> bool:
    """ "the rebels *would have taken* the town": it did not come to that."""
    helpers = {child.lower_ for child in clauses.children(trigger.token, "aux")}
    return QUAD_CLASS[event.type] == 4 and "have" in helpers and bool(helpers & {"would", "could", "'d"})


def _is_accident(event: EventMention, trigger: Trigger) -> bool:
    """ "was killed *in a plane crash*", "was routed *in the election*": nobody's violence."""
    if event.type != "ASSAULT" or not trigger.verbal:
        return False
    causes = {
        noun.lemma_.lower()
        for noun in clauses.prepositional(trigger.token, "in", "by", "during", "from", "after", "at")
    }
    return bool(causes & _CONTESTS & _held(trigger)) or (not event.actors and bool(causes & _ACCIDENTS))


def _held(trigger: Trigger) -> frozenset[str]:
    """The contests in which one is only beaten by votes or points: of a man who was shot at a poll there is none."""
    return _CONTESTS if verb_lemma(trigger.token) in _BEATING else frozenset()


def _is_unproven(token: Token) -> bool:
    """ "there is *no evidence* that Ghana attacked": what is not shown is not told."""
    return any(
        word.lemma_.lower() in _PROOF and any(child.lower_ in _NO for child in clauses.children(word, "det", "amod"))
        for word in token.ancestors
    )


def _is_asked(event: EventMention, token: Token) -> bool:
    """ "will they be jailed?", "did Ghana expel him?"; "why did Ghana expel him?" takes it for granted."""
    stop = next((word for word in token.doc[token.i : token.sent.end] if word.text in _STOPS), None)
    if stop is None or stop.text != "?" or event.settled:
        return False
    root = token if token.dep_ == "ROOT" else next((word for word in token.ancestors if word.dep_ == "ROOT"), token)
    opening = next((word for word in root.subtree if not word.is_punct and not word.is_space), root)
    return event.status in {"planned", "possible"} or (token == root and opening.pos_ == "AUX")
