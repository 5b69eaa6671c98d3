"""A sentence with its actor, recipient and trigger marked, and a chain of speakers drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from rich.tree import Tree

from dragoman.cli.report import clean
from dragoman.types import Document, EventMention, Link, Span

_STYLES = {
    "actor": "bold green",
    "recipient": "bold magenta",
    "trigger": "bold reverse",
    "place": "cyan",
    "date": "cyan",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text and what they are in the event."""

    span: Span
    role: str


def marks_of(event: EventMention) -> list[Mark]:
    """Everything in the sentence that made the event."""
    found = [Mark(part.span, "actor") for part in event.actors]
    found += [Mark(part.span, "recipient") for part in event.recipients]
    found.append(Mark(event.trigger, "trigger"))
    found += [Mark(event.date.span, "date")] if event.date else []
    found += [Mark(event.place.span, "place")] if event.place else []
    return [mark for mark in dict.fromkeys(found) if event.sentence.contains(mark.span)]


def mark_words(document: Document, sentence: Span, marks: Sequence[Mark], *, colour: bool) -> Text:
    """The sentence, its marks coloured; with brackets instead where there is no colour."""
    if not colour:
        return Text(clean(_bracketed(document, sentence, marks)))
    text = Text(clean(document[sentence]))
    for mark in marks:
        text.stylize(_STYLES[mark.role], mark.span.start - sentence.start, mark.span.end - sentence.start)
    return text


def _bracketed(document: Document, sentence: Span, marks: Sequence[Mark]) -> str:
    """Brackets close before others open, and the longer of two marks stands outside."""
    edges = [(mark.span.end, 0, mark.span.end - mark.span.start, "]") for mark in marks]
    edges += [(mark.span.start, 1, mark.span.start - mark.span.end, f"[{mark.role}: ") for mark in marks]
    pieces, last = [], sentence.start
    for place, _, _, bracket in sorted(edges):
        pieces += [document[Span(last, place)], bracket]
        last = place
    return "".join([*pieces, document[Span(last, sentence.end)]])


def draw_chain(document: Document, chain: Sequence[Link]) -> Tree | Text:
    """The speakers from the page inward, each with the words that make the link."""
    if not chain:
        return Text("the page's own word")
    tree = branch = Tree(_link_words(document, chain[0]))
    for link in chain[1:]:
        branch = branch.add(_link_words(document, link))
    return tree


def _link_words(document: Document, link: Link) -> Text:
    text = Text(clean(link.name), style="bold")
    text.append(f"  {link.relation}", style="not bold")
    if link.span is not None:
        text.append(clean(f'  "{document[link.span]}"'), style="not bold italic")
    return text
