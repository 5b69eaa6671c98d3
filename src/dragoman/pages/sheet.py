"""What has been read of a page saved as text, while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.pages.dateline import find_dateline
from dragoman.pages.masthead import read_masthead_line
from dragoman.types import Image, LeftOut, LeftOutKind, Related

_SENTENCE_END = re.compile(r"[.!?…:。؟।۔።][\"”’')\]」]*$")
_SENTENCE = 40
_DENSE_SENTENCE = 15
LONG_PROSE = 100


@dataclass(slots=True)
class Sheet:
    """The parts found so far.

    `aside` holds the lines left out, `day_line` is the one that tells the day, `official` whether the page
    is the publisher's official paper.
    """

    title: str | None = None
    dek: str | None = None
    authors: tuple[str, ...] = ()
    image: Image | None = None
    day_line: str | None = None
    publisher: str | None = None
    official: bool = False
    section: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)

    def leave_out(self, kind: LeftOutKind, text: str) -> None:
        """Keep a line apart from the article, with the reason."""
        self.left_out.append(LeftOut(kind, text))
        self.aside.append(text)

    def add_picture(self, caption: str | None, credit: str | None, line: str) -> None:
        """Take a picture's line out of the text; the first one is the page's picture."""
        self.image = self.image or Image(caption, credit)
        self.left_out.append(LeftOut("caption", line))


def is_prose(line: str) -> bool:
    """Whether a line is a sentence of the article or begins with a dateline; "LIVE: Army shells port" does neither."""
    if read_masthead_line(line):
        return False
    ended = ends_sentence(line)
    if ended and len(line) > (_DENSE_SENTENCE if "。" in line else _SENTENCE):
        return True
    dateline = find_dateline(line, published=None)
    if dateline is None or ended or len(line) >= LONG_PROSE:
        return dateline is not None
    return dateline.agency is not None or dateline.span.end == len(line)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))
