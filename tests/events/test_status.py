"""Did it happen? Sentences written for this test, with one verb and one noun rule each."""

from __future__ import annotations

import pytest

from builders import make_rule, word_in
from dragoman.codebook.happening import Happening
from dragoman.events.status import is_aim, is_alleged, status_of
from dragoman.events.triggers import find_triggers, index_rules
from dragoman.language.parser import parse_text

RULES = index_rules(
    [
        make_rule(
            "t.verb",
            verbs=("attack", "arrest", "expel", "withdraw", "shell", "release", "sign", "invade", "meet", "bomb"),
        ),
        make_rule(
            "t.noun", nouns=("attack", "arrest", "withdrawal", "invasion", "visit", "ceasefire", "sanction", "strike")
        ),
    ]
)
CASES = [
    # told as done
    ("actual", "Police arrested the editor on Sunday."),
    ("actual", "Arrested by police at dawn, the editor was not seen again."),
    ("planned", "Rebels said they would attack the town unless the governor left."),
    ("actual", "The editor has been arrested by police."),
    ("actual", "Gunmen attacked the convoy, killing two guards."),
    ("actual", "Rebels launched an attack on the garrison."),
    ("actual", "The ministry said that Chad had expelled the envoy."),
    ("actual", "Marchers met at the palace to mark the invasion."),
    ("actual", "Troops managed to arrest the ringleader."),
    ("actual", "Guards fired into the air to arrest the ringleader."),
    ("actual", "The arrest of the editor angered his readers."),
    ("actual", "He was the first to attack the palace."),
    ("actual", "The three states to have signed the pact also criticised Libya."),
    ("planned", "The sailors to be released by Iran are in good health."),
    ("actual", "Police began arresting the marchers at noon."),
    ("actual", "The king was accused of arresting his uncle."),
    ("actual", "Police arrested the editor, and not, as he claimed, his brother."),
    ("actual", "The crowd waited until police arrested the editor."),
    ("actual", "The general ruled by decree until he was arrested by his guards."),
    ("possible", "Chad refused to move its tanks until the editor was released."),
    ("actual", "The colonel never stood trial, having released the hostages."),
    ("actual", "Having arrested the editor, police will not let him go."),
    ("actual", "The arrest of the editor has been called absurd."),
    ("actual", "Troops did not wait but attacked the village."),
    # negated
    ("planned", "Turkey to release the editor"),
    ("planned", "Turkey to release the editor, minister says"),
    ("possible", "Firms must stop bombing the reef."),
    ("possible", "Canada has not ruled out sanctions on Chad."),
    ("negated", "Canada has ruled out sanctions on Chad."),
    ("negated", "Police did not arrest the editor."),
    ("possible", "Beijing hoped that Oslo would sign the accord."),
    ("possible", "Canada will not block sanctions on Chad."),
    ("possible", "Canada will stay away as long as it attacks villages."),
    ("negated", "There are no plans for a visit by the editor."),
    ("actual", "Parliament voted on Friday to expel the deputy."),
    ("planned", "Parliament voted on Friday to invade the island."),
    ("negated", "The army never attacked the village."),
    ("negated", "Nobody attacked the convoy."),
    ("negated", "No troops withdrew from the valley."),
    ("negated", "Niger refused to expel the ambassador."),
    ("negated", "The junta failed to release the monks."),
    ("negated", "Not one soldier attacked the village."),
    ("negated", "At no point did Kenya attack the village."),
    ("negated", "Not once did Kenya attack the village."),
    ("negated", "Under no circumstances will Oslo sign the pact."),
    ("actual", "In no time troops attacked the village."),
    ("negated", "Parliament has yet to sign the pact."),
    ("negated", "Oslo is yet to release the editor."),
    ("negated", "Oslo has no plans to arrest the editor."),
    ("negated", "Oslo has no intention of expelling the envoy."),
    ("negated", "Oslo scrapped plans to expel the envoy."),
    ("actual", "Oslo expelled the envoy for nothing."),
    ("planned", "Oslo has plans to expel the envoy."),
    ("negated", "Rebels came close to invading the island."),
    ("negated", "Oslo has held off expelling the envoy."),
    ("negated", "Kenya backed out of signing the pact."),
    ("negated", "Instead of arresting the warlord, police fed him."),
    ("negated", "It is not true that troops attacked the village."),
    ("actual", "It is true that troops attacked the village."),
    ("negated", "There was no truth in reports that troops attacked the village."),
    ("negated", "Reports that troops attacked the village are false."),
    ("possible", "Kenya would be sorry if the rebels had not released the editor."),
    ("possible", "Arresting the editor would lead to a war."),
    ("actual", "Kenya had no wish to talk, attacking the village instead."),
    ("possible", "Kenya will be sorry if the rebels refuse to release the editor."),
    ("possible", "Kenya voted to block the deal until the rebels released the editor."),
    ("possible", "Kenya agreed to pay once the rebels released the editor."),
    ("actual", "Kenya paid once the rebels released the editor."),
    ("possible", "Kenya warned that any attack would be punished."),
    ("planned", "The cabinet approved the withdrawal of its troops."),
    ("actual", "Kenya told him in the strike that it was over."),
    ("possible", "The war would not end until the rebels released the editor."),
    ("possible", "Chad would keep shelling the town until the rebels released the editor."),
    ("actual", "Police used dogs to arrest the editor."),
    ("possible", "If Oslo used dogs to arrest the editor, Chad would protest."),
    ("possible", "Had the rebels attacked the town, nobody would have stayed."),
    ("possible", "Two men risked being expelled."),
    ("negated", "Police left without arresting anyone."),
    ("negated", "The court barred the army from attacking the camp."),
    ("negated", "There was no attack on the embassy."),
    ("negated", "The foiled attack on the base cost nobody his life."),
    ("negated", "The government declined to sign the treaty."),
    ("negated", "Protests stopped the generals from invading the island."),
    # planned
    ("possible", "Rebels possibly attacked the convoy."),
    ("possible", "The general is believed to have attacked the palace."),
    ("planned", "Niger will expel the ambassador."),
    ("planned", "The army is going to withdraw from the valley."),
    ("planned", "Niger agreed to release the sailors."),
    ("planned", "The generals plan to invade the island."),
    ("planned", "The minister promised that his troops would withdraw."),
    ("planned", "The two presidents are to meet in Geneva."),
    ("planned", "Ships sailed north to attack the harbour."),
    ("planned", "The planned withdrawal of French troops pleased Bamako."),
    ("planned", "The general ordered his men to attack the town."),
    ("planned", "Turkey announced plans to attack Manbij."),
    # possible
    ("possible", "The army may attack the town."),
    ("possible", "Police could arrest the editor."),
    ("possible", "If Egypt invaded the strip, thousands would flee."),
    ("possible", "Rebels tried to attack the palace."),
    ("possible", "If Quito were to attack the island, Lima would not stand by."),
    ("possible", "France urged Niger to release the sailors."),
    ("possible", "The general threatened to attack the capital."),
    ("possible", "The attempted attack on the palace shook the city."),
    ("possible", "Villagers fear an attack by the militia."),
    ("possible", "Unless the rebels withdraw, the talks are over."),
    ("possible", "The council demanded the withdrawal of all troops."),
    ("possible", "The threat of an invasion hung over the island."),
    ("possible", "The crowd called for sanctions against the junta."),
    # through a preposition or a particle
    ("negated", "Hanoi called off its attack on the island."),
    ("planned", "Chad has decided on the withdrawal of its troops."),
]


@pytest.mark.parametrize(("status", "text"), CASES, ids=[text[:40] for _, text in CASES])
def test_status(status: str, text: str, happening: Happening) -> None:
    (sentence,) = parse_text(text).sentences
    found = list(find_triggers(sentence, RULES, happening))
    assert found, f"no trigger in {text!r}"
    assert status_of(found[0].token, happening, found[0].carrier) == status


def test_each_event_of_a_sentence_has_a_status_of_its_own(happening: Happening) -> None:
    (sentence,) = parse_text("Rebels shelled the town but did not attack the port.").sentences
    found = [(one.token.text, status_of(one.token, happening)) for one in find_triggers(sentence, RULES, happening)]
    assert found == [("shelled", "actual"), ("attack", "negated")]


@pytest.mark.parametrize(
    ("text", "word", "alleged"),
    [
        ("Troops allegedly attacked the camp.", "attacked", True),
        ("The suspected attack on the camp was filmed.", "attack", True),
        ("Troops attacked the camp.", "attacked", False),
    ],
)
def test_alleged(text: str, word: str, alleged: bool) -> None:
    assert is_alleged(word_in(parse_text(text), word)) is alleged


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The king telephoned the emir to condemn the raid.", "actual"),
        ("The crowd gathered in Minsk to condemn the raid.", "actual"),
        ("The crowd will gather in Minsk to condemn the raid.", "planned"),
        ("The king hired a lawyer to condemn the raid.", "planned"),
    ],
)
def test_what_is_said_by_doing_is_done_with_it(text: str, status: str, happening: Happening) -> None:
    assert status_of(word_in(parse_text(text), "condemn"), happening) == status


def test_what_somebody_is_blamed_for_is_open() -> None:
    assert is_alleged(word_in(parse_text("Chad blamed Libya for the attack on Homs."), "attack"))
    assert not is_alleged(word_in(parse_text("Chad thanked Libya for the attack on Homs."), "attack"))


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Kenya sent frigates to attack the harbour.", True),
        ("Troops crossed the river to arrest the king.", True),
        ("Kenya will send frigates to attack the harbour.", False),
        ("Kenya agreed to attack the harbour.", False),
        ("Kenya attacked the harbour.", False),
    ],
    ids=["sent", "crossed", "not yet sent", "agreed", "the deed itself"],
)
def test_what_a_deed_is_done_for(text: str, aim: bool, happening: Happening) -> None:
    (trigger,) = find_triggers(next(iter(parse_text(text).sentences)), RULES, happening)
    assert is_aim(trigger.token, happening) is aim


def test_a_sum_is_given_when_its_verb_is(happening: Happening) -> None:
    parse = parse_text("The Commission will disburse two billion euros in loans to Ukraine.")
    assert status_of(word_in(parse, "loans"), happening) == "planned"
