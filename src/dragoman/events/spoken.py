"""Words of talk, praise, promise, demand and refusal by which a page tells no event of its own.

What is said or agreed lives by its sides. "The support was broad", "a meeting on Monday", "people have asked for more"
tell a coder nothing; "the Senate is ready to back Kenya" does. Read by eye on real pages of general news: of 142 such
nouns with one side or none 10 had been right, of 65 such verbs about what has not happened 6, of 67 recipients from
deep within the clause 10.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast
from dragoman.events.commitments import commits, is_organised
from dragoman.events.public import is_public
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Entity, EventMention, Participant

_SAID = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT"})
_GIVEN_BY_ONE = frozenset({"CONCEDE", "REJECT"})  # "the premier's apology", "Russia's veto"
_CARRIED = frozenset({"REQUEST", "ACCUSE", "COOPERATE"})  # "issued an appeal", "launched joint exercises"
_CHARGED = frozenset({"allege", "investigate"})  # "was charged": by whom is not always told
_HANDED_OVER = frozenset({"COOPERATE"})  # "was extradited to Chile"
_MEETING = frozenset(
    {"meet", "hold", "convene", "resume", "begin", "start", "open", "continue", "conclude", "negotiate", "attend",
     "join"}
)  # fmt: skip
_BY_THE_WAY = frozenset({"acl", "amod", "pcomp", "csubj"})  # "a plan *endorsed* by the mayor"
_BETWEEN_TWO = frozenset({"support.ties.verb"})  # with COOPERATE: nothing is shared with nobody
# Said about things as well: "expects prices to rise", "seeks advice", "admitted that it was late", "proposed a walk".
_SAID_TO_SOMEBODY = frozenset({"accuse.claim.verb", "request.want.verb", "request.seek.verb"})
_OF_THINGS = frozenset({"admit", "acknowledge", "concede", "propose", "advocate", "recommend", "press"})
_WITH_ANYBODY = frozenset({"cooperate.buy.arms"})
_OWN = frozenset({"its", "their"})
_SOMEBODYS = _OWN | {"his", "her"}
_ASIDES = frozenset({"advcl", "appos", "parataxis"})
_WHERE = frozenset(
    {"in", "across", "around", "at", "on", "throughout", "near", "through", "inside", "outside", "as", "like", "about"}
)
_BINDING = frozenset({"by", "on", "upon", "against", "from", "to", "for", "with", "between", "of"})
_BINDING_ALL = frozenset({"on", "upon", "against"})  # "the ban *that they imposed* on Peru"
_AGREED = frozenset({"AGREE", "CONCEDE", "CONSULT"})
_TURNED = frozenset({"CONCEDE", "REJECT", "ACCUSE"})  # "lifted the ban on Friday *on* girls"
_PLANS = frozenset({"plan", "bid", "effort", "attempt", "threat", "decision", "campaign", "intention", "right"})
_UNCOUNTED = frozenset({"compound", "amod", "nmod", "poss", "conj"})
_NEAR = 2  # nouns from the recipient up to the trigger


def as_said(event: EventMention, trigger: Trigger, cast: Cast) -> EventMention | None:
    """The event without far-fetched recipients; None where it tells nothing. Deeds and threats stay as they are."""
    if event.type not in _SAID:
        return event
    if (trigger.verbal and clauses.is_supposed(trigger.token)) or (
        event.type == "AGREE" and event.status == "possible"
    ):
        return None
    told = replace(event, recipients=tuple(_not_far_fetched(event, trigger, cast)))
    return None if _is_everyday(told, trigger, cast) or _tells_nothing(told, trigger, cast) else told


def _is_everyday(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Whether people without office meet, travel or work together: "they flew to Chile", "sat with his children"."""
    if event.mode == "visit":
        return bool(event.actors) and not is_public(event.actors, cast)
    if event.type in {"CONSULT", "COOPERATE"} and event.actors and event.recipients:
        sides = (event.actors, event.recipients)
        if any(all("MED" in cast.entities[one.entity].sectors for one in side) for side in sides):
            return True  # "told the channel", "shared it with the press"
        known = [is_public(side, cast) or any(map(cast.is_named, side)) for side in sides]
        return not known[0] or not (known[1] or event.type == "CONSULT") or _are_his_people(event, trigger, cast)
    return event.type == "REQUEST" and trigger.verbal and _asks_in_words(trigger)


def _are_his_people(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """ "The mayor sat with *his children*": people without office who are somebody's own."""
    if is_public(event.recipients, cast):
        return False
    owned = (word.head for word in trigger.token.subtree if word.dep_ == "poss" and word.lower_ in _SOMEBODYS)
    spans = {mention.span for head in owned for mention in cast.at(head)}
    return any(one.span in spans for one in event.recipients)


def _asks_in_words(trigger: Trigger) -> bool:
    """ "A reporter asked her, 'What is the problem?'": a question, though nothing else shows it."""
    verb = trigger.token
    wanted = clauses.children(verb, "xcomp", "ccomp", "prep")
    asked = any(word.text == "?" for word in verb.sent[verb.i - verb.sent.start :])
    return verb.lemma_ == "ask" and asked and not any(map(clauses.is_infinitive, wanted))


def _tells_nothing(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    if (event.actors and event.recipients) or (event.settled and not trigger.verbal):
        return False
    if not trigger.verbal:
        return not _is_uttered(event, trigger, cast)
    if not event.actors:
        return not _is_suffered(event, trigger)
    if event.type == "COOPERATE" and not _is_shared(event, trigger, cast):
        return True
    if _asks_for_another(trigger) and not (is_public(event.actors, cast) and verb_lemma(trigger.token) == "propose"):
        return True
    if event.status != "actual":
        return not commits(event, trigger, cast)
    if _is_by_the_way(event, trigger) or (event.type == "SUPPORT" and _is_of_its_own(trigger)):
        return True
    if event.type == "CONSULT" and (clauses.is_passive(trigger.token) or not _is_formal(trigger)):
        return True  # "was met with applause", "thousands gathered", "users can talk to it"
    return not (is_organised(event, cast) or _answers_a_charge(trigger))


def _is_formal(trigger: Trigger) -> bool:
    """ "The council *convened*"; and where the rule says who it is that gathers or talks ("*ministers* gathered")."""
    return verb_lemma(trigger.token) in _MEETING or bool(trigger.rule.subjects)


def _is_shared(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """ "The two armies *trained together*", "the rebels *bought* missiles": with whom is told, or need not be."""
    together = any(child.lower_ in {"together", "jointly"} for child in trigger.token.children)
    return is_public(event.actors, cast) and (together or trigger.rule.id in _WITH_ANYBODY)


def _is_by_the_way(event: EventMention, trigger: Trigger) -> bool:
    """ "A plan *endorsed* by the mayor", "the bill, *backed* by two parties, was passed"."""
    place = trigger.token.dep_
    if place == "pcomp" and trigger.token.head.head.lemma_ == "accuse":
        return False  # "accused Chad of *violating* the truce"
    aside = QUAD_CLASS[event.type] == 1 and (place == "relcl" or (place == "advcl" and trigger.token.tag_ == "VBN"))
    return place in _BY_THE_WAY or aside


def _is_of_its_own(trigger: Trigger) -> bool:
    """ "The bureau defended *its* record", "he had to defend *his* honour"."""
    things = clauses.logical_object(trigger.token)
    return any(word.lower_ in _SOMEBODYS for thing in things for word in clauses.children(thing, "poss"))


def _asks_for_another(trigger: Trigger) -> bool:
    """Whether the words mean nothing without whom they are said to or of."""
    of_things = trigger.match.depth == 1 and verb_lemma(trigger.token) in _OF_THINGS
    return of_things or trigger.rule.id in _SAID_TO_SOMEBODY or trigger.rule.id in _BETWEEN_TWO


def _is_uttered(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Whether a noun with one side is a deed of its own: "Russia's *veto*", "Oslo issued an *appeal*"."""
    if not event.actors or event.status != "actual":
        return False
    if event.type in _GIVEN_BY_ONE:
        return True
    return event.type in _CARRIED and trigger.carrier is not None and is_public(event.actors, cast)


def _is_suffered(event: EventMention, trigger: Trigger) -> bool:
    """Whether nobody need be named who did it: "two officers were *charged*", "was *extradited* to Chile"."""
    nobody = "subject" not in trigger.rule.actor or clauses.is_passive(
        trigger.token
    )  # "suspicion fell on", "was blamed"
    charged = event.type == "ACCUSE" and (event.mode in _CHARGED or nobody)
    by_the_way = any(child.lower_ == "as" for child in clauses.children(trigger.token, "mark"))  # "As alleged, ..."
    return event.status == "actual" and not by_the_way and (charged or event.type in _HANDED_OVER)


def _answers_a_charge(trigger: Trigger) -> bool:
    """ "The suspect denied the accusations": whoever is accused may; so may who sues or seeks asylum."""
    return trigger.rule.id in {"reject.charge.verb", "reject.deny.verb", "accuse.sue.verb", "request.asylum.verb"}


def _not_far_fetched(event: EventMention, trigger: Trigger, cast: Cast) -> Iterator[Participant]:
    """The recipients, but for those found deep within what the verb governs.

    "Opposed the idea of *Ukraine* joining" is near enough; "defended the budget passed by *Congress*", "decried crimes
    across *Kent*" and "dismissed questions about her links with *Daly*" are about somebody else.
    """
    for one in event.recipients:
        deep = one.how.startswith("within") and trigger.verbal and not _is_near(one, trigger, cast)
        if not (deep or _is_own(one, trigger, cast)):
            yield one


def _is_own(one: Participant, trigger: Trigger, cast: Cast) -> bool:
    """ "The bureau defended *its* record": its own, whatever the pronoun was taken for."""
    if not one.how.endswith("possessor"):
        return False
    owners = (word for word in trigger.token.subtree if word.lower_ in _OWN and word.dep_ == "poss")
    return any(mention.span == one.span for word in owners for mention in cast.at(word))


def _is_near(one: Participant, trigger: Trigger, cast: Cast) -> bool:
    """Whether the way from the recipient up to the trigger is short and straight."""
    verb = trigger.token
    for token in verb.subtree:
        if any(mention.span == one.span for mention in cast.at(token)):
            path = list(takewhile(lambda above: above != verb, (token, *token.ancestors)))
            free = _free_places(trigger, cast.entities[one.entity])
            return not any(_leads_away(word, token, trigger, free) for word in path) and _steps(path) <= _NEAR
    return False


def _free_places(trigger: Trigger, entity: Entity) -> Set[str]:
    """Words for a place by which a side is meant: "demanded an end to the war *in* Sudan", "a truce *in* Sudan"."""
    kind = trigger.rule.event
    if kind == "REQUEST" or (entity.kind == "country" and kind in _AGREED):
        return {"in", "on"}
    return {"on"} if kind in _TURNED else set()


def _steps(path: list[Token]) -> int:
    """The nouns above the recipient's own phrase: "a formula for settling a *dispute* with Peru" is two nouns deep."""
    while len(path) > 1 and path[0].dep_ in _UNCOUNTED:
        path = path[1:]
    return sum(word.pos_ in {"NOUN", "PROPN"} and word.dep_ not in _UNCOUNTED for word in path[1:])


def _leads_away(word: Token, token: Token, trigger: Trigger, free: Set[str]) -> bool:
    """Whether a word on the way to the recipient tells of something else than what is said, or where it is."""
    if word.dep_ in {"acl", "relcl"}:
        return not _binds_by(word, token)
    if word.dep_ in _ASIDES or _leaves_open(word, trigger):
        return True
    if word.lower_ not in _WHERE or word in trigger.match.tokens or word.lower_ in free:
        return False
    return word.lower_ != "on" or word.head == trigger.token  # "the limits *on* Peru"


def _leaves_open(clause: Token, trigger: Trigger) -> bool:
    """ "Declined to say *whether Poe slept*", "admitted *that Poe had left*": Poe is not refused, nor given way to."""
    if any(child.lower_ in {"whether", "if"} for child in clauses.children(clause, "mark")):
        return trigger.rule.event == "REJECT"
    should = any(child.lower_ in {"should", "must", "can", "may", "could"} for child in clauses.children(clause, "aux"))
    return clause.dep_ == "ccomp" and trigger.rule.event == "CONCEDE" and not should


def _binds_by(clause: Token, token: Token) -> bool:
    """ "Limits *imposed on* Peru", "a plea *lodged by* Peru", "a demand *that Peru pay*": what is said is Peru's."""
    if any(child.lower_ == "that" for child in clauses.children(clause, "mark")):
        return token in clauses.surface_subject(clause)
    if clauses.is_infinitive(clause) and clause.head.lemma_ in _PLANS:
        return token in clauses.logical_object(clause)  # "dropped his plan to sue *Chad*"
    bound = clauses.children(clause, "prep", "agent", "prt")
    words = _BINDING if clause.dep_ == "acl" and clause.tag_ == "VBN" else _BINDING_ALL
    return any(child.lower_ in words and child.is_ancestor(token) for child in bound)
