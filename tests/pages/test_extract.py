"""Whole pages in, documents out: fields, spans, furniture, hostile input."""

# ruff: noqa: E501  (pages are set as pages)
from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from dragoman.errors import EmptyError, NoTextError, SizeError
from dragoman.pages import extract_document
from dragoman.types import Document, Page

FIRST = "The prime minister of Norland met the president of Sudland in the border town on Tuesday and signed an accord."
SECOND = (
    "Officials of both countries said that the accord would open three crossings to trade before the end of the year."
)
THIRD = "Opposition parties criticised the text, which they had not been shown, and asked for a debate in parliament."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def read(html: str, **given: object) -> Document:
    return extract_document(Page("page.html", html.encode(), **given))  # type: ignore[arg-type]


def read_text(text: str) -> Document:
    return extract_document(Page("page.txt", text.encode(), text_save=True))


def article(body: str, head: str = "") -> str:
    return f"<html lang=en><head>{head}</head><body><article><h1>Leaders sign accord</h1>{body}</article></body></html>"


def test_text_is_the_paragraphs_and_spans_reproduce_them() -> None:
    document = read(article(BODY))
    assert [document[span] for span in document.paragraphs] == [FIRST, SECOND, THIRD]
    assert document.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert document.title == "Leaders sign accord"
    assert document.language == "en"


def test_the_kicker_over_the_headline_is_the_section() -> None:
    page = (
        f"<html lang=en><body><article><span>Opinion</span><h1>Leaders sign accord</h1>{BODY}</article></body></html>"
    )
    assert read(page).section == "Opinion"
    assert read(page.replace("Opinion", "Ada Berg")).section is None


def test_a_ministrys_own_page_is_its_release() -> None:
    head = '<meta property="og:site_name" content="Ministry of Trade of Norland">'
    briefing = article(BODY, head).replace("Leaders sign accord", "Press briefing on the accord with Sudland")
    assert [(one.name, one.kind) for one in read(briefing).credits] == [
        ("Ministry of Trade of Norland", "press release")
    ]
    assert read(article(BODY, head)).credits == ()


def test_a_note_on_the_author_is_left_out() -> None:
    note = "<p>Ada Berg teaches law in Bergen.</p>"
    head = '<meta name="author" content="Ada Berg">'
    assert read(article(BODY + note, head)).text.endswith(THIRD)
    assert read(article(BODY + note)).text.endswith("Bergen.")


def test_links_carry_the_span_of_their_words() -> None:
    document = read(article(BODY.replace("signed an accord", 'signed <a href="/accord">an accord</a>')))
    (link,) = document.links
    assert (document[link.span], link.url) == ("an accord", "/accord")


def test_json_ld_gives_authors_date_publisher() -> None:
    head = """<script type="application/ld+json">/* made by cms */ {"@graph": [{"@type": "NewsArticle",
        "headline": "Leaders sign accord", "datePublished": "2019-05-07T18:40:00+02:00", "dateModified": "2019-05-08",
        "author": [{"@type": "Person", "name": "Ada Berg"}, {"@type": "Person", "name": "Ole Lund"}],
        "publisher": {"@type": "Organization", "name": "The Fjord Courier"},}]};</script>"""
    document = read(article(BODY, head), published=date(2001, 1, 1))
    assert document.authors == ("Ada Berg", "Ole Lund")
    assert document.publisher == "The Fjord Courier"
    assert document.published == datetime.fromisoformat("2019-05-07T18:40:00+02:00")
    assert document.published_from == "json-ld"
    assert document.updated == date(2019, 5, 8)


def test_given_date_serves_where_the_page_tells_none() -> None:
    document = read(article(BODY), published=date(2001, 1, 1))
    assert (document.day, document.published_from) == (date(2001, 1, 1), "given")


def test_site_name_is_cut_off_the_title() -> None:
    head = '<title>Leaders sign accord | Fjord Courier</title><meta property="og:site_name" content="Fjord Courier">'
    document = read(f"<html><head>{head}</head><body><div>{BODY}</div></body></html>")
    assert document.title == "Leaders sign accord"
    assert document.publisher == "Fjord Courier"


def test_byline_date_and_publisher_of_a_page_without_markup_for_them() -> None:
    page = f"""<html><body><div><h1>Leaders sign accord</h1><p>Saturday, December 9, 2006<br>Ada Berg in Bergen</p>{BODY}</div>
        <p>&copy; 2006 Fjord Courier. All rights reserved.</p></body></html>"""
    document = read(page)
    assert (document.authors, document.day, document.publisher) == (("Ada Berg",), date(2006, 12, 9), "Fjord Courier")
    assert document.text.startswith(FIRST)


def test_related_headlines_comments_and_adverts_are_left_out_with_a_reason() -> None:
    page = article(
        BODY
        + """<aside><h2>More from Norland</h2><ul><li><a href="/1">Army bombs rebels in the north</a></li></ul></aside>
        <section class="comments"><h3>Comments (1)</h3><p>They should invade the whole of Sudland and be done with it.</p></section>
        <div class="widget"><h3>Sponsored</h3><p>Norland property conquers Sudland, says our partner in real estate.</p></div>"""
    )
    document = read(page)
    assert [(r.title, r.url) for r in document.related] == [("Army bombs rebels in the north", "/1")]
    reasons = {part.kind: part.text for part in document.left_out}
    assert "invade" in reasons["comments"]
    assert "conquers" in reasons["advert"]
    assert "bombs" in reasons["related"]
    assert not any(word in document.text for word in ("invade", "conquers", "bombs"))


def test_read_also_line_inside_the_text_is_cut() -> None:
    line = '<p>Read also: <a href="/x">Sudland attacks its critics</a></p>'
    document = read(article(f"<p>{FIRST}</p>{line}<p>{SECOND}</p><p>{THIRD}</p>"))
    assert "attacks" not in document.text
    assert SECOND in document.text


def test_hidden_words_are_not_read() -> None:
    document = read(
        article(BODY + '<p style="display: none">Norland declares war on Sudland, or so this hidden line says.</p>')
    )
    assert "war" not in document.text


def test_ruby_readings_are_dropped() -> None:
    document = read(article(BODY.replace("border town", "<ruby>border<rt>BOH-der</rt></ruby> town")))
    assert "BOH" not in document.text


def test_caption_and_credit_of_the_lead_picture() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The two leaders. <span class=credit>Photo: Nordfoto</span></figcaption></figure>"
    document = read(article(figure + BODY))
    assert document.image is not None
    assert (document.image.caption, document.image.credit) == ("The two leaders.", "Nordfoto")
    assert "Nordfoto" not in document.text


def test_live_page_keeps_the_order_of_the_page() -> None:
    posts = "".join(
        f"<div class=post><time>{n}.00pm</time><p>{text}</p></div>" for n, text in ((3, THIRD), (2, SECOND), (1, FIRST))
    )
    document = read(f"<html><body><h1>Live: leaders meet</h1>{posts}</body></html>")
    assert [document[span] for span in document.paragraphs] == [THIRD, SECOND, FIRST]


def test_press_release_is_credited_to_its_issuer() -> None:
    head = '<meta name="author" content="Norland Shipping Association">'
    document = read(article("<p>FOR IMMEDIATE RELEASE</p>" + BODY, head))
    assert document.publisher == "Norland Shipping Association"
    assert document.authors == ()
    assert [(c.kind, c.name) for c in document.credits] == [("press release", "Norland Shipping Association")]


def test_table_layout_gives_the_column_with_the_prose() -> None:
    page = f"""<html><head><title>Fjord Courier - Leaders sign accord</title></head><body><table><tr><td>Sections<br>
        <a href=a>Army storms league</a><br><a href=b>Classified</a></td><td><font size=5><b>Leaders sign accord</b></font><br>
        Saturday, March 8, 2008 - By Ada Berg<p>{FIRST}<p>{SECOND}<p>{THIRD}</td><td><b>Forum</b><p>"Bomb them." - Tito</td></tr></table></body></html>"""
    document = read(page)
    assert document.title == "Leaders sign accord"
    assert document.authors == ("Ada Berg",)
    assert document.day == date(2008, 3, 8)
    assert [document[span] for span in document.paragraphs] == [FIRST, SECOND, THIRD]


def test_text_save_with_all_its_parts() -> None:
    document = read_text(
        f"""Leaders sign accord

By Ada Berg and Ole Lund

The border crossing
Image by Nordfoto

BERGEN, May 7 (Norwire) - {FIRST}

{SECOND}

(Reporting by Ada Berg; Editing by K. Strand)

Related articles

Army bombs rebels in the north

Ole Lund

Leave a Comment

Subscribe to our newsletter
"""
    )
    assert document.title == "Leaders sign accord"
    assert document.authors == ("Ada Berg", "Ole Lund")
    assert document.image is not None
    assert (document.image.caption, document.image.credit) == ("The border crossing", "Nordfoto")
    assert [(r.title, r.authors) for r in document.related] == [("Army bombs rebels in the north", ("Ole Lund",))]
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.agency) == ("Bergen", "Norwire")
    assert len(document.paragraphs) == 2
    assert {part.kind for part in document.left_out} >= {"related", "comments", "newsletter", "boilerplate", "caption"}


def test_german_page_is_recognised() -> None:
    text = "Der Präsident und die Ministerin haben sich am Montag mit der Delegation aus dem Norden in der Hauptstadt getroffen, um über den Vertrag zu reden."
    assert read(f"<html><body><article><p>{text}</p><p>{text} Das war es.</p></article></body></html>").language == "de"


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", '<div class="consent"><p>We use cookies. Accept?</p></div>']
)
def test_page_without_article_is_refused(html: str) -> None:
    with pytest.raises(NoTextError):
        read(html)


def test_white_space_alone_is_empty() -> None:
    with pytest.raises(EmptyError):
        read(" \n\t ")


def test_control_characters_are_removed() -> None:
    document = read(article(BODY.replace("Norland", "Nor\x00la\x0bnd")))
    assert FIRST in document.text


def test_deep_nesting_is_refused_quickly() -> None:
    start = time.process_time()
    with pytest.raises(SizeError):
        read("<div>" * 100_000 + BODY)
    assert time.process_time() - start < 2


def test_text_below_many_levels_is_not_lost() -> None:
    assert FIRST in read("<div>" * 1_500 + BODY).text


def test_same_page_gives_the_same_document() -> None:
    page = article(BODY)
    first = read(page)
    read(article(f"<p>{SECOND}</p><p>{FIRST}</p>"))
    assert read(page) == first


@pytest.mark.parametrize("stamp", ["2021-02-30", "2021-04-31T10:00:00Z", "2023-02-29"])
def test_an_impossible_day_does_not_become_the_first_of_the_month(stamp: str) -> None:
    head = f'<meta property="article:published_time" content="{stamp}">'
    assert read(article(BODY, head)).published is None


def test_the_first_of_the_month_counts_where_the_page_writes_it() -> None:
    assert read(article(BODY + "<footer>Printed on 1 March 2021</footer>")).day == date(2021, 3, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Log in or create an account to continue",
        "Enjoying our latest articles?",
        "We want to hear from you: do you live near the port? Write to us.",
        "Harbour Notes: Sign up for our weekly newsletter on the ports.",
        "We promise never to sell your e-mail address to anybody.",
        "Have you seen the flood? Get in touch with our reporters.",
        "Follow the Post's full coverage of the port at https://post.example/port",
        "Is your street under water? Get in touch at desk@post.example",
        "Harbour fire probe: The owner of the ferry may be charged next",
        "Contributing: Ada Berg",
        "File photo of the minister at the port of Massawa.",
        "Editor's note: this letter is the free edition of our morning service. " + "It goes to readers at six. " * 8,
    ],
)
def test_what_the_desk_says_to_its_readers_is_none_of_the_text(line: str) -> None:
    document = read(article(BODY + f"<p>{line}</p>" + BODY))
    assert line not in document.text
