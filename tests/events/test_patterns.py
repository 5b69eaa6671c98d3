from __future__ import annotations

import pytest

from builders import make_parse, texts_of, word_in
from dragoman.events.patterns import Pattern, match_pattern, split_pattern
from dragoman.language.parser import Parse, parse_text

CALLED_OFF = make_parse("""
    Unions  NNS nsubj 2 union
    called  VBD ROOT  2 call
    off     RP  prt   2
    strikes NNS dobj  2 strike
""")
CALLED_IN_MARCH = make_parse("""
    Chad      NNP nsubj 2
    called    VBD ROOT  2 call
    elections NNS dobj  2 election
    in        IN  prep  2
    March     NNP pobj  4 march
""")
TOOK = make_parse("""
    Troops  NNS nsubj 2 troop
    took    VBD ROOT  2 take
    rebels  NNS dobj  2 rebel
    into    IN  prep  2
    custody NN  pobj  4
""")
SEVERED = make_parse("""
    Iran    NNP nsubj 2
    severed VBD ROOT  2 sever
    ties    NNS dobj  2 tie
    and     CC  cc    3
    trade   NN  conj  3
    with    IN  prep  3
    Chad    NNP pobj  6
""")


def test_a_pattern_is_its_verb_and_the_rest() -> None:
    assert split_pattern("take into custody") == ("take", Pattern(("into", "custody"), frozenset({"into", "custody"})))
    assert split_pattern("arrest") == ("arrest", Pattern(()))


@pytest.mark.parametrize(
    ("parse", "verb", "pattern", "tokens"),
    [
        (CALLED_OFF, "called", "call off", ["called", "off"]),
        (CALLED_OFF, "called", "call +off", ["called", "off"]),
        (CALLED_OFF, "called", "call off strike", ["called", "off", "strikes"]),
        (CALLED_OFF, "called", "call", ["called"]),
        (CALLED_IN_MARCH, "called", "call in", ["called", "in"]),
        (TOOK, "took", "take into custody", ["took", "into", "custody"]),
        (SEVERED, "severed", "sever tie with", ["severed", "ties", "with"]),
        (SEVERED, "severed", "sever trade", ["severed", "trade"]),  # joined nouns count
    ],
)
def test_every_word_of_the_pattern_must_agree(parse: Parse, verb: str, pattern: str, tokens: list[str]) -> None:
    match = match_pattern(word_in(parse, verb), split_pattern(pattern)[1])
    assert match is not None
    assert texts_of(list(match.tokens)) == tokens
    assert match.depth == len(tokens)


@pytest.mark.parametrize(
    ("parse", "verb", "pattern"),
    [
        (CALLED_OFF, "called", "call on"),
        (CALLED_IN_MARCH, "called", "call +in"),  # a preposition, no particle
        (TOOK, "took", "take into account"),
        (TOOK, "took", "take hostage"),
        (SEVERED, "severed", "sever tie against"),
    ],
)
def test_one_word_missing_is_no_match(parse: Parse, verb: str, pattern: str) -> None:
    assert match_pattern(word_in(parse, verb), split_pattern(pattern)[1]) is None


@pytest.mark.parametrize(
    ("text", "verb", "pattern"),
    [
        ("Ties were severed with Iran in 2016.", "severed", "sever tie"),
        ("Four aid workers were taken hostage by gunmen.", "taken", "take hostage"),
        ("The ministry called the ambassador in.", "called", "call +in"),
        ("Japan froze part of its aid to Myanmar.", "froze", "freeze aid"),
        ("The talks, called off by Seoul, had been planned for June.", "called", "call off"),
    ],
)
def test_in_sentences(text: str, verb: str, pattern: str) -> None:
    assert match_pattern(word_in(parse_text(text), verb), split_pattern(pattern)[1]) is not None


@pytest.mark.parametrize(
    ("sentence", "verb", "pattern", "matched"),
    [
        ("Teachers walked out on Tuesday.", "walked", "walk out on", False),
        ("Teachers walked out on Oman.", "walked", "walk out on", True),
        ("The ultimatum which men handed to the mayor expires.", "handed", "hand ultimatum", True),
        ("The ultimatum which the mayor read expires.", "read", "hand ultimatum", False),
    ],
    ids=["a day", "a party", "a clause about it", "another verb"],
)
def test_patterns_in_whole_sentences(sentence: str, verb: str, pattern: str, matched: bool) -> None:
    found = word_in(parse_text(sentence), verb)
    lemma, rest = split_pattern(pattern)
    assert (found.lemma_ == lemma and match_pattern(found, rest) is not None) is matched


@pytest.mark.parametrize(
    ("sentence", "verb", "pattern", "tokens"),
    [
        ("Lusaka went cap in hand to the Fund.", "went", "go cap_in_hand to", ["went", "cap", "in", "hand", "to"]),
        ("The judge let the plotters off the hook.", "let", "let off_the_hook", ["let", "off", "the", "hook"]),
        (
            "The king came face to face with Chad.",
            "came",
            "come face_to_face with",
            ["came", "face", "to", "face", "with"],
        ),
        ("Oslo found homes for the orphans.", "found", "find home for", ["found", "homes", "for"]),
        ("The editor walked free from the prison.", "walked", "walk free", ["walked", "free"]),
    ],
    ids=["to the verb", "under a noun", "with behind it", "home is a noun as well", "an adjective"],
)
def test_words_of_an_idiom(sentence: str, verb: str, pattern: str, tokens: list[str]) -> None:
    match = match_pattern(word_in(parse_text(sentence), verb), split_pattern(pattern)[1])
    assert match is not None
    assert texts_of(list(match.tokens)) == tokens


@pytest.mark.parametrize(
    "sentence",
    ["Lusaka went with a cap and a stick in hand.", "Lusaka went home, and Kenya held cap in hand."],
    ids=["words between", "another verb's"],
)
def test_a_fixed_phrase_stands_together_in_the_verbs_clause(sentence: str) -> None:
    assert match_pattern(word_in(parse_text(sentence), "went"), split_pattern("go cap_in_hand")[1]) is None


def test_of_belongs_to_a_noun_of_the_pattern() -> None:
    approved = word_in(parse_text("Chad approved the release of prisoners."), "approved")
    assert match_pattern(approved, split_pattern("approve of")[1]) is None
    saw = word_in(parse_text("Chad saw the hand of Niger in it."), "saw")
    assert match_pattern(saw, split_pattern("see hand of")[1]) is not None


def test_a_phrase_of_time_lends_no_words() -> None:
    parse = parse_text("Troops burned the village after clashes with rebels.")
    assert match_pattern(word_in(parse, "burned"), Pattern(("with",))) is None


def test_a_pronoun_fulfils_the_pattern_of_its_noun() -> None:
    parse = parse_text("Kenya imposed sanctions on Chad in May and lifted them in June.")
    _, pattern = split_pattern("lift sanction")
    match = match_pattern(word_in(parse, "lifted"), pattern)
    assert match is not None
    assert texts_of(list(match.tokens)) == ["lifted", "sanctions"]
