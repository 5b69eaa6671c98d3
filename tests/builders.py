"""Inputs of tests, built by hand: documents, parses, actors, events, attributions, rules. No model is loaded here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from dragoman.codebook.event_rules import EventRule
from dragoman.language.parser import Parse
from dragoman.types import Attribution, Document, Entity, EventMention, Mention, Reading, Span

Read = Callable[[str], Reading]

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "DT": "DET", "JJ": "ADJ", "RB": "ADV", "CC": "CCONJ", "CD": "NUM",
    ".": "PUNCT", ",": "PUNCT",
}  # fmt: skip


def find_span(text: str, words: str, *, nth: int = 0) -> Span:
    """Where some words stand in a text, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def make_document(text: str = "", **fields: Any) -> Document:
    """A document of one paragraph."""
    fields = {"file": "page.txt", "digest": "sha256:ab", "paragraphs": (Span(0, len(text)),), **fields}
    return Document(text=text, **fields)


def make_paragraphs(text: str, **fields: Any) -> Document:
    """A document with a paragraph between any two empty lines."""
    spans, start = [], 0
    for piece in text.split("\n\n"):
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + 2
    return make_document(text, paragraphs=tuple(spans), **fields)


@lru_cache(maxsize=1)
def _vocab() -> Vocab:
    """English words without a model."""
    return spacy.blank("en").vocab


def make_parse(rows: str) -> Parse:
    """One sentence drawn by hand, a word a line: word, tag, dependency, head's number from 1 and, if irregular, lemma.

    The root has itself for head.
    """
    cells = [row.split() for row in rows.strip().splitlines()]
    doc = Doc(
        _vocab(),
        words=[cell[0] for cell in cells],
        tags=[cell[1] for cell in cells],
        pos=[_POS[cell[1]] for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) - 1 for cell in cells],
        lemmas=[cell[4] if len(cell) > 4 else cell[0].lower() for cell in cells],
    )
    doc.user_data["start"] = 0
    return Parse(make_document(doc.text), (doc,))


def word_in(parse: Parse, word: str, *, nth: int = 0) -> Token:
    """A token of a parse by its text."""
    found = [token for block in parse.blocks for token in block if token.text == word]
    assert len(found) > nth, f"{word!r} is not in {parse.document.text!r}"
    return found[nth]


def texts_of(tokens: list[Token]) -> list[str]:
    """The words of tokens."""
    return [token.text for token in tokens]


def make_entity(text: str, *words: str, id: str = "a1", **fields: Any) -> Entity:
    """An actor whose mentions are these words of the text."""
    how = fields.pop("mention_how", "name")
    mentions = tuple(Mention(find_span(text, one), id, how) for one in words)
    fields = {
        "name": words[0] if words else id, "kind": "government", "country": "TUR", "sectors": ("GOV",), "how": "test",
        **fields,
    }  # fmt: skip
    return Entity(id=id, mentions=mentions, **fields)


def make_entities(text: str, *words: str) -> tuple[Entity, ...]:
    """One actor for each of these words, a1, a2, ... in this order."""
    return tuple(make_entity(text, one, id=f"a{number}") for number, one in enumerate(words, start=1))


def make_event(**fields: Any) -> EventMention:
    """An event that happened, at the text's beginning."""
    fields = {
        "id": "e1", "type": "COERCE", "mode": None, "context": (), "actors": (), "recipients": (),
        "trigger": Span(0, 1), "sentence": Span(0, 1), "status": "actual", "date": None, "place": None,
        "numbers": (), "confidence": 0.8, "rule": "coerce.test.verb", **fields,
    }  # fmt: skip
    return EventMention(**fields)


def make_attribution(**fields: Any) -> Attribution:
    """A report by nobody named."""
    fields = {
        "id": "s1", "parent": None, "kind": "report", "source": None, "entity": None, "cue": Span(0, 1),
        "content": (), "rule": "report.said", **fields,
    }  # fmt: skip
    return Attribution(**fields)


def types_of(reading: Reading) -> set[str]:
    """The types of a reading's events."""
    return {event.type for event in reading.events}


def make_rule(id: str, **fields: Any) -> EventRule:
    """A rule of events of type COERCE."""
    fields = {"event": "COERCE", "file": "test.toml", "line": 1, **fields}
    return EventRule(id=id, **fields)


# "Rebels who shelled Homs have fled."
SHELLED = make_parse("""
    rebels  NNS nsubj 6 rebel
    who     WP  nsubj 3
    shelled VBD relcl 1 shell
    Homs    NNP dobj  3
    have    VBP aux   6
    fled    VBN ROOT  6 flee
""")
