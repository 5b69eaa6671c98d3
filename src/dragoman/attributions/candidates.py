"""What a frame hands on: an attribution before quotations are given out and parents found."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.codebook.cue_file import Cue
from dragoman.types import AttributionKind, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue in place, with the source and content its grammar gives.

    `content` may still be empty where `quotable`: a quotation beside the cue may be what is said.
    `rank` orders two candidates with one cue from the outside in: who passes a word on comes before who spoke.
    """

    cue: Cue
    frame: str
    kind: AttributionKind
    trigger: Token
    span: Span
    source: Span | None
    content: tuple[Span, ...]
    quotable: bool = False
    rank: int = 1

    @property
    def start(self) -> int:
        """Where the first of its cue and its source begins."""
        return min(self.span.start, self.source.start) if self.source else self.span.start

    @property
    def rule(self) -> str:
        """The cue's id and the frame that matched."""
        return f"{self.cue.id}:{self.frame}"
