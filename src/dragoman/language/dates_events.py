"""Which of a sentence's dates is an event's own, by grammar; where the grammar does not tell, none is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children, is_verb
from dragoman.types import TimeExpression

_REPORTING = frozenset({
    "say", "tell", "announce", "report", "claim", "state", "add", "warn", "accuse", "condemn", "deny", "confirm",
    "write",
    "allege", "insist", "declare", "describe", "reveal", "admit", "note", "quote", "criticise", "criticize", "denounce",
    "discuss", "mourn", "welcome", "mark", "commemorate", "vow", "pledge", "promise", "threaten", "order", "plan",
    "call",
    "urge", "demand", "propose", "expect", "mention", "recall", "investigate", "learn", "think", "believe", "suspect",
})  # fmt: skip
_ASPECT = frozenset({"begin", "start", "continue", "stop", "resume", "keep", "cease", "finish", "manage"})
_ON_SUBJECT = frozenset({"poss", "npadvmod", "compound", "nmod"})
_BEFORE_WHEN = 3  # tokens between a date and the "when" that takes it up
_NOT_TOLD = frozenset({"DURATION", "SET"})


def date_of(trigger: Token, dates: Iterable[TimeExpression], anchor: date | None) -> TimeExpression | None:
    """The date that the grammar gives to the event told by this word, or None.

    In this order: a date on the word itself or within its phrase; for a noun the date of its verb; for a
    verb that of the verb it is joined to, where the date stands in front of both; for a participle or the
    complement of "began" that of the main verb. A date of saying never dates what is said.
    """
    here = list(_dates_in_sentence(trigger, dates))
    return _pick(_own(trigger, here)) or _from_clause(trigger, here) if here else None


def _dates_in_sentence(trigger: Token, dates: Iterable[TimeExpression]) -> Iterator[tuple[Token, TimeExpression]]:
    """Dates of the trigger's sentence with the token that heads each."""
    doc, sentence = trigger.doc, trigger.sent
    offset = int(doc.user_data.get("start", 0))
    low, high = offset + sentence.start_char, offset + sentence.end_char
    for found in dates:
        if found.kind in _NOT_TOLD or found.start is None or not low <= found.span.start < high:
            continue
        words = doc.char_span(found.span.start - offset, found.span.end - offset, alignment_mode="expand")
        if words is not None and len(words):
            yield words.root, found


def _own(trigger: Token, here: list[tuple[Token, TimeExpression]]) -> list[tuple[Token, TimeExpression]]:
    """Dates whose way up the tree meets the trigger before any other verb."""
    return [(root, found) for root, found in here if _reaches(root, trigger)]


def _reaches(root: Token, trigger: Token) -> bool:
    word = root
    while word.head != word:
        if word == trigger:
            return True
        if is_verb(word) and word.dep_ not in {"aux", "auxpass"} and word != root:
            return False
        if is_verb(trigger) and word.dep_ in {"nsubj", "nsubjpass"} and word != root and not is_verb(word):
            return word.head == trigger and (root.dep_ in _ON_SUBJECT or _said_of_day(root, word))
        word = word.head
    return word == trigger


def _said_of_day(root: Token, subject: Token) -> bool:
    """ "EU ministers on Monday called for ...": the parser hangs the day on the subject, it is the verb's."""
    return root.dep_ == "pobj" and root.head.lower_ == "on" and root.head.head == subject


def _pick(options: list[tuple[Token, TimeExpression]]) -> TimeExpression | None:
    """The most exact; of two as exact the first."""
    if not options:
        return None
    return min((found for _, found in options), key=_length)


def _length(found: TimeExpression) -> int:
    return (found.end - found.start).days if found.start and found.end else 100_000


def _from_clause(trigger: Token, here: list[tuple[Token, TimeExpression]]) -> TimeExpression | None:
    if not is_verb(trigger):
        verb = _verb_of_noun(trigger)
        if verb is None or verb.lemma_.lower() in _REPORTING:
            return None
        return _pick(_own(verb, here)) or _from_clause(verb, here)
    taken_up = _taken_up_by_when(trigger, here)
    if taken_up is not None:
        return taken_up
    head = trigger.head
    if head == trigger or not is_verb(head):
        return None
    if trigger.dep_ == "conj":
        return _shared(trigger, head, here)
    if trigger.dep_ == "xcomp" and head.lemma_.lower() in _ASPECT:
        return _pick(_own(head, here))
    if trigger.dep_ == "advcl" and trigger.tag_ == "VBG" and not children(trigger, "mark", "nsubj"):
        return None if head.lemma_.lower() in _REPORTING else _pick(_own(head, here))
    return None


def _taken_up_by_when(trigger: Token, here: list[tuple[Token, TimeExpression]]) -> TimeExpression | None:
    """ "on Monday, when four states severed relations"."""
    when = next((child for child in trigger.children if child.lower_ == "when"), None)
    if when is None:
        return None
    return _pick([(root, found) for root, found in here if 0 < when.i - root.i <= _BEFORE_WHEN])


def _verb_of_noun(noun: Token) -> Token | None:
    for word in noun.ancestors:
        if is_verb(word):
            return word
    return None


def _shared(trigger: Token, head: Token, here: list[tuple[Token, TimeExpression]]) -> TimeExpression | None:
    """ "On Friday X did a and did b": a date in front of the first verb is of both, unless the second has a subject."""
    if children(trigger, "nsubj", "nsubjpass") or head.lemma_.lower() in _REPORTING:
        return None
    in_front = [(root, found) for root, found in _own(head, here) if root.i < head.i]
    if in_front:
        return _pick(in_front)
    return _from_clause(head, here) if head.dep_ == "conj" else None
