"""A page from the network, or the reason why it was left where it is."""

from __future__ import annotations

from dragoman.errors import PageError
from dragoman.fetching.captures import Answer, Capture, RefusedError, Signal, Why
from dragoman.fetching.session import LATER, Session, SiteRules
from dragoman.fetching.signals import first_forbidding, header_signals, is_about_payment, page_signals
from dragoman.fetching.tdmrep import reservation
from dragoman.intake.kinds import check_kind, looks_like_html
from dragoman.pages.charset import decode_page
from dragoman.settings import Settings
from dragoman.types import Page

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_CLOSED = frozenset({401, 402, 403, 407, 451})
_GONE = frozenset({404, 410})


def fetch_page(address: str, settings: Settings, *, session: Session | None = None) -> Capture:
    """The page at an address, with the terms it was taken on.

    Waits for the host's turn, reads robots.txt and tdmrep.json first, follows redirections, and reads the publisher's
    signals in headers and page before anything is kept.

    Args:
        session: what this run knows of its hosts; by default a new one, which asks for robots.txt again.

    Raises:
        SettingError: fetching is off, or nobody is named to write to.
        RefusedError: nothing may or can be taken from there; its `why` is one of the reasons shown to people.
    """
    visit = (session or Session(settings)).visit(address)
    check_answer(visit.answer)
    signals = check_headers(visit.answer, visit.rules)
    found = (*signals, *page_signals(html_of(visit.answer)))
    _check_signals(found, visit.answer.address)
    return Capture(address, visit.answer, visit.hops, visit.robots, found)


def page_of(answer: Answer) -> Page:
    """An answer as the pages stage reads it; people see its address without the scheme."""
    _, _, name = answer.address.partition("://")
    return Page(name, answer.content, url=answer.address, charset=_charset(answer))


def check_answer(answer: Answer) -> None:
    """Refuse answers that carry no page.

    Raises:
        RefusedError: the server says no, not now, or not here.
    """
    status = answer.status
    if status == 200:
        return
    if status in _CLOSED:
        raise RefusedError(Why.closed, f"{answer.address} answers {status}", fix="nothing is read past a barrier")
    if status in _GONE:
        raise RefusedError(Why.gone, f"{answer.address} answers {status}", fix="check the address")
    why = Why.later if status in LATER else Why.silent
    raise RefusedError(why, f"{answer.address} answers {status}", fix="try again later")


def check_headers(answer: Answer, rules: SiteRules) -> tuple[Signal, ...]:
    """The signals of a site and of an answer's headers, none of which forbids the reading.

    Raises:
        RefusedError: one of them does.
    """
    of_site = reservation(rules.mining, answer.address)
    found = (*((of_site,) if of_site else ()), *header_signals(answer))
    _check_signals(found, answer.address)
    return found


def html_of(answer: Answer) -> str:
    """The characters of an HTML page.

    Raises:
        RefusedError: a picture, PDF, feed, text or nothing.
    """
    if answer.kind and answer.kind not in _HTML:
        raise RefusedError(Why.kind, f"{answer.address} is {answer.kind[:80]}", fix="only HTML pages are fetched")
    try:
        check_kind(answer.content, answer.address)
        html = decode_page(page_of(answer))
    except PageError as error:
        raise RefusedError(Why.kind, error.what, fix=error.fix) from error
    if not looks_like_html(answer.content):
        raise RefusedError(Why.kind, f"{answer.address} holds no HTML", fix="only HTML pages are fetched")
    return html


def _check_signals(signals: tuple[Signal, ...], address: str) -> None:
    found = first_forbidding(signals)
    if found is None:
        return
    why = Why.closed if is_about_payment(found) else Why.signal
    raise RefusedError(why, f"{address}: {found}", fix="ask the publisher for leave")


def _charset(answer: Answer) -> str | None:
    for part in (answer.first("content-type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
