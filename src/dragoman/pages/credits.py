"""Where a page says its text comes from: agencies in datelines, bylines and footers, translations, press releases."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.pages.bylines import is_agency, split_authors
from dragoman.types import Credit, Dateline

_FOOTER_BRACKET = re.compile(
    r"^\(?\s*(?P<names>[A-Z][\w&.’'/ -]{1,40}?)\s*\)$|^[-–—]\s*(?P<dashed>[A-Z][\w&.’'-]*(?: [\w&.’'-]+){0,4}(?<!\.))$"
)
_END_BRACKET = re.compile(r"[.!?”\"]\s+\((?P<names>[A-Z][A-Za-z&/-]{1,20}(?:[/,+ ]+[A-Z][A-Za-z&-]{1,20}){0,3})\)\s*$")
_WITH = re.compile(
    r"^(?:with|additional)\s+(?:additional\s+)?(?:reporting|contributions?|material|inputs?|files)\s+(?:by|from)\s+(?P<names>[^.]+)",
    re.I,
)
_DESK = re.compile(
    r"^[(\[]?\s*(?:additional\s+)?(?:reporting|writing|report|text)\s+by\s+(?P<names>[^;.]+)", re.IGNORECASE
)
_TRANSLATED = re.compile(r"\btranslated\s+(?:from|by)\b", re.IGNORECASE)
_FIRST_PRINTED = re.compile(
    r"\b(?:first|originally)\s+(?:printed|published|appeared)\s+(?:in|by|on)\s+(?:the\s+)?(?:daily|newspaper|weekly|magazine|paper|site|website)?\s*(?P<name>[^.;()]{2,60})",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"^(?:for immediate release|(?:press|news|media) release|embargoed until\b.*|press statement|communiqué|media statement)\b",
    re.I,
)
_ISSUED = re.compile(
    r"\b(?:(?:is|was) an? (?:(?:press|news|media) (?:release|statement)|communiqué)(?: issued)? (?:of|by|from)|"
    r"(?:press|news|media) (?:release|statement) issued by)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][^.;,()|]{2,70}?)\s*(?=[.;,()|]|$)",
)
_LONGEST_NOTE = 300
_SOURCE = re.compile(r"^\s*(?:source|quelle|agency|via)\s*:\s*(?P<name>[^.;]{2,60}?)\s*$", re.IGNORECASE)


def find_credits(
    *,
    dateline: Dateline | None,
    dateline_text: str,
    authors: Sequence[str],
    lines: Iterable[str],
    publisher: str | None,
    official: bool = False,
) -> tuple[Credit, ...]:
    """All credits of a page, each name and kind once, in the order dateline, byline, lines of the page.

    Args:
        lines: short lines around and under the text, in page order.
        publisher: who issues a press release.
        official: whether the page is the publisher's official paper by its letterhead.
    """
    found: list[Credit] = []
    if dateline is not None and dateline.agency:
        found.append(Credit(dateline.agency, "dateline", dateline_text.strip()))
    found.extend(Credit(name, "byline", ", ".join(authors)) for name in authors if is_agency(name))
    if official and publisher:
        found.append(Credit(publisher, "press release", publisher))
    for line in lines:
        found.extend(_credits_in(line, publisher))
    unique = {(credit.kind, credit.name.casefold()): credit for credit in reversed(found)}
    return tuple(credit for credit in found if unique.pop((credit.kind, credit.name.casefold()), None))


def end_credit(text: str) -> Credit | None:
    """The agency in brackets after a text's last sentence: "... he said. (AA)"."""
    match = _END_BRACKET.search(text[-80:])
    return Credit(match["names"], "footer", f"({match['names']})") if match else None


def issuer_credit(text: str) -> Credit | None:
    """Who issued a press release, as a last paragraph says: "This is a press release of the Dockers' Union"."""
    last = text.rpartition("\n\n")[2]
    issued = _ISSUED.search(last) if len(last) < _LONGEST_NOTE else None
    return Credit(issued["name"], "press release", last) if issued else None


def is_credit_line(line: str) -> bool:
    """Whether a line says only where the text comes from."""
    text = line.strip()
    patterns = (_FOOTER_BRACKET, _WITH, _DESK, _RELEASE, _SOURCE)
    return len(text) < 300 and (
        any(p.match(text) for p in patterns) or (len(text) < 160 and bool(_TRANSLATED.match(text)))
    )


def desk_names(line: str) -> tuple[str, ...]:
    """The reporters of "(Reporting by A and B; Editing by C)"."""
    match = _DESK.match(line.strip())
    return split_authors(match["names"].rstrip(")")) if match else ()


def _credits_in(line: str, publisher: str | None) -> Iterator[Credit]:
    text = line.strip()
    if len(text) > 300:
        return
    if _RELEASE.match(text):
        yield Credit(publisher or text, "press release", text)
    issued = _ISSUED.search(text)
    if issued:
        yield Credit(issued["name"], "press release", text)
    printed = _FIRST_PRINTED.search(text)
    if printed and (_TRANSLATED.search(text) or len(text) < 160):
        yield Credit(printed["name"].strip(), "translation" if _TRANSLATED.search(text) else "footer", text)
    elif _TRANSLATED.match(text) and len(text) < 160:
        yield Credit(text, "translation", text)
    for pattern in (_WITH, _DESK):
        match = pattern.match(text)
        if match:
            yield from (Credit(name, "footer", text) for name in split_authors(match["names"].rstrip(")")))
    bracket = _FOOTER_BRACKET.match(text)
    if bracket and bracket["names"] and text.startswith("("):  # "PA)" is the end of a picture's
        yield Credit(bracket["names"], "footer", text)
    elif bracket and bracket["dashed"] and is_agency(bracket["dashed"]):
        yield Credit(bracket["dashed"], "footer", text)
    source = _SOURCE.match(text)
    if source:
        yield Credit(source["name"], "footer", text)
