"""Answers for the `coref` task: which marked words of many documents are of one event.

The marks have no types, parties or days, so of `dragoman.resolve` only what asks for none of these is used: stories
as blocks, the likeness of words, sentences and pages, and average link. The weights were set by hand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from benchmarks.dups_task import page_text, read_rows
from dragoman.language.lemmas import verb_lemma
from dragoman.language.parser import parse_texts
from dragoman.resolve.likeness import Likeness
from dragoman.resolve.linking import Groups
from dragoman.resolve.stories import gather_stories
from dragoman.resolve.wording import Rarity, cosine, rarity_of, stem, stems_of

_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent", "compound", "attr"})
_SAYING = frozenset(
    {"say", "tell", "report", "announce", "be", "have", "do", "make", "take", "get", "go", "it", "this"}
)

_BIAS = -1.6
_SAME_LEMMA, _SAME_LIGHT, _SAME_STEM = 2.6, 1.0, 2.2
_OTHER_WORD, _MEANING, _UNLIKE = -2.6, 7.0, 0.55  # another word: by how much its vector is more alike than `_UNLIKE`
_SENTENCE, _PAGE, _USUAL_PAGE = 3.0, 2.0, 0.25
_COMMON_SIDE, _MOST_SIDES, _NO_COMMON_SIDE = 0.7, 3, -0.4
_ONE_SENTENCE = -1.5


@dataclass(frozen=True, slots=True, eq=False)
class _Mark:
    """A marked word with what it is compared by. `place` is its document and line."""

    id: str
    place: tuple[str, int]
    lemma: str
    stem: str
    meaning: NDArray[np.float32]
    sides: frozenset[str]
    words: Mapping[str, float]
    page: Mapping[str, float]


def predict_coref(path: Path) -> Iterator[dict[str, Any]]:
    """One cluster a mark, each set apart; reads id, set, doc, start and end, and documents.jsonl beside INPUT."""
    marked: defaultdict[str, defaultdict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in read_rows(path):
        marked[row["set"]][row["doc"]].append(row)
    rows = {row["id"]: row for row in read_rows(path.with_name("documents.jsonl"))}
    for of_set in marked.values():
        documents = {name: rows[name] for name in of_set}
        pages = {name: page_text(row) for name, row in documents.items()}
        stories = gather_stories(pages.values())
        blocks: defaultdict[str, list[_Mark]] = defaultdict(list)
        for mark in _marks(of_set, documents):
            blocks[stories[pages[mark.place[0]].page]].append(mark)
        for story, marks in blocks.items():
            for number, group in enumerate(_groups(marks)):
                yield from ({"id": marks[place].id, "cluster": f"{story}-{number}"} for place in group)


def _groups(marks: Sequence[_Mark]) -> list[list[int]]:
    known: dict[tuple[int, int], Likeness] = {}

    def asked(one: int, other: int) -> Likeness:
        pair = (min(one, other), max(one, other))
        if pair not in known:
            known[pair] = Likeness(_score(marks[pair[0]], marks[pair[1]]), "")
        return known[pair]

    groups = Groups(len(marks), asked, ())
    groups.link((one, other) for one in range(len(marks)) for other in range(one + 1, len(marks)))
    return list(groups.groups())


def _score(a: _Mark, b: _Mark) -> float:
    total = _BIAS + _SENTENCE * cosine(a.words, b.words) + _PAGE * (cosine(a.page, b.page) - _USUAL_PAGE)
    if a.lemma == b.lemma:
        total += _SAME_LIGHT if a.lemma in _SAYING else _SAME_LEMMA
    elif a.stem == b.stem:
        total += _SAME_STEM
    else:
        total += _OTHER_WORD + _MEANING * (float(a.meaning @ b.meaning) - _UNLIKE)
    common = len(a.sides & b.sides)
    total += _COMMON_SIDE * min(common, _MOST_SIDES) if common else _NO_COMMON_SIDE * bool(a.sides and b.sides)
    total += _ONE_SENTENCE if a.place == b.place else 0.0
    return 1 / (1 + math.exp(-total))


def _marks(of_set: Mapping[str, Sequence[dict[str, Any]]], documents: Mapping[str, dict[str, Any]]) -> Iterator[_Mark]:
    """The marks, with only the lines parsed that hold one."""
    stems = {name: stems_of(row["text"]) for name, row in documents.items()}
    rarity = rarity_of(stems.values())
    lines = {
        (name, _line_start(documents[name]["text"], row["start"])): None
        for name, rows in of_set.items()
        for row in rows
    }
    texts = [documents[name]["text"][start:].partition("\n")[0] for name, start in lines]
    parsed = dict(zip(lines, (parse.blocks[0] for parse in parse_texts(texts)), strict=True))
    pages = {name: rarity.vector(words) for name, words in stems.items()}
    for name, rows in of_set.items():
        for row in rows:
            place = (name, _line_start(documents[name]["text"], row["start"]))
            yield _mark(row, place, parsed[place], pages[name], rarity)


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _mark(row: dict[str, Any], place: tuple[str, int], line: Doc, page: Mapping[str, float], rarity: Rarity) -> _Mark:
    start, end = row["start"] - place[1], row["end"] - place[1]
    tokens = [token for token in line if token.idx < end and token.idx + len(token) > start]
    head = next((token for token in tokens if token.head not in tokens), tokens[0])
    lemma = verb_lemma(head)
    others = [word for word in stems_of(head.sent.text) if word != stem(head.text)]
    length = float(head.vector_norm) or 1.0
    return _Mark(row["id"], place, lemma, stem(lemma), head.vector / length, _sides(head), rarity.vector(others), page)


def _sides(head: Token) -> frozenset[str]:
    """Stems of the words that fill a place at the head: subjects, objects, owners, with what hangs on prepositions."""
    near = [
        *head.children,
        *(child for prep in head.children if prep.dep_ in {"prep", "agent"} for child in prep.children),
    ]
    if head.dep_ in {"conj", "xcomp"}:
        near += [child for child in head.head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return frozenset(stem(child.text) for child in near if child.dep_ in _SIDES and child.pos_ != "PRON")
