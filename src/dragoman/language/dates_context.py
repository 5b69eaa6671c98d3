"""What surrounds a time expression: the anchor, the date told before it, and the tense it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.language.clauses import is_verb
from dragoman.language.dates_values import Period

Tense = Literal["past", "present", "future", "unknown"]

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "would", "wo", "may", "might", "can", "could", "should", "must"})
_AWAITING = frozenset({
    "expect", "schedule", "plan", "set", "due", "slate", "intend", "hope", "prepare", "agree", "decide", "vow",
    "pledge",
    "promise", "threaten", "want", "ask", "order", "urge", "call", "aim", "likely", "ready", "poise", "postpone",
    "delay",
})  # fmt: skip
_TELLING = frozenset({"order", "ask", "urge", "call"})
_SAYING = frozenset({
    "say", "tell", "report", "announce", "write", "show", "state", "add", "quote", "note", "warn", "be",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """Where a time expression stands.

    `told` is the last dated expression before it on the page, `told_here` the last one of the same paragraph.
    """

    anchor: date | None
    told: Period | None
    told_here: Period | None
    words: Words | None

    @property
    def tense(self) -> Tense:
        """Tense of the clause that holds the expression."""
        return tense_of(self.words.root) if self.words is not None else "unknown"

    @property
    def is_future(self) -> bool:
        """Whether the clause looks ahead."""
        return self.tense == "future"


def tense_of(token: Token) -> Tense:
    """Whether the token's clause tells of the past, the present or what is to come."""
    for word in (token, *token.ancestors):
        if word.lemma_.lower() in {"due", "scheduled"} or (word.lower_ == "slated"):
            return "future"
        if is_verb(word):
            return _verb_tense(word)
    return "unknown"


def _verb_tense(verb: Token) -> Tense:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_AUX:
        return "past" if "have" in words and words & {"may", "might", "could", "would", "must"} else "future"
    if _awaits(verb, helpers):
        return "future"
    tag = (helpers[0] if helpers else verb).tag_
    if "to" in words:
        return _of_infinitive(verb)
    if tag == "VBD" or (verb.tag_ == "VBN" and words & {"was", "were", "had", "has", "have", "been"}):
        return "past"
    if tag in {"VBZ", "VBP"}:
        return _of_present(verb, words)
    return _of_participle(verb)


def _awaits(verb: Token, helpers: list[Token]) -> bool:
    """ "is scheduled for Friday", "planned for Friday": what is set for a day has not come yet."""
    passive = verb.tag_ == "VBN" and (any(child.dep_ == "auxpass" for child in helpers) or verb.dep_ in {"acl", "amod"})
    return passive and verb.lemma_.lower() in _AWAITING - {"agree", "decide", "order", "ask", "call", "urge", "vow"}


def _of_infinitive(verb: Token) -> Tense:
    head = verb.head
    if head == verb:
        return "future"  # a headline: "Putin to visit Ankara on Monday"
    if head.lemma_ == "be" and head.tag_ in {"VBZ", "VBP"}:
        return "future"  # "are to meet on Monday"
    if head.lemma_.lower() in _TELLING and head.tag_ == "VBD":
        return "past"  # "ordered troops to withdraw on Monday": the day of the order
    if head.lemma_.lower() in _AWAITING or head.pos_ in {"NOUN", "PROPN"}:
        return "future"
    return tense_of(head)


def _of_present(verb: Token, words: set[str]) -> Tense:
    if words & {"has", "have"} or verb.lemma_ in _SAYING:
        return "past"
    if verb.tag_ == "VBG":
        return "future"  # "is visiting on Friday"
    return "present"


def _of_participle(verb: Token) -> Tense:
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
        return "past"  # "the plan announced in January"
    if verb.head != verb and verb.dep_ in {"advcl", "conj", "xcomp", "pcomp", "acl", "relcl"}:
        return tense_of(verb.head)
    return "past" if verb.tag_ == "VBN" else "unknown"
