"""Who says it, and how surely, in the ways of general news: features, live pages, courts, columns."""

from __future__ import annotations

import pytest

from dragoman.pipeline import read_text
from dragoman.types import Reading


def read(text: str) -> Reading:
    return read_text(text.replace(" // ", "\n\n"), rules_only=True)


def told(reading: Reading, trigger: str) -> tuple[list[str], str]:
    """Names of the chain and factuality of the first event set off by a word."""
    event = next(one for one in reading.events if reading.document[one.trigger] == trigger)
    claim = next(one for one in reading.claims if one.event == event.id)
    return [link.name for link in claim.chain], claim.factuality


CHAINS: list[tuple[str, str, list[str]]] = [
    # of paragraphs that leave their quotation open, the last names who speaks
    (
        "“Rebels shelled the bridge in May. // “Malta sent troops,” the envoy Carmel Vella said.",
        "shelled",
        ["envoy Carmel Vella"],
    ),
    (
        "“Togo will pay,” Ana Koffi said. // “Rebels shelled a bridge. // “Ghana sent troops,” Tom Boateng said.",
        "shelled",
        ["Tom Boateng"],
    ),
    # "I" and "we" within one's own words are no further link
    (
        "“We believe that Rwanda attacked Burundi,” said Congolese spokesman Jean Lema.",
        "attacked",
        ["Congolese spokesman Jean Lema"],
    ),
    # what sees nothing is no source
    ("The year 2011 saw French jets bomb Libyan tanks near Benghazi.", "bomb", []),
    ("Riots broke out which saw soldiers attack traders in Kano.", "attack", []),
    ("Motorists saw soldiers attack traders in Kano.", "attack", ["Motorists"]),
    # a town, and a heading in capitals
    ("Nairobi: The Kenyan army on Monday killed four al-Shabab fighters in Lamu.", "killed", []),
    ("RISK REMAINS: An official said Vietnam sent two frigates to Cambodia", "sent", ["official"]),
    # "as" with two deeds tells what happened meanwhile
    ("Al Jazeera stops its broadcast from Lima as marchers swear and throw stones at police.", "stops", []),
    # who closes the sentence stands outermost
    (
        'The driver recalled that he said, "Danish police shot the envoy," the prosecutor\'s office said.',
        "shot",
        ["prosecutor's office", "driver"],
    ),
    # nobody is quoted as the one he names; who spoke last is
    (
        'The lawmakers asked for the files. "Time is short," the lawmakers wrote. // "Minsk arrested Polish priests," '
        "they wrote.",
        "arrested",
        ["lawmakers"],
    ),
    (
        "The Armenian government said the talks had failed. “Azerbaijani troops shelled two villages,” it said.",
        "shelled",
        ["The Armenian government"],
    ),
    # what goes on meanwhile says nothing
    ("As the summit opened on Monday, Kenya said Somali troops had attacked Lamu.", "attacked", ["Kenya"]),
    # a post and its writer, a heading and the writers it cites
    (
        "It rained. // Ghana's army shelled a village, officers said. // — The Lome Post (@lomepost) May 3, 2019",
        "shelled",
        ["The Lome Post", "officers"],
    ),
    (
        "It rained. // OUT OF CASH — Handelsblatt’s Jens Koch: “Germany suspended aid to Mali.”",
        "suspended",
        ["Handelsblatt’s Jens Koch"],
    ),
    ("Obi told the BBC's Focus programme that Ghana had shelled Togo.", "shelled", ["BBC's Focus programme", "Obi"]),
    ("It was a night which saw officers attacked by fans, cars burnt and several fires started.", "attacked", []),
    # figures that a minister will use are not the minister
    (
        "Oslo expelled Togo's envoy, according to new papers that minister Lars Moe will publish.",
        "expelled",
        ["new papers"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "chain"), CHAINS)
def test_the_chain(text: str, trigger: str, chain: list[str]) -> None:
    assert told(read(text), trigger)[0] == chain


def test_what_somebody_fears_of_another_is_no_threat() -> None:
    reading = read("Many predict that Ghana will attack Togo before the vote.")
    assert not [one for one in reading.events if one.rule.startswith("rewrite.")]


def test_what_describes_the_object_is_nobodys_belief() -> None:
    text = "Lena Obi, a lawyer who defended sailors tortured by Ghana, says the trial was fair."
    assert told(read(text), "tortured")[1] == "actual"


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        ("According to the criminal complaint, Marko Ilic shot two police officers in Novi Sad.", "shot", "alleged"),
        ("The lawsuit says Haitian guards beat three Dominican detainees in March.", "beat", "alleged"),
        ("A court ruling said Serbian police beat three Bosnian detainees.", "beat", "actual"),
        (
            "Without evidence, Prime Minister Ferenc Toth said that Romania had sent arms to the rebels.",
            "sent",
            "alleged",
        ),
        ("A jury acquitted the former minister of helping Russian agents.", "helping", "denied"),
        ("Macron did not rule out sending troops to Ukraine.", "sending", "possible"),
        ("Togo has not denied that it sent arms to Ghana.", "sent", "alleged"),
        ("Togo's envoy asked why Ghana had expelled two Togolese pilots.", "expelled", "actual"),
        ("Togo's envoy asked whether Ghana had expelled two Togolese pilots.", "expelled", "possible"),
        ("His death was followed by conspiracy theories suggesting Danish agents had killed him.", "killed", "alleged"),
        ("Serbia discussed Russia's attack on Odesa with Greece.", "attack", "actual"),
        ("Now consider what we know about the Danish king's visit to Oslo on Saturday.", "visit", "actual"),
        ("Toth wrongly said Romania had bombed the dam.", "bombed", "alleged"),
        ("Toth said the trial went ahead without evidence after Romania had arrested him.", "arrested", "actual"),
    ],
)
def test_how_surely(text: str, trigger: str, factuality: str) -> None:
    assert told(read(text), trigger)[1] == factuality
