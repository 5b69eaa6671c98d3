from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.second_voice import hear
from dragoman.model.classifier import MarkedPair
from dragoman.types import EventMention, Participant, Span

TEXT = "Kenya fined Uganda."
EVENT = EventMention(
    id="",
    type="SANCTION",
    mode="discontinue",
    context=(),
    actors=(Participant("a1", Span(0, 5), "subject"),),
    recipients=(Participant("a2", Span(12, 18), "object"),),
    trigger=Span(6, 11),
    sentence=Span(0, 19),
    status="actual",
    date=None,
    place=None,
    numbers=(),
    confidence=0.7,
    rule="sanction.impose.verb",
)


@dataclass
class Says:
    """A voice that answers every question alike and keeps what it was asked."""

    chances: Mapping[str, float]
    asked: list[MarkedPair] = field(default_factory=list)
    name: str = "says"

    def ask(self, pairs: Sequence[MarkedPair]) -> list[Mapping[str, float]]:
        self.asked.extend(pairs)
        return [{**dict.fromkeys((*QUAD_CLASS, "NONE"), 0.0), **self.chances} for _ in pairs]


def test_agreement_raises_confidence() -> None:
    (event,) = hear(TEXT, [EVENT], Says({"SANCTION": 0.9}))
    assert event.confidence > EVENT.confidence
    assert event.note == "model agrees 0.90"


def test_disagreement_is_kept_and_lowers_confidence() -> None:
    (event,) = hear(TEXT, [EVENT], Says({"COERCE": 0.6, "SANCTION": 0.1}))
    assert (event.type, event.confidence < EVENT.confidence) == ("SANCTION", True)
    assert event.note == "model disagrees: COERCE 0.60"


def test_a_sure_voice_overrules_a_weak_rule() -> None:
    (event,) = hear(TEXT, [EVENT], Says({"COERCE": 0.95}))
    assert (event.type, event.mode) == ("COERCE", None)
    assert event.note == "model overrules SANCTION: 0.95"


def test_a_specific_rule_is_not_overruled() -> None:
    (event,) = hear(TEXT, [replace(EVENT, confidence=0.85)], Says({"COERCE": 0.95}))
    assert event.type == "SANCTION"


def test_what_has_not_happened_is_not_overruled() -> None:
    (event,) = hear(TEXT, [replace(EVENT, status="planned")], Says({"COERCE": 0.95}))
    assert event.type == "SANCTION"


def test_another_word_for_the_other_type_is_left_alone() -> None:
    arrest = replace(EVENT, type="COERCE", trigger=Span(0, 5), rule="coerce.arrest.verb")
    assert [event.type for event in hear(TEXT, [EVENT, arrest], Says({"COERCE": 0.95}))] == ["SANCTION", "COERCE"]


def test_no_event_between_the_two_drops_it() -> None:
    assert hear(TEXT, [EVENT], Says({"NONE": 0.9})) == []


def test_a_promise_counts_as_what_is_promised() -> None:
    (event,) = hear(TEXT, [replace(EVENT, type="AID", status="planned")], Says({"AGREE": 0.8}))
    assert event.note == "model agrees 0.80"


def test_one_question_for_two_verbs_between_the_same_sides_and_none_beyond_doubt() -> None:
    voice = Says({"SANCTION": 0.9})
    hear(TEXT, [EVENT, replace(EVENT, trigger=Span(0, 5)), replace(EVENT, confidence=0.95)], voice)
    assert len(voice.asked) == 1
