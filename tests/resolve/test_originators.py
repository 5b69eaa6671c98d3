"""How many voices stand behind an event, with the counts that examples/expected.toml writes down beforehand."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from typing import Any

from report_builders import DAY, dead, known, make_copy, make_report, publishes, says, state, unknown

from dragoman.resolve.events import gather_events
from dragoman.resolve.originators import count_originators, count_origins
from dragoman.types import Copy, Origin, Originator, Party, Report, Voice

SHABAAB = known("group.al-shabaab", "Al-Shabaab", "REB", kind="armed group", country="SOM")
LENKU = known("~joseph ole lenku", "Joseph Ole Lenku", "GOV", country="KEN")
RED_CROSS = known("organisation.red-cross", "Red Cross", "NGO", kind="organisation")
SAUDI = Party("SAU", "Saudi Arabia", "country", "SAU", ("GOV",))


def origin_of(*reports: Report, copies: tuple[Copy, ...] = ()) -> Origin:
    """The originators of reports that a person put together as one event."""
    joined = [frozenset((reports[0].id, other.id)) for other in reports[1:]]
    (event,) = gather_events(reports, copies=copies, joined=joined)
    return count_originators(event, reports, copies=copies)


def names_of(origin: Origin) -> set[str | None]:
    return {one.name for one in origin.originators}


def named(origin: Origin, name: str | None) -> Originator:
    (found,) = [one for one in origin.originators if one.name == name]
    return found


def attack(page: str, spot: int, *chain: Voice, **fields: Any) -> Report:
    parties = {"actors": (SHABAAB,), "recipients": (state("Kenya"),)}
    return make_report(page, spot, chain=(publishes(page), *chain), **{**parties, **fields})


def outlet(key: str, name: str) -> Party:
    return known(key, name, "MED", kind="media")


def test_a_reprint_counts_with_its_source() -> None:
    wire, reprint = attack("Meridian", 10), attack("Mail", 12, published=None)
    (only,) = origin_of(wire, reprint, copies=(make_copy("Meridian", "Mail"),)).originators
    assert (only.name, only.reports) == ("Meridian", ("Meridian-10", "Mail-12"))
    assert only.why == "Meridian in its own voice; Mail in its own voice; copied: published later"


def test_one_agency_counts_once() -> None:
    credited = Voice("Meridian", "syndicates", None, "(Meridian)")
    origin = origin_of(attack("Mail", 1, credited), attack("Ledger", 2, credited), attack("Meridian", 3))
    assert (origin.low, origin.high, names_of(origin)) == (1, 1, {"Meridian"})


def test_a_speaker_quoted_by_two_pages_counts_once() -> None:
    origin = origin_of(attack("a", 1, says("the Red Cross", RED_CROSS)), attack("b", 1, says("Red Cross", RED_CROSS)))
    assert (origin.low, origin.high, names_of(origin)) == (1, 1, {"Red Cross"})


def test_who_cites_an_outlet_rests_on_whom_it_cites() -> None:
    citing = attack("b", 1, Voice("Meridian", "reports citing", None, "Meridian reported"))
    source = attack("Meridian", 1, says("the Red Cross", RED_CROSS))
    assert names_of(origin_of(citing, source)) == {"Red Cross"}


def test_a_circle_of_citations_is_one_unverified_voice() -> None:
    one = attack("Alpha", 1, Voice("Beta", "reports citing", None, "Beta"))
    other = attack("Beta", 1, Voice("Alpha", "reports citing", None, "Alpha"))
    origin = origin_of(one, other)
    assert (origin.low, origin.high, names_of(origin)) == (1, 1, {None})
    assert origin.originators[0].why == "cite one another: Alpha and Beta"


def test_speakers_nobody_can_tell_are_one_at_least_and_each_at_most() -> None:
    origin = origin_of(*(attack(page, 1, says("officials")) for page in "abc"))
    assert (origin.low, origin.high) == (1, 3)


def test_unnamed_speakers_of_one_government_are_taken_for_the_same() -> None:
    one = unknown("two turkish officials", "GOV", country="TUR", kind="person")
    other = unknown("a senior turkish official", "GOV", country="TUR", kind="person")
    killing = {"actors": (SAUDI,), "recipients": (known("person.k", "Jamal Khashoggi", "MED"),)}
    origin = origin_of(
        attack("a", 1, says("Two Turkish officials", one), **killing),
        attack("b", 1, says("a senior Turkish official", other), **killing),
    )
    assert (origin.low, origin.high) == (1, 1)


def test_an_outlet_that_comes_back_to_what_others_told_it_is_no_voice_of_its_own() -> None:
    told = attack("Meridian", 1, says("the Red Cross", RED_CROSS))
    later = attack("Meridian-2", 1, published=DAY + timedelta(days=1), start=DAY)
    later = replace(later, chain=(publishes("Meridian"),))
    (only,) = origin_of(told, later).originators
    assert only.name == "Red Cross"
    assert only.why == "on the word of 'the Red Cross'; Meridian in its own voice, which has it from others"
    assert names_of(origin_of(told, replace(later, published=DAY))) == {"Red Cross", "Meridian"}


def test_that_it_happened_is_nothing_of_ones_own_on_a_page_that_cites_others() -> None:
    told = attack("Meridian", 1, says("the Red Cross", RED_CROSS))
    passing = attack("Meridian", 2, actors=())
    assert names_of(origin_of(told, passing)) == {"Red Cross"}
    assert names_of(origin_of(told, replace(passing, start=DAY))) == {"Red Cross", "Meridian"}
    assert names_of(origin_of(attack("Mail", 1, says("the Red Cross", RED_CROSS)), passing)) == {
        "Red Cross",
        "Meridian",
    }


def test_who_cites_a_speaker_nobody_can_tell_is_named() -> None:
    citing = attack("a", 1, says("Lake Star", outlet("outlet.lake-star", "Lake Star")), says("a recording"))
    assert origin_of(citing).originators[0].why == "a speaker nobody can tell: 'a recording', cited by Lake Star"


def test_a_side_of_the_event_is_a_voice_but_no_independent_one() -> None:
    minister = known("~the minister", "Amina Mohamed", "GOV", country="KEN")
    origin = origin_of(
        attack("a", 1), attack("b", 1, says("the minister", minister)), attack("c", 1, says("", SHABAAB))
    )
    assert (origin.low, origin.high) == (1, 3)
    assert [named(origin, name).party for name in ("a", "Amina Mohamed", "Al-Shabaab")] == [False, True, True]


def test_a_press_release_is_an_interested_voice() -> None:
    release = Voice("Tamarind Strategies", "press release of", None, "FOR IMMEDIATE USE")
    origin = origin_of(make_report("a", chain=(publishes("Meridian"),)), make_report("b", chain=(release,)))
    assert (origin.low, origin.high) == (1, 2)
    assert named(origin, "Tamarind Strategies").party


def test_denials_are_no_voices_behind_it() -> None:
    denial = attack("b", 1, says("the minister", LENKU), factuality="denied")
    assert names_of(origin_of(attack("a", 1), denial)) == {"a"}
    assert names_of(origin_of(denial)) == {"Joseph Ole Lenku"}


def test_who_rejects_an_accusation_tells_of_it_all_the_same() -> None:
    accusing = {"type": "ACCUSE", "rule": "accuse.allege.verb", "trigger": "accused"}
    accused = known("~commission", "National Defence Commission", "GOV", kind="organisation", country="KEN")
    voice = publishes("Taedong Voice")
    rejected = attack("b", 1, says("the commission", accused), factuality="denied", **accusing)
    other = Report(
        **{name: getattr(rejected, name) for name in rejected.__slots__} | {"chain": (voice, *rejected.chain[1:])}
    )
    origin = origin_of(attack("Meridian", 1, **accusing), other)
    assert names_of(origin) == {"Meridian", "Taedong Voice"}
    assert (origin.low, origin.high) == (1, 2)


def test_one_quotation_on_two_pages_is_one_voice_in_the_strict_count() -> None:
    said = 'A witness said: "Masked gunmen threw grenades at children queueing for breakfast before noon".'
    origin = origin_of(
        attack("a", 1, says("Ann Kamau"), sentence=said), attack("b", 1, says("Wanjiru Otieno"), sentence=said)
    )
    assert (origin.low, origin.high) == (1, 2)


def test_westgate_as_a_careful_reader_has_it() -> None:
    people = unknown("people", "CVL", country="KEN")
    origin = origin_of(
        attack("Savanna Wire", 1),
        attack("Savanna Wire", 2, says("The Kenya Red Cross", RED_CROSS), numbers=(dead(68, math.inf),)),
        attack("Lake Herald", 1),
        attack("Lake Herald", 2, says("Interior Minister Joseph Ole Lenku", LENKU), recipients=(people,)),
        attack("Pearl Coast", 1, Voice("The Standard", "says"), Voice("Red Cross", "says", RED_CROSS, "the Red Cross")),
        attack("Pearl Coast", 2, says("Joseph Ole Lenku", LENKU), numbers=(dead(59),)),
        attack("Pearl Coast", 3, says("Al-Shabaab", SHABAAB)),
    )
    assert names_of(origin) == {"Savanna Wire", "Lake Herald", "Al-Shabaab", "Joseph Ole Lenku", "Red Cross"}
    assert (origin.low, origin.high) == (3, 5)


def test_many_events_at_once() -> None:
    reports = [attack("a", 1), make_report("b", 1, type="AID")]
    events = gather_events(reports)
    assert count_origins(events, reports) == [count_originators(event, reports) for event in events]


def test_an_outlet_that_is_cited_is_the_one_that_publishes() -> None:
    citing = attack("b", 1, says("the Meridian agency", outlet("outlet.meridian", "Meridian")))
    origin = origin_of(attack("Meridian", 1), citing)
    assert (origin.low, origin.high, names_of(origin)) == (1, 1, {"Meridian"})


def test_a_circle_is_seen_by_the_names_within_descriptions() -> None:
    described = unknown("the newspaper alpha", "MED", kind="media")
    one = attack("Beta", 1, says("newspaper Alpha", described))
    other = attack("Alpha", 1, says("website Beta"))
    (only,) = origin_of(one, other).originators
    assert only.why == "cite one another: Alpha and Beta"


RELEASE = Voice("Clear Rivers Fund", "press release of", None, "FOR IMMEDIATE USE")
DIRECTOR = unknown("Marta Olsen", kind="person")


def test_whoever_speaks_in_a_release_and_who_hands_it_out_are_one() -> None:
    fund = unknown("Clear Rivers Fund", kind="organisation")
    release = make_report("a", chain=(RELEASE, says("Marta Olsen", DIRECTOR)))
    quoting = [attack("b", 1, says("the fund", fund)), attack("c", 1, says("Marta Olsen", DIRECTOR))]
    origin = origin_of(release, *quoting)
    assert (origin.low, origin.high) == (0, 1)
    assert "'Marta Olsen' in a press release of Clear Rivers Fund" in origin.originators[0].why


def test_an_opponent_quoted_in_a_release_does_not_speak_for_it() -> None:
    minister = known("~the minister", "Amina Mohamed", "GOV", country="KEN")
    quoted = make_report("a", chain=(RELEASE, says("Amina Mohamed", minister)))
    assert origin_of(quoted, make_report("b", chain=(RELEASE,))).high == 2


def test_the_military_is_the_one_military_that_is_named() -> None:
    military = known("KEN.MIL.military", "Kenya's military", "MIL", kind="government", country="KEN")
    named_one, bare = attack("a", 1, says("Kenya's military", military)), attack("b", 1, says("the military"))
    assert origin_of(named_one, bare).high == 1
    foreign = known("SOM.MIL.military", "Somalia's military", "MIL", kind="government", country="SOM")
    assert origin_of(named_one, bare, attack("c", 1, says("Somalia's military", foreign))).high == 3


def test_one_of_two_ministries_is_known_by_its_field() -> None:
    interior = known("KEN.GOV.ministry", "Kenya's interior ministry", "GOV", kind="government", country="KEN")
    defence = known("SOM.GOV.ministry", "Somalia's defence ministry", "GOV", kind="government", country="SOM")
    told = [attack("a", 1, says(interior.name, interior)), attack("b", 1, says(defence.name, defence))]
    assert origin_of(*told, attack("c", 1, says("the interior ministry"))).high == 2
    assert origin_of(*told, attack("c", 1, says("the ministry"))).high == 3


def test_a_doctor_is_known_by_the_noun_and_not_by_the_place_of_work() -> None:
    at_hospital = Party("MLI.HLH.hospital", "doctor at the city's hospital", "person", "MLI", ("HLH",))
    doctor = Party("MLI.HLH.doctor", "doctor", "person", "MLI", ("HLH",))
    told = attack("a", 1, says("doctor at the city's hospital", at_hospital)), attack("a", 2, says("doctor", doctor))
    assert origin_of(*told).high == 1
