"""Tasks `events` (sentence in, events out) and `pairs` (sentence with a marked pair in, type out)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.codebook.load import Codebook, load_codebook
from dragoman.events.rewriting import rewritten_type
from dragoman.model.classifier import MarkedPair, load_classifier
from dragoman.pipeline import read_text
from dragoman.types import EventMention, Participant, Reading, Span

# PLV has 15 root types: PLOVER's CONCEDE and RETREAT are one there.
_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_JOINS_BOTH = 3.0  # an event that has the source among its actors and the target among its recipients
_RULE_WEIGHT = 0.35  # of a rule against the classifier; set on the corpus's held-back tenth


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def predict_events(path: Path) -> Iterator[dict[str, Any]]:
    """For each sentence its events as type, source and target texts."""
    codebook = load_codebook()
    for row in read_lines(path):
        reading = read_text(row["sentence"], codebook, published=_day(row.get("date")))
        told = [_told(event, reading) for event in coded_as_plover(reading.events)]
        yield {"id": row["id"], "events": told}


def coded_as_plover(events: Sequence[EventMention]) -> Iterator[EventMention]:
    """Only the outer layer: what the manual codes for a sentence ("will send aid" is AGREE, not AID).

    What a deed is for has no outer layer, as nobody promises it: in "sent frigates to escort ships" the escort is
    coded as it is.
    """
    return (event for event in events if not _stands_behind_another(event, events))


def _stands_behind_another(event: EventMention, told: Sequence[EventMention]) -> bool:
    outer = rewritten_type(event)
    if outer is None:
        return False
    mere_aim = event.status == "planned" and event.actors and all(other.type != outer for other in told)
    return not mere_aim


def root_of(event_type: str) -> str:
    """The type's name among PLV's 15 roots."""
    return _ROOTS.get(event_type, event_type)


def _told(event: EventMention, reading: Reading) -> dict[str, Any]:
    sources = [_words(one, reading) for one in event.actors]
    targets = [_words(one, reading) for one in event.recipients if one not in event.actors]
    answer: dict[str, Any] = {"type": root_of(event.type), "source": sources or None, "target": targets or None}
    if len(sources) > 1 and not targets:
        answer["reciprocal"] = True
    return answer


def _words(one: Participant, reading: Reading) -> str:
    """The participant's words; for "he" and "the two" the words that they stand for, where the sentence has them."""
    entity = next(entity for entity in reading.entities if entity.id == one.entity)
    own = [mention for mention in entity.mentions if mention.span == one.span]
    if own and own[0].how == "pronoun":
        named = [mention for mention in entity.mentions if mention.how != "pronoun"]
        before = [mention for mention in named if mention.span.start < one.span.start]
        if named:
            return reading.document[(before or named)[-1].span]
    return reading.document[one.span]


def predict_pairs(path: Path) -> Iterator[dict[str, Any]]:
    """For each marked pair the root type: the classifier's voice and the rules', weighed together."""
    codebook, voice = load_codebook(), load_classifier()
    rows = list(read_lines(path))
    marked = [MarkedPair(row["sentence"], _span(row.get("source_span")), _span(row.get("target_span"))) for row in rows]
    for row, chances in zip(rows, voice.ask(marked), strict=True):
        roots = Counter[str]()
        for name, chance in chances.items():
            roots[root_of(name)] += chance  # type: ignore[assignment]
        del roots["NONE"]
        for root, weight in _rule_votes(row, codebook).items():
            roots[root] += weight  # type: ignore[assignment]
        yield {"id": row["id"], "root": roots.most_common(1)[0][0]}


def _rule_votes(row: dict[str, Any], codebook: Codebook) -> dict[str, float]:
    """What the rules say of the pair: a vote for the type of the event that joins both sides."""
    source, target = _span(row.get("source_span")), _span(row.get("target_span"))
    votes: dict[str, float] = {}
    for event in coded_as_plover(read_text(row["sentence"], codebook, rules_only=True).events):
        fit = _fit(event, source, target)
        if fit >= _JOINS_BOTH:
            root = root_of(event.type)
            votes[root] = max(votes.get(root, 0.0), _RULE_WEIGHT * event.confidence)
    return votes


def _fit(event: EventMention, source: Span | None, target: Span | None) -> float:
    """How well an event joins the pair: both sides the right way round count most."""
    forth = 2 * _holds(event.actors, source) + 1.5 * _holds(event.recipients, target)
    back = 0.8 * (_holds(event.recipients, source) + _holds(event.actors, target))
    return max(forth, back)


def _holds(participants: Sequence[Participant], span: Span | None) -> bool:
    return span is not None and any(one.span.overlaps(span) for one in participants)


def _span(ends: list[int] | None) -> Span | None:
    return Span(ends[0], ends[1]) if ends else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
