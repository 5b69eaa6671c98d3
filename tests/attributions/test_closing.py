"""Who speaks in unusual ways: at a sentence's end, by an idiom, through another: outermost first."""

from __future__ import annotations

import pytest

from dragoman.attributions.find import find_attributions
from dragoman.codebook.load import Codebook
from dragoman.language.parser import parse_text
from dragoman.types import Attribution

# The word that is told, the sentence, and who stands behind it.
TOLD: list[tuple[str, str, list[str]]] = [
    ("shot", "Border guards shot a shepherd, elders alleged on local radio.", ["elders"]),
    (
        "arrested",
        "Ethiopian troops arrested a priest, a local official who declined to be named told Addis Standard.",
        ["Addis Standard", "a local official who declined to be named"],
    ),
    ("crossed", "Rwandan troops crossed the border, as Congo's army put it in a communique.", ["Congo's army"]),
    ("killed", "The police, his mother shouted at the cameras, killed the boy.", ["his mother"]),
    ("drone", "The Yemeni press has it that a drone killed the commander.", ["The Yemeni press"]),
    ("expelled", "Sky News broke the news that Latvia had expelled the attache.", ["Sky News"]),
    ("arrested", "Prosecutors arrested a banker on Monday, HVG was the first to report.", ["HVG"]),
    ("recognise", "Madrid may recognise Kosovo, the palace let it be known.", ["the palace"]),
    ("killed", "If the mayor of Kupiansk is to be believed, a rocket killed five bakers.", ["the mayor of Kupiansk"]),
    ("killed", "By the army's own account, its soldiers killed nine herders.", ["the army"]),
    ("killed", "By accounts given by survivors, gunmen killed twenty people in the church.", ["survivors"]),
    (
        "detained",
        "According to what relatives told the BBC, agents detained two editors.",
        ["the BBC", "relatives"],
    ),
    (
        "expelled",
        "Chad expelled three French envoys, the foreign minister said, as quoted by the daily Le Monde.",
        ["the daily Le Monde", "the foreign minister"],
    ),
    (
        "detained",
        "Police detained nine students, Interfax reports with reference to the interior ministry.",
        ["Interfax", "the interior ministry"],
    ),
    (
        "killed",
        "The Times of India, quoting the police chief of Imphal, who relied on drivers, said gunmen had killed two.",
        ["The Times of India", "the police chief of Imphal", "drivers"],
    ),
    (
        "killed",
        "Al Jazeera, quoting a doctor who had been interviewed by Radio Dabanga, says paramilitaries killed nine.",
        ["Al Jazeera", "Radio Dabanga", "a doctor"],
    ),
    (
        "killed",
        "Citing a nun, Sky News reported that gunmen had killed a priest.",
        ["Sky News", "a nun"],
    ),
    ("closed", "The airline closed its office, Reuters reported, citing high costs.", ["Reuters"]),
    (
        "killed",
        "Bandits killed eight guards, Daily Trust learned from a source in the ministry.",
        ["Daily Trust", "a source in the ministry"],
    ),
    (
        "arrested",
        "In a letter leaked to the Solomon Star, the commissioner says that police arrested two lawmakers.",
        ["the Solomon Star", "the commissioner"],
    ),
    (
        "killed",
        "Agence Malienne de Presse carried a statement in which the army said it had killed fifty fighters.",
        ["Agence Malienne de Presse", "the army"],
    ),
    (
        "stormed",
        "Protesters stormed the bank, L'Orient-Le Jour quoted witnesses as saying.",
        ["L'Orient-Le Jour", "witnesses"],
    ),
    (
        "blocked",
        "Truckers blocked the Bug crossing for a third day, the PAP news agency was told by the customs office.",
        ["the PAP news agency", "the customs office"],
    ),
    ("attacked", "The convoy was attacked by rebels at dawn, insisted the army.", ["the army"]),
    ("bombed", "The port was bombed by Israel, alleged the ministry.", ["the ministry"]),
    ("killed", "Drone strike killed 14 at wedding, Yemeni officials", ["Yemeni officials"]),
    ("killed", "Soldiers killed two smugglers, a spokeswoman told a news conference.", ["a spokeswoman"]),
    (
        "beating",
        "Fishermen accuse the crew of circling them twice, beating the captain and leaving nine men to swim.",
        ["Fishermen"],
    ),
]


def depth(one: Attribution, by_id: dict[str, Attribution]) -> int:
    return 0 if one.parent is None else 1 + depth(by_id[one.parent], by_id)


@pytest.mark.parametrize(("word", "text", "speakers"), TOLD, ids=[text[:40] for _, text, _ in TOLD])
def test_who_stands_behind_what_is_told(codebook: Codebook, word: str, text: str, speakers: list[str]) -> None:
    found = find_attributions(parse_text(text), codebook.cues)
    by_id = {one.id: one for one in found}
    place = text.index(word)
    holding = [one for one in found if any(part.start <= place < part.end for part in one.content) and one.source]
    holding.sort(key=lambda one: depth(one, by_id))
    assert [text[one.source.start : one.source.end] for one in holding if one.source] == speakers
