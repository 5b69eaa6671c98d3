"""Datelines further down: a round-up puts the town before the first words of each of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.parser import Parse, offset_of, text_of
from dragoman.mentions.found import Found
from dragoman.mentions.inheritance import Home
from dragoman.types import Place, Span

_STATE = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?"
_CAPITALS = re.compile(rf"[A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){{0,3}}{_STATE} (?:--|[—–-]|\") ?(?=[\"'“‘A-Z])")
_SMALL = re.compile(rf"[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){{0,2}}{_STATE} (?:--|[—–]) ?(?=[\"“A-Z])")
_FEWEST = 2  # datelines of a page that make it a round-up


@dataclass(frozen=True, slots=True)
class InnerDateline:
    """A town, with its country, before the first words of the paragraph that begins at `span`."""

    span: Span
    name: str
    country: str


def find_inner_datelines(parse: Parse, places: Sequence[Place]) -> tuple[InnerDateline, ...]:
    """ "STOCKHOLM - Sweden's premier said": those of the paragraphs, in order, where the words are a known town's."""
    starts = {place.span.start: place for place in places if place.country and place.precision in {"city", "admin1"}}
    return tuple(_read(parse, starts))


def _read(parse: Parse, starts: dict[int, Place]) -> Iterator[InnerDateline]:
    for block in parse.blocks:
        text, begin = text_of(block), offset_of(block)
        place = starts.get(begin)
        if place is None or not place.country:
            continue
        match = _CAPITALS.match(text) or _SMALL.match(text)
        if match is not None and place.span.end <= begin + match.end():
            yield InnerDateline(Span(begin, begin + match.end()), place.name, place.country)


def without_datelines(found: Sequence[Found], datelines: Sequence[InnerDateline]) -> list[Found]:
    """The mentions but for those in a dateline: the town does nothing."""
    return [one for one in found if not any(line.span.contains(one.span) for line in datelines)]


def items_of(
    found: Sequence[Found], datelines: Sequence[InnerDateline], home: Home, *, dated: bool
) -> Iterator[tuple[Sequence[Found], Home]]:
    """The mentions of each item of a round-up with the item's home; those of any other page with the page's.

    `dated` tells that the page opens with a dateline of its own.
    """
    if len(datelines) + dated < _FEWEST:
        yield found, home
        return
    begins = [line.span.start for line in datelines]
    homes = [home, *(Home(line.country, f"dateline {line.name}") for line in datelines)]
    for start, end, own in zip([0, *begins], [*begins, None], homes, strict=True):
        yield [one for one in found if one.at >= start and (end is None or one.at < end)], own
