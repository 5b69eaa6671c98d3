"""How known names are written, whatever letters a headline gives them."""

from __future__ import annotations

from dragoman.mentions.gazetteer import load_gazetteer
from dragoman.mentions.letter_case import LetterCase
from dragoman.mentions.lexicon import Known, make_lexicon

UN = Known("UN", "United Nations", "organisation", None, ("IGO",), "actor", spelt=("UN",))
STATE = Known("IS", "Islamic State", "armed group", None, ("REB",), "actor")
MALI = Known("MLI", "Mali", "country", "MLI", ("GOV",), "country")
CASE = LetterCase(make_lexicon([(("UN",), UN), (("Islamic", "State"), STATE), (("Mali",), MALI)]), load_gazetteer())


def test_a_country_can_be_no_common_word() -> None:
    assert CASE.spelt(["MALI", "JUNTA"], 0) == (("Mali",), True)


def test_an_acronym_keeps_its_letters() -> None:
    assert CASE.spelt(["UN", "FORCE"], 0) == (("UN",), False)


def test_a_name_of_two_words_is_taken_whole() -> None:
    assert CASE.spelt(["RAID", "ON", "ISLAMIC", "STATE"], 2) == (("Islamic", "State"), True)


def test_towns_are_names_and_may_be_common_words() -> None:
    assert CASE.spelt(["Port", "Moresby", "Riots"], 0) == (("Port", "Moresby"), True)
    assert CASE.spelt(["JEDDAH"], 0) == (("Jeddah",), False)


def test_other_words_are_no_names() -> None:
    assert CASE.spelt(["TRUCE"], 0) == ((), False)
