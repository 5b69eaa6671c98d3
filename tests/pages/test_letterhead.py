"""Official papers: who issues them, their title and the day of issue."""

# ruff: noqa: E501  (heads of papers are kept one a line)
from __future__ import annotations

from datetime import date

import pytest

from dragoman.pages import extract_document
from dragoman.pages.letterhead import find_letterhead, is_body, is_official
from dragoman.types import Document, Page

BODY = (
    "Armed men burned the clinic of Hamra on Monday and carried off its medicines, two nurses said.\n\n"
    "The army reached the town on Tuesday morning and found the market empty.\n\n"
    "Some four hundred families are sleeping in the school, and the road to the coast is closed."
)


def read(head: str, body: str = BODY) -> Document:
    return extract_document(Page("page.txt", f"{head}\n\n{body}\n".encode(), text_save=True))


def test_a_numbered_report_has_its_title_below_and_the_day_of_its_issue() -> None:
    document = read(
        "HAMRA RELIEF CELL\nSituation Report No. 14\nHamra: families flee to the coast\n"
        "Reporting period: 2-8 June 2024 | Issued: 9 June 2024"
    )
    assert document.publisher == "Hamra Relief Cell"
    assert document.title == "Hamra: families flee to the coast"
    assert (document.day, document.published_from) == (date(2024, 6, 9), "text")
    assert [(one.name, one.kind) for one in document.credits] == [("Hamra Relief Cell", "press release")]
    assert document.text.startswith("Armed men burned")


def test_a_paper_that_says_what_it_is_has_that_for_its_title() -> None:
    document = read(
        "Ministry of Fisheries of Norland\nStatement on the boarding of the trawler Sula\nSkarv, 3 May 2024"
    )
    assert document.publisher == "Ministry of Fisheries of Norland"
    assert document.title == "Statement on the boarding of the trawler Sula"
    assert document.day == date(2024, 5, 3)
    assert document.dateline is None


def test_the_period_alone_is_no_day_of_issue() -> None:
    assert (
        read("Hamra Relief Desk\nFlash update #2\nFires around Hamra town\nPeriod covered: 2-8 June 2024").day is None
    )


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("Press briefing by the Ministry of Trade of Norland\n3 May 2024", "Ministry of Trade of Norland"),
        ("PRESS RELEASE\nOffice of the Ombudsman\nTwo prisons to close before the winter\n3 May 2024", "Office of the Ombudsman"),
        ("press release no. 4/2024\nNAVY COMMAND OF NORLAND\nPatrol boat returns to harbour\n3 May 2024", "Navy Command of Norland"),
        ("UNMISS\nPress statement\nPatrols return to Hamra town\n3 May 2024", "UNMISS"),
    ],
)  # fmt: skip
def test_letterheads_in_any_order_and_case(head: str, issuer: str) -> None:
    assert read(head).publisher == issuer


def test_without_a_letterhead_the_text_may_name_its_author() -> None:
    document = read(
        "Flash Update #3\nFighting in the Hamra valley\n7 June 2024",
        f"{BODY}\n\nThis update was prepared by the Hamra Desk with local partners.",
    )
    assert document.publisher == "Hamra Desk"
    assert document.title == "Fighting in the Hamra valley"


@pytest.mark.parametrize(
    "head",
    [
        "The Harbour Post\nStatement by the army angers fishermen\nBy Ada Berg\n3 May 2024",
        "Statement by the Council of Elders angers army\nBy Ada Berg\n3 May 2024",
        "Ministry of Trade closes three markets in Hamra\nAda Berg\n3 May 2024",
        "Flash floods close the road to Hamra\n3 May 2024",
    ],
)
def test_newspaper_pages_are_no_official_papers(head: str) -> None:
    assert find_letterhead([*head.split("\n"), *BODY.split("\n\n")]) is None


def test_bodies_and_outlets() -> None:
    assert is_body("Embassy of Norland in Lima")
    assert not is_body("The Fjord News Agency")
    assert not is_body("Army burns clinic")
    assert is_official("Ministry of Trade", "Press briefing of 3 May")
    assert not is_official("The Harbour Post", "Press briefing of 3 May")


def test_marks_of_a_list_are_no_words_of_it() -> None:
    document = read(
        "Hamra Relief Cell\nSituation Report No. 1\nHamra burns again\n9 June 2024", f"- {BODY}\n\n• The port is shut."
    )
    assert [document[one][:9] for one in document.paragraphs][::3] == ["Armed men", "The port "]


def test_notes_and_addresses_below_are_left_out() -> None:
    document = read(
        "Hamra Relief Cell\nSituation Report No. 1\nHamra burns again\n9 June 2024",
        f"{BODY}\n\nFor further information: desk@hamra.example\n\nHome | All reports | Accessibility statement",
    )
    assert document.text.endswith("the coast is closed.")
