"""Who a speaker is to the event: the codebook that ships, everything else by hand; whole pages at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import find_span, make_attribution, make_document, make_entity, make_event
from dragoman.attributions.agents import Representation
from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text
from dragoman.speakers import UNKNOWN
from dragoman.stakes import with_stakes
from dragoman.types import Attribution, Claim, Entity, EventMention, Link, Participant, Reading, Span, Stake

TEXT = "Brad Osborn, a lobbyist for the GNA, said the army had shelled a clinic. The official SANA agency agreed."
SYRIA = make_entity(
    TEXT, "the army", id="a9", name="army of Syria", country="SYR", sectors=("MIL",), key="SYR.MIL.army"
)
CLINIC = make_entity(TEXT, "a clinic", id="a8", name="a clinic", kind="group", country="SYR", sectors=("CVL",))


def stakes_of(
    link: Link,
    *entities: Entity,
    codebook: Codebook,
    event: EventMention | None = None,
    said: tuple[Representation, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    **document: Any,
) -> list[Stake]:
    event = event or make_event()
    reading = Reading(
        make_document(TEXT, **document), (*entities, SYRIA, CLINIC), attributions, (event,),
        (Claim("e1", None, (link,), "actual"),), "sha256:book", "md",
    )  # fmt: skip
    return list(with_stakes(reading, said, codebook).claims[0].chain[0].stakes)


def kinds(stakes: list[Stake]) -> list[tuple[str, str | None]]:
    return [(stake.kind, stake.of) for stake in stakes]


def chains_of(text: str, codebook: Codebook) -> list[tuple[Link, ...]]:
    """The chain of each claim of a text, as the rules alone read it."""
    return [claim.chain for claim in read_text(text, codebook, rules_only=True).claims]


def person(**fields: Any) -> Entity:
    fields = {"name": "Brad Osborn", "kind": "person", "country": "USA", "sectors": (), "how": "named entity", **fields}
    return make_entity(TEXT, "Brad Osborn", **fields)


OUTLETS = [
    ("SANA", [("state-controlled media", "SYR")]),
    ("BBC", [("public media", "GBR")]),
    ("Reuters", [("independent press", None)]),
    ("Al-Manar", [("political party", "Hezbollah")]),
    ("Tasnim", [("state-controlled media", "IRN")]),
    ("Granma", [("political party", "Communist Party of Cuba"), ("state-controlled media", "CUB")]),
    ("Hurriyet", [("unknown", None)]),
    ("The Isthmus Star", [("unknown", None)]),
    ("Volga State News Agency", [("state-controlled media", None)]),
]


@pytest.mark.parametrize(("name", "expected"), OUTLETS)
def test_outlets_are_what_the_outlet_file_documents(
    codebook: Codebook, name: str, expected: list[tuple[str, str | None]]
) -> None:
    assert kinds(stakes_of(Link(name, "publishes"), codebook=codebook)) == expected


def test_every_stake_says_where_it_is_known_from(codebook: Codebook) -> None:
    (sana,) = stakes_of(Link("SANA", "publishes"), codebook=codebook)
    (hurriyet,) = stakes_of(Link("Hurriyet", "publishes"), codebook=codebook)
    assert sana.basis == "outlets.toml: ministry of information oversees it"
    assert hurriyet.basis.startswith("outlets.toml: private owner; widely described")
    assert stakes_of(Link("Nobody's Paper", "publishes"), codebook=codebook) == [UNKNOWN]


def test_the_site_tells_whose_page_it_is(codebook: Codebook) -> None:
    link = Link("Live", "publishes")
    assert kinds(stakes_of(link, codebook=codebook, url="https://www.bbc.com/news/1")) == [("public media", "GBR")]


def test_a_publisher_may_be_an_actor(codebook: Codebook) -> None:
    assert kinds(stakes_of(Link("NATO", "publishes"), codebook=codebook)) == [("international body", None)]


@pytest.mark.parametrize(
    ("sector", "expected"),
    [
        ("GOV", ("state organ", "USA")),
        ("MIL", ("state organ", "USA")),
        ("JUD", ("court", "USA")),
        ("IGO", ("international body", None)),
        ("PTY", ("political party", "Brad Osborn")),
        ("NGO", ("unknown", None)),
        ("ELI", ("unknown", None)),  # he held an office and holds it no longer
    ],
)
def test_actors_are_what_their_sector_says(codebook: Codebook, sector: str, expected: tuple[str, str | None]) -> None:
    speaker = person(sectors=(sector,), how="actor file: person.osborn")
    assert kinds(stakes_of(Link("Osborn", "says", entity="a1"), speaker, codebook=codebook)) == [expected]


def test_a_role_in_the_text_keeps_its_words(codebook: Codebook) -> None:
    link = Link("Osborn", "says", find_span(TEXT, "Brad Osborn"), "a1")
    (stake,) = stakes_of(link, person(sectors=("GOV",)), codebook=codebook)
    assert (stake.basis, stake.span) == ("the text: 'Brad Osborn'", find_span(TEXT, "Brad Osborn"))


def side(entity: Entity, role: str = "actor", type: str = "ASSAULT") -> EventMention:
    part = (Participant(entity.id, Span(0, 1), "subject"),)
    return make_event(type=type, **{"actors" if role == "actor" else "recipients": part})


def test_a_state_organ_is_party_to_what_its_state_does(codebook: Codebook) -> None:
    minister = person(country="SYR", sectors=("GOV",), how="actor file: person.x")
    link = Link("the minister", "says", entity="a1")
    expected = [("state organ", "SYR"), ("party", "SYR")]
    assert kinds(stakes_of(link, minister, codebook=codebook, event=side(SYRIA))) == expected


def test_the_medium_of_a_state_is_party_through_its_owner(codebook: Codebook) -> None:
    expected = [("state-controlled media", "SYR"), ("party", "SYR")]
    stakes = stakes_of(Link("SANA", "syndicates"), codebook=codebook, event=side(SYRIA))
    assert kinds(stakes) == expected
    assert stakes[1].basis == "outlets.toml: owner Syrian state: actor of the event"


def test_a_rival_government_is_another_side(codebook: Codebook) -> None:
    rival = make_entity(TEXT, "the army", id="a7", country="SYR", kind="government", key="SYR.GOV.government.rival")
    stakes = stakes_of(Link("SANA", "syndicates"), rival, codebook=codebook, event=side(rival))
    assert kinds(stakes) == [("state-controlled media", "SYR")]


def test_an_organ_of_a_group_is_party_with_it(codebook: Codebook) -> None:
    group = make_entity(TEXT, "the army", id="a7", name="RSF", kind="armed group", sectors=("REB",), key="group.rsf")
    speaker = person(country="SDN", sectors=("REB",), key="group.rsf.REB.commander")
    link = Link("a commander", "says", entity="a1")
    assert kinds(stakes_of(link, speaker, group, codebook=codebook, event=side(group))) == [("party", "RSF")]


def test_to_whom_it_was_done_is_victim_and_party(codebook: Codebook) -> None:
    link = Link("the clinic", "says", entity="a8")
    stakes = stakes_of(link, codebook=codebook, event=side(CLINIC, "recipient"))
    assert kinds(stakes) == [("party", "a clinic"), ("victim", None)]
    assert kinds(stakes_of(link, codebook=codebook, event=side(CLINIC, "recipient", "AID"))) == [("party", "a clinic")]


def test_a_state_is_no_victim(codebook: Codebook) -> None:
    stakes = stakes_of(Link("the army", "says", entity="a9"), codebook=codebook, event=side(SYRIA, "recipient"))
    assert "victim" not in [stake.kind for stake in stakes]


LOBBYIST = Representation(
    (find_span(TEXT, "lobbyist"), find_span(TEXT, "Brad Osborn")), find_span(TEXT, "the GNA"),
    find_span(TEXT, "lobbyist for the GNA"), "paid agent", "agent.lobbyist",
)  # fmt: skip


def test_agents_keep_their_client_wherever_they_speak(codebook: Codebook) -> None:
    link = Link("Osborn", "says", find_span(TEXT, "agreed"), "a1")
    (stake,) = stakes_of(link, person(), codebook=codebook, said=(LOBBYIST,))
    assert stake == Stake("paid agent", "the GNA", "the text: 'lobbyist for the GNA'", LOBBYIST.words)


def test_what_an_accuser_says_of_another_is_no_document(codebook: Codebook) -> None:
    accused = make_attribution(kind="accusation", content=(Span(0, 60),))
    link = Link("Osborn", "says", entity="a1")
    stakes = stakes_of(link, person(), codebook=codebook, said=(LOBBYIST,), attributions=(accused,))
    assert stakes == [UNKNOWN]


def test_a_spokesman_is_what_his_body_is(codebook: Codebook) -> None:
    voice = replace(LOBBYIST, client=find_span(TEXT, "the army"), tie="speaks for")
    stakes = stakes_of(
        Link("Osborn", "says", entity="a1"), person(), codebook=codebook, said=(voice,), event=side(SYRIA)
    )
    assert kinds(stakes) == [("state organ", "SYR"), ("party", "SYR")]


def test_a_paid_agent_is_no_party_to_what_his_client_does(codebook: Codebook) -> None:
    hired = replace(LOBBYIST, client=find_span(TEXT, "the army"))
    link = Link("Osborn", "says", entity="a1")
    assert kinds(stakes_of(link, person(), codebook=codebook, said=(hired,), event=side(SYRIA))) == [
        ("paid agent", "army of Syria")
    ]


def test_a_side_named_by_the_words_of_its_speaker_is_misread_unless_the_act_is_told_there(codebook: Codebook) -> None:
    words = find_span(TEXT, "a clinic")
    link = Link("the clinic", "says", words, "a8")
    event = make_event(recipients=(Participant("a8", words, "object"),), trigger=find_span(TEXT, "agreed"))
    assert kinds(stakes_of(link, codebook=codebook, event=event)) == [("unknown", None)]
    inside = replace(event, trigger=find_span(TEXT, "clinic"))
    assert ("party", "a clinic") in kinds(stakes_of(link, codebook=codebook, event=inside))


def test_words_beside_an_outlet_that_the_file_does_not_know(codebook: Codebook) -> None:
    text = "The official"  # what follows would be a known outlet
    entity = make_entity(TEXT, text, name="Agency of elsewhere", kind="media", country="XKX", sectors=("MED",))
    link = Link(text, "says", find_span(TEXT, text), "a1")
    assert kinds(stakes_of(link, entity, codebook=codebook)) == [("state-controlled media", "XKX")]


PAGE = """An American lobbyist for the Government of National Accord, Brad Osborn, founding partner of \
Gorham Relations, issued a statement on Tuesday.

"Khalifa Haftar shelled Tripoli on Monday," Osborn said.

Dana Holt, a partner at Brill Wade, a firm that represents Qatar, said on Tuesday that Turkey had bombed Derna."""


def test_a_page_with_agents(codebook: Codebook) -> None:
    found = {link.name: kinds(list(link.stakes)) for chain in chains_of(PAGE, codebook) for link in chain}
    assert ("paid agent", "Government of National Accord") in found["Brad Osborn"]
    assert ("paid agent", "Qatar") in found["Dana Holt"]


def test_every_speaker_of_the_sample_pages_has_a_stake(sample_readings: tuple[Reading, ...]) -> None:
    links = [link for reading in sample_readings for claim in reading.claims for link in claim.chain]
    assert links
    assert all(link.stakes for link in links)
    assert all(stake.basis for link in links for stake in link.stakes)


SENTENCES = [
    ("Iran's ministry denied that its navy had mined the port.", "Iran's ministry", ["state organ", "party"]),
    (
        "SANA reported that the foreign ministry had denied using gas against the town of Houla.",
        "SANA",
        ["state-controlled media", "party"],
    ),
    (
        "If the police storm the mosque, the imam told Al Jazeera, people will die.",
        "Al Jazeera",
        ["state-controlled media"],
    ),
    (
        "Hezbollah's Al-Manar television said that the group's fighters had attacked Qusair.",
        "Al-Manar",
        ["political party", "party"],
    ),
    ("The Dockers' Union of Oran said the union had attacked the guards.", "Dockers' Union of Oran", ["party"]),
    ('"The army shelled us on Sunday," a teacher in Aden said.', "teacher in Aden", ["party", "victim"]),
    ('"Soldiers burned our boats," a fisherman in Aden said.', "fisherman in Aden", ["party", "victim"]),
    ('"Rebels burned our trucks," the army said.', "army", ["state organ", "party"]),
    ("The Rapid Support Forces say the army attacked their base at Soba.", "Rapid Support Forces", ["party"]),
    (
        "Lea Marchetti, a foreign agent of the Republic of Congo, said the army had killed ten rebels.",
        "Lea Marchetti",
        ["paid agent"],
    ),
    ("Kazakh police killed ten rioters, a police spokeswoman said.", "police spokeswoman", ["state organ", "party"]),
    ("Belarusian police beat ten students, a former minister said.", "former minister", ["unknown"]),
    ("Chinese police arrested ten editors, diplomats said.", "diplomats", ["unknown"]),
    (
        "The African Union condemned Burkina Faso, its peace council said.",
        "its peace council",
        ["international body", "party"],
    ),
    (
        "The opposition Union for Change said police had killed ten men.",
        "opposition Union for Change",
        ["political party"],
    ),
    ("Police in Osh arrested ten men, the head of the Osh district said.", "head of the Osh district", ["state organ"]),
    ("Ecuador expelled two envoys of Peru, El Comercio reported.", "El Comercio", ["unknown"]),
    ("Colombia expelled two envoys, the newspaper El Tiempo reported.", "newspaper El Tiempo", ["independent press"]),
    ("Guards beat ten students in Mashhad, BBC Persian said.", "BBC Persian", ["public media"]),
    (
        "China's state news agency said police had arrested ten men in Urumqi.",
        "China's state news agency",
        ["state-controlled media", "party"],
    ),
    (
        "Mali and Niger formed an alliance on Saturday. Niger's army killed ten rebels, Mali's president said.",
        "Mali's president",
        ["state organ", "ally"],
    ),
    (
        "Mali and Niger ended their alliance on Saturday. Niger's army killed ten rebels, Mali's president said.",
        "Mali's president",
        ["state organ"],
    ),
    (
        "Mali denied that Mali and Niger formed an alliance. Niger's army killed ten rebels, Mali's president said.",
        "Mali's president",
        ["state organ"],
    ),
    (
        "Senegal imposed sanctions on Mali. Senegal's army killed ten rebels, Mali's president said.",
        "Mali's president",
        ["state organ", "opponent"],
    ),
    (
        "IRNA quoted the foreign ministry as saying that Iran had bombed Erbil.",
        "foreign ministry",
        ["state organ", "party"],
    ),
    ("Wagner denied that its men had killed villagers in Moura.", "Wagner", ["party"]),
    ("The nurses denied that soldiers had beaten them.", "nurses", ["party"]),
    ('"Nobody shelled us," a teacher in Aden said.', "teacher in Aden", ["party"]),
    ('"Rebels burned our boats," the mayor of Osh said.', "mayor of Osh", ["state organ", "party"]),
    ("Ankara and Doha said that Qatari troops had shelled Aleppo.", "Ankara and Doha", ["state organ", "party"]),
    ("NATO's secretary-general said NATO had bombed Sirte.", "secretary-general", ["international body", "party"]),
    (
        "The International Criminal Court said it had arrested the general.",
        "International Criminal Court",
        ["court", "international body", "party"],
    ),
    ("The Paris prosecutor said police had arrested ten men.", "Paris prosecutor", ["state organ", "party"]),
    ("Ecuador expelled two envoys, El Comercio reported.", "El Comercio", ["independent press"]),
    ("Radio Okapi reported that police had arrested ten men.", "Radio Okapi", ["international body"]),
    ("Police arrested ten men, National Television reported.", "National Television", ["public media"]),
    (
        "Government forces have captured Alamata, the state-run Ethiopian News Agency reported.",
        "Ethiopian News Agency",
        ["state-controlled media", "party"],
    ),
    ("A general said that the army had attacked the station.", "general", ["state organ", "party"]),
    (
        "Turkey's justice minister said the two governments would talk to Denmark's envoys on Tuesday.",
        "justice minister",
        ["state organ", "party"],
    ),
    ("Wounded dockers told Reuters that gunmen had burned the market.", "Wounded dockers", ["victim"]),
    (
        '"Police fired tear gas into the canteen on Saturday and injured nineteen of our members," the nurses said.',
        "nurses",
        ["party", "victim"],
    ),
    (
        "In Bogota, Venezuela's defence ministry said that the brigade had destroyed nine guerrilla camps.",
        "defence ministry",
        ["state organ", "party"],
    ),
    ("Rebels burned a bus, a foreign ministry spokeswoman said.", "ministry spokeswoman", ["state organ"]),
    ("Kurdish-led forces said that gunmen had burned the market.", "Kurdish-led forces", ["unknown"]),
    (
        "Manila said that a Chinese navy ship had rammed a boat and injured two sailors. Beijing denied the charge.",
        "Government of China",
        ["state organ", "party"],
    ),
    (
        "NATO praised the talks after Emmanuel Macron met Donald Trump, his office said.",
        "his office",
        ["state organ", "party"],
    ),
    (
        "Hamas has freed a soldier after an Israeli strike on its base, the spokesman for its armed wing said.",
        "armed wing",
        ["party"],
    ),
    (
        "In a letter to OPEC, Nicolas Maduro said Washington had seized a tanker, the state broadcaster VTV reported.",
        "state broadcaster VTV",
        ["state-controlled media"],
    ),
    ("Gunmen burned a bus in Osh, state broadcaster ZNBC said.", "ZNBC", ["state-controlled media"]),
    ("Gunmen burned a bus in Osh, the SITE Intelligence Group said.", "SITE", ["unknown"]),
    (
        "French soldiers boarded a Russian tanker and arrested its captain, a naval source said.",
        "naval source",
        ["state organ"],
    ),
    ("African Union troops killed ten rebels in Jubba, Somalia's government said.", "Somalia", ["state organ"]),
    (
        "Hamas attacked Sderot on Monday, the Hamas-run health ministry said.",
        "health ministry",
        ["state organ", "party"],
    ),
    (
        "NIAMEY, June 26 (AFP) - Police arrested ten men. ECOWAS warned Niger on Monday. "
        "Its president Omar Touray said ECOWAS had expelled Niger.",
        "Omar Touray",
        ["international body", "party"],
    ),
    ("The president of Peru said that soldiers had arrested him.", "president", ["state organ", "party", "victim"]),
    ("Indian police beat ten students in Delhi, the vice-chancellor said.", "vice-chancellor", ["unknown"]),
    ("German police beat ten men, Germany's vice-chancellor said.", "vice-chancellor", ["state organ", "party"]),
    ("Gunmen burned a bus in Osh, police sources said.", "police sources", ["state organ"]),
    ("Gunmen burned a bus in Osh, the Internal Security Agency said.", "Internal Security Agency", ["state organ"]),
    ("Gunmen burned a bus in Osh, the Nur News Agency said.", "Nur News Agency", ["unknown"]),
    (
        "The ICC prosecutor has accused three men of torturing farmers, his office said.",
        "his office",
        ["court", "international body"],
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), SENTENCES, ids=[text[:40] for text, _, _ in SENTENCES])
def test_sentences(codebook: Codebook, text: str, name: str, expected: list[str]) -> None:
    links = [link for chain in chains_of(text, codebook) for link in chain if name in link.name]
    assert expected in [[stake.kind for stake in link.stakes] for link in links]


def test_an_agency_that_bears_a_bodys_initials_is_not_that_body(codebook: Codebook) -> None:
    ((agency,),) = chains_of("LONDON, Feb 27 (PA) - Police beat ten men.", codebook)
    assert (agency.name, [stake.kind for stake in agency.stakes]) == ("PA", ["unknown"])


def test_the_agency_that_is_told_is_the_one_of_the_dateline(codebook: Codebook) -> None:
    text = "KYIV, June 1 (UNIAN) - Police beat ten men in Kharkiv, a source told the agency."
    (chain,) = chains_of(text, codebook)
    assert [link.name for link in chain] == ["UNIAN", "source"]


def test_a_nameless_ministry_is_that_of_the_dateline_and_not_of_the_agency_in_it(codebook: Codebook) -> None:
    text = (
        "DHAKA, June 3 (Xinhua) -- Police beat ten men. The foreign ministry said Bangladesh and China signed a deal."
    )
    (ministry,) = [link for chain in chains_of(text, codebook) for link in chain if link.name == "foreign ministry"]
    assert [(one.kind, one.of) for one in ministry.stakes] == [("state organ", None), ("party", "BGD")]


def test_whom_ones_own_hit_are_anothers(codebook: Codebook) -> None:
    text = "Manila said that a Chinese navy ship had injured two sailors. Beijing denied the accusation."
    (beijing,) = [link for chain in chains_of(text, codebook) for link in chain if "Government of China" in link.name]
    assert [stake.of for stake in beijing.stakes if stake.kind == "party"] == ["CHN"]


def test_a_page_may_say_who_keeps_its_publisher(codebook: Codebook) -> None:
    reading = read_text("Militias shelled Sirte. Radio Jabal is the official broadcaster of the east.", codebook)
    (link,) = read_page_of(reading, "Radio Jabal News", codebook)
    assert [stake.kind for stake in link.stakes] == ["state-controlled media"]


def read_page_of(reading: Reading, publisher: str, codebook: Codebook) -> tuple[Link, ...]:
    claims = tuple(replace(claim, chain=(Link(publisher, "publishes"),)) for claim in reading.claims[:1])
    return with_stakes(replace(reading, claims=claims), (), codebook).claims[0].chain
