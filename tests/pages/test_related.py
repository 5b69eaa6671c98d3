"""Other stories' headlines on an HTML page: boxes amid the text and below it, labels, boxes that are none."""

# ruff: noqa: E501  (pages are set as pages)
from __future__ import annotations

from dragoman.pages import extract_document
from dragoman.types import Document, Page

FIRST = "The prime minister of Norland met the president of Sudland in the border town on Tuesday and signed an accord."
SECOND = (
    "Officials of both countries said that the accord would open three crossings to trade before the end of the year."
)
THIRD = "Opposition parties criticised the text, which they had not been shown, and asked for a debate in parliament."


def read(amid: str, below: str = "") -> Document:
    page = f"""<html lang=en><body><article><h1>Leaders sign accord</h1><p>{FIRST}</p><p>{SECOND}</p>{amid}<p>{THIRD}</p>
        </article>{below}</body></html>"""
    return extract_document(Page("page.html", page.encode()))


def titles(document: Document) -> list[str]:
    assert [document[one] for one in document.paragraphs] == [FIRST, SECOND, THIRD]
    return [one.title for one in document.related]


def test_boxes_amid_the_text_and_below_are_joined_in_order() -> None:
    amid = """<aside class="promo-box"><h4>Read also</h4><ul><li><a href="/1">Sudland jails three bishops</a></li></ul></aside>"""
    below = """<div class=b><h3>More investigations</h3><a href="/2">Who sank the ferry Sula?</a><a href="/3">The banker and
        his eleven boats</a></div>"""
    assert titles(read(amid, below)) == [
        "Sudland jails three bishops", "Who sank the ferry Sula?", "The banker and his eleven boats",
    ]  # fmt: skip


def test_a_label_is_no_part_of_the_headline() -> None:
    amid = """<div class=x><strong>READ MORE:</strong> <a href="/1">Sudland jails three bishops</a></div>
        <p><b>See also |</b> <a href="/2">Who sank the ferry Sula?</a> | <a href="/3">Nine boats for one banker</a></p>"""
    document = read(amid)
    assert titles(document) == ["Sudland jails three bishops", "Who sank the ferry Sula?", "Nine boats for one banker"]
    assert [one.url for one in document.related] == ["/1", "/2", "/3"]


def test_headlines_in_a_box_do_not_end_it() -> None:
    box = "".join(
        f"""<li><a href="/{n}"><h1>Sudland jails bishop {n}</h1><p>{SECOND} {THIRD} {n}</p></a></li>""" for n in (1, 2)
    )
    document = read("", f"<div class=d><h1>You might also like</h1><div><ul>{box}</ul></div></div>")
    assert titles(document)[0].startswith("Sudland jails bishop 1")


def test_boxes_on_method_and_author_hold_no_headlines() -> None:
    below = """<aside class=how><h3>How we counted the dead</h3><p>We compared the lists of three hospitals with the graves.</p>
        </aside><aside><h3>About the author</h3><p>Ada Berg has covered Norland for nine years.</p></aside>"""
    assert titles(read("", below)) == []


def test_an_unlinked_headline_in_a_box_is_one() -> None:
    assert titles(
        read("", "<aside><h3>You may also like</h3><ul><li>Sudland jails three bishops</li></ul></aside>")
    ) == ["Sudland jails three bishops"]
