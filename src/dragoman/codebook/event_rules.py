"""Event rules: what a political scientist writes in codebook/events/*.toml, as frozen data.

A rule names the words that trigger an event of one PLOVER type and where in the clause the actor and the
recipient stand. See docs/event_rules.md for every key; the reader here refuses unknown ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dragoman.codebook.noun_groups import nouns_of, read_noun_groups
from dragoman.codebook.toml_files import Table, read_tables
from dragoman.errors import CodebookError
from dragoman.types import Status

# PLOVER 2021: type -> quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
QUAD_CLASS: Mapping[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

# Modes of the manual, by type. THREATEN, REQUEST and REJECT share most of theirs.
MODES: Mapping[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {"seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
         "misinformation", "cyber"}
    ),
    "ASSAULT": frozenset(
        {"abduct", "beat", "torture", "execute", "sexual", "targeted", "destroy", "primitive", "firearms",
         "explosives", "suicide-attack", "vehicle", "aerial", "drone", "heavy-weapons", "crowd-control",
         "cleansing", "unconventional"}
    ),
}  # fmt: skip

# Where a side may stand. A preposition ("with", "against", "out of") is a place of its own.
PLACES = frozenset(
    {"subject", "object", "dative", "possessor", "modifier", "complement", "purpose", "owner", "within", "none"}
)
NEEDS = frozenset(
    {
        "subject", "object", "no object", "named object", "person object", "no predicate", "place object", "active",
        "complement", "infinitive", "subjunctive", "no infinitive", "negated", "affirmed", "future",
        "condition", "recipient",
    }
)  # fmt: skip
_PREPOSITIONS = frozenset(
    {         "about",         "above",         "across",         "after",         "against",         "along",
     "alongside",         "among",         "around",         "as",         "at",         "away",
     "before",         "behind",         "between",         "beyond",         "by",         "concerning",
     "for",         "from",         "in",         "inside",         "into",         "near",         "of",
     "off",         "on",         "onto",         "out",         "outside",         "over",         "regarding",
     "through",         "to",         "toward",         "towards",         "under",         "upon",
     "via",         "with",         "within",         "opposite",}
)  # fmt: skip
_STATUSES: Mapping[str, Status] = {
    "actual": "actual", "negated": "negated", "planned": "planned", "possible": "possible",
}  # fmt: skip
_KEYS = frozenset(
    {
        "id", "event", "mode", "context", "verbs", "nouns", "objects", "not_objects", "subjects",
        "not_doing",
        "not_subjects", "needs", "actor", "recipient", "symmetric", "noun_recipient", "noun_actor", "status",
        "confidence", "note", "example", "counterexample",
    }
)  # fmt: skip
_EXAMPLE_KEYS = frozenset({"text", "actor", "recipient", "status", "trigger"})
_COUNTER_KEYS = frozenset({"text", "why"})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that this rule must read, with the words its sides must hold (None: not checked)."""

    text: str
    line: int
    actor: str | None = None
    recipient: str | None = None
    status: str | None = None
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A sentence that this rule must not read, and why."""

    text: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class EventRule:
    """One rule. `verbs` are patterns in plain words ("call off", "take into custody")."""

    id: str
    event: str
    file: str
    line: int
    mode: str | None = None
    context: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    not_doing: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    noun_actor: tuple[str, ...] = ("by", "possessor", "modifier")
    noun_recipient: tuple[str, ...] = ()
    symmetric: bool = False
    status: Status | None = None
    confidence: float = 0.7
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[CounterExample, ...] = ()


# A verb's pattern with the rule's objects, subjects and needs, or a noun's with its objects and needs.
_Framed = tuple[str, frozenset[str], frozenset[str], frozenset[str]] | tuple[str, frozenset[str], frozenset[str]]


def read_event_rules(folder: Path) -> tuple[EventRule, ...]:
    """Every rule of `folder`/*.toml, in the order of file names and lines; noun_groups.toml stands beside the folder.

    Raises:
        CodebookError: with file, line, rule id and the fix, for the first mistake.
    """
    rules: list[EventRule] = []
    seen: dict[str, EventRule] = {}
    taken: dict[_Framed, EventRule] = {}
    groups = read_noun_groups(folder.parent / "noun_groups.toml")
    for table in read_tables(folder, "rule"):
        rule = _rule(table, groups)
        if rule.id in seen:
            first = seen[rule.id]
            raise table.error(f"id is taken by {first.file}:{first.line}", fix="give this rule another id")
        seen[rule.id] = rule
        _refuse_shared(rule, taken, table)
        rules.append(rule)
    if not rules:
        raise CodebookError("no [[rule]] found", file=str(folder), fix="point to a folder with event rules")
    return tuple(rules)


def _refuse_shared(rule: EventRule, taken: dict[_Framed, EventRule], table: Table) -> None:
    """No pattern stands in two rules that ask for the same things around it: the second would never be read.

    `taken` holds the rule of each pattern so far, and takes up those of this one.
    """
    needs = frozenset(rule.needs)
    own: list[_Framed] = [(verb, rule.objects, rule.subjects, needs) for verb in rule.verbs]
    own += [(noun, rule.objects, needs) for noun in rule.nouns]
    if shared := [(taken[framed], framed[0]) for framed in own if framed in taken]:
        other, pattern = min(shared, key=lambda one: (one[0].file, one[0].line, one[1]))
        raise table.error(
            f"{pattern!r} stands in {other.id} too ({other.file}:{other.line}), with the same frame",
            line=table.line_of(f'"{pattern}"'),
            fix="leave it where it belongs, or give one rule objects, subjects or needs",
        )
    taken.update(dict.fromkeys(own, rule))


def _rule(table: Table, groups: Mapping[str, frozenset[str]]) -> EventRule:
    table.only(_KEYS)
    event = table.text("event")
    if event not in QUAD_CLASS:
        raise table.error(f"event {event!r} is not a PLOVER type", fix=f"one of {', '.join(QUAD_CLASS)}")
    mode = table.text_or_none("mode")
    if mode is not None and mode not in MODES.get(event, frozenset()):
        allowed = ", ".join(sorted(MODES.get(event, frozenset()))) or "none"
        raise table.error(f"mode {mode!r} is not one of {event}'s", fix=f"use one of: {allowed}")
    verbs, nouns = table.texts("verbs"), table.texts("nouns")
    if any(not text.strip() for text in (*verbs, *nouns)):
        raise table.error("a verb or noun is blank", fix="take it out")
    if not verbs and not nouns:
        raise table.error("neither verbs nor nouns", fix='add verbs = ["..."] or nouns = ["..."]')
    return EventRule(
        id=table.id,
        event=event,
        file=table.file,
        line=table.line,
        mode=mode,
        context=table.texts("context"),
        verbs=verbs,
        nouns=nouns,
        objects=nouns_of(table, "objects", groups),
        not_objects=nouns_of(table, "not_objects", groups),
        not_doing=frozenset(table.texts("not_doing")),
        subjects=nouns_of(table, "subjects", groups),
        not_subjects=nouns_of(table, "not_subjects", groups),
        needs=_needs(table),
        actor=_places(table, "actor", ("subject",)),
        recipient=_places(table, "recipient", ("object",)),
        noun_actor=_places(table, "noun_actor", ("by", "possessor", "modifier")),
        noun_recipient=_places(table, "noun_recipient", ()),
        symmetric=_truth(table, "symmetric"),
        status=_status(table),
        confidence=_share(table, "confidence", 0.7),
        examples=tuple(_example(table, values) for values in table.values.get("example", [])),
        counterexamples=tuple(_counterexample(table, values) for values in table.values.get("counterexample", [])),
    )


def _status(table: Table) -> Status | None:
    found = table.text_or_none("status")
    if found is not None and found not in _STATUSES:
        raise table.error(f"status {found!r} is not one we know", fix=f"one of {', '.join(_STATUSES)}")
    return _STATUSES[found] if found is not None else None


def _truth(table: Table, key: str) -> bool:
    found = table.values.get(key, False)
    if not isinstance(found, bool):
        raise table.error(f"{key} = {found!r} is neither true nor false", fix=f"write {key} = true")
    return found


def _share(table: Table, key: str, default: float) -> float:
    found = table.values.get(key, default)
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found <= 1:
        raise table.error(f"{key} = {found!r} is no share", fix=f"write {key} = 0.7, above 0 and at most 1")
    return float(found)


def _needs(table: Table) -> tuple[str, ...]:
    found = table.texts("needs")
    for need in found:
        if need not in NEEDS and need not in _PREPOSITIONS:
            near = get_close_matches(need, NEEDS, n=1)
            fix = f"did you mean {near[0]!r}?" if near else f"one of {', '.join(sorted(NEEDS))}, or a preposition"
            raise table.error(f"needs {need!r} is nothing we look for", fix=fix)
    return found


def _places(table: Table, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    found = table.texts(key) or default
    for place in found:
        if place not in PLACES and place not in _PREPOSITIONS:
            known = ", ".join(sorted(PLACES))
            raise table.error(f"{key} {place!r} is no place in a clause", fix=f"one of {known}, or a preposition")
    return found


def _example(table: Table, values: Mapping[str, Any]) -> Example:
    table.only(_EXAMPLE_KEYS, values, where="example")
    text = table.text("text", values)
    line = table.line_of(text)
    fields = {key: table.text_or_none(key, values) for key in ("actor", "recipient", "status", "trigger")}
    if fields["status"] is not None and fields["status"] not in _STATUSES:
        raise table.error(
            f"status {fields['status']!r} is not one we know", line=line, fix="actual, negated, planned or possible"
        )
    for key in ("actor", "recipient", "trigger"):
        words = fields[key]
        if words and words not in text:
            raise table.error(f"{key} {words!r} is not in its example", line=line, fix="copy it from the text")
    return Example(text=text, line=line, **fields)


def _counterexample(table: Table, values: Mapping[str, Any]) -> CounterExample:
    table.only(_COUNTER_KEYS, values, where="counterexample")
    text = table.text("text", values)
    return CounterExample(text=text, why=table.text("why", values), line=table.line_of(text))
