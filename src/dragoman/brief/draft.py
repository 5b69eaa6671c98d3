"""What a brief holds before anybody edits it: stories, and in them one line an event. Kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

# How a brief is written: each line with the page's words under it; with the speaker behind what he says, as agencies
# write; without the page's words.
Tone = Literal["full", "wire", "short"]
TONES: tuple[Tone, ...] = get_args(Tone)


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the brief tells it.

    `sentence` names the speaker and keeps the status in words; `notes` are sentences on denials, numbers and
    originators. `keep` are the words of attribution and status that editing must not lose: of each group one.
    `quote` are the page's own words, at most 240 characters, and `cite` where they stand. `sources` is the chain,
    outermost speaker first.
    """

    event: str
    sentence: str
    notes: tuple[str, ...]
    keep: tuple[tuple[str, ...], ...]
    quote: str
    cite: str
    url: str | None
    factuality: str
    originator: str | None
    sources: tuple[str, ...]
    single: bool
    made_by: str = ""
    type: str = ""

    @property
    def told(self) -> str:
        """The sentence with its notes."""
        return " ".join((self.sentence, *self.notes))


@dataclass(frozen=True, slots=True)
class Story:
    """Events that belong together, under the headline of the story's first page."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief as the record has it: `period` in words, `changes` against the last brief on the same query.

    `left_out` counts events that fit and found no room.
    """

    title: str
    query: str
    period: str
    stories: tuple[Story, ...]
    changes: tuple[str, ...] = ()
    left_out: int = 0
    tone: Tone = "full"

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all stories."""
        return tuple(line for story in self.stories for line in story.lines)


def draft_to_json(draft: Draft) -> str:
    """A draft as it is kept in the record."""
    return json.dumps(asdict(draft), ensure_ascii=False)


def draft_from_json(text: str) -> Draft:
    """A draft as it was kept."""
    told = json.loads(text)
    stories = tuple(Story(one["title"], tuple(map(_line, one["lines"]))) for one in told["stories"])
    return Draft(**{**told, "stories": stories, "changes": tuple(told["changes"])})


def _line(told: dict[str, Any]) -> Line:
    keep = tuple(tuple(group) for group in told["keep"])
    return Line(**{**told, "notes": tuple(told["notes"]), "keep": keep, "sources": tuple(told["sources"])})
