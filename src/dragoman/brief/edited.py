"""The text of a brief as a person edits it, and how it is read back.

    # Evening brief
    ## Headline of a story
    [E3fa85f64a1b2-14] SANA said that ...
    [E3fa85f64a1b2-92 hold] Anadolu reported that ...
    > "the page's own words" (The Daily, 3 March 2020) https://...

A paragraph's mark in brackets names the event it tells; a paragraph without one stands on nothing in the record. An
item on hold, or killed, stays in this text and does not leave with the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from dragoman.brief.draft import Draft, Line
from dragoman.quoting import QUOTE_LIMIT, short_quote

Kind = Literal["title", "story", "item", "quote", "point", "text"]
Use = Literal["use", "hold", "kill"]
USES: tuple[Use, ...] = get_args(Use)
CHANGES = "Since the last brief"
_LEFT_OUT = "more events fit and found no room."
_MARK = re.compile(r"^\[(E[0-9a-f]{4,}-\d+(?:\.\d+)?)(?: (hold|kill))?\]\s*")
_QUOTED = re.compile(r"“([^”]*)”")
_ADDRESS = re.compile(r"\s*(https?://\S+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the edited text. `event` is the mark of an item, and of the quotation that follows it.

    `words` of a quotation are the page's, at most QUOTE_LIMIT characters; `cite` and `url` say where they stand.
    `use` says what is to become of an item and its quotations.
    """

    kind: Kind
    words: str
    event: str | None = None
    cite: str = ""
    url: str | None = None
    use: Use = "use"


def write_text(draft: Draft) -> str:
    """A draft as the text that is edited."""
    parts = [f"# {draft.title}", f"{draft.period[:1].upper()}{draft.period[1:]}."]
    if draft.changes:
        parts += [f"## {CHANGES}", "\n".join(f"- {change}" for change in draft.changes)]
    for story in draft.stories:
        parts.append(f"## {story.title}")
        parts += [_item(line, quoted=draft.tone != "short") for line in story.lines]
    if draft.left_out:
        parts.append(f"- {draft.left_out} {_LEFT_OUT}")
    return "\n\n".join(parts) + "\n"


def _item(line: Line, *, quoted: bool) -> str:
    told = f"[{line.event}] {line.told}"
    if not quoted:
        return told
    address = f" {line.url}" if line.url and re.fullmatch(r"https?://[^\s<>\"]+", line.url) else ""
    quote = line.quote.replace("“", '"').replace("”", '"')
    return f"{told}\n> “{quote}” ({line.cite}){address}"


def read_text(text: str) -> list[Block]:
    """The paragraphs of an edited text; quotations are cut to what may leave the record."""
    blocks: list[Block] = []
    last = Block("text", "")
    for paragraph in _paragraphs(text):
        block = _block(paragraph, last.event)
        if block.kind == "quote":
            block = replace(block, use=last.use)
        last = block
        blocks.append(block)
    return blocks


def leaving(blocks: Iterable[Block]) -> list[Block]:
    """Paragraphs without the items on hold or killed, and without the headings under which nothing is left."""
    found: list[Block] = []
    for section in _sections(blocks):
        kept = [block for block in section if block.use == "use"]
        found += kept if len(kept) > 1 or len(kept) == len(section) else []
    return found


def lines_told(draft: Draft, blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Lines of a draft whose items are among some paragraphs of its text."""
    events = {block.event for block in blocks if block.kind == "item"}
    return tuple(line for line in draft.lines if line.event in events)


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    found: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind in {"title", "story"}:
            found.append([])
        found[-1].append(block)
    return found


def mark_use(text: str, event: str, use: Use) -> str:
    """An edited text with an item put to use, on hold, or killed."""
    mark = f"[{event}] " if use == "use" else f"[{event} {use}] "
    lines = text.split("\n")
    found = [_MARK.match(line.strip()) for line in lines]
    return "\n".join(
        mark + line.strip()[one.end() :] if one and one[1] == event else line
        for line, one in zip(lines, found, strict=True)
    )


def is_left_out(words: str) -> bool:
    """Whether a paragraph is the draft's own remark on events without room."""
    return re.fullmatch(rf"\d+ {re.escape(_LEFT_OUT)}", words) is not None


def _paragraphs(text: str) -> list[str]:
    """Lines joined into paragraphs; headings, quotations, points and marked items begin one of their own."""
    found: list[list[str]] = []
    fresh = True
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.strip()
        if not bare:
            fresh = True
            continue
        if fresh or not found or bare.startswith(("# ", "## ", "> ", "- ")) or _MARK.match(bare) or _ends(found[-1]):
            found.append([])
        found[-1].append(bare)
        fresh = False
    return [" ".join(lines) for lines in found]


def _ends(lines: Sequence[str]) -> bool:
    return lines[0].startswith("#")


def _block(paragraph: str, event: str | None) -> Block:
    if paragraph.startswith("## "):
        return Block("story", paragraph[3:])
    if paragraph.startswith("# "):
        return Block("title", paragraph[2:])
    if paragraph.startswith("- "):
        return Block("point", paragraph[2:])
    if paragraph.startswith("> "):
        return _quotation(paragraph[2:], event)
    mark = _MARK.match(paragraph)
    if mark:
        return Block("item", _limited(paragraph[mark.end() :]), mark[1], use=cast(Use, mark[2] or "use"))
    return Block("text", _limited(paragraph))


def _limited(words: str) -> str:
    return _QUOTED.sub(lambda found: f"“{short_quote(found[1])}”", words)


def _quotation(words: str, event: str | None) -> Block:
    address = _ADDRESS.search(words)
    url = address[1] if address else None
    words = words[: address.start()] if address else words
    quoted = _QUOTED.search(words)
    if quoted is None:
        return Block("quote", short_quote(words), event, "", url)
    cite = (words[: quoted.start()] + words[quoted.end() :]).strip(" ()")
    return Block("quote", short_quote(quoted[1]), event, short_quote(cite), url)


def too_long(text: str) -> list[str]:
    """Quotations of an edited text that are longer than may leave the record."""
    return [words for words in _QUOTED.findall(text) if len(" ".join(words.split())) > QUOTE_LIMIT]
