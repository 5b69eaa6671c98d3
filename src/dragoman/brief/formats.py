"""A brief as Markdown, plain text, a self-contained HTML file, and ninjs."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from dragoman.brief.compose import AGAINST
from dragoman.brief.days import moment_told
from dragoman.brief.draft import Draft, Line
from dragoman.brief.edited import Block, leaving, lines_told, read_text
from dragoman.brief.pictures import picture_of
from dragoman.export.markup import escaped, urn, web_address
from dragoman.export.prose import SINGLE
from dragoman.pictures import draw_png

_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
FOOT = (
    "Made from news pages read by a machine, edited by a person. Reports and on whose word they are known, "
    "not ground truth."
)
_STYLE = """body{margin:0 auto;max-width:42rem;padding:1.5rem;background:#fcfaf5;color:#1d1a16;
font:17px/1.55 Georgia,"Liberation Serif",serif}h1{font-size:1.8rem;line-height:1.2;border-bottom:3px double #857c6c;
padding-bottom:.5rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}p{margin:.6rem 0 .2rem}blockquote{margin:.2rem 0 1rem;
padding-left:.8rem;border-left:3px solid #d9d2c3;color:#5d564b;font-size:.93rem}a{color:#1f4a75}
small,footer,.mark{font:.78rem/1.5 "Liberation Sans",sans-serif;color:#5d564b}img{width:26rem;max-width:100%}
@media(prefers-color-scheme:dark){body{background:#171614;color:#ece7dc}blockquote,small,footer,.mark{color:#a9a193}
a{color:#9cc3ec}img{background:#fff}}@media print{body{background:#fff;color:#000}}"""


@dataclass(frozen=True)
class Issue:
    """A brief ready to leave: its name and version, its draft, its edited text, and when it was made."""

    name: str
    draft: Draft
    text: str
    made: datetime

    @cached_property
    def blocks(self) -> list[Block]:
        """The paragraphs that leave: not those of items on hold or killed."""
        return leaving(read_text(self.text))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Lines of the draft that editing left in."""
        return lines_told(self.draft, self.blocks)

    @property
    def title(self) -> str:
        """The first heading, as edited."""
        return next((block.words for block in self.blocks if block.kind == "title"), self.draft.title)


def write_markdown(issue: Issue) -> str:
    """Markdown with the marks of events as small print."""
    told = [_markdown(block) for block in issue.blocks]
    return "\n\n".join([*told, "---", f"{FOOT} {issue.name}, {moment_told(issue.made)}."]) + "\n"


def _markdown(block: Block) -> str:
    words = block.words.replace("<", "&lt;")
    if block.kind in {"title", "story", "point"}:
        return {"title": "# ", "story": "## ", "point": "- "}[block.kind] + words
    if block.kind == "quote":
        address = web_address(block.url)
        cite = f" ({f'[{block.cite}](<{address}>)' if address else block.cite})" if block.cite or address else ""
        return f"> “{words}”{cite}"
    return f"{words} `{block.event}`" if block.event else words


def write_plain(issue: Issue) -> str:
    """Plain text, as the plain part of a mail."""
    told = []
    for block in issue.blocks:
        if block.kind == "title":
            told.append(f"{block.words}\n{'=' * min(len(block.words), 72)}")
        elif block.kind == "story":
            told.append(f"{block.words}\n{'-' * min(len(block.words), 72)}")
        elif block.kind == "quote":
            address = web_address(block.url)
            told.append(f"  “{block.words}” ({block.cite}){f' {address}' if address else ''}")
        elif block.kind == "point":
            told.append(f"- {block.words}")
        else:
            told.append(f"{block.words} [{block.event}]" if block.event else block.words)
    return "\n\n".join([*told, "-- ", f"{FOOT} {issue.name}, {moment_told(issue.made)}."]) + "\n"


def write_html(issue: Issue, *, image: str | None = None, foot: str = "") -> str:
    """One HTML file that asks nobody for anything: no script, no outside picture.

    Args:
        image: address of the picture; None puts it into the file.
        foot: HTML under the last line, as the link that unsubscribes.
    """
    body = "\n".join(_html(block) for block in issue.blocks)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escaped(issue.title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}\n{_picture(issue, image)}"
        f"<footer><p>{escaped(FOOT)} {escaped(issue.name)}, {moment_told(issue.made)}.</p>{foot}</footer>\n"
        "</body></html>\n"
    )


def _html(block: Block) -> str:
    words = escaped(block.words)
    if block.kind in {"title", "story"}:
        level = "h1" if block.kind == "title" else "h2"
        return f"<{level}>{words}</{level}>"
    if block.kind == "quote":
        address, cite = web_address(block.url), escaped(block.cite)
        where = f'<a href="{escaped(address)}" rel="noreferrer">{cite or escaped(address)}</a>' if address else cite
        return f"<blockquote>“{words}” <small>{where}</small></blockquote>"
    mark = f' <span class="mark">[{escaped(block.event)}]</span>' if block.event else ""
    return f"<p>{'• ' if block.kind == 'point' else ''}{words}{mark}</p>"


def _picture(issue: Issue, image: str | None) -> str:
    drawn = picture_of(issue.lines)
    if drawn is None:
        return ""
    spec, words = drawn
    source = image or f"data:image/png;base64,{b64encode(draw_png(spec)).decode()}"
    return f'<p><img src="{source}" alt="{escaped(words)}"></p>\n'


def write_ninjs(issue: Issue) -> str:
    """One ninjs 3.1 item: sources with their roles, and what an editor must know before using it."""
    kept = issue.lines
    sources = {name: place == len(line.sources) - 1 for line in kept for place, name in enumerate(line.sources)}
    told: dict[str, Any] = {
        "uri": urn("brief", issue.name),
        "standard": {"name": "ninjs", "version": "3.1"},
        "type": "text",
        "representationType": "complete",
        "firstCreated": issue.made.isoformat(timespec="seconds"),
        "versionCreated": issue.made.isoformat(timespec="seconds"),
        "pubStatus": "usable",
        "language": "en",
        "title": issue.title,
        "headlines": [{"role": "main", "value": issue.title, "contentType": "text/plain"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": write_plain(issue)},
            {"role": "main", "contentType": "text/html", "value": "\n".join(_html(block) for block in issue.blocks)},
        ],
        "infoSources": [
            {"name": name, "role": ["originator" if is_last else "carrier"]} for name, is_last in sources.items()
        ],
        "edNote": _ed_note(kept),
        "digitalSourceType": _SOURCE_TYPE,
        "altIds": [{"role": "dragoman", "value": line.event} for line in kept],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _ed_note(lines: Sequence[Line]) -> str:
    single = [line.event for line in lines if line.single]
    notes = [f"{SINGLE} {', '.join(single)}."] if single else []
    for status in ("alleged", "denied", "planned", "possible"):
        marked = [line.event for line in lines if line.factuality == status]
        notes += [f"{status.capitalize()}: {', '.join(marked)}."] if marked else []
    contested = [one.event for one in lines if any(note.startswith(AGAINST) for note in one.notes)]
    notes += [f"Denied or told otherwise by others: {', '.join(contested)}."] if contested else []
    return " ".join(notes) or "Every item has several originators."
