"""Pages saved as text: what stands over the article and what hangs below it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pages import extract_document
from dragoman.types import Document, Page

TITLE = "Soldiers arrest Sierra Leone speaker after raid on parliament"
LEAD = "Soldiers surrounded the parliament in Freetown on Tuesday and arrested the speaker, several witnesses said."
SECOND = "The government accused the opposition of planning a coup and closed the airport, a spokesman said on Tuesday."
THIRD = "In Monrovia the foreign ministry urged both sides to talk and offered to send a delegation before the weekend."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
RELATED = ("Guinea fires its army chief", "Liberian dockers strike for third day", "Why Dakar fears a blockade")
LIST = "\n\n".join(RELATED)


def read(text: str, published: date | None = None) -> Document:
    return extract_document(Page("page.txt", text.encode(), text_save=True, published=published))


def paragraphs(document: Document) -> list[str]:
    return [document[span] for span in document.paragraphs]


def titles(document: Document) -> tuple[str, ...]:
    return tuple(item.title for item in document.related)


def test_outlet_motto_menu_section_title_dek_writer_and_day() -> None:
    document = read(
        f"""Skip to content

The Kissy Courier
Independent news from the west coast since 1987

Home | Africa | Business

Analysis

{TITLE}

The army denies that it acted on its own

Mabinty Koroma, West Africa correspondent
4 March 2020, 17:20

{BODY}
"""
    )
    assert document.publisher == "The Kissy Courier"
    assert document.title == TITLE
    assert document.dek == "The army denies that it acted on its own"
    assert document.authors == ("Mabinty Koroma",)
    assert document.day == date(2020, 3, 4)
    assert paragraphs(document) == [LEAD, SECOND, THIRD]


def test_day_and_byline_on_one_line() -> None:
    document = read(f"{TITLE}\n\nPublished: Wednesday 4 March 2020 | By Ada Berg and Ole Lund\n\n{BODY}")
    assert document.authors == ("Ada Berg", "Ole Lund")
    assert document.day == date(2020, 3, 4)


def test_a_dek_that_ends_as_a_sentence_is_not_of_the_text() -> None:
    dek = "The army says it acted on a tip; the opposition speaks of a coup."
    document = read(f"{TITLE}\n\n{dek}\n\nBy Ada Berg\n4 March 2020\n\n{BODY}")
    assert (document.title, document.dek) == (TITLE, dek)
    assert paragraphs(document) == [LEAD, SECOND, THIRD]


def test_a_question_may_be_the_headline_under_the_outlet() -> None:
    question = "Who ordered the raid on the parliament in Freetown, and why did nobody stop the soldiers?"
    document = read(f"Salone Weekly Review\n\n{question}\n\nAda Berg\n\n4 March 2020\n\n{BODY}")
    assert (document.title, document.publisher, document.authors) == (question, "Salone Weekly Review", ("Ada Berg",))


def test_a_place_over_the_day_is_no_writer() -> None:
    document = read(f"{TITLE}\n\nSierra Leone\n4 March 2020\n\n{BODY} The vote in Sierra Leone is in May.")
    assert document.authors == ()


def test_place_after_the_writer_is_no_second_writer() -> None:
    assert read(f"{TITLE}\n\nBy Ada Berg, Freetown\n\n{BODY}").authors == ("Ada Berg",)


def test_first_line_stays_the_title_without_a_sign_of_an_outlet() -> None:
    for title in ("Daily protests in Sudan", "Radio station bombed in Kabul", "Rebels Seize State Television"):
        told = f"The {title.lower()} this week made the army nervous, an officer said."
        document = read(f"{title}\n\nThousands march in the capital\n\n4 March 2020\n\n{told}\n\n{BODY}")
        assert (document.title, document.publisher) == (title, None)


def test_label_before_a_colon_is_no_dateline_of_a_headline() -> None:
    assert read(f"BREAKING NEWS: Army raids parliament\n\n{BODY}").title == "BREAKING NEWS: Army raids parliament"


def test_paper_and_day_over_a_dateline_are_not_of_the_text() -> None:
    document = read(f"{TITLE}\n\nHarbour Levant, Tuesday 3 March 2020\n\nFREETOWN - {BODY}")
    assert document.day == date(2020, 3, 3)
    assert document.dateline is not None
    assert document.dateline.place == "Freetown"


@pytest.mark.parametrize(
    "note", ["Picture: the parliament, March 4, 2020. Coastwire/A. Berg", "Last updated: 5 March 2020"]
)
def test_year_of_the_dateline_from_a_note_of_the_page(note: str) -> None:
    document = read(f"{TITLE}\n\nFREETOWN, March 4 (Coastwire) - {BODY}\n\n{note}")
    assert document.day == date(2020, 3, 4)


@pytest.mark.parametrize(
    "note", ["© 2021 Coastwire", "Published 9 June 2019", "Picture: the bay, May 1, 2018. Coastwire/A. Berg"]
)
def test_a_far_day_or_a_copyright_year_does_not_date_the_dateline(note: str) -> None:
    document = read(f"{TITLE}\n\nFREETOWN, March 4 (Coastwire) - {BODY}\n\n{note}")
    assert document.day != date(2021, 3, 4)
    assert document.day in {None, date(2019, 6, 9)}


def test_the_day_given_with_the_page_dates_the_dateline() -> None:
    document = read(f"{TITLE}\n\nFREETOWN, March 4 (Coastwire) - {BODY}", published=date(2020, 3, 5))
    assert document.day == date(2020, 3, 5)


@pytest.mark.parametrize("heading", ["LISTEN AGAIN", "MORE FROM THE REGION", "Readers also chose"])
def test_headlines_under_any_heading_at_the_end_are_related(heading: str) -> None:
    document = read(f"{TITLE}\n\n{BODY}\n\n{heading}\n\n{LIST}")
    assert titles(document) == RELATED
    assert paragraphs(document) == [LEAD, SECOND, THIRD]


def test_related_headlines_may_look_like_names_and_have_bullets_and_teasers() -> None:
    document = read(
        f"{TITLE}\n\n{BODY}\n\nYou might also like\n\n• Chile Deports Carnival King\n\n"
        "2. Guinea fires its army chief\n\nThe vote was put off.\n\n4 March 2020"
    )
    assert titles(document) == ("Chile Deports Carnival King", "Guinea fires its army chief")


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement: Protect your cargo. Attacked at sea? We pay.",
        "You have read 2 of 3 free articles this month. Subscribe now.",
        "Sign in to post a comment. Our Standards: The Coastwire Code.",
        "Be the first to comment",
        "Get our bulletin by WhatsApp",
        "We are a small newsroom, and the army beat two of our reporters last year; please help us with a gift of any "
        "size you like.",
    ],
)
def test_what_ends_a_related_list_is_neither_headline_nor_text(line: str) -> None:
    document = read(f"{TITLE}\n\n{BODY}\n\nTRENDING NOW\n\n{LIST}\n\n{line}")
    assert titles(document) == RELATED
    assert paragraphs(document) == [LEAD, SECOND, THIRD]


def test_lists_and_headings_amid_the_text_stay() -> None:
    middle = ["The opposition made three demands:", "Release of the speaker", "A date for the vote", "NIGHT OF FIRE"]
    document = read("\n\n".join((TITLE, "4 March 2020", LEAD, *middle, SECOND, THIRD)))
    assert paragraphs(document) == [LEAD, *middle, SECOND, THIRD]
    assert document.related == ()


def test_pictures_amid_the_text_are_taken_out() -> None:
    document = read(
        f"{TITLE}\n\n4 March 2020\n\n{LEAD}\n\nA burnt car outside the assembly\nPhoto credit: Coast Lens\n\n"
        f"{SECOND}\n\nPicture: Tower Hill by night. Coastwire/J. Sesay\n\n{THIRD}"
    )
    assert document.image is not None
    assert (document.image.caption, document.image.credit) == ("A burnt car outside the assembly", "Coast Lens")
    assert paragraphs(document) == [LEAD, SECOND, THIRD]


def test_labels_under_the_last_sentence_are_left_out() -> None:
    document = read(f"{TITLE}\n\n{BODY}\n\nTopics: Sierra Leone, army\n\nReuse this content")
    assert paragraphs(document) == [LEAD, SECOND, THIRD]
    assert paragraphs(read(f"{TITLE}\n\n{BODY}\n\nThe demands:\n\nA vote\n\nA date"))[-2:] == ["A vote", "A date"]
