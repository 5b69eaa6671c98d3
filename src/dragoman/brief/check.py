"""What editing took out of a brief: attributions, status words, denials, the warning of a single originator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.brief.draft import Draft, Line
from dragoman.brief.edited import CHANGES, Block, is_left_out, leaving, read_text, too_long
from dragoman.brief.sentences import STATUS_WORDS
from dragoman.folding import fold
from dragoman.quoting import QUOTE_LIMIT

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that must be looked at before sending; `event` is None where no event is meant."""

    event: str | None
    words: str


def check_text(draft: Draft, text: str) -> list[Warned]:
    """Warnings, in the order of the text. An item taken out whole, on hold or killed is no reason for one."""
    blocks = leaving(read_text(text))
    lines = {line.event: line for line in draft.lines}
    warned: list[Warned] = []
    under_changes = False
    for block in blocks:
        if block.kind == "story":
            under_changes = block.words == CHANGES
        elif block.kind == "item":
            warned += _check_item(block, lines.get(block.event or ""), blocks)
        elif block.kind == "quote":
            warned += _check_quote(block, lines.get(block.event or ""))
        elif block.kind in {"text", "point"} and not under_changes and not _is_own(block, draft):
            warned.append(Warned(None, f"“{_short(block.words)}” names no event of the record: it has no source."))
    for words in too_long(text):
        warned.append(Warned(None, f"“{_short(words)}” quotes more than {QUOTE_LIMIT} characters; it will be cut."))
    return warned


def _check_item(block: Block, line: Line | None, blocks: Sequence[Block]) -> list[Warned]:
    if line is None:
        return [Warned(block.event, f"{block.event} is no event of this brief's draft.")]
    told = fold(block.words)
    return [
        Warned(line.event, f"{_missing(group)} (it stood on the word of {line.originator or 'the page'}).")
        for group in line.keep
        if not any(_holds(told, word) for word in group)
    ]


def _missing(group: Sequence[str]) -> str:
    if "single originator" in group:
        return "The warning of a single originator was removed"
    if tuple(group) in STATUS_WORDS.values():
        return f"The status word “{group[0]}” was removed"
    return f"The attribution to {group[0]} was removed"


def _holds(told: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", told) is not None


def _check_quote(block: Block, line: Line | None) -> list[Warned]:
    if line is None:
        return [Warned(None, f"The quotation “{_short(block.words)}” belongs to no event.")]
    same = fold(block.words.rstrip("…")) in fold(line.quote.replace("“", '"').replace("”", '"'))
    return [] if same else [Warned(line.event, f"The quotation “{_short(block.words)}” is not the page's words.")]


def _is_own(block: Block, draft: Draft) -> bool:
    """Whether a paragraph is the draft's on itself: its period, the events without room."""
    return block.words.rstrip(".").casefold() == draft.period.casefold() or is_left_out(block.words)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
