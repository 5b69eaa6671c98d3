"""On whose word a transcript stands: each turn on its speaker's, and what an answer denies of its question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.claims.denials import ALLEGING
from dragoman.pages.turns import Turn
from dragoman.types import Attribution, Document, EventMention, Span

_TURN_RULE = "transcript.turn:label"
_DENIAL_RULE = "transcript.answer:denial"
_REWRITTEN = "rewrite."  # what the future of another event announces
# A bare "No" answers "Did it?" and "Is that true?", and no other question.
_NO = re.compile(r"(?:No|Never|Not at all|Absolutely not|Certainly not|Of course not)\b(?=[.,;!–—-])")
_UNTRUE = (
    r"(?:not (?:true|correct|so|the case|accurate)|untrue|false|wrong|incorrect|baseless|unfounded|nonsense|rubbish|"
    r"an? (?:\w+ )?(?:lie|fabrication|invention))"
)
_CLAIMED = r"(?:that|this|it|those|these|any|such|the (?:claim|charge|allegation|accusation|report))"
_NOT_SO = re.compile(
    r"(?:(?:No|Well|Look)[.,;]\s+)?(?P<cue>"
    rf"(?:That|This|It|Those|These)(?: \w+){{0,2}} (?:is|was|are|were)(?: \w+ly| just)? {_UNTRUE}|"
    rf"(?:I|We) (?:\w+ )?(?:deny|reject|refute|dispute)\b(?= {_CLAIMED}\b)|"
    r"Nothing of the (?:kind|sort)|[^.!?\n]{0,80}\bnothing of the (?:kind|sort))",
    re.IGNORECASE,
)
# Questions that ask whether it is so, and nothing further.
_TAG = re.compile(
    r"(?:Did|Does|Do|Is|Are|Was|Were|Has|Have|Had)(?: (?:it|he|she|they|you|that|this|there|so)){1,2}"
    r"(?: (?:true|so|right|correct|the case|happen|comment|any truth (?:in|to) (?:that|it|this)))?\?"
    r"|(?:Is|Was) there (?:any )?truth[^?]{0,30}\?|Can you (?:confirm|deny)[^?]{0,40}\?|True\?"
    r"|(?:Your|What is your|Any) (?:comment|response|reaction)\?",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"[^.?!]*[.?!][\"”’)\s]*$")


def add_turns(
    attributions: Sequence[Attribution], turns: Sequence[Turn], document: Document
) -> tuple[Attribution, ...]:
    """The attributions with one for each turn around those of its words, and with what answers deny; numbered anew.

    A mere "Q:" stands for the page that asks, and so makes no speaker of its own.
    """
    if not turns:
        return tuple(attributions)
    made = [_of_turn(number, turn, document) for number, turn in enumerate(turns) if turn.said and _speaks(turn)]
    inside = [_under(one, made) for one in attributions]
    denials = [one for question, answer in pairwise(turns) for one in _denied(question, answer, inside, document)]
    found = sorted([*made, *inside, *denials], key=lambda one: (one.cue, one.id))
    names = {one.id: f"s{number}" for number, one in enumerate(found, start=1)}
    return tuple(replace(one, id=names[one.id], parent=names.get(one.parent or "")) for one in found)


def open_questions(
    events: Sequence[EventMention], turns: Sequence[Turn], attributions: Sequence[Attribution], document: Document
) -> tuple[EventMention, ...]:
    """The events with those a question asks for as possible: "Will you close the port?" says of nobody that he will.

    What it says that others say, and what it mentions in passing, stays as it is.
    """
    asked = [span for turn in turns if turn.asks for span in turn.said]
    if not asked:
        return tuple(events)
    told = [span for one in attributions if one.rule != _TURN_RULE for span in one.content]
    found: list[EventMention] = []
    for event in events:
        is_asked = any(span.contains(event.sentence) for span in asked) and _is_question(event, document)
        if not is_asked or event.settled or any(span.contains(event.trigger) for span in told):
            found.append(event)
        elif not event.rule.startswith(_REWRITTEN):
            found.append(replace(event, status="possible"))
    return tuple(found)


def _is_question(event: EventMention, document: Document) -> bool:
    return document[event.sentence].rstrip('"”’ ').endswith("?")


def _speaks(turn: Turn) -> bool:
    return turn.named or not turn.asks


def _of_turn(number: int, turn: Turn, document: Document) -> Attribution:
    colon = document.text.rfind(":", turn.label.start, turn.label.end)
    label = Span(turn.label.start, turn.label.start + len(document[turn.label].rstrip()))
    return Attribution(
        id=f"turn {number}",
        parent=None,
        kind="report" if turn.asks else "quote",
        source=turn.speaker,
        entity=None,
        cue=Span(colon, colon + 1) if colon >= 0 else label,
        content=turn.said,
        rule=_TURN_RULE,
    )


def _under(one: Attribution, turns: Sequence[Attribution]) -> Attribution:
    """An attribution that hangs on no other hangs on the turn it stands in."""
    around = next((turn for turn in turns if any(span.contains(one.cue) for span in turn.content)), None)
    return replace(one, parent=around.id) if around is not None and one.parent is None else one


def _denied(
    question: Turn, answer: Turn, attributions: Sequence[Attribution], document: Document
) -> Iterator[Attribution]:
    """The denial with which an answer begins, of what the question says that others say."""
    cue = None if answer.asks else _cue_of_denial(question, answer, document)
    told = [
        one
        for one in attributions
        if one.kind in ALLEGING and one.content and any(span.contains(one.cue) for span in question.said)
    ]
    if cue is not None and told:
        last = told[-1]
        yield Attribution(f"denial {cue.start}", None, "denial", answer.speaker, None, cue, last.content, _DENIAL_RULE)


def _cue_of_denial(question: Turn, answer: Turn, document: Document) -> Span | None:
    if not (question.said and answer.said):
        return None
    text, first = document.text, answer.said[0]
    explicit = _NOT_SO.match(text, first.start, first.end)
    if explicit:
        return Span(*explicit.span("cue"))
    plain = _NO.match(text, first.start, first.end)
    asked = _LAST_SENTENCE.search(text, question.said[-1].start, question.said[-1].end)
    short = question.asks and (asked is None or not asked[0].rstrip().endswith("?") or _TAG.fullmatch(asked[0].strip()))
    return Span(*plain.span()) if plain and short else None
