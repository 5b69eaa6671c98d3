"""Pages that are no news report, read whole: briefings, interviews, releases, letters, columns, live pages, leaks.

Each test states what must come out of a page of its kind, and what must not.
"""

# ruff: noqa: E501  (pages are set as pages)
from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_page
from dragoman.types import Page, Reading

Told = list[tuple[str, str, str, str]]
Read = Callable[[str], Reading]

BRIEFING = """MINISTRY OF DEFENCE OF THE REPUBLIC OF ZAMBIA
Weekly media briefing
Lusaka, Thursday 12 June 2025

THE MINISTER: Thank you for coming. On Monday we deported four Congolese officers who had crossed the Luapula. Our troops burned their boats.

Question (Radio Okapi): Kinshasa says that Zambian soldiers shot two fishermen at Kashobwe on Sunday. Is that true?

The Minister: That is a lie. Our men did not fire.

QUESTION (Times of Zambia): Will you recall the ambassador from Kinshasa?

The Minister: I will not speculate.

QUESTION (BBC): A Lubumbashi paper writes that you asked Angola for helicopters.

The Minister: We have asked Angola for nothing of the kind.

The briefing ended at 10.40.
"""

INTERVIEW = """<html><head><title>"We shelled the depot" | The Volta Courier</title>
<meta property="og:site_name" content="The Volta Courier"><meta name="date" content="2024-11-18"></head><body><article>
<h1>"We shelled the depot"</h1>
<p>Idris Kolo, the spokesman of the Azawad Front, spoke to our reporter by telephone from Kidal on Saturday.</p>
<p><b>Volta Courier:</b> Who attacked the fuel depot at Gao?</p>
<p><b>Idris Kolo:</b> We shelled the depot on Thursday night. No civilian was hurt.</p>
<p><b>Volta Courier:</b> Algeria accuses you of kidnapping two of its engineers.</p>
<p><b>Idris Kolo:</b> That is not true. Algeria expelled our envoy in October without a reason.</p>
<p><b>Volta Courier:</b> Will you join the talks in Algiers?</p>
<p><b>Idris Kolo:</b> If the army withdraws from Ber, we may send a delegation.</p>
<p>The interview was shortened for clarity.</p></article></body></html>"""

UNLABELLED = """<html><head><title>Interview with Maria Sosa | The Plata Star</title><meta property="og:site_name" content="The Plata Star">
<meta name="date" content="2023-06-20"></head><body><article><h1>"We closed the strait"</h1>
<p>Admiral Maria Sosa commands the coast guard of Uruguay. She spoke to The Plata Star on Monday in her office in Montevideo.</p>
<p><strong>Why did you stop the Chinese trawlers?</strong></p>
<p>We seized four of them on Friday because they were fishing in our waters.</p><p>Their crews are being fed.</p>
<p><strong>Did China threaten you?</strong></p><p>I spoke to the ambassador, and China apologised.</p>
<p><strong>Will you release them?</strong></p><p>Once the fine is paid, we will free them.</p></article></body></html>"""

EXPLAINER = """Who is at war in Hamra?

The army and two militias have fought over the port of Hamra in Norland since March. The Plata Star answers questions.

Who began it?

Norland bombed the port on 3 March. We know this from the pictures that fishermen took on that morning.

Who holds the port today?

The militias do. They expelled the harbour master.

What does Norland want?

Norland demands the release of its sailors.
"""

RELEASE = """Office of the Prosecutor General of Moldova
PRESS RELEASE No. 118/2025
Three border officers charged over cigarette convoys
Chisinau, 4 February 2025

The Office of the Prosecutor General charged three officers of the Border Police with smuggling on Monday.

We asked Ukraine on 20 January to hand over a fourth suspect. This office thanks the customs service of Romania.

The officers deny the charges.
"""

SITREP = """Flash Update #3
Floods and fighting in the Sool valley
Period covered: 1-6 October 2024 | Date of issue: 7 October 2024

KEY POINTS
• Fighters of the Khatumo militia attacked a convoy near Yagori on 2 October.
• Some 900 families fled to Taleh.

This update was prepared by the Sool Relief Cell with local partners.

ACCESS
Soldiers are stopping aid trucks at Oog, three drivers said. We have asked Hargeisa to open the road.

According to a letter sent to this office by elders of Yagori, the militia abducted a teacher on 3 October.
"""

LIVE = """The Kura Post

LIVE: Soldiers mutiny in Bobo-Dioulasso
By Aminata Traore
Tuesday 4 March 2025

2.40pm
France evacuated its consulate in Bobo-Dioulasso by helicopter, the French foreign ministry said.

1.30pm
Sailors shelled the radio station in the afternoon and wounded its director.

12:05 The government accused Mali of arming the mutineers.

11.50am - Police arrested two generals this morning.
"""

LIVE_HTML = """<html><head><title>Live: protests in Tbilisi | Kura Post</title><meta property="og:site_name" content="Kura Post">
<meta name="date" content="2024-12-02T23:10:00+04:00"></head><body><article><h1>Live: protests in Tbilisi</h1>
<div class="entry"><span class="t">20:10</span><p>The opposition leader, Nino Beridze, told reporters that officers had beaten
her driver. "They broke two of his ribs," she said.</p></div>
<div class="entry"><span class="t">18:30</span><p>Lithuania on Monday banned two officials of the interior ministry from
entry.</p></div><div class="entry"><span class="t">09:15</span><p>Good morning. On Sunday protesters threw fireworks at the
parliament, and the guards fired tear gas at them.</p></div></article></body></html>"""

LEAK = """<html><head><title>The night at Karn | Delta Witness</title><meta property="og:site_name" content="Delta Witness">
<meta name="author" content="Ruth Amadi"><meta name="date" content="2025-03-09"></head><body><article><h1>The night at Karn</h1>
<p>Soldiers of the Nigerian army shot nine herders at Karn on 2 February, according to a logbook that a sergeant showed to the
Witness.</p><p>They also burned the mill, messages obtained by Delta Witness show.</p>
<p>Police arrested four farmers, transcripts obtained by Reuters show.</p>
<p>The army denied the attack twice. "We have burned nothing," its spokesman told the Witness.</p></article></body></html>"""

MEMO = """The Pampa Record

Memo tells of raid on farm
By Ada Ruiz
9 May 2024

Argentine police beat eleven pickers at Tres Arroyos on Monday, according to a memo seen by this newspaper.

A lawyer for the pickers sued the province on Tuesday. The province has not answered the suit or any letter of ours.
"""

COLUMN = """The Adriatic Ledger

Opinion

Montenegro should stop apologising
By Vesna Radulovic
17 May 2024

Last week Montenegro apologised to Serbia for the arrest of two bishops. It was wrong to do so, for they had blocked a road.

Critics say that the officers beat an old man. I saw nothing of the sort.

Vesna Radulovic teaches law at the University of Podgorica.
"""

LETTERS = """The Harbour Gazette

Letters to the editor
9 September 2024

Sir, - Your report of 5 September says that the fishermen of Hout attacked the research ship. The ship rammed two boats first.
Ole Brandt, Hout

Sir, - Norway has closed the ferry to Skarv without asking anybody at all in the town or on the islands.
Marit Lie, Skarv
"""

NEWSLETTER = """The Levant Brief
Your morning newsletter

Good morning. It is Wednesday, 8 January 2025.

Turkey deported the Swedish journalist Kaj Lind on Monday, his lawyer said.

Lebanon's army entered Naqoura on Tuesday, and Israel shelled the town in the night.

Was this forwarded to you? Sign up here. Unsubscribe | Privacy | View in browser
"""


@pytest.fixture(scope="module")
def read(codebook: Codebook) -> Read:
    def reading(text: str) -> Reading:
        return read_page(Page("page", text.encode(), text_save=not text.startswith("<")), codebook)

    return reading


def told(reading: Reading, trigger: str) -> Told:
    """Type, actors, factuality and chain of each event with that word."""
    names = {one.id: one.name for one in reading.entities}
    claims = {claim.event: claim for claim in reading.claims}
    return [
        (
            event.type,
            ", ".join(names[one.entity] for one in event.actors),
            claims[event.id].factuality,
            " > ".join(link.name for link in claims[event.id].chain),
        )
        for event in reading.events
        if reading.document[event.trigger] == trigger
    ]


def days(reading: Reading, trigger: str) -> list[str]:
    events = (one for one in reading.events if reading.document[one.trigger] == trigger)
    return [str(one.date.start) if one.date else "" for one in events]


def test_a_briefing_stands_on_its_speakers_word(read: Read) -> None:
    reading = read(BRIEFING)
    ministry, house = (
        "Ministry of Defence of the Republic of Zambia",
        "Ministry of Defence of the Republic of Zambia > The Minister",
    )
    assert (reading.document.title, reading.document.publisher) == ("Weekly media briefing", ministry)
    assert told(reading, "deported") == [("COERCE", ministry, "actual", house)]
    assert days(reading, "deported") == ["2025-06-09"]
    assert told(reading, "burned") == [("ASSAULT", "Our troops", "actual", house)]
    assert next(one.country for one in reading.entities if one.name == "Our troops") == "ZMB"


def test_a_briefings_questions_are_the_outlets_and_what_is_denied_stays_denied(read: Read) -> None:
    reading = read(BRIEFING)
    ministry = "Ministry of Defence of the Republic of Zambia"
    kinshasa = "Government of the Democratic Republic of the Congo (Kinshasa)"
    assert told(reading, "shot") == [
        ("ASSAULT", "Zambian soldiers", "alleged", f"{ministry} > Radio Okapi > {kinshasa}"),
        ("ASSAULT", "Zambian soldiers", "denied", f"{ministry} > The Minister"),
    ]
    assert told(reading, "recall") == []  # what is only asked is no event
    assert {status for _, _, status, _ in told(reading, "asked")} == {"alleged", "denied"}
    assert not any(one.name in {"Radio Okapi", "BBC", "QUESTION"} for one in reading.entities)


def test_labels_in_odd_case_and_a_missing_letterhead_change_no_speaker(read: Read) -> None:
    bare = BRIEFING.replace("MINISTRY OF DEFENCE OF THE REPUBLIC OF ZAMBIA\n", "").replace(
        "THE MINISTER", "the minister"
    )
    reading = read(bare.replace("QUESTION (BBC):", "Question [BBC] :"))
    assert reading.document.publisher is None
    assert told(reading, "deported") == [("COERCE", "the minister", "actual", "minister")]
    assert {chain for _, _, _, chain in told(reading, "asked")} == {"BBC > Lubumbashi paper", "minister"}


def test_an_interview_stands_on_the_word_of_who_is_asked(read: Read) -> None:
    reading = read(INTERVIEW)
    assert told(reading, "shelled") == [("ASSAULT", "Idris Kolo", "actual", "The Volta Courier > Idris Kolo")]
    assert told(reading, "kidnapping") == [
        ("ASSAULT", "Idris Kolo", "alleged", "The Volta Courier > Algeria"),
        ("ASSAULT", "Idris Kolo", "denied", "The Volta Courier > Idris Kolo"),
    ]
    assert told(reading, "attacked") == told(reading, "join") == []  # what is only asked is no event


def test_a_release_speaks_for_its_issuer(read: Read) -> None:
    reading = read(RELEASE)
    assert reading.document.title == "Three border officers charged over cigarette convoys"
    for trigger in ("charged", "asked", "thanks"):
        assert [(actor, chain) for _, actor, _, chain in told(reading, trigger)] == [
            ("Office of the Prosecutor General", "Office of the Prosecutor General of Moldova")
        ]


def test_a_situation_report_is_its_issuers_word(read: Read) -> None:
    reading = read(SITREP)
    assert (reading.document.publisher, str(reading.document.day)) == ("Sool Relief Cell", "2024-10-07")
    assert told(reading, "attacked") == [("ASSAULT", "Fighters of the Khatumo militia", "actual", "Sool Relief Cell")]
    assert told(reading, "asked") == [("REQUEST", "Sool Relief Cell", "actual", "Sool Relief Cell")]
    assert told(reading, "abducted")[0][3] == "Sool Relief Cell > elders of Yagori > letter"


def test_the_entries_of_a_live_page_keep_to_themselves(read: Read) -> None:
    reading = read(LIVE)
    assert told(reading, "evacuated")[0][3] == "The Kura Post > French foreign ministry (France)"
    assert told(reading, "shelled") == [("ASSAULT", "Sailors", "actual", "The Kura Post")]
    assert told(reading, "accused")[0][1] == "The government"
    assert days(reading, "arrested") == ["2025-03-04"]


def test_no_pronoun_points_into_another_entry(read: Read) -> None:
    page = LIVE.replace("Sailors shelled the radio station", "They shelled the radio station")
    assert told(read(page), "shelled") == [("ASSAULT", "", "actual", "The Kura Post")]
    joined = page.replace("1.30pm\n", "")
    assert told(read(joined), "shelled") != told(read(page), "shelled")


def test_the_entries_of_a_live_page_in_html(read: Read) -> None:
    reading = read(LIVE_HTML)
    assert told(reading, "beaten")[0][3] == "Kura Post > Nino Beridze (opposition leader)"
    assert {chain for trigger in ("banned", "threw", "fired") for *_, chain in told(reading, trigger)} == {"Kura Post"}
    assert (days(reading, "banned"), days(reading, "threw")) == (["2024-12-02"], ["2024-12-01"])


def test_leaked_papers_are_steps_of_the_chain_and_their_own_outlet_none(read: Read) -> None:
    reading = read(LEAK)
    assert told(reading, "shot")[0][3] == "Delta Witness > sergeant > logbook"
    assert told(reading, "burned")[0][3] == "Delta Witness > messages"
    assert told(reading, "arrested")[0][3] == "Delta Witness > Reuters > transcripts"
    assert told(read(MEMO), "beat")[0][3] == "The Pampa Record > memo"


def test_a_column_is_its_writers_word(read: Read) -> None:
    reading = read(COLUMN)
    assert reading.document.section == "Opinion"
    assert told(reading, "apologised")[0][3] == "The Adriatic Ledger > Vesna Radulovic"
    assert told(reading, "beat")[0][3] == "The Adriatic Ledger > Vesna Radulovic > Critics"
    assert "teaches law" not in reading.document.text
    news = read(COLUMN.replace("Opinion\n\n", ""))
    assert told(news, "apologised")[0][3] == "The Adriatic Ledger"


def test_letters_are_their_writers_words(read: Read) -> None:
    reading = read(LETTERS)
    assert told(reading, "attacked")[0][3] == "The Harbour Gazette > Ole Brandt > Your report of 5 September"
    assert told(reading, "rammed")[0][3] == "The Harbour Gazette > Ole Brandt"
    assert told(reading, "closed") == [("COERCE", "Norway", "actual", "The Harbour Gazette > Marit Lie")]


def test_a_newsletter_has_the_day_of_its_greeting(read: Read) -> None:
    reading = read(NEWSLETTER)
    assert (reading.document.publisher, str(reading.document.day)) == ("The Levant Brief", "2025-01-08")
    assert days(reading, "deported") == ["2025-01-06"]
    assert "forwarded" not in reading.document.text


def test_an_interview_without_labels(read: Read) -> None:
    reading = read(UNLABELLED)
    sosa = "The Plata Star > Admiral Maria Sosa"
    assert [(status, chain) for _, _, status, chain in told(reading, "seized")] == [("actual", sosa)]
    assert [actor for _, actor, _, _ in told(reading, "seized")] == ["Maria Sosa"]
    assert [(status, chain) for _, _, status, chain in told(reading, "apologised")] == [("actual", sosa)]
    assert told(reading, "threaten") == told(reading, "release") == []  # what is only asked is no event


def test_an_explainer_is_no_interview(read: Read) -> None:
    reading = read(EXPLAINER)
    assert {chain for trigger in ("bombed", "expelled") for _, _, _, chain in told(reading, trigger)} == {""}
