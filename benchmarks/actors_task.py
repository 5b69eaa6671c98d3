"""Answers for the `actors` task: who the marked mentions stand for, with country, sector, name and entity."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dragoman.codebook.load import load_codebook
from dragoman.language.anchors import block_at, by_head
from dragoman.language.clauses import of_phrase
from dragoman.language.parser import Parse, parse_document, start_of
from dragoman.mentions.find import find_actors
from dragoman.mentions.places import find_places
from dragoman.pipeline import Tools, tools_of
from dragoman.types import Document, Entity, Mention, Span

_COUNTING = frozenset({"group", "dozen", "hundred", "thousand", "number", "crowd", "million", "couple", "handful"})

Cast = Mapping[int, tuple[Mention, Entity]]


def predict_actors(path: Path) -> Iterator[dict[str, Any]]:
    """One answer a line; reads `id`, `text`, `date` and the marked spans only."""
    tools = tools_of(load_codebook())
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            marked = [Span(mention["start"], mention["end"]) for mention in row["mentions"]]
            day = _day(row.get("date"))
            yield {"id": row["id"], "mentions": _answers(row["text"], day, marked, tools)}


def _day(given: str | None) -> date | None:
    """The day of publication where it is told as year, month and day."""
    try:
        return date.fromisoformat((given or "")[:10])
    except ValueError:
        return None


def _answers(text: str, day: date | None, marked: Sequence[Span], tools: Tools) -> list[dict[str, Any]]:
    """Each marked span's actor; a span nobody was found in is a cluster by its own words."""
    parse, entities = _read(text, day, tools)
    cast = _cast(parse, entities)
    answers = []
    for span in marked:
        words = _words(text[span.start : span.end])
        entity = _entity_of(parse, cast, entities, span) or _alone(words, day, tools)
        found = entity is not None and entity in entities
        answers.append(
            {
                "start": span.start,
                "end": span.end,
                "country": _one_country(entity),
                "sector": _one_sector(entity),
                "name": entity.name if entity else words,
                "entity": entity.id if entity and found else words.casefold(),
            }
        )
    return answers


def _one_country(entity: Entity | None) -> str | None:
    """ISO codes only: our EUR for the Union's bodies is no country there."""
    return entity.country if entity is not None and entity.country != "EUR" else None


def _one_sector(entity: Entity | None) -> str | None:
    """A state named as such has no sector in PLOVER's coding; its government has."""
    return entity.sectors[0] if entity is not None and entity.sectors and entity.kind != "country" else None


def _read(text: str, day: date | None, tools: Tools) -> tuple[Parse, tuple[Entity, ...]]:
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    parse = parse_document(Document(file="", digest="", text=text, paragraphs=paragraphs, published=day))
    return parse, find_actors(parse, tools.lexicon, tools.sectors, find_places(parse, tools.gazetteer), day)


def _cast(parse: Parse, entities: Sequence[Entity]) -> Cast:
    """Mentions by the word that heads them."""
    owner = {mention.span: (mention, entity) for entity in entities for mention in entity.mentions}
    return {start: owner[span] for start, span in by_head(parse, owner).items()}


def _entity_of(parse: Parse, cast: Cast, entities: Sequence[Entity], span: Span) -> Entity | None:
    """The actor whose mention has these words, else the one that heads them or stands beside their head."""
    for entity in entities:
        if any(mention.span == span for mention in entity.mentions):
            return entity
    block = block_at(parse, span.start)
    if block is None:
        return None
    for start in _heads(block, span):
        if start in cast:
            mention, entity = cast[start]
            if mention.span.overlaps(span):
                return entity
    return None


def _heads(block: Doc, span: Span) -> Iterator[int]:
    """The head of the marked words, then names in apposition to it, then what "a group of" and "dozens of" count."""
    offset = int(block.user_data.get("start", 0))
    words = block.char_span(span.start - offset, span.end - offset, alignment_mode="expand")
    if words is None or not len(words):
        return
    root = words.root
    yield start_of(root)
    for child in root.children:
        if child.dep_ == "appos" and words.start <= child.i < words.end and child.pos_ == "PROPN":
            yield start_of(child)
    if root.lemma_.lower() in _COUNTING:
        for noun in of_phrase(root):
            yield start_of(noun)


def _alone(words: str, day: date | None, tools: Tools) -> Entity | None:
    """What the marked words name when read on their own: the actor that spans most of them."""
    _, entities = _read(words, day, tools)
    sizes = [
        (mention.span.end - mention.span.start, -number, entity)
        for number, entity in enumerate(entities)
        for mention in entity.mentions
    ]
    if not sizes:
        return None
    size, _, entity = max(sizes, key=lambda one: one[:2])
    return entity if 2 * size >= len(words) else None


def _words(text: str) -> str:
    """The words without article and possessive, so that equal names are one cluster."""
    return re.sub(r"^(the|a|an)\s+|'s$|’s$", "", text.strip(), flags=re.IGNORECASE)
