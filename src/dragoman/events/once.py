"""What two words of a sentence tell of one event: a noun that echoes its verb, a participle that tells more of it."""

from __future__ import annotations

from dragoman.events.cast import ids_of
from dragoman.events.triggers import Trigger
from dragoman.language.clauses import is_infinitive, logical_object
from dragoman.types import EventMention

_DONE_ONCE = frozenset({"AID", "PROTEST", "CONSULT", "ACCUSE"})  # "summoned the envoy to *protest*"
_NEAR = 80  # characters between the two words


def echoes(event: EventMention, other: EventMention) -> bool:
    """Whether a noun's event says what its neighbour said already, with the same sides or fewer."""
    if event.type != other.type or event.status != other.status or event.confidence >= other.confidence:
        return False
    sides = ids_of((*event.actors, *event.recipients))
    others = ids_of((*other.actors, *other.recipients))
    return sides <= others and abs(event.trigger.start - other.trigger.start) < _NEAR


def goes_on(event: EventMention, trigger: Trigger, other: EventMention, above: Trigger) -> bool:
    """Whether a verb tells more of the event above: "gathered outside the embassy, *chanting* slogans".

    Who "met and *discussed* Idlib" or "met to *discuss* it" held one talk; who "gave money to *help* them" did so once,
    and so did who "filed a case *accusing* Oslo" or "sent a ship *carrying* food".
    """
    word = trigger.token
    if word == above.token:
        return False
    if event.type != other.type:
        return _disputes_on(event, trigger, other, above)
    if event.type == "AID" and word.dep_ == "acl" and word.head in logical_object(above.token):
        return True
    aim = event.type in _DONE_ONCE and word.dep_ in {"advcl", "xcomp"} and is_infinitive(word)
    on = _stands_under(trigger, above) if aim else _is_joined_on(event, trigger, above)
    if event.numbers or not on or not _same_doers(event, other):
        return False
    return (aim or event.status == other.status) and _is_told_above(event, other, aim=aim)


def _is_joined_on(event: EventMention, trigger: Trigger, above: Trigger) -> bool:
    """Whether the verb stands under the other one, or under its noun, in a way that tells on."""
    word = trigger.token
    if word.dep_ == "acl":
        return word.head in above.match.tokens
    further = (word.dep_ == "conj" and event.type == "CONSULT") or (word.dep_ == "advcl" and word.tag_ == "VBG")
    return further and _stands_under(trigger, above)


def _stands_under(trigger: Trigger, above: Trigger) -> bool:
    return trigger.token.head in {above.token, above.carrier}


def _same_doers(event: EventMention, other: EventMention) -> bool:
    return ids_of(event.actors) == ids_of(other.actors)


def _is_told_above(event: EventMention, other: EventMention, *, aim: bool) -> bool:
    """Whether the event above has the same recipients, or who is summoned stands for his state."""
    charge = event.type == "ACCUSE"
    told = {one.entity for one in other.recipients if aim or charge or one.how != "purpose"}
    return (aim and charge) or ids_of(event.recipients) <= told


def _disputes_on(event: EventMention, trigger: Trigger, other: EventMention, above: Trigger) -> bool:
    """ "denied that it had armed them, *calling* the claims baseless": one denial."""
    word = trigger.token
    told_on = word.dep_ == "advcl" and word.tag_ == "VBG" and word.head == above.token
    charge = event.type == "ACCUSE" and event.mode == "disapprove" and not event.recipients
    return told_on and charge and other.type == "REJECT" and _same_doers(event, other)
