"""On whose word: everything built by hand, no model."""

from __future__ import annotations

from typing import Any

import pytest

from builders import find_span, make_attribution, make_document, make_entity, make_event
from dragoman.claims import factuality_of, make_claims, name_sources
from dragoman.types import Attribution, Claim, Dateline, Document, Entity, Mention, Span

TEXT = "AA - Doha paper Al Sharq reported on Sunday, citing Ankara, that Turkish troops had shelled Afrin. It rained."
SHELLED = make_event(trigger=find_span(TEXT, "shelled"), sentence=find_span(TEXT, TEXT[:98]))
REPORTED = make_attribution(
    source=find_span(TEXT, "Al Sharq"), cue=find_span(TEXT, "reported"),
    content=(find_span(TEXT, "Turkish troops had shelled Afrin"), find_span(TEXT, "on Sunday, citing Ankara")),
)  # fmt: skip
CITING = make_attribution(
    id="s2", parent="s1", source=find_span(TEXT, "Ankara"), cue=find_span(TEXT, "citing"),
    rule="report.according:phrase.citing",
    content=(find_span(TEXT, "Turkish troops had shelled Afrin"),),
)  # fmt: skip


def claim_of(
    *attributions: Attribution,
    event: Any = SHELLED,
    entities: tuple[Entity, ...] = (),
    document: Document | None = None,
) -> Claim:
    (claim,) = make_claims(document or make_document(TEXT), entities, (event,), attributions)
    return claim


def steps(claim: Claim) -> list[tuple[str, str]]:
    return [(link.name, link.relation) for link in claim.chain]


def test_one_claim_an_event_in_their_order() -> None:
    events = tuple(make_event(id=f"e{number}") for number in (1, 2, 3))
    assert [claim.event for claim in make_claims(make_document(TEXT), (), events, ())] == ["e1", "e2", "e3"]


def test_the_page_alone_is_its_own_voice() -> None:
    claim = claim_of()
    assert (claim.attribution, claim.chain, claim.factuality) == (None, (), "actual")


def test_the_chain_runs_from_the_page_inward() -> None:
    document = make_document(
        TEXT, publisher="The Daily", dateline=Dateline(find_span(TEXT, "AA -"), None, None, "Anadolu Agency")
    )
    for said in ((REPORTED, CITING), (CITING, REPORTED)):  # whatever the order they were found in
        claim = claim_of(*said, document=document)
        assert steps(claim) == [
            ("The Daily", "publishes"), ("Anadolu Agency", "syndicates"), ("Al Sharq", "says"),
            ("Ankara", claim.chain[-1].relation),
        ]  # fmt: skip
        assert claim.attribution == "s2"


def test_who_is_cited_does_not_say_it_here() -> None:
    assert steps(claim_of(CITING)) == [("Ankara", "reports citing")]


def test_every_link_but_the_publisher_has_its_words() -> None:
    document = make_document(
        TEXT, publisher="The Daily", dateline=Dateline(find_span(TEXT, "AA -"), None, None, "Anadolu Agency")
    )
    chain = claim_of(REPORTED, CITING, document=document).chain
    assert [document[link.span] if link.span else None for link in chain] == [None, "AA -", "Al Sharq", "Ankara"]


def test_an_author_stands_in_for_a_publisher() -> None:
    document = make_document(TEXT, authors=("Ada Byron", "Bo Ek"))
    assert steps(claim_of(document=document)) == [("Ada Byron", "publishes")]


def test_an_agency_that_publishes_itself_is_named_once() -> None:
    document = make_document(TEXT, publisher="ANADOLU", dateline=Dateline(find_span(TEXT, "AA"), None, None, "Anadolu"))
    assert steps(claim_of(document=document)) == [("ANADOLU", "publishes")]


def test_a_speaker_who_follows_himself_is_named_once() -> None:
    again = make_attribution(id="s3", source=REPORTED.source, content=CITING.content, cue=REPORTED.cue)
    assert steps(claim_of(REPORTED, again)) == [("Al Sharq", "says")]


def test_a_nameless_source_adds_no_link_but_holds_the_event() -> None:
    nobody = make_attribution(kind="claim", content=REPORTED.content, cue=REPORTED.cue)
    claim = claim_of(nobody)
    assert (claim.chain, claim.attribution, claim.factuality) == ((), "s1", "alleged")


def test_what_is_said_elsewhere_does_not_count() -> None:
    elsewhere = make_attribution(source=find_span(TEXT, "Doha"), content=(find_span(TEXT, "It rained."),))
    assert claim_of(elsewhere).attribution is None


def test_a_wish_vouches_for_nothing() -> None:
    for kind in ("demand", "intent"):
        assert claim_of(make_attribution(kind=kind, content=REPORTED.content)).attribution is None


def test_the_word_of_saying_does_not_hold_itself() -> None:
    """ "accused" is the ACCUSE event and the cue: the accuser vouches for what he says, the page for his saying it."""
    accused = make_attribution(kind="accusation", cue=SHELLED.trigger, content=REPORTED.content)
    assert claim_of(accused).attribution is None


def test_papers_are_quoted() -> None:
    document = make_attribution(kind="document", source=find_span(TEXT, "Al Sharq"), content=REPORTED.content)
    assert steps(claim_of(document)) == [("Al Sharq", "quotes document")]


@pytest.mark.parametrize(
    ("words", "name", "how", "shown"),
    [
        ("Doha", "Qatar", "alias", "Qatar (Doha)"),
        ("Al Sharq", "Al Sharq", "name", "Al Sharq"),
        ("Doha paper Al Sharq", "Al Sharq", "name", "Doha paper Al Sharq"),
        ("Sharq", "Al Sharq", "alias", "Al Sharq"),
        ("It", "The Sky", "pronoun", "The Sky"),
    ],
)
def test_speakers_are_named_with_the_words_of_the_page(words: str, name: str, how: str, shown: str) -> None:
    entity = make_entity(TEXT, words, name=name, mention_how=how)
    said = make_attribution(source=find_span(TEXT, words), entity="a1", content=REPORTED.content)
    (link,) = claim_of(said, entities=(entity,)).chain
    assert (link.name, link.entity) == (shown, "a1")


FACTUALITY = [
    # status, alleged, kinds from the outermost to the innermost -> factuality
    ("actual", False, (), "actual"),
    ("actual", True, (), "alleged"),
    ("actual", False, ("report",), "actual"),
    ("actual", False, ("quote",), "actual"),
    ("actual", False, ("document",), "actual"),
    ("actual", False, ("claim",), "alleged"),
    ("actual", False, ("accusation",), "alleged"),
    ("actual", False, ("belief",), "alleged"),
    ("actual", False, ("denial",), "denied"),
    ("actual", False, ("report", "denial"), "denied"),
    ("actual", False, ("report", "accusation"), "alleged"),
    ("actual", False, ("accusation", "report"), "alleged"),  # the accuser's witness is no better than the accuser
    ("actual", False, ("denial", "report"), "actual"),
    ("negated", False, (), "denied"),
    ("negated", False, ("report",), "denied"),
    ("negated", False, ("accusation",), "denied"),
    ("planned", False, (), "planned"),
    ("planned", True, ("claim",), "planned"),
    ("planned", False, ("denial",), "denied"),
    ("possible", False, (), "possible"),
    ("possible", False, ("accusation",), "possible"),
]


@pytest.mark.parametrize(("status", "alleged", "kinds", "factuality"), FACTUALITY)
def test_factuality(status: str, alleged: bool, kinds: tuple[str, ...], factuality: str) -> None:
    holding = [make_attribution(kind=kind) for kind in kinds]
    assert factuality_of(make_event(status=status, alleged=alleged), holding) == factuality


def named(words: str | None, *entities: Entity) -> str | None:
    said = make_attribution(source=find_span(TEXT, words) if words else None)
    return name_sources((said,), entities, make_document(TEXT))[0].entity


def test_a_source_is_the_actor_it_lies_in() -> None:
    assert named("Al Sharq", make_entity(TEXT, "Al Sharq")) == "a1"
    assert (
        named("Sharq", make_entity(TEXT, "Doha paper Al Sharq", id="a1"), make_entity(TEXT, "Al Sharq", id="a2"))
        == "a2"
    )


def test_of_the_actors_inside_a_source_the_widest_is_meant() -> None:
    assert named("Doha paper Al Sharq", make_entity(TEXT, "Doha"), make_entity(TEXT, "Al Sharq", id="a2")) == "a2"


def test_a_name_before_a_long_apposition_is_meant() -> None:
    text = "Ali, a senior aide to the king, said so."
    ali = make_entity(text, "Ali", id="a1")
    aide = Entity("a2", "aide", "person", "SAU", (), "test", mentions=(
        Mention(find_span(text, "a senior aide to the king"), "a2", "role"),
    ))  # fmt: skip
    said = make_attribution(source=find_span(text, "Ali, a senior aide to the king"))
    assert name_sources((said,), (ali, aide), make_document(text))[0].entity == "a1"


def test_what_follows_a_comma_does_not_name_the_speaker() -> None:
    text = "Kerry, who received him at the State Department, agreed."
    words = "Kerry, who received him at the State Department"
    kerry, department = make_entity(text, "Kerry"), make_entity(text, "the State Department", id="a2")
    said = make_attribution(source=find_span(text, words), cue=find_span(text, "agreed"), content=(Span(0, 5),))
    (named,) = name_sources((said,), (kerry, department), make_document(text))
    assert named.entity == "a1"
    (claim,) = make_claims(make_document(text), (kerry, department), (make_event(trigger=Span(0, 1)),), (named,))
    assert steps(claim) == [("Kerry", "says")]


def test_a_source_without_an_actor_stays_without() -> None:
    assert named(None, make_entity(TEXT, "Doha")) is None
    assert named("Ankara", make_entity(TEXT, "Doha")) is None
