"""Reads agents.toml: words by which a text says for whom somebody speaks, who keeps an outlet; ruling parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from dragoman.codebook.toml_files import Table, read_file
from dragoman.types import StakeKind

Tie = Literal["paid agent", "speaks for", "belongs to"]

_FRAME_KEYS = frozenset({"id", "tie", "nouns", "verbs", "phrases", "client", "agents", "example", "counterexample"})
_PRESS_KEYS = frozenset({"id", "stake", "words"})
_PARTY_KEYS = frozenset({"id", "country", "law"})
_TIES: Mapping[str, Tie] = {tie: tie for tie in get_args(Tie)}
_STAKES: Mapping[str, StakeKind] = {kind: kind for kind in get_args(StakeKind)}


@dataclass(frozen=True, slots=True)
class AgentExample:
    """A sentence, words of the agent and the client; both "" in a counter-example, where nothing may be found."""

    text: str
    agent: str = ""
    client: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class AgentFrame:
    """Words that tie an agent to a client, and the places where the client may stand.

    `client` holds prepositions and "possessive", "compound", "object", "by".
    """

    id: str
    tie: Tie
    client: frozenset[str]
    agents: frozenset[str]
    examples: tuple[AgentExample, ...]


@dataclass(frozen=True, slots=True)
class AgentWord:
    """One word of a frame, with the words that must stand before it ("registered" of "registered agent")."""

    frame: AgentFrame
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class AgentFile:
    """The frames by the lemma of their noun or verb, or by the noun of their phrase ("behalf"); words for outlets.

    `sole_parties` gives by country the law that makes one party the state's.
    """

    frames: tuple[AgentFrame, ...]
    nouns: Mapping[str, tuple[AgentWord, ...]]
    verbs: Mapping[str, tuple[AgentWord, ...]]
    phrases: Mapping[str, tuple[AgentWord, ...]]
    press: Mapping[str, StakeKind]
    sole_parties: Mapping[str, str]


def read_agents(path: Path) -> AgentFile:
    """The frames and press words of one file.

    Raises:
        CodebookError: a key that nobody reads, an unknown tie or stake, a frame without words.
    """
    words: dict[str, dict[str, list[AgentWord]]] = {"nouns": {}, "verbs": {}, "phrases": {}}
    frames = []
    for table in read_file(path, "frame"):
        frame = _frame(table)
        frames.append(frame)
        for field, index in words.items():
            for text in table.texts(field):
                key, before = _key(text, phrase=field == "phrases")
                index.setdefault(key, []).append(AgentWord(frame, before))
    return AgentFile(
        frames=tuple(frames),
        nouns=_frozen(words["nouns"]),
        verbs=_frozen(words["verbs"]),
        phrases=_frozen(words["phrases"]),
        press=MappingProxyType(dict(_press(path))),
        sole_parties=MappingProxyType(dict(_sole_parties(path))),
    )


def _frame(table: Table) -> AgentFrame:
    table.only(_FRAME_KEYS)
    if not any(table.values.get(field) for field in ("nouns", "verbs", "phrases")):
        raise table.error("the frame has no words", fix="fill nouns, verbs or phrases")
    tie = _TIES.get(table.text("tie"))
    if tie is None:
        raise table.error("tie is not one we know", fix=f"write one of {', '.join(_TIES)}")
    return AgentFrame(
        id=table.id,
        tie=tie,
        client=frozenset(table.texts("client")),
        agents=frozenset(table.texts("agents")),
        examples=tuple(_examples(table)),
    )


def _examples(table: Table) -> Iterator[AgentExample]:
    for row in table.values.get("example", []):
        yield AgentExample(table.text("text", row), table.text("agent", row), table.text("client", row))
    for row in table.values.get("counterexample", []):
        yield AgentExample(table.text("text", row), why=table.text("why", row))


def _key(text: str, *, phrase: bool) -> tuple[str, frozenset[str]]:
    """ "registered agent" is found at "agent", "on the payroll of" at "payroll"; the rest must stand before it."""
    words = text.casefold().split()
    at = -2 if phrase else -1
    return words[at], frozenset(word for word in words[:at] if word != "the")


def _press(path: Path) -> Iterator[tuple[str, StakeKind]]:
    for table in read_file(path, "press"):
        table.only(_PRESS_KEYS)
        stake = _STAKES.get(table.text("stake"))
        if stake is None:
            raise table.error("stake is not one we know", fix=f"write one of {', '.join(_STAKES)}")
        for word in table.texts("words"):
            yield word, stake


def _sole_parties(path: Path) -> Iterator[tuple[str, str]]:
    for table in read_file(path, "sole_party"):
        table.only(_PARTY_KEYS)
        yield table.text("country"), table.text("law")


def _frozen(index: dict[str, list[AgentWord]]) -> Mapping[str, tuple[AgentWord, ...]]:
    return MappingProxyType({word: tuple(found) for word, found in index.items()})
