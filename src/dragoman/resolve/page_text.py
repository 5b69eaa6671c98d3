"""What is known of a page when it is compared with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.types import Reading


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text and what it says of itself. `page` is the page's digest, `credits` names of agencies."""

    page: str
    text: str
    published: date | None
    publisher: str | None
    title: str | None
    credits: tuple[str, ...] = ()


def page_text(reading: Reading) -> PageText:
    """A reading's page as copies and stories see it."""
    document = reading.document
    credits = tuple(credit.name for credit in document.credits)
    return PageText(document.digest, document.text, document.day, document.publisher, document.title, credits)
