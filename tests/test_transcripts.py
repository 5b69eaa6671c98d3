"""On whose word a transcript stands: by hand, no model."""

from __future__ import annotations

from typing import Any

from builders import find_span, make_attribution, make_event, make_paragraphs
from dragoman.pages.turns import find_turns
from dragoman.transcripts import add_turns, open_questions
from dragoman.types import Attribution, Document, EventMention, Span

CLAIM = "Lima says that our ships shelled Skarv."


def paged(*pieces: str) -> Document:
    return make_paragraphs("\n\n".join(pieces))


def briefing(question: str, answer: str) -> Document:
    return paged("SPOKESMAN: Good day.", f"QUESTION (Reuters): {question}", f"SPOKESMAN: {answer}")


def said(document: Document, *attributions: Attribution) -> tuple[Attribution, ...]:
    return add_turns(attributions, find_turns(document), document)


def of_lima(document: Document) -> Attribution:
    return make_attribution(
        id="s1", source=find_span(document.text, "Lima"), cue=find_span(document.text, "says"),
        content=(find_span(document.text, "that our ships shelled Skarv"),),
    )  # fmt: skip


def denials(question: str, answer: str) -> list[str]:
    document = briefing(question, answer)
    return [document[one.cue] for one in said(document, of_lima(document)) if one.kind == "denial"]


def test_each_turn_holds_what_is_said_in_it() -> None:
    document = briefing(CLAIM, "I see.")
    first, question, lima, answer = said(document, of_lima(document))
    assert [one.kind for one in (first, question, lima, answer)] == ["quote", "report", "report", "quote"]
    assert document[question.source or Span(0, 0)] == "Reuters"
    assert (lima.parent, first.parent, answer.parent) == (question.id, None, None)
    assert [one.id for one in (first, question, lima, answer)] == ["s1", "s2", "s3", "s4"]


def test_a_page_without_turns_keeps_its_attributions() -> None:
    document = paged("Lima says it rained.")
    one = make_attribution(id="s1")
    assert said(document, one) == (one,)


def test_a_mere_q_is_the_page_that_asks() -> None:
    document = paged("Q: Who fled?", "A: The guards.", "Q: When?", "A: At noon.")
    assert [document[one.source or Span(0, 0)] for one in said(document)] == ["A", "A"]


def test_answers_that_deny_what_the_question_says_that_others_say() -> None:
    assert denials(CLAIM, "No. We did not.") == ["No"]
    assert denials(f"{CLAIM} Did they?", "No, they slept.") == ["No"]
    assert denials(f"{CLAIM} Is that true?", "That is a lie.") == ["That is a lie"]
    assert denials(f"{CLAIM} What do you say?", "Nothing of the sort.") == ["Nothing of the sort"]
    assert denials(CLAIM, "We reject that.") == ["We reject"]


def test_answers_that_deny_nothing_of_it() -> None:
    assert denials(f"{CLAIM} Will you pay for the houses?", "No. Why should we?") == []
    assert denials(CLAIM, "No comment on that.") == []
    assert denials(CLAIM, "We reject the offer.") == []


def test_a_question_alone_has_nothing_to_deny() -> None:
    document = briefing("Did you shell Skarv?", "No.")
    assert [one.kind for one in said(document)] == ["quote", "report", "quote"]


def asked(question: str, trigger: str, **fields: Any) -> list[tuple[str, str]]:
    document = briefing(question, "I see.")
    sentence = find_span(document.text, question)
    event = make_event(trigger=find_span(document.text, trigger), sentence=sentence, **fields)
    attributions = said(document, *([of_lima(document)] if "Lima says" in question else []))
    events: tuple[EventMention, ...] = open_questions((event,), find_turns(document), attributions, document)
    return [(one.id, one.status) for one in events]


def test_a_question_asserts_nothing() -> None:
    assert asked("Will you close the port?", "close", status="planned") == [("e1", "possible")]
    assert asked("Will you close the port?", "close", rule="rewrite.threaten") == []
    assert asked("You closed the port.", "closed") == [("e1", "actual")]
    assert asked("Why did you free the ousted mayor?", "ousted", settled=True) == [("e1", "actual")]
    assert asked("Lima says that our ships shelled Skarv?", "shelled") == [("e1", "actual")]
