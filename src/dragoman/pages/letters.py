"""Letters to the editor: each from its "Sir," to the name under it, which is its writer's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.pages.bylines import is_person_name
from dragoman.pages.turns import Turn, parts_from, said_behind
from dragoman.types import Document, Span

SALUTATION = re.compile(
    r"(?:sirs?|madam|sir or madam|dear (?:sirs?|madam|editors?|sir or madam)|(?:to )?the editor|editor)"
    r"\s*[,:;.!–—-][\s,:;–—-]*",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[-–—]?\s*(?P<name>[^,\n(]{4,40}?)\s*(?:[,(].{0,60})?$")
_LONGEST_SIGNATURE = 90


def find_letters(document: Document) -> tuple[Turn, ...]:
    """The letters of a page as turns of their writers; a letter without a name under it is none."""
    spans = enumerate(document.paragraphs)
    opened = {at: match for at, one in spans if (match := SALUTATION.match(document.text, one.start, one.end))}
    parts = zip(opened.values(), parts_from(document, opened), strict=True)
    letters = (_letter(document, Span(*greeting.span()), part) for greeting, part in parts)
    return tuple(letter for letter in letters if letter is not None)


def _letter(document: Document, greeting: Span, paragraphs: Sequence[Span]) -> Turn | None:
    signatures = ((at, name) for at, one in enumerate(paragraphs) if at and (name := _signature(document, one)))
    at, name = next(signatures, (0, None))
    if name is None:
        return None
    return Turn(greeting, name, said_behind(greeting, paragraphs[:at]), asks=False, named=True, signed=True)


def _signature(document: Document, paragraph: Span) -> Span | None:
    """The name in a short line such as "Ada Berg, Bergen"."""
    match = _SIGNED.fullmatch(document.text, paragraph.start, paragraph.end)
    short = paragraph.end - paragraph.start <= _LONGEST_SIGNATURE
    return Span(*match.span("name")) if match and short and is_person_name(match["name"]) else None
