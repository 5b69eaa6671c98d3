"""Posts set into a page with their writer below: "We hold the bridge. — Harbour Guard (@harbourguard) June 3, 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import trim
from dragoman.codebook.cue_file import CueFile
from dragoman.language.parser import offset_of, text_of
from dragoman.types import Document, Span

_SIGNED = re.compile(
    r"(?P<dash>[—–―-]{1,2})\s*(?P<name>[^()@—–\n]{2,60}?)\s*\(@\w{2,20}\)(?:,?\s+[A-Z][a-z]+\.? \d{1,2}, \d{4})?\s*$"
)


def read_posts(blocks: Sequence[Doc], document: Document, cues: CueFile) -> Iterator[Candidate]:
    """Who signs a post says it: what stands before his name in the paragraph, or else the paragraph above."""
    above: Span | None = None
    for block in blocks:
        start, text = offset_of(block), text_of(block)
        signed = _SIGNED.search(text)
        dash = block.char_span(*signed.span("dash"), alignment_mode="expand") if signed else None
        if signed is not None and dash is not None:
            before = trim(Span(start, start + signed.start("dash")), document.text)
            said = before if before.end > before.start else above
            source = Span(start + signed.start("name"), start + signed.end("name"))
            if said is not None:
                cue, mark = cues.verbs["say"], Span(start + signed.start("dash"), start + signed.end("dash"))
                yield Candidate(cue, "colon", cue.kind, dash[0], mark, source, (said,))
        above = Span(start, start + len(text))
