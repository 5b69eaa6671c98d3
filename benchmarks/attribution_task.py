"""Attributions of the benchmark's documents: source, cue and content as lists of [start, end]."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.attributions.find import find_attributions
from dragoman.codebook.cue_file import shipped_cues
from dragoman.language.parser import parse_document
from dragoman.types import Attribution, Document, Span

_RELATIVE = re.compile(r",?\s+(who|which)\b")
_UNSAID = ("belief.know",)  # nested, it is neither said nor thought of by a second voice
_NO_VOICE = frozenset({"i", "we"})


def predict_attributions(path: Path) -> Iterator[dict[str, Any]]:
    """One line for each document of the file, from its `doc_id` and `text` alone."""
    cues = shipped_cues()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            found = find_attributions(parse_document(bare_document(row["doc_id"], row["text"])), cues)
            kept = benchmark_view(found, row["text"])
            yield {"doc_id": row["doc_id"], "attributions": [as_lists(each, row["text"]) for each in kept]}


def bare_document(name: str, text: str) -> Document:
    """A document of which only the text is known: each line that is not blank is a paragraph."""
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Document(file=name, digest="", text=text, paragraphs=tuple(paragraphs))


def benchmark_view(attributions: Sequence[Attribution], text: str) -> list[Attribution]:
    """What both corpora count: every outermost attribution, and nested ones in which a clause or quotation is said.

    The outlet in "told Reuters" is left out, because neither corpus has two attributions with one cue.
    """
    by_id = {each.id: each for each in attributions}
    kept = [each for each in attributions if not each.rule.endswith(":carrier")]
    return [each for each in kept if not _is_nested(each, by_id) or _is_told(each, text)]


def _is_nested(attribution: Attribution, by_id: dict[str, Attribution]) -> bool:
    parent = by_id.get(attribution.parent or "")
    return parent is not None and (not parent.rule.endswith(":carrier") or parent.parent is not None)


def _is_told(attribution: Attribution, text: str) -> bool:
    """Whether a second voice is heard: somebody named who is not "you" in general nor the speaker himself."""
    cue, frame = attribution.rule.split(":")
    source = attribution.source
    if source is None or cue in _UNSAID:
        return False
    if text[: attribution.cue.start].endswith(" to "):
        return False  # "to say that": not said yet
    name = text[source.start : source.end].lower()
    if name in _NO_VOICE and not cue.startswith("belief"):
        return False
    return name != "you" and (frame in {"clause", "quotation", "parenthesis"} or frame.startswith("phrase."))


def as_lists(attribution: Attribution, text: str) -> dict[str, list[list[int]]]:
    """The three roles as lists of [start, end].

    Both corpora mark the relative pronoun as the source of "the envoy, who said"; we name what it stands for.
    """
    source = attribution.source
    if source is not None and source.end < attribution.cue.start:
        relative = _RELATIVE.match(text, source.end, attribution.cue.start)
        source = Span(*relative.span(1)) if relative else source
    return {
        "source": _pairs([source] if source else []),
        "cue": _pairs([attribution.cue]),
        "content": _pairs(attribution.content),
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
