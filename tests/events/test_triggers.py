"""Which rule wins, with rules written for the test."""

from __future__ import annotations

import pytest

from builders import make_rule
from dragoman.codebook.event_rules import EventRule
from dragoman.codebook.happening import Happening
from dragoman.events.triggers import Trigger, find_triggers, index_rules
from dragoman.language.parser import parse_text


def triggers(text: str, happening: Happening, *rules: EventRule) -> list[Trigger]:
    index = index_rules(rules)
    parse = parse_text(text)
    return [trigger for sentence in parse.sentences for trigger in find_triggers(sentence, index, happening)]


def told(found: list[Trigger]) -> list[tuple[str, str]]:
    return [(trigger.token.text, trigger.rule.id) for trigger in found]


def test_the_longest_pattern_wins_whatever_the_order(happening: Happening) -> None:
    text = "Rebels took the mayor into custody."
    short, long = make_rule("short", verbs=("take",)), make_rule("long", verbs=("take into custody",))
    for rules in ((short, long), (long, short)):
        assert told(triggers(text, happening, *rules)) == [("took", "long")]


def test_restrictions_win_over_none(happening: Happening) -> None:
    plain, bound = (
        make_rule("plain", verbs=("seize",)),
        make_rule("bound", verbs=("seize",), objects=frozenset({"ship"})),
    )
    assert told(triggers("Pirates seized the ship.", happening, plain, bound)) == [("seized", "bound")]
    assert told(triggers("Pirates seized the port.", happening, plain, bound)) == [("seized", "plain")]


def test_of_equals_the_first_wins(happening: Happening) -> None:
    first, second = make_rule("first", verbs=("seize",)), make_rule("second", verbs=("seize",))
    assert told(triggers("Pirates seized the port.", happening, first, second)) == [("seized", "first")]


def test_a_word_sets_off_one_rule_and_events_come_in_the_order_of_the_text(happening: Happening) -> None:
    rules = (make_rule("b", verbs=("shell",)), make_rule("a", verbs=("arrest",)))
    found = triggers("Troops shelled Homs and arrested its mayor.", happening, *rules)
    assert told(found) == [("shelled", "b"), ("arrested", "a")]


def test_a_noun_used_up_by_a_verb_sets_off_nothing(happening: Happening) -> None:
    rules = (make_rule("sign", verbs=("sign agreement",)), make_rule("agreement", nouns=("agreement",)))
    assert told(triggers("Chad and Niger signed an agreement.", happening, *rules)) == [("signed", "sign")]
    assert told(triggers("Chad broke the agreement.", happening, *rules)) == [("agreement", "agreement")]


def test_a_light_verb_hands_over_to_its_noun(happening: Happening) -> None:
    rules = (make_rule("launch", verbs=("launch",)), make_rule("attack", nouns=("attack",)))
    (found,) = triggers("Rebels launched an attack on Homs.", happening, *rules)
    assert (found.token.text, found.verbal) == ("attack", False)
    assert found.carrier is not None and found.carrier.text == "launched"


def test_a_light_verb_with_a_pattern_of_its_own_stays(happening: Happening) -> None:
    rules = (make_rule("take", verbs=("take +over",)), make_rule("attack", nouns=("attack",)))
    assert told(triggers("Rebels took over the city after the attack.", happening, *rules)) == [
        ("took", "take"), ("attack", "attack"),
    ]  # fmt: skip


def test_the_longest_noun_phrase_wins(happening: Happening) -> None:
    rules = (make_rule("strike", nouns=("strike",)), make_rule("hunger", nouns=("hunger strike",)))
    (found,) = triggers("The hunger strike of the prisoners ended.", happening, *rules)
    assert (found.rule.id, found.match.depth) == ("hunger", 2)


def test_a_noun_before_a_noun_is_no_event(happening: Happening) -> None:
    assert triggers("The attack helicopter landed in Chad.", happening, make_rule("attack", nouns=("attack",))) == []


NEEDS = [
    ("object", "Troops fired shells.", True),
    ("object", "Troops fired at dawn.", False),
    ("no object", "Marchers rallied in Minsk.", True),
    ("no object", "The leader rallied his supporters.", False),
    ("active", "Troops withdrew.", True),
    ("active", "The bill was withdrawn.", False),
    ("complement", "The junta agreed to leave.", True),
    ("complement", "The junta agreed.", False),
    ("subject", "The mayor was fired by the king.", True),
    ("subject", "The mayor was fired.", False),
    ("at", "Troops fired at marchers.", True),
    ("at", "Troops fired on marchers.", False),
]


@pytest.mark.parametrize(("need", "text", "fits"), NEEDS, ids=[f"{need}:{fits}" for need, _, fits in NEEDS])
def test_needs(happening: Happening, need: str, text: str, fits: bool) -> None:
    rule = make_rule("needy", verbs=("fire", "rally", "withdraw", "agree"), needs=(need,))
    assert bool(triggers(text, happening, rule)) is fits


@pytest.mark.parametrize(
    ("fields", "yes", "no"),
    [
        ({"objects": frozenset({"embassy"})}, "Cuba opened an embassy.", "Cuba opened a hotel."),
        ({"not_objects": frozenset({"hotel"})}, "Cuba opened an embassy.", "Cuba opened a hotel."),
        ({"subjects": frozenset({"troop"})}, "Troops opened the gates.", "The chefs opened the gates."),
        ({"not_subjects": frozenset({"chef"})}, "Troops opened the gates.", "The chefs opened the gates."),
    ],
)
def test_objects_and_subjects_say_yes_or_no(
    happening: Happening, fields: dict[str, frozenset[str]], yes: str, no: str
) -> None:
    rule = make_rule("open", verbs=("open",), **fields)
    assert triggers(yes, happening, rule)
    assert not triggers(no, happening, rule)


def test_modifiers_veto_a_noun(happening: Happening) -> None:
    rule = make_rule("attack", nouns=("attack",), not_objects=frozenset({"heart"}))
    assert triggers("The attack killed four.", happening, rule)
    assert not triggers("He died of a heart attack.", happening, rule)


def test_auxiliaries_are_no_triggers(happening: Happening) -> None:
    assert triggers("Iran has denied it.", happening, make_rule("have", verbs=("have",))) == []


def test_an_irregular_past_is_found(happening: Happening) -> None:
    rule = make_rule("overthrow", verbs=("overthrow",))
    assert told(triggers("Officers overthrew the president.", happening, rule)) == [("overthrew", "overthrow")]


@pytest.mark.parametrize("preposition", ["after", "before", "during", "despite", "since"])
def test_a_verb_that_happens_at_another_time_carries_no_noun(happening: Happening, preposition: str) -> None:
    text = f"Turkish troops took the town {preposition} the attack."
    (found,) = triggers(text, happening, make_rule("attack", nouns=("attack",)))
    assert found.carrier is None


@pytest.mark.parametrize(
    ("need", "text", "found"),
    [
        ("infinitive", "Chad told Niger to leave.", True),
        ("infinitive", "Chad told Niger that it would rain.", False),
        ("no infinitive", "Chad told Niger a secret.", True),
        ("no infinitive", "Chad told Niger to leave.", False),
        ("negated", "Chad did not tell Niger.", True),
        ("negated", "Chad told Niger.", False),
    ],
)
def test_what_a_rule_may_need(need: str, text: str, found: bool, happening: Happening) -> None:
    rule = make_rule("told", verbs=("tell",), needs=(need,))
    assert told(triggers(text, happening, rule)) == ([("tell" if "tell" in text else "told", "told")] if found else [])


def test_to_want_something_oneself_tells_nobody_to_do_it(happening: Happening) -> None:
    rule = make_rule("want", verbs=("want",), needs=("infinitive",))
    assert told(triggers("Norway wants Russia to pay.", happening, rule)) == [("wants", "want")]
    assert triggers("Norway wants to pay.", happening, rule) == []


def test_a_measure_counts_as_what_it_measures(happening: Happening) -> None:
    rule = make_rule("send", verbs=("send",), objects=frozenset({"troop"}))
    assert told(triggers("Chad sent thousands of troops.", happening, rule)) == [("sent", "send")]
    assert triggers("Chad sent pictures of troops.", happening, rule) == []


def test_a_noun_may_ask_what_it_is_of(happening: Happening) -> None:
    rule = make_rule("sent", nouns=("deployment",), objects=frozenset({"peacekeeper"}))
    assert told(triggers("The deployment of peacekeepers went on.", happening, rule)) == [("deployment", "sent")]
    assert triggers("The deployment of tanks went on.", happening, rule) == []


def test_a_place_is_no_person(happening: Happening) -> None:
    rule = make_rule("captured", verbs=("capture",), needs=("place object",))
    assert triggers("The army captured Aleppo.", happening, rule)
    assert triggers("The army captured John Smith.", happening, rule) == []


def test_a_verb_the_tagger_does_not_know_is_found_without_its_ending(happening: Happening) -> None:
    rule = make_rule("unban", verbs=("unban",))
    assert told(triggers("The president unbanned the party.", happening, rule)) == [("unbanned", "unban")]


def test_of_belongs_to_a_pattern(happening: Happening) -> None:
    rule = make_rule("praise", verbs=("speak highly of",))
    assert told(triggers("The envoy spoke highly of Skopje.", happening, rule)) == [("spoke", "praise")]


def test_the_object_of_a_particle_is_an_object(happening: Happening) -> None:
    rule = make_rule("close", verbs=("cordon off",), needs=("object",))
    assert triggers("Police in Minsk cordoned off October Square so that nobody could reach it.", happening, rule)


@pytest.mark.parametrize(
    "text", ["The minister called the attack a crime.", "The ministry issued a statement on the attack."]
)
def test_who_speaks_of_an_attack_does_not_carry_it_out(text: str, happening: Happening) -> None:
    (found,) = triggers(text, happening, make_rule("attack", nouns=("attack",)))
    assert found.carrier is None


ENDED = [
    "Niger ended a pact with France.",
    "The pact with France was suspended by Niger.",
    "Niger withdrew from the pact with France.",
    "Niger shelved a plan for a pact with France.",
    "Niger walked away from the pact with France.",
]


@pytest.mark.parametrize("text", ENDED)
def test_what_is_done_away_with_is_no_event_of_its_own(text: str, happening: Happening) -> None:
    assert told(triggers(text, happening, make_rule("pact", event="SUPPORT", nouns=("pact",)))) == []


def test_a_pact_that_is_kept_and_violence_that_is_ended_are_events(happening: Happening) -> None:
    rules = (make_rule("pact", event="SUPPORT", nouns=("pact",)), make_rule("raid", event="ASSAULT", nouns=("raid",)))
    assert told(triggers("Niger praised the pact with France.", happening, *rules)) == [("pact", "pact")]
    assert told(triggers("Niger halted the raid on Tahoua.", happening, *rules)) == [("raid", "raid")]


def test_what_a_measure_counts_is_the_object_and_the_subject(happening: Happening) -> None:
    names, arms = frozenset({"name"}), frozenset({"weapon"})
    accept = make_rule("accept", verbs=("accept",), objects=names)
    come = make_rule("come", verbs=("come",), not_subjects=arms)
    assert told(triggers("Oman accepted eleven of the names.", happening, accept)) == [("accepted", "accept")]
    assert told(triggers("Most of the weapons came to Oman.", happening, come)) == []


def test_what_describes_the_object_can_speak_against_the_rule(happening: Happening) -> None:
    bring = make_rule("bring", verbs=("bring",), objects=frozenset({"conscript"}), not_objects=frozenset({"wounded"}))
    assert told(triggers("Oman brought two conscripts.", happening, bring)) == [("brought", "bring")]
    assert told(triggers("Oman brought two wounded conscripts.", happening, bring)) == []


def test_a_pattern_of_every_verb(happening: Happening) -> None:
    rule = make_rule("beside", verbs=("any side_by_side",))
    assert told(triggers("The Czech and the Slovak guards patrolled the river side by side.", happening, rule)) == [
        ("patrolled", "beside")
    ]
    assert told(triggers("Czech and Slovak villages lie side by side.", happening, rule)) == []


def test_the_verbs_own_pattern_goes_first_unless_it_is_shorter(happening: Happening) -> None:
    rules = make_rule("any", verbs=("any together",)), make_rule("own", verbs=("put head together",))
    assert told(triggers("The envoys put their heads together.", happening, *rules)) == [("put", "own")]
    short = make_rule("any", verbs=("any side_by_side",)), make_rule("own", verbs=("search",))
    assert told(triggers("The guards searched lorries side by side.", happening, *short)) == [("searched", "any")]


def test_a_rare_noun_in_small_letters_is_no_name(happening: Happening) -> None:
    rule = make_rule("talk", nouns=("tête - à - tête",))
    found = triggers("The tête-à-tête between the two premiers lasted an hour.", happening, rule)
    assert told(found) == [("tête", "talk")]


def test_a_noun_that_comes_from_somebody_is_carried(happening: Happening) -> None:
    (found,) = triggers("Condolences poured in from Quito.", happening, make_rule("grief", nouns=("condolence",)))
    assert found.carrier is not None and found.carrier.text == "poured"


def test_a_claimed_attack_is_the_deed(happening: Happening) -> None:
    claim, attack = make_rule("claim", verbs=("claim attack",)), make_rule("attack", nouns=("attack",))
    assert told(triggers("The attack claimed by rebels shook Kabul.", happening, claim, attack)) == [
        ("attack", "attack")
    ]
    assert told(triggers("Rebels claimed the attack.", happening, claim)) == [("claimed", "claim")]


def test_the_kind_of_thing_vetoes_like_the_thing(happening: Happening) -> None:
    rule = make_rule("t", verbs=("threaten", "injure"), not_subjects=frozenset({"storm", "gas explosion"}))
    assert not triggers("Storm Frida threatened Iceland.", happening, rule)
    assert not triggers("A gas explosion injured four people.", happening, rule)
    assert triggers("A car explosion injured four people.", happening, rule)


@pytest.mark.parametrize(
    ("text", "need", "found"),
    [
        ("Jordan will retaliate.", "future", True),
        ("Jordan retaliated.", "future", False),
        ("Jordan will retaliate if the drones return.", "condition", True),
        ("Jordan retaliated when the drones returned.", "condition", False),
    ],
    ids=["will", "did", "if", "when"],
)
def test_what_is_ahead_or_hangs_on_something(text: str, need: str, found: bool, happening: Happening) -> None:
    rule = make_rule("t", verbs=("retaliate",), needs=(need,))
    assert bool(triggers(text, happening, rule)) is found


def test_objects_stand_behind_a_closing_preposition(happening: Happening) -> None:
    rule = make_rule("t", verbs=("roll into",), objects=frozenset({"town"}))
    assert triggers("Tanks rolled into the town.", happening, rule)
    assert not triggers("Tanks rolled into the ditch.", happening, rule)


def test_what_has_been_hit_by_no_one_is_no_deed(happening: Happening) -> None:
    rule = make_rule("t", verbs=("hit",))
    assert not triggers("Aid reached drought-hit Mali.", happening, rule)
    assert triggers("Rockets hit Mali.", happening, rule)


def test_gunfire_is_not_a_house_on_fire(happening: Happening) -> None:
    rule = make_rule("t", verbs=("kill",), not_subjects=frozenset({"fire"}))
    assert not triggers("Two men were killed by fire in a hotel.", happening, rule)
    assert triggers("Two men were killed by sniper fire.", happening, rule)


def test_a_verb_with_a_prefix_is_another_verb(happening: Happening) -> None:
    shot, tested = make_rule("shot", verbs=("fire",)), make_rule("tested", verbs=("test-fire",))
    assert told(triggers("Iran test-fired a missile.", happening, shot, tested)) == [("fired", "tested")]
    assert told(triggers("Iran fired a missile.", happening, shot, tested)) == [("fired", "shot")]


def test_the_object_that_a_rule_asks_for_is_no_second_event(happening: Happening) -> None:
    give = make_rule("give", event="AID", verbs=("approve",), objects=frozenset({"loan"}))
    aid, talks = make_rule("aid", event="AID", nouns=("loan",)), make_rule("talks", event="CONSULT", nouns=("loan",))
    text = "The fund approved a loan for Chad."
    assert told(triggers(text, happening, give, aid)) == [("approved", "give")]
    assert told(triggers(text, happening, give, talks)) == [("approved", "give"), ("loan", "talks")]


@pytest.mark.parametrize(
    ("text", "event", "found"),
    [
        ("The bank suspended 1 billion dollars in loans to Uganda.", "AID", []),
        ("The bank gave 1 billion dollars in loans to Uganda.", "AID", ["loans"]),
        ("The marchers lifted the loans.", "PROTEST", []),
        ("The marchers lifted the loans.", "SANCTION", ["loans"]),
    ],
    ids=["a sum", "given", "a protest", "no protest"],
)
def test_what_is_suspended_or_lifted_is_no_event(text: str, event: str, found: list[str], happening: Happening) -> None:
    rule = make_rule("t", event=event, nouns=("loan",))
    assert [word for word, _ in told(triggers(text, happening, rule))] == found


def test_what_is_sent_under_a_deal_is_not_the_deal(happening: Happening) -> None:
    send, deal = make_rule("send", verbs=("send",)), make_rule("deal", nouns=("deal",))
    found = triggers("Mexico sent soldiers under a deal with Rome.", happening, send, deal)
    assert told(found) == [("sent", "send"), ("deal", "deal")]
