"""Letters to the editor."""

from __future__ import annotations

from dragoman.pages import extract_document
from dragoman.pages.letters import find_letters
from dragoman.types import Page

PAGE = """The Harbour Post

Letters to the editor
9 September 2024

Sir, - The council has closed the ferry to Skarv without asking anybody at all. It owes us a hearing.
Marit Lie, Skarv

Dear Editor: The trawler rammed two boats of ours on Monday and its captain cursed the crews.

Nobody has paid for them.
Ole Brandt
"""


def test_each_letter_is_its_writers_word() -> None:
    document = extract_document(Page("page.txt", PAGE.encode(), text_save=True))
    first, second = find_letters(document)
    assert [document[one.speaker] for one in (first, second)] == ["Marit Lie", "Ole Brandt"]
    assert document[first.said[0]].startswith("The council")
    assert [document[one] for one in second.said][1:] == ["Nobody has paid for them."]


def test_a_letter_nobody_signs_has_no_speaker() -> None:
    text = PAGE.replace("Marit Lie, Skarv", "Name and address supplied to the editor of this page and known to him.")
    document = extract_document(Page("page.txt", text.encode(), text_save=True))
    assert [document[one.speaker] for one in find_letters(document)] == ["Ole Brandt"]
