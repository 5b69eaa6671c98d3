"""When an event happened, from the page around it, where its own clause names no day.

In this order: the deed that a noun stands for ("a truce that they declared on April 26"), the day told last for what
came "within hours", and for a page written while things happen the day of that page, for what it tells in the
present or as just done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children, is_verb
from dragoman.language.dates_events import date_of
from dragoman.language.parser import start_of
from dragoman.types import Document, Span, TimeExpression

# Verbs that bring about what their object names.
_DOING = frozenset({
    "announce", "begin", "call", "carry", "conclude", "conduct", "convene", "declare", "hold", "host", "impose",
    "issue", "launch", "lead", "make", "mount", "open", "proclaim", "sign", "stage", "start",
})  # fmt: skip
_SHORTLY = frozenset({"hour", "minute"})
_LIVE = re.compile(r"^live\s*[:|–—-]|\blive\s*(?:blog|updates|coverage|ticker)\b|\bas it happened\b", re.IGNORECASE)
_LIVE_PATH = re.compile(r"/live(?:blog)?/", re.IGNORECASE)
_MODALS = frozenset({"MD", "TO"})
_PRESENT = frozenset({"VBZ", "VBP"})
_TOLD_ON = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def day_around(trigger: Token, dates: Sequence[TimeExpression], document: Document) -> TimeExpression | None:
    """The day that the page gives to the event told by this word, or None."""
    if not is_verb(trigger):
        return _of_deed(trigger, dates, document.day)
    if any(noun.lemma_.lower() in _SHORTLY for within in _within(trigger) for noun in children(within, "pobj")):
        return _told_last(trigger, dates)
    if document.day is not None and is_live(document) and _is_now(trigger):
        return _on_day_of_page(trigger, document.day)
    return None


def is_live(document: Document) -> bool:
    """Whether the page was written while things happened: a ticker or live blog, by its title or address."""
    return bool(_LIVE.search(document.title or "") or _LIVE_PATH.search(document.url or ""))


def _of_deed(noun: Token, dates: Sequence[TimeExpression], anchor: date | None) -> TimeExpression | None:
    for verb in children(noun, "relcl", "acl"):
        if verb.lemma_.lower() in _DOING:
            return date_of(verb, dates, anchor)
    return None


def _within(verb: Token) -> list[Token]:
    return [child for child in children(verb, "prep") if child.lower_ == "within"]


def _told_last(trigger: Token, dates: Sequence[TimeExpression]) -> TimeExpression | None:
    """The single day told last before the word."""
    at = start_of(trigger)
    days = [told for told in dates if told.span.end <= at and told.kind == "DATE" and told.start is not None]
    return days[-1] if days and days[-1].start == days[-1].end else None


def _is_now(verb: Token) -> bool:
    """ "has resigned", "is burning", "praises", and what is said so: "says that he has given up"."""
    if verb.dep_ not in _TOLD_ON:
        return False
    helpers = children(verb, "aux", "auxpass")
    if any(helper.tag_ in _MODALS for helper in helpers):
        return False
    shared = not helpers and not children(verb, "nsubj", "nsubjpass")
    if verb.dep_ == "conj" and shared and verb.head != verb:
        return _is_now(verb.head)
    if verb.dep_ == "ccomp" and verb.head.tag_ not in _PRESENT:
        return False
    return (helpers[0] if helpers else verb).tag_ in _PRESENT


def _on_day_of_page(verb: Token, day: date) -> TimeExpression:
    helpers = children(verb, "aux", "auxpass")
    first = helpers[0] if helpers else verb
    span = Span(start_of(first), start_of(verb) + len(verb.text))
    return TimeExpression(span, "DATE", day.isoformat(), day, day, f"told live on {day} (published)")
