"""Sentences to events, with the codebook that ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from builders import Read, make_entities
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.load import Codebook
from dragoman.events.code import code_events
from dragoman.events.triggers import index_rules
from dragoman.language.parser import parse_text
from dragoman.model.classifier import MarkedPair
from dragoman.types import EventMention, Reading

Told = list[tuple[str, str]]


def told(reading: Reading) -> Told:
    return [(event.type, event.status) for event in reading.events]


def sides(reading: Reading, event: EventMention) -> tuple[list[str], list[str]]:
    names = {entity.id: entity.name for entity in reading.entities}
    return [names[one.entity] for one in event.actors], [names[one.entity] for one in event.recipients]


def test_ids_follow_the_text(read: Read) -> None:
    reading = read("France expelled a Russian diplomat. Turkish police arrested three journalists.")
    assert [event.id for event in reading.events] == ["e1", "e2"]
    assert [event.type for event in reading.events] == ["SANCTION", "COERCE"]
    assert reading.events[0].trigger < reading.events[1].trigger


def test_a_promise_is_two_events(read: Read) -> None:
    found = told(read("Kenya agreed to send food aid to Haiti."))
    assert ("AGREE", "actual") in found
    assert ("AID", "planned") in found


def test_a_promise_without_a_word_for_it_is_rewritten(read: Read) -> None:
    reading = read("France will expel the Russian ambassador.")
    assert told(reading) == [("SANCTION", "planned"), ("THREATEN", "actual")]
    assert reading.events[1].rule.startswith("rewrite.threaten.of.sanction.")


def test_equals_are_all_actors(read: Read) -> None:
    reading = read("Egypt and Sudan held talks in Cairo.")
    event = next(event for event in reading.events if event.type == "CONSULT")
    actors, recipients = sides(reading, event)
    assert set(actors) == {"Egypt", "Sudan"}
    assert recipients == ["Sudan"]


def test_an_event_says_how_sure_its_rule_is(read: Read) -> None:
    whole = read("Turkish police arrested three journalists.").events[0]
    agentless = read("Three Turkish journalists were arrested.").events[0]
    assert 0 < agentless.confidence < whole.confidence <= 0.95


def test_the_sentence_is_the_event_s_own(read: Read) -> None:
    reading = read("It rained.  Turkish police arrested three journalists.  It snowed.")
    (event,) = reading.events
    assert reading.document[event.sentence] == "Turkish police arrested three journalists."
    assert reading.document[event.trigger] == "arrested"


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired Brazil into the semi-final with a shot from midfield.",
        "Shares in the company retreated as traders sold crude.",
        "The gardener attacked the weeds.",
        "It rained in the garden.",
    ],
)
def test_what_is_no_politics_is_left_out(read: Read, text: str) -> None:
    assert told(read(text)) == []


def test_numbers_go_with_their_event(read: Read) -> None:
    reading = read("Israeli warplanes bombed Gaza, killing 12 people.")
    numbers = [(number.what, number.low) for event in reading.events for number in event.numbers]
    assert ("dead", 12.0) in numbers


def test_fighting_between_two_is_done_by_both_to_one_another(read: Read) -> None:
    reading = read("Fighting erupted between Chadian troops and Libyan rebels on Monday.")
    assert sides(reading, reading.events[0]) == (["Chadian troops", "Libyan rebels"], ["Libyan rebels"])


def test_who_clashed_somewhere_clashed_with_one_another(read: Read) -> None:
    reading = read("Syrian troops and Druze fighters clashed on Monday in Lebanon.")
    assert sides(reading, reading.events[0]) == (["Syrian troops", "Druze fighters"], ["Druze fighters"])


def test_who_fought_for_hours_fought_one_another(read: Read) -> None:
    reading = read("Somali troops and Ugandan forces fought for several hours in Kenya.")
    assert sides(reading, reading.events[0]) == (["Somali troops (Somalia)", "Ugandan forces"], ["Ugandan forces"])


def test_what_they_attack_with_is_no_side(read: Read) -> None:
    reading = read("The Houthis attacked a pipeline on Monday with Iranian boats.")
    assert reading.events[0].recipients == ()


def test_hostages_who_are_held_are_those_it_is_done_to(read: Read) -> None:
    reading = read("Ugandan troops freed 60 hostages held by Congolese rebels.")
    held = next(event for event in reading.events if event.type == "ASSAULT")
    assert sides(reading, held) == (["Congolese rebels (Democratic Republic of the Congo)"], ["60 hostages"])


def test_a_town_that_opens_the_sentence_is_no_victim(read: Read) -> None:
    assert read("In Kampala, Ugandan soldiers fired live bullets.").events[0].recipients == ()


def test_who_withdrew_after_clashes_took_part_in_them(read: Read) -> None:
    reading = read("Kurdish fighters withdrew after a week of clashes with Turkish troops.")
    clashes = next(event for event in reading.events if reading.document[event.trigger] == "clashes")
    assert sides(reading, clashes) == (["Kurdish fighters"], ["Turkish troops (Turkey)"])


def test_forces_and_arms_hit_nobody_by_the_way(read: Read) -> None:
    assert told(read("The Moldovan police beat two men. A drone hit a Libyan lorry.")) == [("ASSAULT", "actual")] * 2


def test_who_dissolves_itself_is_not_restricted(read: Read) -> None:
    assert "COERCE" not in [one.type for one in read("The Colombian guerrilla movement dissolved itself.").events]


def test_who_kills_himself_attacks_nobody(read: Read) -> None:
    assert read("The Syrian officer shot himself in Damascus.").events == ()
    assert told(read("The Syrian officer killed himself and two soldiers.")) == [("ASSAULT", "actual")]
    assert told(read("A suicide bomber blew himself up near a Turkish police station.")) == [("ASSAULT", "actual")]


def test_whom_they_killed_in_a_joint_raid_they_killed(read: Read) -> None:
    reading = read("Iraqi troops killed an Iranian commander in a joint operation with Turkey.")
    killed = next(event for event in reading.events if reading.document[event.trigger] == "killed")
    assert sides(reading, killed) == (["Iraqi troops"], ["an Iranian commander"])


def test_sanctions_that_are_lifted_are_not_imposed(read: Read) -> None:
    reading = read("Belarus freed 52 prisoners in return for the lifting of US sanctions.")
    assert "SANCTION" not in [event.type for event in reading.events]


def test_mercenaries_are_sent_against_nobody_of_their_own(read: Read) -> None:
    reading = read("Qatar sent Colombian mercenaries to fight alongside the Libyan army.")
    sent = next(event for event in reading.events if event.type == "MOBILIZE")
    assert sent.recipients == ()


def test_an_army_is_put_on_alert_against_somebody_else(read: Read) -> None:
    reading = read("Serbia put its army on its highest level of alert.")
    (event,) = reading.events
    assert (event.type, event.recipients) == ("MOBILIZE", ())


def test_who_blame_one_another_blame_nobody_else(read: Read) -> None:
    reading = read("Chad and Niger blamed each other for the deaths of 30 Libyan pilgrims.")
    event = next(event for event in reading.events if event.type == "ACCUSE")
    assert sides(reading, event) == (["Chad", "Niger"], ["Niger"])


def test_what_is_denied_as_a_whole_is_refused_to_nobody(read: Read) -> None:
    reading = read("Sudan accused Chad of sending guns to the Libyan army, which Chad denies.")
    denied = next(event for event in reading.events if event.type == "REJECT")
    assert sides(reading, denied)[1] == []


def test_what_nobody_claims_is_not_denied(read: Read) -> None:
    reading = read("No group has claimed responsibility for the attack on the Chadian army.")
    assert told(reading) == [("ASSAULT", "actual")]


def test_those_who_are_held_are_counted(read: Read) -> None:
    reading = read("Twenty-one Saudi soldiers were being held in Sanaa.")
    assert [(number.what, number.low) for event in reading.events for number in event.numbers] == [("arrested", 21)]


def test_a_call_to_congratulate_is_support(read: Read) -> None:
    found = told(read("The Turkish president telephoned the Egyptian president to congratulate Egypt."))
    assert ("SUPPORT", "actual") in found
    assert "CONSULT" not in [event_type for event_type, _ in found]


def test_a_denial_names_the_one_who_is_accused(read: Read) -> None:
    reading = read("Cuban officials deny that property owners were ever robbed.")
    event = next(event for event in reading.events if event.type == "ASSAULT")
    assert [one.how for one in event.actors] == ["who denies it"]


def test_who_denies_a_loss_is_accused_of_nothing(read: Read) -> None:
    reading = read("The Kenyan army denied that a base in Somalia was captured.")
    event = next(event for event in reading.events if reading.document[event.trigger] == "captured")
    assert event.actors == ()


def test_the_page_makes_a_nameless_side_political(read: Read) -> None:
    alone = "Jan Kral attacked Peter Novak."
    with_politics = "Chad arrested Peter Novak in March. " + alone
    assert "ASSAULT" not in [event.type for event in read(alone).events]
    assert "ASSAULT" in [event.type for event in read(with_politics).events]


def test_no_state_cuts_ties_with_itself(read: Read) -> None:
    reading = read("France cut ties because the mood in France had changed.")
    assert all(not event.recipients for event in reading.events if event.type == "SANCTION")


def test_who_spoke_in_a_call_took_part_in_it(read: Read) -> None:
    reading = read("The French president voiced worry in a telephone call with the Chinese president.")
    event = next(event for event in reading.events if event.rule == "consult.phone.noun")
    assert len({one.entity for one in (*event.actors, *event.recipients)}) == 2


def test_a_strike_that_kills_hits_those_it_kills(read: Read) -> None:
    reading = read("A strike by Israel hit Syrian soldiers.")
    assert sides(reading, reading.events[0]) == (["Israel"], ["Syrian soldiers"])


def test_depots_of_two_states_are_two_sides(read: Read) -> None:
    reading = read("Russia bombed Syrian and Iraqi depots.")
    assert sides(reading, reading.events[0]) == (["Russia"], ["Syria", "Iraq"])


def test_people_of_whom_only_the_number_is_told(read: Read) -> None:
    reading = read("Thousands marched through Tbilisi against the government of Georgia.")
    assert sides(reading, reading.events[0])[0] == ["Thousands"]


def test_a_strike_on_a_town_is_not_the_towns(read: Read) -> None:
    reading = read("A drone strike on a camp in Tigray killed six Ethiopian nurses.")
    killed = next(event for event in reading.events if event.rule == "assault.kill.verb")
    assert sides(reading, killed)[0] == []


def test_protest_by_what_is_done_has_happened(read: Read) -> None:
    reading = read("Peruvian fishermen blocked a harbour to protest against quotas.")
    assert set(told(reading)) == {("PROTEST", "actual")}


def test_who_is_sent_is_not_whom_it_helps(read: Read) -> None:
    reading = read("Chile's navy sent a frigate to escort two trawlers.")
    escort = next(event for event in reading.events if event.type == "AID")
    assert sides(reading, escort)[1] == ["two trawlers"]


def test_a_broker_is_no_party_to_the_swap(read: Read) -> None:
    reading = read("The two sides will swap prisoners under a deal brokered by Qatar.")
    assert "COOPERATE" not in {event.type for event in reading.events}


def test_condemned_is_who_did_it(read: Read) -> None:
    reading = read("The ombudsman of Moldova condemned the beating of detainees by guards.")
    condemned = next(event for event in reading.events if event.type == "ACCUSE")
    assert sides(reading, condemned)[1] == ["guards"]


def test_a_request_not_to_be_named_is_none(read: Read) -> None:
    assert read("A Libyan minister asked not to be named.").events == ()


def test_names_nobody_knows_are_political_on_a_page_that_is(read: Read) -> None:
    alone = "The Great Council of Chiefs refused to recognise the coup."
    politics = "Fiji expelled a diplomat. Australia condemned the coup. New Zealand froze aid to Fiji."
    assert read(alone).events == ()
    assert "REJECT" in {event.type for event in read(f"{politics} {alone}").events}


def test_what_is_offered_is_not_given_yet(read: Read) -> None:
    assert told(read("Peru offered Ecuador two helicopters.")) == [("AID", "planned"), ("AGREE", "actual")]


@pytest.mark.parametrize(
    "text", ["Kenya's minister called the strike on Tank a crime.", "France came close to Niger's view of the war."]
)
def test_calling_it_something_asks_for_nothing(read: Read, text: str) -> None:
    assert not {"REQUEST", "CONSULT"} & {event.type for event in read(text).events}


def test_what_is_done_in_protest_is_a_protest(read: Read) -> None:
    reading = read("The Danish ambassador returned his medal in protest at the invasion.")
    (protest,) = [event for event in reading.events if event.type == "PROTEST"]
    assert protest.status == "actual"
    assert sides(reading, protest)[0] == ["The Danish ambassador (Denmark)"]


def test_whom_a_wish_means_is_no_side(read: Read) -> None:
    reading = read("No Syrian soldier will leave Lebanon, whatever the Americans may wish.")
    assert "United States" not in {name for event in reading.events for name in sides(reading, event)[1]}


@pytest.mark.parametrize(
    "text",
    [
        "Instead of arresting the warlord, Kenya's police escorted him to the border.",
        "Kenya's police came close to arresting the warlord.",
        "Kenya's police had no intention of arresting the warlord.",
    ],
)
def test_who_does_not_do_it_is_the_subject(read: Read, text: str) -> None:
    reading = read(text)
    arrest = next(event for event in reading.events if event.rule == "coerce.arrest.verb")
    assert sides(reading, arrest)[0]
    assert arrest.status == "negated"


def test_what_happens_meanwhile_is_not_promised(read: Read) -> None:
    found = read("Germany pledged ten million euros in aid for Ukraine during a visit by France's president to Kenya.")
    status = {event.rule: event.status for event in found.events}
    assert status["aid.noun"] == "planned"
    assert status["consult.visit.noun"] == "actual"


def test_what_is_taken_control_of_is_captured(read: Read) -> None:
    assert told(read("Russian forces took control of the village of Vozdva in Ukraine.")) == [("ASSAULT", "actual")]


def test_who_is_opposed_is_not_refused(read: Read) -> None:
    reading = read("Police in Nairobi arrested Kenyan students opposed to a bill.")
    opposed = [event for event in reading.events if reading.document[event.trigger] == "opposed"]
    assert not any(event.recipients for event in opposed)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Vladimir Putin dismissed his defence minister.", "his defence minister"),
        ("Salva Kiir placed his vice president Riek Machar under house arrest.", "his vice president"),
    ],
)
def test_ones_own_people_can_be_whom_it_is_done_to(read: Read, text: str, whom: str) -> None:
    (event,) = read(text).events
    assert whom in read(text).document[event.recipients[0].span]


def test_what_is_foiled_did_not_happen(read: Read) -> None:
    reading = read("Russia's FSB said it had foiled a Ukrainian plot to assassinate a senior officer in Moscow.")
    (event,) = reading.events
    assert (event.type, event.status) == ("ASSAULT", "negated")
    assert sides(reading, event)[0] == ["Ukraine"]


def test_who_announces_what_others_do_concedes_nothing(read: Read) -> None:
    reading = read("Nicaragua released 135 political prisoners, the White House announced.")
    assert [event.type for event in reading.events] == ["RETREAT"]


def test_persona_non_grata_is_an_expulsion(read: Read) -> None:
    assert [one.rule for one in read("Peru declared Mexico's president persona non grata.").events] == [
        "sanction.expel.verb"
    ]


def test_an_idiom_that_needs_a_recipient_is_none_without_one(read: Read) -> None:
    assert "agree.idiom.verb" in {one.rule for one in read("Oslo dangled a loan before Iceland's government.").events}
    assert read("Oslo's harbour master dangled a lamp before the fog.").events == ()


def test_two_states_before_one_noun_are_two_sides(read: Read) -> None:
    reading = read("Thai and Malaysian soldiers patrol the river side by side.")
    (event,) = reading.events
    assert {one.country for one in reading.entities if one.id in {side.entity for side in event.actors}} == {
        "THA",
        "MYS",
    }


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The doctor urged the tailor to rest.", False),
        ("The minister urged the tailor to rest.", True),
        ("A gunman killed the tailor.", True),
    ],
    ids=["private", "an office", "a crime"],
)
def test_what_private_people_say_to_one_another_is_no_politics(read: Read, text: str, kept: bool) -> None:
    assert bool(read(text).events) is kept


def test_what_arrives_from_somebody_is_his(read: Read) -> None:
    reading = read("Condolences poured in from Chile's president for the families of Haiti.")
    (event,) = reading.events
    assert reading.document[event.actors[0].span] == "Chile's president"


def test_goods_that_come_from_a_state_are_its_aid(read: Read) -> None:
    (event,) = read("Tents came from Ankara for the families of Derna.").events
    assert event.rule == "aid.come.from"


def test_closed_borders_are_not_the_prisoners(read: Read) -> None:
    reading = read("Kenya's army arrested Uganda's president and closed the borders.")
    closing = next(event for event in reading.events if reading.document[event.trigger] == "closed")
    assert not closing.recipients


def test_an_army_of_ants_is_no_army(read: Read) -> None:
    assert not read("An army of ants invaded a kitchen in Lyon.").events
    assert read("An army of mercenaries invaded Benin.").events


def test_a_participle_that_goes_on_is_the_same_event(read: Read) -> None:
    assert told(read("About 200 people gathered outside the Russian embassy, chanting slogans.")) == [
        ("PROTEST", "actual")
    ]


def test_who_is_drawn_to_a_rally_protests(read: Read) -> None:
    (event,) = read("A demonstration against the Georgian government drew 50,000 people.").events
    assert [one.how for one in event.actors] == ["drawn to it"]


def test_a_rejected_demand_was_made(read: Read) -> None:
    reading = read("Nigeria's Senate rejected a demand by the rebels.")
    demand = next(event for event in reading.events if event.type == "REQUEST")
    assert (demand.status, demand.settled) == ("actual", True)


def test_a_meeting_and_what_was_discussed_there_are_one(read: Read) -> None:
    reading = read("Turkey's president met his Iranian counterpart and discussed the war in Iraq.")
    assert [event.type for event in reading.events if event.type == "CONSULT"] == ["CONSULT"]


def test_charges_that_two_trade_are_for_each_other(read: Read) -> None:
    reading = read("Chad and Sudan traded accusations over the raid.")
    (event,) = [event for event in reading.events if event.type == "ACCUSE"]
    assert sides(reading, event) == (["Chad", "Sudan"], ["Sudan"])


def test_frigates_sent_on_escort_promise_nothing(read: Read) -> None:
    found = told(read("The Turkish navy sent two frigates to escort a Qatari tanker."))
    assert ("MOBILIZE", "actual") in found
    assert "AGREE" not in [event_type for event_type, _ in found]


def test_aid_and_its_aim_are_told_once(read: Read) -> None:
    assert told(read("Japan gave 200 million dollars to help Jordan.")) == [("AID", "actual")]


@pytest.mark.parametrize(
    ("text", "event_type", "whom"),
    [
        ("Russia moved troops and dozens of warplanes to its border with Ukraine.", "MOBILIZE", ["Ukraine"]),
        ("India moved thousands of extra troops into the valley.", "MOBILIZE", []),
        ("Britain sent a naval vessel to help Guyana.", "AID", ["Guyana"]),
        ("Bosnian police closed six shops, drawing criticism from the European Union.", "COERCE", []),
    ],
    ids=["counted", "counted alone", "given", "what others felt"],
)
def test_what_is_sent_or_given_is_no_recipient(read: Read, text: str, event_type: str, whom: list[str]) -> None:
    reading = read(text)
    event = next(event for event in reading.events if event.type == event_type)
    assert sides(reading, event)[1] == whom


def test_an_attempt_that_is_repelled_is_anothers(read: Read) -> None:
    reading = read("Kyrgyz guards repelled an attempt to arrest Almazbek Atambayev.")
    event = next(event for event in reading.events if event.mode == "arrest")
    assert event.actors == ()


def test_who_says_there_will_be_no_treaty_rejects_it(read: Read) -> None:
    reading = read("Azerbaijan's president said there could be no peace treaty with Armenia.")
    event = next(event for event in reading.events if event.type == "REJECT")
    assert sides(reading, event)[0] != []


def test_what_an_unknown_it_suffers_is_not_done_to_who_is_named_later(read: Read) -> None:
    reading = read("Nicaragua took Germany to court, accusing it of arming Israel.")
    assert all("Israel" not in sides(reading, event)[1] for event in reading.events if event.type == "ACCUSE")


def test_a_round_of_talks_in_a_town_is_held_with_one_another(read: Read) -> None:
    reading = read("Greece and Albania held a new round of talks on the border in Vienna.")
    (event,) = [event for event in reading.events if event.type == "CONSULT"]
    assert sides(reading, event) == (["Greece", "Albania"], ["Albania"])


def test_a_condition_is_not_what_is_vowed(read: Read) -> None:
    reading = read("Chad vowed to hit back if Sudan did not withdraw its troops.")
    assert all(event.type != "REJECT" for event in reading.events)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Manila lodged a complaint, drawing a protest from China.", "ACCUSE"),
        ("Iranian protests over water reached Ahvaz.", "PROTEST"),
        ("China held live-fire drills around Taiwan.", "MOBILIZE"),
        ("Japan and Australia held joint drills off Darwin.", "COOPERATE"),
        ("Mexico sent two ships loaded with food to Cuba.", "AID"),
    ],
    ids=["a state hands in a note", "people march", "a drill with nobody", "with another", "what ships carry"],
)
def test_who_does_it_and_with_what_tells_the_type(text: str, event_type: str, read: Read) -> None:
    assert read(text).events[-1].type == event_type


def test_an_ally_is_not_he_himself(read: Read) -> None:
    reading = read("Ukraine's allies condemned Iran.")
    assert all("Ukraine" not in sides(reading, event)[0] for event in reading.events)


def test_the_second_for_tells_why(read: Read) -> None:
    (event,) = read("The International Criminal Court issued a warrant for Omar al-Bashir for crimes in Darfur.").events
    assert len(event.recipients) == 1


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Chad condemned the attack on Niger's embassy in Tripoli.", "ACCUSE", []),
        ("Egypt condemned the Israeli strike on Rafah.", "ACCUSE", ["Israel"]),
        ("Russia criticised the seizure of its assets by Belgium.", "ACCUSE", ["Belgium"]),
        ("Peru's premier defended the arrest of Alberto Fujimori.", "SUPPORT", []),
        ("Mali praised Niger for the attack on Benin.", "SUPPORT", ["Niger"]),
    ],
    ids=["of a doer unknown", "before it", "by", "defended", "he is praised himself"],
)
def test_who_suffered_a_deed_is_not_judged_for_it(
    text: str, event_type: str, recipients: list[str], read: Read
) -> None:
    reading = read(text)
    event = next(event for event in reading.events if event.type == event_type)
    assert sides(reading, event)[1] == recipients


def test_the_accused_is_not_whom_he_is_said_to_side_with(read: Read) -> None:
    reading = read("Rwanda cut ties with Belgium, accusing the former colonial power of siding with Congo.")
    assert [sides(reading, event)[1] for event in reading.events if event.type == "ACCUSE"] == [["Belgium"]]


def test_a_summit_that_somebody_is_to_come_for_is_to_come(read: Read) -> None:
    reading = read("Joe Biden will host Japan's prime minister in Washington for a summit.")
    assert ("CONSULT", "actual") not in told(reading)


def test_what_somebody_was_is_no_other_side(read: Read) -> None:
    reading = read("Qatar said it had withdrawn as mediator between Israel and Hamas.")
    assert [sides(reading, event)[1] for event in reading.events] == [[]]


def test_the_streets_of_a_town_are_not_addressed(read: Read) -> None:
    reading = read("Officials lined the streets of Buenos Aires to praise the team.")
    assert all(not event.recipients for event in reading.events)


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Turkey will not allow Sweden to join NATO.", "REJECT", ["Sweden"]),
        ("Washington urged Caribbean countries to help Cuba.", "REQUEST", []),
        ("Iran demanded that Israel stop bombing Lebanon.", "REQUEST", ["Israel"]),
    ],
    ids=["refused", "asked, and unknown", "demanded"],
)
def test_only_who_is_asked_or_refused_is_meant(text: str, event_type: str, recipients: list[str], read: Read) -> None:
    reading = read(text)
    event = next(event for event in reading.events if event.type == event_type)
    assert sides(reading, event)[1] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "The Libyan coach helped to paint a wall.",
        "The Serbian team will go to the drawing board again.",
        "The Egyptian singer picked up a dog.",
    ],
)
def test_words_of_every_day_tell_nothing_of_things(read: Read, text: str) -> None:
    assert read(text).events == ()


def test_words_of_every_day_tell_what_a_public_side_does_to_another(read: Read) -> None:
    assert told(read("Libyan police picked up three activists.")) == [("COERCE", "actual")]
    assert told(read("Villagers in Chad helped the soldiers.")) == [("AID", "actual")]


def test_a_post_is_not_whom_its_holder_yields_to(read: Read) -> None:
    (event,) = read("Vietnam's president resigned from the post of public security minister.").events
    assert event.recipients == ()


def test_who_has_no_mandate_to_talk_promises_no_talks(read: Read) -> None:
    assert ("AGREE", "actual") not in told(read("Viktor Orban has no mandate to negotiate with Russia."))


class Coercion:
    """A voice that takes every pair for COERCE."""

    name = "coercion"

    def ask(self, pairs: Sequence[MarkedPair]) -> list[Mapping[str, float]]:
        return [{**dict.fromkeys((*QUAD_CLASS, "NONE"), 0.0), "COERCE": 0.9} for _ in pairs]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad has outflanked Niger.", ["outflanked"]),
        ("Chad bombed Niger, outflanking Mali.", ["bombed"]),
        ("Chad bombed Niger, which had outflanked Mali.", ["bombed"]),
    ],
    ids=["a clause of its own", "what it amounts to", "told by the way"],
)
def test_the_classifier_codes_alone_what_a_clause_of_its_own_tells(
    text: str, words: list[str], codebook: Codebook
) -> None:
    parse = parse_text(text)
    entities = make_entities(text, *(name for name in ("Chad", "Niger", "Mali") if name in text))
    rules = index_rules(codebook.rules)
    events = code_events(parse, entities, rules, codebook.happening, codebook.not_politics, voice=Coercion())
    assert [parse.document[event.trigger] for event in events] == words
