"""Chains, factuality and stakes against our own gold: python -m benchmarks.chains [--errors] [FOLDER].

FOLDER is examples/chains unless given; its README.md says what the gold holds and what counts as right. A gold event
is looked for at its trigger; among the events read there those of the gold's type are preferred, and the claim that
agrees best is judged. What was not read at all is wrong in everything.

- chain: as many speakers as the gold has, each fitting. A name fits where, folded to lower-case letters and digits,
  one of the gold's alternatives holds it or is held by it, in whole words (score_record.py compares in the same way,
  but by letters).
- factuality: one of the gold's words.
- stake: the set of (speaker, kind) over the chain. Kinds that the gold allows besides may stand or be missing;
  "unknown", "ally" and "opponent" are not judged.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.events_task import read_lines
from dragoman.codebook.load import load_codebook
from dragoman.errors import PageError
from dragoman.intake import open_pages
from dragoman.model.classifier import load_classifier
from dragoman.pipeline import read_page, read_text
from dragoman.settings import read_settings
from dragoman.types import Reading, Span

GOLD = Path(__file__).parents[1] / "examples" / "chains"
NOT_JUDGED = frozenset({"unknown", "ally", "opponent"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One right answer: alternatives of each speaker's name, words of factuality, stakes by the speaker's position."""

    chain: tuple[tuple[str, ...], ...]
    factuality: frozenset[str]
    stakes: tuple[tuple[int, frozenset[str]], ...]
    allowed: frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What was read: the type, and for each speaker his name and the kinds of his stakes."""

    type: str
    factuality: str
    chain: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which parts of one gold event are right, and the reading that was judged (None: nothing at the trigger)."""

    name: str
    chain: bool
    factuality: bool
    stake: bool
    told: Told | None
    wanted: Answer


def fold(name: str) -> str:
    """Lower-case letters and digits in single spaces, with a space on either side."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return f" {re.sub(r'[^a-z0-9]+', ' ', plain).strip()} "


def name_fits(alternatives: Sequence[str], name: str) -> bool:
    """Whether a speaker's name is one of the gold's, in whole words."""
    told = fold(name)
    return bool(told.strip()) and any(fold(one) in told or told in fold(one) for one in alternatives)


def chain_fits(answer: Answer, told: Told) -> bool:
    """Whether the same speakers stand in the same order, none missing and none too many."""
    return len(answer.chain) == len(told.chain) and all(
        name_fits(alternatives, name) for alternatives, (name, _) in zip(answer.chain, told.chain, strict=True)
    )


def stakes_fit(answer: Answer, told: Told) -> bool:
    """Whether every stake that the gold asks for is told, and none besides but those it allows."""
    found = {
        (position, kind)
        for index, (name, kinds) in enumerate(told.chain)
        for position in [_position(answer, name, index)]
        for kind in kinds - NOT_JUDGED
    }
    asked = [{(position, kind) for kind in kinds} for position, kinds in answer.stakes]
    return all(found & one for one in asked) and found <= answer.allowed.union(*asked)


def _position(answer: Answer, name: str, index: int) -> int:
    """The gold speaker whom a name fits, first the one at the same place; -1 where it fits none."""
    order = sorted(range(len(answer.chain)), key=lambda position: abs(position - index))
    return next((position for position in order if name_fits(answer.chain[position], name)), -1)


def answers_of(row: dict[str, Any]) -> list[Answer]:
    """The gold's answer and the others that it accepts."""
    return [_answer(one) for one in (row, *row["also"])]


def _answer(row: dict[str, Any]) -> Answer:
    chain = tuple(tuple(step.split("|")) for step in row["chain"])
    position = {alternatives[0]: index for index, alternatives in enumerate(chain)}
    return Answer(
        chain=chain,
        factuality=frozenset(row["factuality"].split("|")),
        stakes=tuple((position[one["speaker"]], frozenset(one["kind"].split("|"))) for one in row["stakes"]),
        allowed=frozenset(
            (position[one["speaker"]], kind) for one in row["stakes_also"] for kind in one["kind"].split("|")
        ),
    )


def judge(name: str, row: dict[str, Any], told: Sequence[Told]) -> Verdict:
    """The best agreement between what was read at the trigger and what the gold accepts."""
    answers = answers_of(row)
    of_type = [one for one in told if one.type in row["type"].split("|")]
    verdicts = [
        Verdict(
            name, chain_fits(answer, one), one.factuality in answer.factuality, stakes_fit(answer, one), one, answer
        )
        for one in of_type or told
        for answer in answers
    ]
    missed = Verdict(name, chain=False, factuality=False, stake=False, told=None, wanted=answers[0])
    return max(verdicts, key=lambda one: (one.chain + one.factuality + one.stake, one.chain), default=missed)


def told_at(reading: Reading, trigger: Span) -> list[Told]:
    """Every claim whose event's trigger touches the gold's."""
    claims = {claim.event: claim for claim in reading.claims}
    return [
        Told(
            event.type,
            claims[event.id].factuality,
            tuple(
                (link.name, frozenset(stake.kind for stake in getattr(link, "stakes", ())))
                for link in claims[event.id].chain
            ),
        )
        for event in reading.events
        if event.trigger.overlaps(trigger) and event.id in claims
    ]


def trigger_in(text: str, sentence: str, trigger: str) -> Span | None:
    """The trigger's place: its first occurrence from the beginning of its sentence on."""
    start = text.find(trigger, text.find(sentence)) if sentence in text else -1
    return Span(start, start + len(trigger)) if start >= 0 else None


def judge_sentences(folder: Path) -> Iterator[Verdict]:
    """One verdict a sentence, read without a publisher."""
    for row in read_lines(folder / "sentences.jsonl"):
        yield judge(row["id"], row, told_at(read_row(row), trigger_of(row)))


def read_row(row: dict[str, Any]) -> Reading:
    """The reading of a gold sentence on its day."""
    return read_text(row["text"], published=date.fromisoformat(row["published"]))


def trigger_of(row: dict[str, Any]) -> Span:
    """Where a gold sentence has its trigger."""
    return Span(row["trigger"]["start"], row["trigger"]["end"])


def judge_pages(folder: Path) -> Iterator[Verdict]:
    """One verdict a gold event of the pages."""
    codebook, model = load_codebook(), load_classifier()
    for row in read_lines(folder / "pages.jsonl"):
        (page,) = open_pages([folder / "pages" / row["file"]], settings=read_settings())
        if isinstance(page, PageError):
            raise page
        reading = read_page(page, codebook, model)
        for event in row["events"]:
            place = trigger_in(reading.document.text, event["sentence"], event["trigger"])
            yield judge(f"{row['file']} {event['trigger']}", event, told_at(reading, place) if place else [])


def summary(label: str, verdicts: Sequence[Verdict]) -> str:
    """One line of percentages of all gold events; in brackets those of the events that were found."""
    found = [one for one in verdicts if one.told]
    parts = [f"found {percent(len(found), verdicts)}"]
    for part in ("chain", "factuality", "stake"):
        right = sum(getattr(one, part) for one in verdicts)
        parts.append(f"{part} {percent(right, verdicts)} ({percent(right, found)})")
    return f"{label}: {len(verdicts)} events, " + ", ".join(parts)


def percent(part: int, whole: Sequence[object]) -> str:
    """The part in a hundred of as many as there are."""
    return f"{100 * part / max(1, len(whole)):.1f}"


def errors(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """What is wrong, one event a line: wanted, then read."""
    for one in verdicts:
        wrong = [part for part in ("chain", "factuality", "stake") if not getattr(one, part)]
        if one.told is None:
            yield f"{one.name}: no event at the trigger"
        elif wrong:
            yield f"{one.name}: {' '.join(wrong)}; wanted {_show_answer(one.wanted)}; read {_show_told(one.told)}"


def _show_answer(answer: Answer) -> str:
    steps = [
        f"{names[0]}{sorted('/'.join(sorted(kinds)) for place, kinds in answer.stakes if place == index)}"
        for index, names in enumerate(answer.chain)
    ]
    return f"{' > '.join(steps) or 'own voice'} {'|'.join(sorted(answer.factuality))}"


def _show_told(told: Told) -> str:
    steps = [f"{name}{sorted(kinds)}" for name, kinds in told.chain]
    return f"{' > '.join(steps) or 'own voice'} {told.factuality}"


def main(arguments: list[str]) -> int:
    """Print the scores of sentences, pages and both."""
    folders = [Path(one) for one in arguments if one != "--errors"]
    folder = folders[0] if folders else GOLD
    sentences, pages = list(judge_sentences(folder)), list(judge_pages(folder))
    if "--errors" in arguments:
        print("\n".join(errors([*sentences, *pages])))
    for label, verdicts in (("sentences", sentences), ("pages", pages), ("all", [*sentences, *pages])):
        print(summary(label, verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
