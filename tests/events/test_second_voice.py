from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.load import Codebook
from dragoman.events.second_voice import Uncoded, hear
from dragoman.model.classifier import MarkedPair
from dragoman.pipeline import read_text
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
    (event,) = hear(TEXT, [EVENT], [], Says({"SANCTION": 0.9}))
    assert event.confidence > EVENT.confidence
    assert event.note == "model agrees 0.90"


def test_disagreement_is_kept_and_lowers_confidence() -> None:
    (event,) = hear(TEXT, [EVENT], [], Says({"COERCE": 0.6, "SANCTION": 0.1}))
    assert (event.type, event.confidence < EVENT.confidence) == ("SANCTION", True)
    assert event.note == "model disagrees: COERCE 0.60"


def test_a_sure_voice_overrules_a_weak_rule() -> None:
    (event,) = hear(TEXT, [EVENT], [], Says({"COERCE": 0.95}))
    assert (event.type, event.mode) == ("COERCE", None)
    assert event.note == "model overrules SANCTION: 0.95"


def test_it_does_not_where_a_side_is_missing() -> None:
    (event,) = hear(TEXT, [replace(EVENT, recipients=())], [], Says({"PROTEST": 0.9}))
    assert event.type == "SANCTION"


def test_a_specific_rule_is_not_overruled() -> None:
    (event,) = hear(TEXT, [replace(EVENT, confidence=0.8)], [], Says({"COERCE": 0.95}))
    assert event.type == "SANCTION"


def test_what_has_not_happened_is_not_overruled() -> None:
    (event,) = hear(TEXT, [replace(EVENT, status="planned")], [], Says({"COERCE": 0.95}))
    assert event.type == "SANCTION"


def test_another_word_for_the_other_type_is_left_alone() -> None:
    arrest = replace(EVENT, type="COERCE", trigger=Span(0, 5), rule="coerce.arrest.verb")
    assert [event.type for event in hear(TEXT, [EVENT, arrest], [], Says({"COERCE": 0.95}))] == ["SANCTION", "COERCE"]


def test_no_event_between_the_two_drops_it() -> None:
    assert hear(TEXT, [EVENT], [], Says({"NONE": 0.9})) == []


def test_a_promise_counts_as_what_is_promised() -> None:
    (event,) = hear(TEXT, [replace(EVENT, type="AID", status="planned")], [], Says({"AGREE": 0.8}))
    assert event.note == "model agrees 0.80"


def test_one_question_for_two_verbs_between_the_same_sides_and_none_beyond_doubt() -> None:
    voice = Says({"SANCTION": 0.9})
    hear(TEXT, [EVENT, replace(EVENT, trigger=Span(0, 5)), replace(EVENT, confidence=0.95)], [], voice)
    assert len(voice.asked) == 1


ALONE = replace(EVENT, recipients=(), confidence=0.65, rule="sanction.fine.verb")


def test_an_event_with_one_side_is_not_asked_about_beside_one_that_is_beyond_doubt() -> None:
    voice = Says({"NONE": 0.9})
    assert len(hear(TEXT, [ALONE, replace(EVENT, confidence=0.9)], [], voice)) == 2
    assert voice.asked == []


def test_nor_where_the_classifier_agrees_with_another() -> None:
    voice = Says({"SANCTION": 0.9})
    alone, _ = hear(TEXT, [ALONE, EVENT], [], voice)
    assert (alone.confidence, alone.note) == (ALONE.confidence, "")
    assert [pair.recipient for pair in voice.asked] == [Span(12, 18)]


SOUND = replace(EVENT, confidence=0.8)


def test_a_sound_event_is_not_asked_about_where_another_tells_of_politics() -> None:
    voice = Says({"NONE": 0.9})
    assert len(hear(TEXT, [SOUND, replace(EVENT, confidence=0.9)], [], voice)) == 2
    assert voice.asked == []


def test_it_is_where_nothing_else_does() -> None:
    assert hear(TEXT, [SOUND], [], Says({"NONE": 0.9})) == []


def test_a_sound_event_that_the_classifier_agrees_with_spares_those_with_one_side() -> None:
    voice = Says({"SANCTION": 0.9})
    alone, sound = hear(TEXT, [ALONE, SOUND], [], voice)
    assert (alone.note, sound.note) == ("", "model agrees 0.90")


def test_it_is_asked_about_where_nothing_shows_that_the_page_tells_of_politics() -> None:
    assert hear(TEXT, [ALONE], [], Says({"NONE": 0.9})) == []


def test_a_page_whose_pairs_are_none_does_not_tell_of_politics() -> None:
    voice = Says({"NONE": 0.9})
    assert hear(TEXT, [ALONE, EVENT], [], voice) == []
    assert len(voice.asked) == 2


LONG = f"{'On Monday ' * 9}Kenya fined Uganda{' for smuggling' * 9}."


def long_event() -> EventMention:
    start = LONG.index("Kenya")
    actor, trigger, recipient = (
        Span(start + one.start, start + one.end) for one in (Span(0, 5), Span(6, 11), Span(12, 18))
    )
    return replace(
        EVENT,
        actors=(Participant("a1", actor, "subject"),),
        recipients=(Participant("a2", recipient, "object"),),
        trigger=trigger,
        sentence=Span(0, len(LONG)),
    )


def test_the_classifier_reads_what_stands_around_the_pair() -> None:
    voice = Says({"SANCTION": 0.9})
    hear(LONG, [long_event()], [], voice)
    (pair,) = voice.asked
    assert pair.sentence == f"{'On Monday ' * 3}Kenya fined Uganda{' for smuggling' * 3}"
    assert pair.actor is not None and pair.sentence[pair.actor.start : pair.actor.end] == "Kenya"
    assert pair.recipient is not None and pair.sentence[pair.recipient.start : pair.recipient.end] == "Uganda"


def test_it_reads_the_whole_sentence_where_a_side_is_missing() -> None:
    voice = Says({"SANCTION": 0.9})
    hear(LONG, [replace(long_event(), recipients=())], [], voice)
    assert [pair.sentence for pair in voice.asked] == [LONG]


def uncoded(pair: tuple[str, str, str]) -> Uncoded:
    actor, verb, recipient = pair
    doc = Doc(Vocab(), [actor, verb, recipient, "."], spaces=[True, True, False, False])
    doc.user_data["start"] = 0
    spans = [Span(word.idx, word.idx + len(word)) for word in (doc[0], doc[2])]
    sides = [Participant(f"a{number}", span, "subject") for number, span in enumerate(spans)]
    return Uncoded(doc[1], doc[:], *sides)


def test_a_pair_that_no_rule_knows_is_coded_where_the_classifier_is_sure() -> None:
    (event,) = hear(TEXT, [], [uncoded(("Kenya", "fined", "Uganda"))], Says({"SANCTION": 0.9}))
    assert (event.type, event.rule, event.trigger) == ("SANCTION", "model.sanction", Span(6, 11))


def test_it_has_the_status_of_its_clause_unless_it_is_said_now() -> None:
    pair = replace(uncoded(("Kenya", "fine", "Uganda")), status="planned")
    (fined,) = hear(TEXT, [], [pair], Says({"SANCTION": 0.9}))
    (asked,) = hear(TEXT, [], [pair], Says({"REQUEST": 0.9}))
    assert (fined.status, asked.status) == ("planned", "actual")


def test_who_foresees_a_deed_promises_and_threatens_nothing() -> None:
    """ "Emissions could rise": the classifier has learnt promises from such verbs."""
    pair = uncoded(("Kenya", "fine", "Uganda"))
    assert hear(TEXT, [], [replace(pair, status="possible")], Says({"THREATEN": 0.9})) == []
    assert hear(TEXT, [], [replace(pair, status="planned")], Says({"AGREE": 0.9})) == []
    assert [event.type for event in hear(TEXT, [], [pair], Says({"AGREE": 0.9}))] == ["AGREE"]


def test_and_is_not_where_it_is_none_or_unsure() -> None:
    pairs = [uncoded(("Kenya", "fined", "Uganda"))]
    assert hear(TEXT, [], pairs, Says({"NONE": 0.95})) == []
    assert hear(TEXT, [], pairs, Says({"SANCTION": 0.75})) == []


def test_it_must_be_surer_where_a_side_was_reached_by_a_walk() -> None:
    """ "The minister echoed *Uganda's* words": Uganda is only the owner of what he did something to."""
    pair = uncoded(("Kenya", "fined", "Uganda"))
    walked = replace(pair, recipient=replace(pair.recipient, how="object, possessor"))
    assert hear(TEXT, [], [walked], Says({"SANCTION": 0.85})) == []
    assert len(hear(TEXT, [], [walked], Says({"SANCTION": 0.95}))) == 1


def test_events_and_uncoded_pairs_are_one_question() -> None:
    voice = Says({"SANCTION": 0.9})
    hear(TEXT, [EVENT], [uncoded(("Kenya", "fined", "Uganda"))], voice)
    assert len(voice.asked) == 1


def test_an_event_beside_one_beyond_doubt_is_doubted_and_not_dropped() -> None:
    sure = replace(EVENT, type="ACCUSE", trigger=Span(0, 5), confidence=0.95)
    heard = hear(TEXT, [sure, EVENT], [], Says({"NONE": 0.9}))
    assert [(event.type, event.note) for event in heard] == [
        ("ACCUSE", ""),
        ("SANCTION", "model disagrees: NONE 0.90"),
    ]


def test_an_event_with_one_side_stays_beside_another_of_its_type() -> None:
    sure = replace(EVENT, trigger=Span(0, 5), confidence=0.95)
    other = replace(EVENT, recipients=(), trigger=Span(12, 18))
    elsewhere = replace(other, sentence=Span(20, 40))
    heard = hear(TEXT, [replace(EVENT, confidence=0.7, recipients=()), sure, elsewhere], [], Says({"NONE": 0.9}))
    assert [event.trigger for event in heard if event.sentence == EVENT.sentence] == [EVENT.trigger, sure.trigger]


def test_an_event_with_one_side_stays_beside_a_pair_that_does() -> None:
    pair = replace(EVENT, type="ACCUSE", trigger=Span(0, 5), confidence=0.95)
    single = replace(EVENT, recipients=())
    assert [event.type for event in hear(TEXT, [pair, single], [], Says({"NONE": 0.9}))] == ["ACCUSE", "SANCTION"]


def test_an_event_beyond_doubt_elsewhere_vouches_for_nothing() -> None:
    sure = replace(EVENT, type="ACCUSE", sentence=Span(20, 40), trigger=Span(20, 25), confidence=0.95)
    assert hear(TEXT, [EVENT, sure], [], Says({"NONE": 0.9})) == [sure]


def test_a_headline_is_given_a_stop() -> None:
    voice = Says({"SANCTION": 0.9})
    hear(TEXT.rstrip("."), [replace(EVENT, sentence=Span(0, 18))], [], voice)
    assert [pair.sentence for pair in voice.asked] == [TEXT]


def test_who_announces_what_another_did_has_done_nothing(codebook: Codebook) -> None:
    text = "Thailand has recalled its ambassador and expelled the Cambodian envoy, the Thai foreign ministry announced."
    sure = Says({"SANCTION": 0.9})
    assert {event.rule for event in read_text(text, codebook, model=sure).events} == {
        "sanction.recall.verb",
        "sanction.expel.verb",
    }
