"""Reads the relations: what they are (relation_kinds.toml) and which words open, close or show them (relations/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from dragoman.codebook.event_rules import EventRule, read_event_rules
from dragoman.codebook.toml_files import Table, read_file
from dragoman.errors import CodebookError
from dragoman.types import EntityKind

Effect = Literal["opens", "closes", "shows", "denies"]
_KEYS = frozenset({"id", "verb", "back", "symmetric", "sign", "words", "of", "to", "end", "ended_by", "ends_with_both"})


@dataclass(frozen=True, slots=True)
class RelationKind:
    """One relation: `verb` is told between a and b, `back` between b and a.

    `words` are beginnings of words, one of which must stand in the sentence; `of` and `to` are the kinds of actor that
    a and b may be, empty for any. `ends_last`: of several ends in a row the last one counts.
    `ended_by`: lemmas of verbs that end it where it is their subject. `ends_with_both`: an end that names one side is
    none.
    """

    id: str
    verb: str
    back: str
    symmetric: bool
    sign: int
    words: tuple[str, ...]
    of: frozenset[str]
    to: frozenset[str]
    ends_last: bool
    ended_by: frozenset[str]
    ends_with_both: bool = False


@dataclass(frozen=True, slots=True)
class RelationFile:
    """The relations by id, in the order of the file, and the rules that find their acts.

    `wholes` leads from an organ's key to the key of the whole it acts for.
    """

    kinds: Mapping[str, RelationKind]
    rules: tuple[EventRule, ...]
    wholes: Mapping[str, str]


def split_rule_id(rule: str) -> tuple[str, Effect]:
    """Relation and effect of a rule's id: "sanctions.opens.verb"."""
    relation, effect, *_ = rule.split(".")
    return relation, effect  # type: ignore[return-value]  # checked when the file is read


def read_relations(kinds: Path, rules: Path) -> RelationFile:
    """The relations.

    Raises:
        CodebookError: an unknown key, kind of actor or sign, or a rule whose id names no relation and effect.
    """
    known = {table.id: _kind(table) for table in read_file(kinds, "relation")}
    found = read_event_rules(rules)
    organs = list(read_file(kinds, "organ"))
    for rule in found:
        parts = rule.id.split(".")
        if len(parts) < 3 or parts[0] not in known or parts[1] not in get_args(Effect):
            raise CodebookError(
                f"id {rule.id!r} names no relation and effect",
                file=rule.file, line=rule.line, rule=rule.id, fix="write it as sanctions.opens.verb",
            )  # fmt: skip
    return RelationFile(known, found, {part: table.text("whole") for table in organs for part in table.texts("parts")})


def _kind(table: Table) -> RelationKind:
    table.only(_KEYS, where="relation")
    sign, end = table.values.get("sign"), table.text_or_none("end")
    if sign not in {-1, 0, 1}:
        raise table.error(f"sign is {sign!r}", fix="write sign = 1, 0 or -1")
    if end not in {None, "last"}:
        raise table.error(f"end is {end!r}", fix='write end = "last" or leave it out')
    for key in ("of", "to"):
        wrong = set(table.texts(key)) - set(get_args(EntityKind))
        if wrong:
            raise table.error(f"{key} has {sorted(wrong)}", fix=f"kinds are: {', '.join(get_args(EntityKind))}")
    return RelationKind(
        id=table.id,
        verb=table.text("verb"),
        back=table.text("back"),
        symmetric=table.values.get("symmetric", False) is True,
        sign=int(sign),
        words=table.texts("words"),
        of=frozenset(table.texts("of")),
        to=frozenset(table.texts("to")),
        ends_last=end == "last",
        ended_by=frozenset(table.texts("ended_by")),
        ends_with_both=table.values.get("ends_with_both", False) is True,
    )
