"""The frames that cues.toml cannot show by itself: who speaks, what is said, and within whose words."""

from __future__ import annotations

import pytest

from dragoman.attributions.find import find_attributions
from dragoman.codebook.load import Codebook
from dragoman.language.parser import parse_text
from dragoman.types import Attribution

Said = tuple[str, str, str]  # kind, source, contents parted by " | "

# Each with its attributions, the outermost first.
FRAMES: list[tuple[str, list[Said]]] = [
    (
        "A drone hit a village, killing 11 people, local media outlet Myanmar Now reported, quoting residents.",
        [
            ("report", "local media outlet Myanmar Now", "A drone hit a village, killing 11 people"),
            ("report", "residents", "A drone hit a village, killing 11 people"),
        ],
    ),
    (
        "The New York Times reported on Tuesday that Israel had planted mines, citing officials briefed on the raid.",
        [
            ("report", "The New York Times", "that Israel had planted mines"),
            ("report", "officials", "that Israel had planted mines"),
        ],
    ),
    (
        "Rwanda has sent troops into eastern Congo, U.N. experts said in a confidential report reviewed by Bloomberg.",
        [
            ("report", "Bloomberg", "Rwanda has sent troops into eastern Congo | U.N. experts said"),
            ("report", "U.N. experts", "Rwanda has sent troops into eastern Congo"),
        ],
    ),
    (
        "Cairo began building a wall, the Star reported, citing two officials; Egypt denied the report.",
        [
            ("report", "the Star", "Cairo began building a wall"),
            ("denial", "Egypt", "the report"),
            ("report", "two officials", "Cairo began building a wall"),
        ],
    ),
    (
        "Rebels executed wounded soldiers, according to a survivor's account that was published by the magazine Epoca.",
        [
            (
                "report",
                "the magazine Epoca",
                "Rebels executed wounded soldiers | according to a survivor's account that was",
            ),
            (
                "report",
                "a survivor's account that was published by the magazine Epoca",
                "Rebels executed wounded soldiers",
            ),
        ],
    ),
    # the subject that the parser takes for something else
    (
        "Nobody has claimed the bombing in Quetta, which police say killed two soldiers.",
        [("report", "police", "killed two soldiers")],
    ),
    (
        "In a message posted on WhatsApp, a leader of the militia claimed his men had killed 12 soldiers.",
        [("claim", "a leader of the militia", "his men had killed 12 soldiers")],
    ),
    # only as much as is said
    (
        "Kuwait summoned Iran's charge d'affaires, state news agency KUNA said, over its maritime border.",
        [("report", "state news agency KUNA", "Kuwait summoned Iran's charge d'affaires")],
    ),
    (
        "The navy arrested 14 fishermen, who, according to the governor, had strayed into its waters.",
        [("report", "the governor", "who | had strayed into its waters")],
    ),
    (
        "Israel's Channel 12 reported, without citing sources, that agents had smuggled drones into Iran.",
        [
            ("report", "Israel's Channel 12", "that agents had smuggled drones into Iran"),
            ("report", "Israel's Channel 12", "sources"),
        ],
    ),
    (
        "India expelled a Canadian diplomat on Tuesday, hours after Trudeau told lawmakers that agents had killed him.",
        [("report", "Trudeau", "that agents had killed him")],
    ),
    (
        "There was no immediate comment from the Russian side on Kyiv's claim that it had sunk a ship.",
        [("claim", "Kyiv", "that it had sunk a ship")],
    ),
    (
        "The president could neither confirm nor rule out that the spies had ordered the fires.",
        [("claim", "", "that the spies had ordered the fires"), ("demand", "the spies", "the fires")],
    ),
    # a clause between the cue and what is said
    (
        "The intelligence service believes, lawmakers briefed by it told Yonhap, that agents poisoned the man.",
        [
            (
                "report",
                "Yonhap",
                "The intelligence service believes | lawmakers briefed by it | that agents poisoned the man",
            ),
            ("report", "lawmakers briefed by it", "The intelligence service believes | that agents poisoned the man"),
            ("belief", "The intelligence service", "that agents poisoned the man"),
        ],
    ),
    (
        "The envoy said that Minsk had agreed, but that Warsaw had refused.",
        [("report", "The envoy", "that Minsk had agreed | that Warsaw had refused")],
    ),
    (
        "Washington believes, three officials said, that Moscow supplied the missile.",
        [
            ("report", "three officials", "Washington believes | that Moscow supplied the missile"),
            ("belief", "Washington", "that Moscow supplied the missile"),
        ],
    ),
    (
        "The rebels shelled the hospital in El Fasher, the governor of North Darfur wrote on Facebook, "
        "accusing the United Nations of looking away.",
        [
            ("report", "the governor of North Darfur", "The rebels shelled the hospital in El Fasher"),
            ("accusation", "the governor of North Darfur", "the United Nations of looking away"),
        ],
    ),
    (
        "He ordered his forces to advance, an order that the United Nations said threatened the peace talks.",
        [
            (
                "demand",
                "He",
                "his forces to advance | an order that the United Nations said threatened the peace talks",
            ),
            ("report", "the United Nations", "that | threatened the peace talks"),
            ("intent", "an order", "the peace talks"),
        ],
    ),
    # a charge, and behind it who denies it
    (
        "Rebels accused the junta of arresting their leader, a claim that a spokeswoman dismissed as untrue.",
        [
            ("accusation", "Rebels", "the junta of arresting their leader"),
            ("denial", "a spokeswoman", "the junta of arresting their leader"),
        ],
    ),
    (
        "Moldova says Russia trained men to stage riots, an accusation Moscow has called absurd.",
        [
            ("report", "Moldova", "Russia trained men to stage riots"),
            ("denial", "Moscow", "an accusation"),
        ],
    ),
    (
        "According to Haaretz, troops had fired at crowds, a report Mr Netanyahu rejected as a falsehood.",
        [
            ("report", "Haaretz", "troops had fired at crowds"),
            ("denial", "Mr Netanyahu", "troops had fired at crowds"),
        ],
    ),
    (
        "Moscow said it would open a corridor, a proposal Kyiv rejected as absurd.",
        [
            ("report", "Moscow", "it would open a corridor"),
            ("denial", "Kyiv", "as absurd"),
        ],
    ),
    (
        "Human rights lawyers say Egypt has forcibly returned hundreds of refugees, something Cairo denies.",
        [
            ("report", "Human rights lawyers", "Egypt has forcibly returned hundreds of refugees"),
            ("denial", "Cairo", "something"),
        ],
    ),
    (
        "Kosovo said Serbia was behind the explosion at the canal, which Belgrade denied, calling the charge a lie.",
        [
            ("report", "Kosovo", "Serbia was behind the explosion at the canal"),
            ("denial", "Belgrade", "Serbia was behind the explosion at the canal"),
            ("denial", "Belgrade", "the charge"),
        ],
    ),
    (
        "Colombian police could not confirm the abduction, and the army denied that it had opened fire.",
        [("claim", "", "the abduction"), ("denial", "the army", "that it had opened fire")],
    ),
    # headlines
    ("Shells hit the plant: Ukraine", [("report", "Ukraine", "Shells hit the plant")]),
    (
        "Army torched three villages in Sagaing - Myanmar Now",
        [("report", "Myanmar Now", "Army torched three villages in Sagaing")],
    ),
    (
        "Oman fined three firms it accused of arming rebels.",
        [("accusation", "it", "of arming rebels")],
    ),
    ("Sources: Chad to send 400 soldiers", [("report", "Sources", "Chad to send 400 soldiers")]),
    # one who cites another
    (
        "Reuters reported, citing two officers, that gunmen had seized the council.",
        [
            ("report", "Reuters", "that gunmen had seized the council"),
            ("report", "two officers", "that gunmen had seized the council"),
        ],
    ),
    (
        "Citing two people close to the talks, Bloomberg said Riyadh had rejected the plan.",
        [
            ("report", "Bloomberg", "Riyadh had rejected the plan"),
            ("report", "two people close to the talks", "Riyadh had rejected the plan"),
            ("denial", "Riyadh", "the plan"),
        ],
    ),
    (
        "Missiles hit a silo, the governor said, citing the air force.",
        [("report", "the governor", "Missiles hit a silo"), ("report", "the air force", "Missiles hit a silo")],
    ),
    (
        "The army killed eleven men, according to Al-Ahram, which cited a military spokesman.",
        [
            ("report", "Al-Ahram, which cited a military spokesman", "The army killed eleven men"),
            ("report", "a military spokesman", "The army killed eleven men"),
        ],
    ),
    (
        "AFP, quoted by state television, reported that the talks had failed.",
        [
            ("report", "state television", "AFP | reported that the talks had failed"),
            ("report", "AFP, quoted by state television", "that the talks had failed"),
        ],
    ),
    (
        "The embassy was stormed by a mob, its ambassador was quoted by Xinhua as saying.",
        [
            ("report", "Xinhua", "The embassy was stormed by a mob | its ambassador"),
            ("report", "its ambassador", "The embassy was stormed by a mob"),
        ],
    ),
    (
        "A witness said that soldiers had fired on the crowd, according to Reuters.",
        [
            ("report", "Reuters", "A witness said that soldiers had fired on the crowd"),
            ("report", "A witness", "that soldiers had fired on the crowd"),
        ],
    ),
    # papers that an outlet has
    (
        "The memo, which Der Spiegel obtained, shows that boats forced rafts back.",
        [
            ("report", "Der Spiegel", "The memo, which | shows that boats forced rafts back"),
            ("document", "The memo, which Der Spiegel obtained", "that boats forced rafts back"),
        ],
    ),
    (
        "Soldiers burned the camp, says a letter seen by Reuters.",
        [
            ("report", "Reuters", "Soldiers burned the camp | says a letter"),
            ("document", "a letter seen by Reuters", "Soldiers burned the camp"),
        ],
    ),
    # an outlet that is told
    (
        "A government source told France 24 that the president had fled.",
        [
            ("report", "France 24", "A government source | that the president had fled"),
            ("report", "A government source", "that the president had fled"),
        ],
    ),
    (
        "The mayor told the broadcaster NHK that a crew had cut the nets.",
        [
            ("report", "the broadcaster NHK", "The mayor | that a crew had cut the nets"),
            ("report", "The mayor", "that a crew had cut the nets"),
        ],
    ),
    (
        "Spain's ministry denied to the broadcaster TVE that police had injured pensioners.",
        [
            ("report", "the broadcaster TVE", "Spain's ministry | that police had injured pensioners"),
            ("denial", "Spain's ministry", "that police had injured pensioners"),
        ],
    ),
    (
        "The militia had fled, the general said in an interview with Le Monde.",
        [
            ("report", "Le Monde", "The militia had fled | the general"),
            ("report", "the general", "The militia had fled"),
        ],
    ),
    (
        '"We bombed nothing," the commander told the Jerusalem Post. "They bombed themselves."',
        [
            ("report", "the Jerusalem Post", '"We bombed nothing," the commander | "They bombed themselves."'),
            ("quote", "the commander", '"We bombed nothing," | "They bombed themselves."'),
        ],
    ),
    # denials
    (
        "Kiev accused Moscow of shelling the port, a charge the Kremlin rejected.",
        [
            ("accusation", "Kiev", "Moscow of shelling the port"),
            ("denial", "the Kremlin", "Moscow of shelling the port"),
        ],
    ),
    (
        "The filing says that the defendants bribed officials, allegations they deny.",
        [("document", "The filing", "that the defendants bribed officials"), ("denial", "they", "allegations")],
    ),
    ("Reports that troops had landed were untrue.", [("denial", "", "that troops had landed")]),
    ("The ministry called the charge a lie.", [("denial", "The ministry", "the charge")]),
    (
        "The Houthis deny Saudi claims that Iran supplied the missiles.",
        [
            ("denial", "The Houthis", "Saudi claims that Iran supplied the missiles"),
            ("claim", "Saudi", "that Iran supplied the missiles"),
        ],
    ),
    ("The ministry neither confirmed nor denied that the pilot had died.", [("claim", "", "that the pilot had died")]),
    # where the parser hangs the speaker or the clause on another word
    (
        "Troops will not join the war, a joint communiqué of the two ministries said.",
        [("document", "a joint communiqué of the two ministries", "Troops will not join the war")],
    ),
    (
        "Belarus's state agency BelTA said that fighters had been detained.",
        [("report", "Belarus's state agency BelTA", "that fighters had been detained")],
    ),
    (
        "Troops, a spokesman told the envoys, were moving towards Goma.",
        [("report", "a spokesman", "Troops | were moving towards Goma")],
    ),
    (
        "If the police storm the mosque, the imam told Al Jazeera, nobody will leave it alive.",
        [
            ("report", "Al Jazeera", "If the police storm the mosque | the imam | nobody will leave it alive"),
            ("report", "the imam", "If the police storm the mosque | nobody will leave it alive"),
        ],
    ),
    (
        "Bahrain closed its port to ships from Qatar, the Bahrain News Agency reported on Tuesday.",
        [("report", "the Bahrain News Agency", "Bahrain closed its port to ships from Qatar")],
    ),
    (
        "Haas said in a press release that the firm had left the country.",
        [("report", "Haas", "that the firm had left the country")],
    ),
    (
        "China was said by diplomats to have blocked the resolution.",
        [("report", "diplomats", "China | to have blocked the resolution")],
    ),
    (
        "The Taliban claimed responsibility for the bombing of the hotel.",
        [("claim", "The Taliban", "the bombing of the hotel")],
    ),
    ("The union issued a paper welcoming the plan.", [("report", "The union", "the plan")]),
    # whose word it is where the parser hangs the cue on the wrong one
    (
        "Anna Lund said this week that Mali would formally leave the bloc and suggested that it would quit the bank.",
        [
            ("report", "Anna Lund", "that Mali would formally leave the bloc"),
            ("report", "Anna Lund", "that it would quit the bank"),
        ],
    ),
    (
        "The mayor, a rival of the minister, called Friday for releasing the tapes.",
        [("demand", "The mayor, a rival of the minister", "releasing the tapes")],
    ),
    (
        '"It was gas," she said at a recent news conference announcing that her department was suing the firm.',
        [("quote", "she", '"It was gas,"'), ("report", "she", "that her department was suing the firm")],
    ),
    (
        "Paris said the planes hit a depot; the rebels said they hit a school.",
        [("report", "Paris", "the planes hit a depot"), ("report", "the rebels", "they hit a school")],
    ),
    (
        "Rwanda has been accused by UN experts of arming gunmen, an allegation Kigali rejects.",
        [
            ("accusation", "UN experts", "Rwanda | of arming gunmen"),
            ("denial", "Kigali", "an allegation"),
        ],
    ),
    (
        'A farmer said by telephone: "They tied my father to a post."',
        [("quote", "A farmer", '"They tied my father to a post."')],
    ),
    (
        "Despite media reports that the rebels had left, shelling went on.",
        [
            ("document", "media", "that the rebels had left"),
        ],
    ),
    # headlines with two verbs, with nameless sources
    (
        "Sudan accuses UAE of arming rebels, says it will cut ties",
        [("accusation", "Sudan", "UAE of arming rebels"), ("report", "Sudan", "it will cut ties")],
    ),
    (
        "Exclusive: Wagner fighters looted gold mine in CAR - sources",
        [("report", "sources", "Exclusive: Wagner fighters looted gold mine in CAR")],
    ),
    # quotations
    ("“The mine was safe.” ― Peter Olsen, miner", [("quote", "Peter Olsen, miner", "“The mine was safe.”")]),
    ('"Really?" asked Kerry. He left.', [("quote", "Kerry", '"Really?"')]),
    (
        '"It has ruined us," said Dale Wick of the firm. "Havana never paid."\n\n'
        "They hold claims that a federal commission has certified.",
        [
            ("quote", "Dale Wick of the firm", '"It has ruined us," | "Havana never paid."'),
            ("claim", "They", "that a federal commission has certified"),
        ],
    ),
    (
        '"We hide," Rep. Elijah Cummings (D-Md.) said in a phone call.',
        [("quote", "Rep. Elijah Cummings (D-Md.)", '"We hide,"')],
    ),
    # where the reporter goes on, or the speaker began before he is named
    (
        "Troops had freed the hostages, Kenya's military said, on the second day of a siege in which dozens died.",
        [("report", "Kenya's military", "Troops had freed the hostages")],
    ),
    (
        "If Turkey attacks Kobani, the commander warned, his men will free the prisoners.",
        [("report", "the commander", "If Turkey attacks Kobani | his men will free the prisoners")],
    ),
    # what is not so
    (
        '"It is a lie that we bombed the school," the minister said.',
        [
            ("quote", "the minister", '"It is a lie that we bombed the school,"'),
            ("denial", "", "that we bombed the school"),
        ],
    ),
    (
        "Saudi Arabia rejected Houthi claims that it had bombed a wedding.",
        [
            ("denial", "Saudi Arabia", "Houthi claims that it had bombed a wedding"),
            ("claim", "Houthi", "that it had bombed a wedding"),
        ],
    ),
    (
        "US says China spied on senators, Beijing denies it",
        [("report", "US", "China spied on senators"), ("denial", "Beijing", "China spied on senators")],
    ),
    ("The general is said to have fled the town.", [("claim", "", "The general | to have fled the town")]),
    (
        "A video purportedly shows fighters shooting a soldier.",
        [
            ("claim", "", "A video | shows fighters shooting a soldier"),
        ],
    ),
    # the outlet holds what its speaker adds
    (
        "A commander told AFP that troops had fled, adding that rebels burned the market.",
        [
            ("report", "AFP", "A commander | that troops had fled | adding that rebels burned the market"),
            ("report", "A commander", "that troops had fled"),
            ("report", "A commander", "that rebels burned the market"),
        ],
    ),
    (
        "Wounded dockers told Egypt's private Al-Masry Al-Youm that a car had rammed them.",
        [
            ("report", "Egypt's private Al-Masry Al-Youm", "Wounded dockers | that a car had rammed them"),
            ("report", "Wounded dockers", "that a car had rammed them"),
        ],
    ),
    (
        "The army said in a statement carried by KCNA that the South had shelled an island.",
        [
            ("report", "KCNA", "The army said | that the South had shelled an island"),
            ("report", "The army", "that the South had shelled an island"),
        ],
    ),
    (
        "M23 rejected a truce that Rwanda had declared.",
        [("denial", "M23", "a truce"), ("report", "Rwanda", "that")],
    ),
    ("M23 rejected a truce that would open the road.", [("denial", "M23", "a truce that would open the road")]),
    (
        "M23 rejected a report that troops had opened the road.",
        [
            ("denial", "M23", "a report that troops had opened the road"),
            ("document", "", "that troops had opened the road"),
        ],
    ),
    (
        "At least 28 soldiers died in an attack on a post in northern Benin, the opposition party The Democrats said.",
        [
            (
                "report",
                "the opposition party The Democrats",
                "At least 28 soldiers died in an attack on a post in northern Benin",
            )
        ],
    ),
    (
        "China's Taiwan Affairs Office said it would punish them, the Global Times newspaper reported.",
        [
            ("report", "the Global Times newspaper", "China's Taiwan Affairs Office said it would punish them"),
            ("report", "China's Taiwan Affairs Office", "it would punish them"),
        ],
    ),
    (
        "Russia's defence ministry confirmed that airfields had been hit and said several planes had caught fire.",
        [
            ("report", "Russia's defence ministry", "that airfields had been hit"),
            ("report", "Russia's defence ministry", "several planes had caught fire"),
        ],
    ),
    (
        "Viktor Orban, who arrived in Tbilisi on Monday, congratulated Georgian Dream.",
        [("report", "Viktor Orban, who arrived in Tbilisi on Monday", "Georgian Dream")],
    ),
    (
        "Soldiers announced that they had freed the president and closed the borders.",
        [("report", "Soldiers", "that they had freed the president and closed the borders")],
    ),
    ("Israel's ministry called the claims complete lies.", [("denial", "Israel's ministry", "the claims")]),
    (
        "Spain will free 49 men who were held when the Israeli navy stopped a flotilla bound for Gaza, "
        "Foreign Minister Jose Manuel Albares said on Thursday.",
        [
            (
                "report",
                "Foreign Minister Jose Manuel Albares",
                "Spain will free 49 men who were held when the Israeli navy stopped a flotilla bound for Gaza",
            )
        ],
    ),
    (
        "The army said in a statement that its soldiers had fled.",
        [("report", "The army", "that its soldiers had fled")],
    ),
    (
        "India accuses Pakistan of backing the attackers, a charge Islamabad denies.",
        [
            ("accusation", "India", "Pakistan of backing the attackers"),
            ("denial", "Islamabad", "Pakistan of backing the attackers"),
            ("belief", "Pakistan", "the attackers"),
        ],
    ),
    (
        "At least 22 people died, the U.N. says, a figure the government disputed on Friday.",
        [("report", "the U.N.", "At least 22 people died")],
    ),
    (
        "A leaked cable shows that the envoy had fled.",
        [("document", "A leaked cable", "that the envoy had fled")],
    ),
]


def said(attribution: Attribution, text: str) -> Said:
    source = attribution.source
    content = " | ".join(text[part.start : part.end] for part in attribution.content)
    return attribution.kind, text[source.start : source.end] if source else "", content


def depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    return 1 + depth(by_id[attribution.parent], by_id) if attribution.parent else 0


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[text[:40] for text, _ in FRAMES])
def test_who_says_what(codebook: Codebook, text: str, expected: list[Said]) -> None:
    found = find_attributions(parse_text(text), codebook.cues)
    by_id = {one.id: one for one in found}
    outermost_first = sorted(found, key=lambda one: (depth(one, by_id), one.cue))
    assert [said(one, text) for one in outermost_first] == expected


def test_the_one_who_passes_on_is_the_parent(codebook: Codebook) -> None:
    text = "The mayor told the broadcaster NHK that a crew had cut the nets."
    carrier, speaker = find_attributions(parse_text(text), codebook.cues)
    assert (carrier.parent, speaker.parent) == (None, carrier.id)


NOBODY = [
    "No group has claimed responsibility for the attack.",
    "Nobody said that troops had left.",
    "Denmark has not accused Russia of sending the drones.",
    "Officials spoke on condition of anonymity.",
    "- MYANMAR: Troops killed four villagers in Sagaing on Monday.",
    "The envoy said in a letter that Reuters saw on Tuesday.",
    "Asked about the raid, the minister declined to comment.",
    "Neither side said that it had left the town.",
    "Neither the army nor the palace commented on the clashes.",
    "The spokesman would not say whether troops had left.",
    "The envoy stopped short of accusing Rwanda of arming gunmen.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nothing_is_asserted_nobody_speaks(codebook: Codebook, text: str) -> None:
    assert [one for one in find_attributions(parse_text(text), codebook.cues) if one.source] == []
