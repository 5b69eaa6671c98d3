"""Who does what in a clause, on parses drawn by hand where the shape is the point, on the model's elsewhere."""

from __future__ import annotations

import pytest

from builders import SHELLED, make_parse, texts_of, word_in
from dragoman.language import clauses
from dragoman.language.parser import parse_text

ARRESTED = make_parse("""
    Police    NNS nsubj    2
    arrested  VBD ROOT     2 arrest
    marchers  NNS dobj     2 marcher
    and       CC  cc       3
    students  NNS conj     3 student
""")
DETAINED = make_parse("""
    Reporters NNS nsubjpass 3 reporter
    were      VBD auxpass   3 be
    detained  VBN ROOT      3 detain
    by        IN  agent     3
    police    NNS pobj      4
    and       CC  cc        5
    soldiers  NNS conj      5 soldier
""")
AGREED = make_parse("""
    Kenya   NNP nsubj 2
    agreed  VBD ROOT  2 agree
    to      TO  aux   4
    send    VB  xcomp 2
    police  NNS dobj  4
""")
ASKED = make_parse("""
    Haiti   NNP nsubj 2
    asked   VBD ROOT  2 ask
    Kenya   NNP dobj  2
    to      TO  aux   5
    send    VB  xcomp 2
    police  NNS dobj  5
""")


def test_an_active_verb_takes_its_subject_and_all_its_objects() -> None:
    verb = word_in(ARRESTED, "arrested")
    assert not clauses.is_passive(verb)
    assert texts_of(clauses.logical_subject(verb)) == ["Police"]
    assert texts_of(clauses.logical_object(verb)) == ["marchers", "students"]


def test_a_passive_turns_the_sides_round() -> None:
    verb = word_in(DETAINED, "detained")
    assert clauses.is_passive(verb)
    assert texts_of(clauses.logical_subject(verb)) == ["police", "soldiers"]
    assert texts_of(clauses.logical_object(verb)) == ["Reporters"]
    assert texts_of(clauses.surface_subject(verb)) == ["Reporters"]


def test_who_agrees_to_send_is_who_sends() -> None:
    assert texts_of(clauses.logical_subject(word_in(AGREED, "send"))) == ["Kenya"]
    assert texts_of(clauses.complements(word_in(AGREED, "agreed"))) == ["send"]


def test_who_is_asked_to_send_is_who_sends() -> None:
    assert texts_of(clauses.logical_subject(word_in(ASKED, "send"))) == ["Kenya"]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert texts_of(clauses.logical_subject(word_in(SHELLED, "shelled"))) == ["rebels"]


def test_conjuncts_are_listed_once() -> None:
    noun = word_in(DETAINED, "police")
    assert texts_of(clauses.conjuncts(noun)) == ["police", "soldiers"]
    assert texts_of(clauses.all_conjuncts([noun, word_in(DETAINED, "soldiers")])) == ["police", "soldiers"]


SIDES = [
    ("Three journalists were detained by Turkish police in Istanbul.", "detained", ["police"], ["journalists"]),
    ("The men held by the militia were beaten.", "held", ["militia"], ["men"]),
    ("The town that rebels captured in May fell again.", "captured", ["rebels"], ["town"]),
    ("Troops shelling Homs withdrew.", "shelling", ["Troops"], ["Homs"]),
    ("The army entered the city and arrested the mayor.", "arrested", ["army"], ["mayor"]),
    ("The ministers were arrested by the junta and expelled.", "expelled", ["junta"], ["ministers"]),
    ("Israel accused Syria of using gas.", "using", ["Syria"], ["gas"]),
    ("The court barred the editor from leaving Turkey.", "leaving", ["editor"], ["Turkey"]),
    ("Iran promised to release the sailors.", "release", ["Iran"], ["sailors"]),
    ("France urged Algeria to free the writer.", "free", ["Algeria"], ["writer"]),
    ("Russia vetoed the resolution after threatening Ukraine.", "threatening", ["Russia"], ["Ukraine"]),
    ("The president's decision to expel diplomats angered Moscow.", "expel", ["president"], ["diplomats"]),
    ("Brazil was the first to recognise the council.", "recognise", ["Brazil"], ["council"]),
    ("Sweden and Finland condemned the raid.", "condemned", ["Sweden", "Finland"], ["raid"]),
    ("Egypt decided against sending troops.", "sending", ["Egypt"], ["troops"]),
    ("Police said that gunmen had seized the bank.", "seized", ["gunmen"], ["bank"]),
    ("The State Department today condemned the attack by militias.", "condemned", ["Department"], ["attack"]),
]


@pytest.mark.parametrize(("text", "verb", "subject", "object"), SIDES, ids=[f"{verb}" for _, verb, _, _ in SIDES])
def test_logical_sides(text: str, verb: str, subject: list[str], object: list[str]) -> None:
    token = word_in(parse_text(text), verb)
    assert texts_of(clauses.logical_subject(token)) == subject
    assert texts_of(clauses.logical_object(token)) == object


def test_two_passives_share_the_agent_of_the_second() -> None:
    verb = word_in(parse_text("The ministers were arrested and expelled by the junta."), "arrested")
    assert texts_of(clauses.logical_subject(verb)) == ["junta"]


def test_nothing_is_made_up_where_no_agent_is_named() -> None:
    token = word_in(parse_text("The mayor was arrested on Friday."), "arrested")
    assert clauses.logical_subject(token) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paris gave Libya the keys.", ["Libya"]),
        ("Paris gave keys to Libya and Malta.", ["Libya", "Malta"]),
        ("Paris kept the keys.", []),
    ],
)
def test_dative_objects(text: str, found: list[str]) -> None:
    parse = parse_text(text)
    verb = next(token for token in parse.blocks[0] if token.dep_ == "ROOT")
    assert texts_of(clauses.dative_objects(verb)) == found


def test_prepositional_phrases_by_their_preposition() -> None:
    verb = word_in(parse_text("In Cairo, envoys met with generals and elders."), "met")
    assert texts_of(clauses.prepositional(verb, "with")) == ["generals", "elders"]
    assert texts_of(clauses.prepositional(verb, "in")) == ["Cairo"]
    assert texts_of(clauses.prepositional(verb)) == ["Cairo", "generals", "elders"]
    assert clauses.prepositional(verb, "against") == []


def test_owners_and_of_phrases() -> None:
    parse = parse_text("Syria's shelling of Idlib and Hama continued.")
    noun = word_in(parse, "shelling")
    assert texts_of(clauses.possessors(noun)) == ["Syria"]
    assert texts_of(clauses.of_phrase(noun)) == ["Idlib", "Hama"]


def test_particle() -> None:
    assert clauses.particle(word_in(parse_text("The union called off the strike."), "called")) == "off"
    assert clauses.particle(word_in(parse_text("The union ended the strike."), "ended")) == ""


def test_the_verb_above_is_the_nearest() -> None:
    parse = parse_text("Iran said that the sailors had left.")
    above = clauses.verb_above(word_in(parse, "sailors"))
    assert above is not None and above.text == "left"
    assert clauses.verb_above(above) == word_in(parse, "said") and clauses.verb_above(word_in(parse, "said")) is None


CALLED_ON = make_parse("""
    France    NNP nsubj 2
    called    VBD ROOT  2 call
    on        IN  prep  2
    Mali      NNP pobj  3
    to        TO  aux   6
    apologise VB  advcl 2
""")
SEALED = make_parse("""
    Police   NNS nsubj 2
    sealed   VBD ROOT  2 seal
    off      IN  prep  2
    the      DT  det   5
    square   NN  pobj  3
""")
AS_THEY_CALLED = make_parse("""
    Rome   NNP nsubj 2
    fell   VBD ROOT  2 fall
    as     IN  mark  5
    rivals NNS nsubj 5 rival
    called VBN advcl 2 call
""")


def test_who_is_called_upon_is_to_do_it() -> None:
    assert texts_of(clauses.logical_subject(word_in(CALLED_ON, "apologise"))) == ["Mali"]


def test_an_adjective_without_a_copula_has_its_own_subject() -> None:
    parse = parse_text("Israel ready to strike Hezbollah, minister warns")
    assert texts_of(clauses.logical_subject(word_in(parse, "strike"))) == ["Israel"]


def test_the_object_of_a_particle() -> None:
    seal, off = word_in(SEALED, "sealed"), word_in(SEALED, "off")
    assert texts_of(clauses.particle_objects([seal, off])) == ["square"]
    assert clauses.particle_objects([seal]) == []


def test_a_clause_with_its_own_subject_is_active_though_the_tagger_takes_its_verb_for_a_participle() -> None:
    assert not clauses.is_passive(word_in(AS_THEY_CALLED, "called"))


PHONED = make_parse("""
    Rome   NNP nsubj 2
    phoned VBD ROOT  2 phone
    Malta  NNP dobj  2
    to     TO  aux   5
    thank  VB  xcomp 2
""")


def test_who_phones_says_what_the_call_is_for() -> None:
    assert texts_of(clauses.logical_subject(word_in(PHONED, "thank"))) == ["Rome"]


@pytest.mark.parametrize(
    ("sentence", "verb", "subjects"),
    [
        ("China, Vietnam sign rail deal", "sign", ["China", "Vietnam"]),
        ("On Monday, Vietnam signed the deal.", "signed", ["Vietnam"]),
    ],
    ids=["two countries", "a day"],
)
def test_a_comma_joins_the_countries_of_a_headline(sentence: str, verb: str, subjects: list[str]) -> None:
    assert [token.text for token in clauses.logical_subject(word_in(parse_text(sentence), verb))] == subjects


def test_who_is_told_before_the_first_of_joined_verbs_does_the_next() -> None:
    parse = parse_text("General Bello rejected the result, suspended the constitution and ruled by decree.")
    assert [one.text for one in clauses.logical_subject(word_in(parse, "suspended"))] == ["Bello"]


def test_a_preposition_said_again_has_its_noun_too() -> None:
    parse = parse_text("Japan imposed sanctions on a bank in Pyongyang and on four Russian generals.")
    assert [one.text for one in clauses.prepositional(word_in(parse, "sanctions"), "on")] == ["bank", "generals"]
