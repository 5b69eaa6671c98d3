"""Letters to the editor: each from its "Sir," to the name under it, which is its writer's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.pages.bylines import is_person_name
from dragoman.pages.turns import Turn
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
    opened = [at for at, one in enumerate(document.paragraphs) if SALUTATION.match(document.text, one.start, one.end)]
    ends = [*opened[1:], len(document.paragraphs)] if opened else []
    letters = (_letter(document, document.paragraphs[at:end]) for at, end in zip(opened, ends, strict=True))
    return tuple(letter for letter in letters if letter is not None)


def _letter(document: Document, paragraphs: Sequence[Span]) -> Turn | None:
    signatures = ((at, name) for at, one in enumerate(paragraphs) if at and (name := _signature(document, one)))
    at, name = next(signatures, (0, None))
    greeting = SALUTATION.match(document.text, paragraphs[0].start, paragraphs[0].end)
    if name is None or greeting is None:
        return None
    label = Span(*greeting.span())
    said = (Span(label.end, paragraphs[0].end), *paragraphs[1:at])
    return Turn(label, name, tuple(span for span in said if span.start < span.end), asks=False, named=True, signed=True)


def _signature(document: Document, paragraph: Span) -> Span | None:
    """The name in a short line such as "Ada Berg, Bergen"."""
    match = _SIGNED.fullmatch(document.text, paragraph.start, paragraph.end)
    short = paragraph.end - paragraph.start <= _LONGEST_SIGNATURE
    return Span(*match.span("name")) if match and short and is_person_name(match["name"]) else None
