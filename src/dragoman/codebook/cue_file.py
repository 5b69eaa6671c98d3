"""The words by which a text hands the word to somebody: `cues.toml`, read and checked.

A cue is a group of words that take the same complements. `frames` and `prepositions` say which
complements hold what is said; the examples beside each group are run by the tests.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from dragoman.codebook.toml_files import first_twice
from dragoman.errors import CodebookError
from dragoman.types import AttributionKind

Tier = Literal["speech", "other"]
Words = Literal["verbs", "nouns", "adjectives", "adverbs", "phrases"]

FRAMES = frozenset(
    {"clause", "quotation", "object", "infinitive", "gerund", "designation", "addressee", "words", "bare"}
)
_WORDLESS = frozenset({"object", "passive.object", "for", "colon", "silence"})
_WORDS: tuple[Words, ...] = get_args(Words)
_FIELDS = frozenset({"id", "kind", "tier", "frames", "prepositions", "example", "counterexample", *_WORDS})
_LISTS = frozenset({"silence", "documents", "carriers", "light_verbs", "openers", "speakers", "untrue", "wordings"})
_SHIPPED = Path(__file__).with_name("cues.toml")


@dataclass(frozen=True, slots=True)
class CueExample:
    """A sentence and what must be found in it; `source` is "" where nobody is named."""

    text: str
    source: str
    content: str


@dataclass(frozen=True, slots=True)
class CueCounterexample:
    """A sentence in which the group must find nothing, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one kind with the complements they take.

    `tier` is "speech" where something was certainly put into words, "other" for attitudes, plans and deeds
    that a reader also counts as attribution. A verb of several words ("call for") carries its particle or preposition.
    """

    id: str
    kind: AttributionKind
    tier: Tier
    frames: frozenset[str]
    prepositions: frozenset[str]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    adverbs: tuple[str, ...]
    phrases: tuple[str, ...]
    examples: tuple[CueExample, ...]
    counterexamples: tuple[CueCounterexample, ...]


@dataclass(frozen=True, slots=True)
class CueFile:
    """All cues, found by word; `phrase_openers` and `verb_openers` are the first words of the phrases and verbs.

    `silence` holds the verbs of keeping silent after "decline" and "refuse"; `documents` nouns of things
    written; `carriers` words by which a name is seen to be an outlet's or agency's; `light_verbs` the verbs whose
    subject makes the statement that is their object; `openers` words that may stand before a headline's colon
    without being a speaker; `speakers` nouns for people and bodies that can be cited; `untrue` what reports are called
    by those who deny them; `wordings` nouns for what somebody words, beside `documents`; `outlets` the lower-case
    names of known outlets, which come from outlets.toml.
    """

    cues: tuple[Cue, ...]
    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    phrases: Mapping[str, Cue]
    phrase_openers: frozenset[str]
    verb_openers: frozenset[str]
    silence: frozenset[str]
    documents: frozenset[str]
    carriers: frozenset[str]
    light_verbs: frozenset[str]
    openers: frozenset[str]
    speakers: frozenset[str]
    untrue: frozenset[str]
    wordings: frozenset[str]
    outlets: frozenset[str] = frozenset()

    def is_paper(self, lemma: str) -> bool:
        """Whether the lemma is a noun for something written or worded: one of `documents` or `wordings`."""
        return lemma in self.documents or lemma in self.wordings

    def tier_of(self, rule: str) -> Tier:
        """The tier of an attribution, by its rule.

        An object alone does not show that something was put into words ("announced a plan", "attacked the minister"),
        so such a frame is of the other tier whatever its verb.
        """
        name, _, frame = rule.partition(":")
        if frame in _WORDLESS:
            return "other"
        return next((cue.tier for cue in self.cues if cue.id == name), "other")


@lru_cache(maxsize=1)
def shipped_cues() -> CueFile:
    """The cues that come with dragoman, read once a process."""
    return read_cues(_SHIPPED)


def read_cues(path: Path) -> CueFile:
    """The cues of one file.

    Raises:
        CodebookError: the file is no TOML, a field is missing or unknown, or a word stands in two groups.
    """
    text = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"not TOML: {error}", file=path.name, fix="correct the line that is named") from error
    return _CueReader(path.name, text).read(table)


class _CueReader:
    """Reads one file and knows where in it each group stands."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()

    def read(self, table: Mapping[str, Any]) -> CueFile:
        for name in table:
            if name not in _LISTS | {"cue"}:
                raise self._error(f"unknown key {name!r}", "", f"use one of {_names(_LISTS | {'cue'})}")
        cues = tuple(self._cue(row) for row in table.get("cue", []))
        lists = {name: frozenset(self._strings(table, name, "")) for name in _LISTS}
        if duplicate := first_twice(cue.id for cue in cues):
            raise self._error("the id is used twice", duplicate, "give one of the two groups another id")
        return CueFile(
            cues,
            verbs=self._by_word(cues, "verbs"),
            nouns=self._by_word(cues, "nouns"),
            adjectives=self._by_word(cues, "adjectives"),
            adverbs=self._by_word(cues, "adverbs"),
            phrases=self._by_word(cues, "phrases"),
            phrase_openers=frozenset(phrase.split()[0] for cue in cues for phrase in cue.phrases),
            verb_openers=frozenset(verb.split()[0] for cue in cues for verb in cue.verbs),
            **lists,
        )

    def _cue(self, row: Mapping[str, Any]) -> Cue:
        name = str(row.get("id", ""))
        if not name:
            raise self._error("a [[cue]] has no id", "", 'add id = "kind.word"')
        if unknown := sorted(set(row) - _FIELDS):
            raise self._error(f"unknown field {unknown[0]!r}", name, f"use one of {_names(_FIELDS)}")
        kind = self._choice(row, "kind", frozenset(get_args(AttributionKind)), name)
        tier = self._choice(row, "tier", frozenset(get_args(Tier)), name)
        frames = self._strings(row, "frames", name)
        for frame in frames:
            if frame not in FRAMES:
                raise self._error(f"unknown frame {frame!r}", name, f"use one of {_names(FRAMES)}")
        words = {field: tuple(self._strings(row, field, name)) for field in _WORDS}
        if not any(words.values()):
            raise self._error("the group has no words", name, f"fill one of {_names(frozenset(_WORDS))}")
        return Cue(
            id=name,
            kind=kind,
            tier=tier,
            frames=frozenset(frames),
            prepositions=frozenset(self._strings(row, "prepositions", name)),
            examples=tuple(self._example(each, name) for each in row.get("example", [])),
            counterexamples=tuple(self._counterexample(each, name) for each in row.get("counterexample", [])),
            **words,
        )

    def _example(self, row: Mapping[str, Any], name: str) -> CueExample:
        values = self._texts(row, ("text", "source", "content"), name)
        return CueExample(values["text"], values["source"], values["content"])

    def _counterexample(self, row: Mapping[str, Any], name: str) -> CueCounterexample:
        values = self._texts(row, ("text", "why"), name)
        return CueCounterexample(values["text"], values["why"])

    def _texts(self, row: Mapping[str, Any], fields: tuple[str, ...], name: str) -> dict[str, str]:
        if set(row) != set(fields) or not all(isinstance(row[field], str) for field in fields):
            raise self._error(f"an example has the fields {sorted(row)}", name, f"give {', '.join(fields)} as strings")
        return {field: str(row[field]) for field in fields}

    def _choice(self, row: Mapping[str, Any], field: str, allowed: frozenset[str], name: str) -> Any:
        value = row.get(field)
        if value not in allowed:
            raise self._error(f"{field} is {value!r}", name, f"use one of {_names(allowed)}")
        return value

    def _strings(self, row: Mapping[str, Any], field: str, name: str) -> list[str]:
        value = row.get(field, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self._error(f"{field} is {value!r}", name, f'write {field} = ["...", "..."]')
        if (twice := first_twice(value)) is not None:
            raise self._error(f"{twice!r} stands twice in {field}", name, "take one of the two out")
        return value

    def _by_word(self, cues: tuple[Cue, ...], field: Words) -> Mapping[str, Cue]:
        found: dict[str, Cue] = {}
        for cue in cues:
            for word in getattr(cue, field):
                if word in found:
                    what = f"{word!r} of {field} stands in {found[word].id} too"
                    raise self._error(what, cue.id, "keep the word in one group")
                found[word] = cue
        return MappingProxyType(found)

    def _error(self, what: str, name: str, fix: str) -> CodebookError:
        return CodebookError(what, file=self._file, line=self._line_of(name), rule=name, fix=fix)

    def _line_of(self, name: str) -> int:
        wanted = f'id = "{name}"'
        return next((n for n, line in enumerate(self._lines, 1) if name and line.strip() == wanted), 0)


def _names(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
