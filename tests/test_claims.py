"""On whose word: everything built by hand, no model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import find_span, make_attribution, make_document, make_entity, make_event
from dragoman.claims import factuality_of, make_claims, name_sources, part_denials
from dragoman.codebook.actor_file import Outlet, Outlets, words_of
from dragoman.types import Attribution, Claim, Credit, Dateline, Document, Entity, EventMention, Mention, Span

AFP = Outlet("Agence France-Presse", ("AFP",), ("afp.com",), "FRA", "agency", None, "public", "law", ("AFP",))
OUTLETS = Outlets((AFP,), {"AFP": (AFP,), words_of("Agence France-Presse"): (AFP,)}, {"afp.com": AFP})

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


def said_in(text: str, source: str | None, cue: str, content: str, **fields: Any) -> Attribution:
    """An attribution by the words of its source, of its cue and of what is said."""
    return make_attribution(
        source=find_span(text, source) if source else None, cue=find_span(text, cue),
        content=(find_span(text, content),), **fields,
    )  # fmt: skip


def claim_of(
    *attributions: Attribution,
    event: Any = SHELLED,
    entities: tuple[Entity, ...] = (),
    document: Document | None = None,
) -> Claim:
    (claim,) = make_claims(document or make_document(TEXT), entities, (event,), attributions, OUTLETS)
    return claim


def steps(claim: Claim) -> list[tuple[str, str]]:
    return [(link.name, link.relation) for link in claim.chain]


def test_one_claim_an_event_in_their_order() -> None:
    events = tuple(make_event(id=f"e{number}") for number in (1, 2, 3))
    assert [claim.event for claim in make_claims(make_document(TEXT), (), events, (), OUTLETS)] == ["e1", "e2", "e3"]


def test_the_page_alone_is_its_own_voice() -> None:
    claim = claim_of()
    assert (claim.attribution, claim.chain, claim.factuality) == (None, (), "actual")


def test_the_chain_runs_from_the_page_inward() -> None:
    document = make_document(TEXT, publisher="The Daily", dateline=Dateline(find_span(TEXT, "AA -"), None, None, "AA"))
    for said in ((REPORTED, CITING), (CITING, REPORTED)):  # whatever the order they were found in
        claim = claim_of(*said, document=document)
        assert steps(claim) == [
            ("The Daily", "publishes"), ("AA", "syndicates"), ("Al Sharq", "says"),
            ("Ankara", claim.chain[-1].relation),
        ]  # fmt: skip
        assert claim.attribution == "s2"


def test_who_is_cited_does_not_say_it_here() -> None:
    assert steps(claim_of(CITING)) == [("Ankara", "reports citing")]


def test_every_link_but_the_publisher_has_its_words_and_its_cue() -> None:
    document = make_document(TEXT, publisher="The Daily", dateline=Dateline(find_span(TEXT, "AA - "), None, None, "AA"))
    chain = claim_of(REPORTED, CITING, document=document).chain
    assert [document[link.span] if link.span else None for link in chain] == [None, "AA", "Al Sharq", "Ankara"]
    assert [document[link.cue] if link.cue else None for link in chain] == [None, "AA -", "reported", "citing"]


def test_the_agency_of_a_dateline_is_found_in_its_brackets() -> None:
    text = "KHARTOUM, April 17 (AFP) - It rained."
    document = make_document(text, dateline=Dateline(Span(0, 27), "Khartoum", None, "AFP"))
    (link,) = claim_of(event=make_event(), document=document).chain
    assert link.span is not None and link.cue is not None
    assert (document[link.span], document[link.cue]) == ("AFP", "(AFP) -")


CREDITS = [
    # kind, name, text -> what it adds to the chain
    ("byline", "Reuters", "Reuters", [("Reuters", "syndicates")]),
    ("footer", "SANA", "Source: SANA", [("SANA", "syndicates")]),
    ("footer", "Coast News", "Source: Coast News", [("Coast News", "syndicates")]),
    ("footer", "Harbour Survey", "Source: Harbour Survey", []),  # stands under a chart
    ("translation", "Kıyı", "Translated from Turkish. First printed in Kıyı.", [("Kıyı", "syndicates")]),
    ("translation", "Translated by A. B.", "Translated by A. B.", []),
    ("footer", "Amna Idris", "(Reporting by Amna Idris)", []),
    ("footer", "AFP", "Reporting by AFP", [("AFP", "syndicates")]),
    ("footer", "AFP", "Additional reporting by AFP", []),
    ("byline", "The Daily", "The Daily", []),  # the publisher, once
]


@pytest.mark.parametrize(("kind", "name", "text", "added"), CREDITS)
def test_credits_become_links(kind: Any, name: str, text: str, added: list[tuple[str, str]]) -> None:
    document = make_document(TEXT, publisher="The Daily", credits=(Credit(name, kind, text),))
    assert steps(claim_of(document=document)) == [("The Daily", "publishes"), *added]


def test_a_translation_comes_before_the_agency_it_was_made_from() -> None:
    document = make_document(
        TEXT,
        publisher="The Daily",
        dateline=Dateline(find_span(TEXT, "AA -"), None, None, "AA"),
        credits=(Credit("AFP", "byline", "AFP"), Credit("Kıyı", "translation", "First printed in Kıyı")),
    )
    assert [link.name for link in claim_of(document=document).chain] == ["The Daily", "Kıyı", "AA", "AFP"]


def test_a_press_release_is_its_issuers() -> None:
    release = Credit("Gas Users", "press release", "FOR IMMEDIATE RELEASE")
    document = make_document(TEXT, publisher="Gas Users", credits=(release,))
    assert steps(claim_of(document=document)) == [("Gas Users", "press release of")]


def test_a_press_release_may_name_its_issuer_in_its_text() -> None:
    text = "Gas Users, which is a lobby, issued the following statement on the embassy. Troops shelled Afrin."
    issued = said_in(text, "Gas Users, which is a lobby", "issued", "the following statement on the embassy")
    release = Credit("PRESS RELEASE", "press release", "PRESS RELEASE")
    shelled = make_event(trigger=find_span(text, "shelled"), sentence=find_span(text, "Troops shelled Afrin."))
    document = make_document(text, credits=(release,))
    assert steps(claim_of(issued, event=shelled, document=document)) == [("Gas Users", "press release of")]
    assert steps(claim_of(issued, event=shelled, document=make_document(text))) == []


def test_the_site_tells_the_publisher_that_the_page_does_not() -> None:
    document = make_document(TEXT, url="https://www.afp.com/en/1", authors=("Ada Byron",))
    assert steps(claim_of(document=document)) == [("Agence France-Presse", "publishes")]


def test_an_agency_under_two_names_is_one_link() -> None:
    document = make_document(
        TEXT, publisher="Agence France-Presse", dateline=Dateline(find_span(TEXT, "AA -"), None, None, "AFP")
    )
    told = make_attribution(source=find_span(TEXT, "AA"), content=REPORTED.content, entity="a1")
    entity = make_entity(TEXT, "AA", name="Agence France-Presse", kind="media")
    assert steps(claim_of(told, document=document, entities=(entity,))) == [("Agence France-Presse", "publishes")]


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


@pytest.mark.parametrize(
    ("words", "owner", "meant"),
    [("A UN report seen by Agence", "Agence", "UN"), ("Colombia's ELN", "Colombia", "ELN")],
)
def test_who_only_owns_or_hands_on_is_not_meant(words: str, owner: str, meant: str) -> None:
    text = f"{words} said so."
    entities = make_entity(text, owner, id="a1"), make_entity(text, meant, id="a2")
    said = make_attribution(source=find_span(text, words))
    assert name_sources((said,), entities, make_document(text))[0].entity == "a2"


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
    (claim,) = make_claims(
        make_document(text), (kerry, department), (make_event(trigger=Span(0, 1)),), (named,), OUTLETS
    )
    assert steps(claim) == [("Kerry", "says")]


def test_a_paper_by_its_pronoun_is_its_authors() -> None:
    text = "Robert Fico threatened Kyiv, according to a post on his Facebook page."
    him = Mention(find_span(text, "his"), "a1", "pronoun")
    fico = make_entity(text, "Robert Fico")
    others = (replace(fico, mentions=(*fico.mentions, him)), make_entity(text, "Facebook", id="a2"))
    said = make_attribution(source=find_span(text, "a post on his Facebook page"))
    assert name_sources((said,), others, make_document(text))[0].entity == "a1"


def test_whoever_denies_it_twice_is_not_among_those_who_allege_it() -> None:
    again = replace(denial("Ethiopia", "Ethiopia of shelling Metema", nth=1), id="s3", rule="report.call:designation")
    assert parted(ACCUSATION, denial("Ethiopia", "Ethiopia of shelling Metema", nth=1), again) == [
        ("e1", "alleged", ["Sudan"]),
        ("e2", "denied", ["Ethiopia"]),
    ]


def test_what_somebody_is_asked_about_is_open() -> None:
    asked = make_attribution(rule="report.ask:passive.clause")
    assert factuality_of(make_event(), [asked]) == "possible"


def test_a_source_without_an_actor_stays_without() -> None:
    assert named(None, make_entity(TEXT, "Doha")) is None
    assert named("Ankara", make_entity(TEXT, "Doha")) is None


ACCUSED = "Sudan accused Ethiopia of shelling Metema. Ethiopia denied it. Sudan denied the charge too."
ACCUSATION = make_attribution(
    kind="accusation", source=find_span(ACCUSED, "Sudan"), entity="a1", cue=find_span(ACCUSED, "accused"),
    content=(find_span(ACCUSED, "Ethiopia of shelling Metema"),), rule="accusation.accuse:of",
)  # fmt: skip
SHELLING = make_event(type="ASSAULT", trigger=find_span(ACCUSED, "shelling"))


def denial(source: str, words: str, *, nth: int = 0, entity: str = "a2") -> Attribution:
    return make_attribution(
        id="s2", kind="denial", source=find_span(ACCUSED, source, nth=nth), entity=entity, rule="denial.deny:object",
        cue=find_span(ACCUSED, "denied", nth=nth and 1), content=(find_span(ACCUSED, words),),
    )  # fmt: skip


def parted(*said: Attribution, event: EventMention = SHELLING) -> list[tuple[str, str, list[str]]]:
    document = make_document(ACCUSED)
    twice = tuple(Mention(find_span(ACCUSED, "Sudan", nth=nth), "a1", "name") for nth in (0, 1))
    names = (replace(make_entity(ACCUSED, "Sudan"), mentions=twice), make_entity(ACCUSED, "Ethiopia", id="a2"))
    said = name_sources(said, names, document)
    events = part_denials((event,), said)
    claims = make_claims(document, (), events, said, OUTLETS)
    return [(claim.event, claim.factuality, [link.name for link in claim.chain]) for claim in claims]


def test_what_one_alleges_and_another_denies_is_told_twice() -> None:
    both = [("e1", "alleged", ["Sudan"]), ("e2", "denied", ["Ethiopia"])]
    assert parted(ACCUSATION, denial("Ethiopia", "Ethiopia of shelling Metema", nth=1)) == both
    assert parted(ACCUSATION, denial("Ethiopia", "it", nth=1)) == both


def test_what_is_merely_reported_is_alleged_where_another_denies_it() -> None:
    report = replace(ACCUSATION, kind="report", rule="report.say:clause")
    assert parted(report, denial("Ethiopia", "it", nth=1)) == [
        ("e1", "alleged", ["Sudan"]),
        ("e2", "denied", ["Ethiopia"]),
    ]


def test_who_quotes_a_denial_passes_it_on() -> None:
    text = "Hamas said gunmen had fled, but Haaretz quoted an official as denying it."
    said = said_in(text, "Hamas", "said", "gunmen had fled")
    quoted = said_in(text, "Haaretz", "quoted", "an official as denying it", id="s2")
    denied = said_in(text, "an official", "denying", "it", id="s3", parent="s2", kind="denial")
    named = name_sources((said, quoted, denied), (), make_document(text))
    assert [text[part.start : part.end] for part in named[2].content] == ["gunmen had fled"]
    events = part_denials((make_event(trigger=find_span(text, "fled")),), named)
    claims = make_claims(make_document(text), (), events, named, OUTLETS)
    assert [(claim.factuality, [link.name for link in claim.chain]) for claim in claims] == [
        ("alleged", ["Hamas"]),
        ("denied", ["Haaretz", "official"]),
    ]


def test_a_denial_within_the_words_that_it_denies_points_to_those_before_it() -> None:
    text = "Reuters reported that troops had fled and that Minsk denied it."
    said = said_in(text, "Reuters", "reported", "that troops had fled and that Minsk denied it")
    denied = said_in(text, "Minsk", "denied", "it", id="s2", parent="s1", kind="denial")
    (part,) = name_sources((said, denied), (), make_document(text))[1].content
    assert text[part.start : part.end].strip() == "that troops had fled and that"


def test_a_denial_points_back_to_somebody_elses_words() -> None:
    own = denial("Sudan", "the charge", nth=1, entity="a1")
    assert parted(ACCUSATION, own) == [("e1", "alleged", ["Sudan"])]


def test_the_claims_of_the_paragraph_before_are_denied_together() -> None:
    text = "Nurses said guards beat them. Cooks said guards robbed them.\n\nThe army called the claims lies."
    nurses = said_in(text, "Nurses", "said", "guards beat them")
    cooks = make_attribution(
        id="s2", source=find_span(text, "Cooks"), cue=find_span(text, "said", nth=1),
        content=(find_span(text, "guards robbed them"),),
    )  # fmt: skip
    denied = said_in(text, "The army", "called", "the claims", id="s3", kind="denial")
    document = make_document(text, paragraphs=(Span(0, 60), Span(62, len(text))))
    assert name_sources((nurses, cooks, denied), (), document)[2].content == (*nurses.content, *cooks.content)


def test_a_charge_denied_is_the_last_accusation() -> None:
    text = "Oslo accused Riga of spying and said it would leave. Riga called the charge absurd."
    accused = said_in(text, "Oslo", "accused", "Riga of spying", kind="accusation")
    said = said_in(text, "Oslo", "said", "it would leave", id="s2")
    denied = make_attribution(
        id="s3", kind="denial", source=find_span(text, "Riga", nth=1), cue=find_span(text, "called"),
        content=(find_span(text, "the charge"),),
    )  # fmt: skip
    assert name_sources((accused, said, denied), (), make_document(text))[2].content == accused.content


def test_a_claim_stands_beside_the_denial_that_names_it() -> None:
    claim = make_attribution(
        kind="claim", cue=find_span(ACCUSED, "charge"), content=(SHELLING.trigger,), rule="claim.assert:noun.clause"
    )
    outer = make_attribution(
        id="s2", kind="denial", source=find_span(ACCUSED, "Sudan"), content=(Span(0, len(ACCUSED)),),
        cue=Span(len(ACCUSED), len(ACCUSED)),
    )  # fmt: skip
    assert parted(outer, claim) == [("e1", "alleged", []), ("e2", "denied", ["Sudan"])]


def test_to_deny_that_something_was_said_says_it_once() -> None:
    said = make_attribution(
        source=find_span(ACCUSED, "Ethiopia"), cue=find_span(ACCUSED, "accused"), content=(SHELLING.trigger,)
    )
    outer = make_attribution(
        id="s2", kind="denial", source=find_span(ACCUSED, "Sudan"), content=(Span(0, 60),), cue=Span(70, 75)
    )
    assert [(one, chain) for one, _, chain in parted(outer, said)] == [("e1", ["Sudan", "Ethiopia"])]


def test_an_act_that_did_not_happen_is_not_told_twice() -> None:
    event = make_event(status="negated", trigger=SHELLING.trigger)
    assert len(parted(ACCUSATION, denial("Ethiopia", "it", nth=1), event=event)) == 1


def test_reports_for_which_nobody_answers_are_alleged() -> None:
    rumour = make_attribution(kind="document", content=REPORTED.content, rule="report.word:noun.clause")
    assert claim_of(rumour).factuality == "alleged"


def test_of_two_with_the_same_words_the_one_who_cites_stands_outside() -> None:
    content = CITING.content
    outer = make_attribution(id="s2", source=find_span(TEXT, "Al Sharq"), content=content, cue=REPORTED.cue)
    inner = make_attribution(id="s1", parent="s2", source=find_span(TEXT, "Ankara"), content=content, cue=CITING.cue)
    assert [link.name for link in claim_of(inner, outer).chain] == ["Al Sharq", "Ankara"]


DENIES = "The army denied to Dawn that its men had fired. Police promised that they would leave."
FIRED = make_event(trigger=find_span(DENIES, "fired"), sentence=find_span(DENIES, DENIES[:47]))


def test_an_outlet_that_hears_a_denial_alleges_nothing() -> None:
    denial = make_attribution(
        id="s2", parent="s1", kind="denial", source=find_span(DENIES, "The army"), cue=find_span(DENIES, "denied"),
        content=(find_span(DENIES, "that its men had fired"),), rule="denial.deny:clause",
    )  # fmt: skip
    carrier = replace(
        denial, id="s1", parent=None, kind="report", source=find_span(DENIES, "Dawn"), rule="denial.deny:carrier",
        content=(find_span(DENIES, "The army"), *denial.content),
    )  # fmt: skip
    assert len(part_denials((FIRED,), (carrier, denial))) == 1
    claim = claim_of(carrier, denial, event=FIRED, document=make_document(DENIES))
    assert (steps(claim), claim.factuality) == ([("Dawn", "says"), ("army", "says")], "denied")


@pytest.mark.parametrize("name", ["this newspaper", "the Ledger", "our reporter"])
def test_the_pages_own_outlet_is_no_second_step(name: str) -> None:
    text = f"A letter seen by {name} says that Turkish troops shelled Afrin."
    event = make_event(trigger=find_span(text, "shelled"), sentence=Span(0, len(text)))
    seen = make_attribution(
        source=find_span(text, name), cue=find_span(text, "seen"), rule="report.say:carrier",
        content=(Span(0, 8), find_span(text, "that Turkish troops shelled Afrin")),
    )  # fmt: skip
    letter = said_in(
        text, "A letter", "says", "that Turkish troops shelled Afrin", id="s2", parent="s1", kind="document"
    )
    document = make_document(text, publisher="The Strait Ledger")
    assert [link for link, _ in steps(claim_of(seen, letter, event=event, document=document))] == [
        "The Strait Ledger", "letter",
    ]  # fmt: skip


def test_a_columns_author_speaks_and_a_reporter_does_not() -> None:
    column = make_document(TEXT, publisher="The Strait Ledger", authors=("Ada Roy",), section="Opinion")
    assert steps(claim_of(document=column)) == [("The Strait Ledger", "publishes"), ("Ada Roy", "says")]
    by_path = replace(column, section=None, url="https://ledger.example/opinion/2024/ferry")
    assert steps(claim_of(document=by_path))[-1] == ("Ada Roy", "says")
    assert steps(claim_of(document=replace(column, section="World"))) == [("The Strait Ledger", "publishes")]


def test_what_was_only_asked_for_is_not_parted_by_a_denial() -> None:
    wished = replace(SHELLED, status="possible")
    denied = make_attribution(
        id="s2",
        kind="denial",
        source=find_span(TEXT, "Ankara"),
        cue=find_span(TEXT, "rained"),
        content=REPORTED.content,
    )
    assert len(part_denials((SHELLED,), (REPORTED, denied))) == 2
    assert len(part_denials((wished,), (REPORTED, denied))) == 1


def test_the_newspaper_is_the_last_that_was_cited() -> None:
    text = "Al-Rai wrote that troops fled. They will return, two officials told the newspaper."
    paper = make_entity(text, "Al-Rai", name="Al-Rai", kind="media")
    wrote = said_in(text, "Al-Rai", "wrote", "that troops fled")
    told = said_in(text, "the newspaper", "told", "They will return", id="s2")
    assert [one.entity for one in name_sources((wrote, told), (paper,), make_document(text))] == ["a1", "a1"]


def test_of_a_plan_that_only_rumour_tells_the_denial_stands() -> None:
    text = "Oslo denied reports that it would expel the envoy."
    event = make_event(trigger=find_span(text, "expel"), sentence=Span(0, len(text)), status="possible")
    denied = said_in(text, "Oslo", "denied", "reports that it would expel the envoy", kind="denial")
    rumour = said_in(
        text, None, "reports", "that it would expel the envoy",
        id="s2", parent="s1", kind="document", rule="report.word:noun.clause",
    )  # fmt: skip
    (claim,) = make_claims(make_document(text), (), part_denials((event,), (denied, rumour)), (denied, rumour), OUTLETS)
    assert (claim.factuality, [link.name for link in claim.chain]) == ("denied", ["Oslo"])


LEAVE = make_event(trigger=find_span(DENIES, "leave"), sentence=find_span(DENIES, DENIES[48:]))


def test_who_reacts_to_what_has_happened_does_not_tell_of_it() -> None:
    reacted = make_attribution(source=REPORTED.source, content=REPORTED.content, rule="report.answer:object")
    assert steps(claim_of(reacted, event=replace(SHELLED, settled=True))) == []
    assert steps(claim_of(reacted)) == [("Al Sharq", "says")]


UTTERED = [
    ("intent", "intent.promise:clause", "planned", [("Police", "says")], "planned"),
    ("intent", "intent.plan:infinitive", "planned", [], "planned"),  # a plan is no word
    ("belief", "belief.hold:infinitive", "planned", [], "planned"),  # nor is what somebody wants to do
    ("demand", "demand.urge:clause", "planned", [("Police", "says")], "possible"),
    ("demand", "demand.order:clause", "planned", [], "planned"),  # an order is taken to be followed
    ("belief", "belief.fear:clause", "planned", [("Police", "says")], "possible"),
    ("belief", "belief.know:clause", "actual", [("Police", "says")], "actual"),
    ("belief", "belief.think:clause", "actual", [("Police", "says")], "alleged"),
]


@pytest.mark.parametrize(("kind", "rule", "status", "chain", "factuality"), UTTERED, ids=[row[1] for row in UTTERED])
def test_promises_demands_and_fears(
    kind: Any, rule: str, status: Any, chain: list[tuple[str, str]], factuality: str
) -> None:
    said = make_attribution(
        kind=kind, source=find_span(DENIES, "Police"), cue=find_span(DENIES, "promised"), rule=rule,
        content=(find_span(DENIES, "that they would leave"),),
    )  # fmt: skip
    claim = claim_of(said, event=replace(LEAVE, status=status), document=make_document(DENIES))
    assert (steps(claim), claim.factuality) == (chain, factuality)


def test_what_is_claimed_within_a_demand_is_alleged() -> None:
    demand = make_attribution(kind="demand", rule="demand.for:infinitive")
    assert factuality_of(make_event(), [demand, make_attribution(kind="claim")]) == "alleged"


LETTER = "They left, according to a letter by the deputy that was seen by dpa. The letter says they threatened us."


def test_a_letter_told_of_again_comes_the_same_way() -> None:
    first = make_attribution(
        kind="document", rule="report.according:phrase",
        source=find_span(LETTER, "a letter by the deputy that was seen by dpa"),
        cue=find_span(LETTER, "according to"), content=(find_span(LETTER, "They left"),),
    )  # fmt: skip
    carrier = replace(
        first, id="s2", kind="report", source=find_span(LETTER, "dpa"), rule="report.according:carrier",
        content=(find_span(LETTER, "a letter by the deputy that was"),),
    )  # fmt: skip
    again = make_attribution(
        id="s3", kind="document", source=find_span(LETTER, "The letter"), cue=find_span(LETTER, "says"),
        content=(find_span(LETTER, "they threatened us"),),
    )  # fmt: skip
    event = make_event(trigger=find_span(LETTER, "threatened"), sentence=find_span(LETTER, LETTER[69:]))
    claim = claim_of(first, carrier, again, event=event, document=make_document(LETTER))
    assert steps(claim) == [("dpa", "says"), ("letter by the deputy", "quotes document")]
    assert claim.chain[-1].cue == again.cue


def test_a_demonym_before_a_noun_is_not_the_country() -> None:
    text = "A Chinese business group said so. Chinese of Ghana agreed."
    china = Entity(
        "a1", "China", "country", "CHN", ("GOV",), "demonym", key="CHN",
        mentions=(Mention(find_span(text, "Chinese"), "a1", "alias"), Mention(Span(34, 41), "a1", "alias")),
    )  # fmt: skip
    group = make_attribution(source=find_span(text, "A Chinese business group"))
    people = make_attribution(id="s2", source=find_span(text, "Chinese of Ghana"))
    named = name_sources((group, people), (china,), make_document(text))
    assert [one.entity for one in named] == [None, "a1"]


def test_what_describes_a_speaker_is_no_part_of_the_name() -> None:
    text = "A fisherman quoted by NHK said so."
    said = make_attribution(source=find_span(text, "A fisherman quoted by NHK"), cue=find_span(text, "said"))
    event = make_event(trigger=find_span(text, "so"), sentence=Span(0, len(text)))
    claim = claim_of(replace(said, content=(find_span(text, "so"),)), event=event, document=make_document(text))
    assert steps(claim) == [("fisherman", "says")]


def test_what_a_demand_or_denial_mentions_in_passing_is_not_on_its_word() -> None:
    """ "Paris denied that the troops who entered Afrin had shelled it": they entered, and Paris does not deny it."""
    denial = make_attribution(kind="denial", source=find_span(TEXT, "Ankara"), content=(Span(0, len(TEXT)),))

    assert claim_of(denial).factuality == "denied"
    passing = claim_of(denial, event=replace(SHELLED, settled=True))
    assert (passing.factuality, passing.chain) == ("actual", ())


def test_what_a_speaker_reports_in_passing_is_on_his_word() -> None:
    assert steps(claim_of(REPORTED, event=replace(SHELLED, settled=True))) == [("Al Sharq", "says")]


def test_where_a_speaker_stands_is_not_who_he_is() -> None:
    text = "Carabinieri in Reggio said so. Reggio agreed."
    reggio = make_entity(text, "Reggio", id="a1", kind="place")
    both = Mention(find_span(text, "Reggio", nth=1), "a1", "name")
    guards = make_attribution(source=find_span(text, "Carabinieri in Reggio"))
    town = make_attribution(id="s2", source=find_span(text, "Reggio", nth=1))
    named = name_sources((guards, town), (replace(reggio, mentions=(*reggio.mentions, both)),), make_document(text))
    assert [one.entity for one in named] == [None, "a1"]


@pytest.mark.parametrize(("between", "filled"), [(40, True), (400, False)], ids=["near", "far"])
def test_a_denial_points_back_to_what_was_said_near_it(between: int, filled: bool) -> None:
    text = f"Oslo accused Riga of spying.{' It rained' * (between // 10)}. Riga denied it."
    accused = said_in(text, "Oslo", "accused", "Riga of spying", kind="accusation")
    denied = make_attribution(
        id="s2", kind="denial", source=find_span(text, "Riga", nth=1), cue=find_span(text, "denied"),
        content=(Span(len(text) - 3, len(text) - 1),),
    )  # fmt: skip
    found = name_sources((accused, denied), (), make_document(text))[1].content
    assert found == (accused.content if filled else denied.content)


def test_a_nameless_denial_is_nobodys_and_parts_nothing() -> None:
    nameless = replace(denial("Ethiopia", "Ethiopia of shelling Metema", nth=1), source=None)
    assert len(parted(ACCUSATION, nameless)) == 1


def test_an_outlet_with_a_countrys_name_is_not_the_country() -> None:
    text = "Ethiopian state television said troops had left."
    country = make_entity(text, "Ethiopian", id="a1", name="Ethiopia", kind="country", country="ETH")
    said = said_in(text, "Ethiopian state television", "said", "troops had left", entity="a1")
    event = make_event(trigger=find_span(text, "left"), sentence=Span(0, len(text)))
    (link,) = claim_of(said, event=event, entities=(country,), document=make_document(text)).chain
    assert (link.name, link.entity) == ("Ethiopian state television", None)


def test_an_agency_with_what_it_is_called_is_one_link() -> None:
    text = "KYIV (AFP) - The news agency AFP said troops had left."
    said = said_in(text, "The news agency AFP", "said", "troops had left")
    event = make_event(trigger=find_span(text, "left"), sentence=Span(0, len(text)))
    document = make_document(text, dateline=Dateline(find_span(text, "KYIV (AFP) -"), "KYIV", None, "AFP"))
    assert steps(claim_of(said, event=event, document=document)) == [("AFP", "syndicates")]
