"""Words by which a page tells no event, and those next to them by which it does."""

from __future__ import annotations

import pytest

from builders import Read, types_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Ugandan minister could be jailed over the land deal.", "COERCE"),
        ("Uganda's president may have been poisoned.", "ASSAULT"),
        ("If convicted, the Ugandan general faces ten years.", "SANCTION"),
        ("US aid was the talk of the evening in Kampala.", "AID"),
        ("The war in Yemen has forced Omani traders to close.", "ASSAULT"),
        ("Peruvian farmers kept the gates of their yards shut.", "COERCE"),
        ("Chinese tariffs were mentioned twice.", "SANCTION"),
        ("The threat of floods worries the Dutch government.", "THREATEN"),
        ("Ministers in The Hague spoke of a threat from China.", "THREATEN"),
        ("The Polish bank warned that prices would rise in Germany.", "THREATEN"),
        ("The Polish minister warned of hard years for Germany's economy.", "ASSAULT"),
        ("The Irish government announced measures that will help the pubs.", "THREATEN"),
        ("The Australian government will hit its climate target.", "ASSAULT"),
        ("Norway's state paid for the prime minister's flight.", "AID"),
        ("The release of secret cables embarrassed Norway.", "RETREAT"),
        ("There is no evidence that Ghana attacked Togo.", "ASSAULT"),
        ("Ghanaian police can detain suspects for 48 hours.", "COERCE"),
        ("It is hard to imagine that Ghana would invade Togo.", "ASSAULT"),
        ("Togo may close the port.", "COERCE"),
        ("The Ghanaian ruling party was routed in the election.", "ASSAULT"),
        ("Togolese rebels would have taken the Ghanaian town.", "ASSAULT"),
        ("The Ghanaian general was killed in a helicopter crash.", "ASSAULT"),
        ("A march that closed the schools of Ghana ended at noon.", "COERCE"),
        ("A settlement like this threatens the stability of Ghana.", "THREATEN"),
        ("Did Ghana expel the Togolese envoy?", "SANCTION"),
        ("Was Ghana right to expel the Togolese envoy?", "SANCTION"),
        ("The Danish brewer shut two plants in Norway.", "COERCE"),
    ],
)
def test_nothing_of_its_kind_is_told(read: Read, text: str, kind: str) -> None:
    assert kind not in types_of(read(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Ugandan minister was jailed over the land deal.", "COERCE"),
        ("Ugandan police tried to arrest the minister.", "COERCE"),
        ("The US sent aid to Uganda.", "AID"),
        ("Russia's war against Ukraine goes on.", "ASSAULT"),
        ("Warsaw warned Minsk that Poland would close the border.", "THREATEN"),
        ("Seoul warned that South Korea would strike back.", "THREATEN"),
        ("Egypt warned Ethiopia against filling the dam.", "THREATEN"),
        ("Syrian rebels made threats against the mayor of Homs.", "THREATEN"),
        ("Trump's threat to annex Greenland angered Danes.", "THREATEN"),
        ("The release of two Norwegian sailors ended the quarrel.", "RETREAT"),
        ("Quito freed a captured gunman.", "RETREAT"),
        ("Assistance of two million euros for Chad was announced by the European Commission.", "AID"),
        ("The European Union imposed tariffs on Chinese cars.", "SANCTION"),
    ],
)
def test_what_stands_next_to_it_is_told(read: Read, text: str, kind: str) -> None:
    assert kind in types_of(read(text))


def test_occupied_land_is_where_and_no_event(read: Read) -> None:
    assert not read("The ambassador lives in the occupied West Bank.").events


def test_a_mayor_may_declare_an_emergency(read: Read) -> None:
    assert "COERCE" in types_of(read("Bergamo's mayor declared a state of emergency on Friday."))


def test_last_year_is_no_prison_term(read: Read) -> None:
    assert "COERCE" not in types_of(read("The Chilean president received a puppy last year."))


def test_a_firm_may_cut_off_a_country(read: Read) -> None:
    assert "SANCTION" in types_of(read("Russia's Gazprom stopped all deliveries through Ukraine on Wednesday."))
