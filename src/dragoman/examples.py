"""Runs the codebook's examples and counter-examples, of events and of relations: they are its tests.

An example holds when the rule's type is read from it, with the actor, recipient, status and trigger it names.
A counter-example holds when this rule reads nothing from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.event_rules import CounterExample, EventRule, Example
from dragoman.codebook.load import Codebook, load_codebook
from dragoman.errors import CodebookError, ExampleError
from dragoman.events.code import code_events
from dragoman.language.parser import Parse, parse_texts
from dragoman.mentions.find import find_actors
from dragoman.pipeline import tools_of
from dragoman.relations import code_relations
from dragoman.types import Entity, EventMention, Participant


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a rule, to be read."""

    rule: EventRule
    example: Example | CounterExample


def check_codebook(folder: Path | None = None, *, file: str | None = None) -> list[CodebookError]:
    """Every mistake of the codebook: the first that stops it from loading, else all examples that fail.

    `file` limits the examples to one file's ("coerce.toml").
    """
    try:
        codebook = load_codebook(folder)
    except CodebookError as error:
        return [error]
    rules = [
        rule for rule in (*codebook.rules, *codebook.relations.rules) if file is None or rule.file == Path(file).name
    ]
    if file is not None and not rules:
        return [CodebookError("no rules in it", file=file, fix="name a file of codebook/events or codebook/relations")]
    return list(check_rules(rules, codebook))


def cases_of(rules: Sequence[EventRule]) -> list[Case]:
    """Every example and counter-example of some rules."""
    good = [Case(rule, example) for rule in rules for example in rule.examples]
    return good + [Case(rule, example) for rule in rules for example in rule.counterexamples]


def check_rules(rules: Sequence[EventRule], codebook: Codebook) -> Iterator[ExampleError]:
    """The examples that do not read as they say."""
    cases = cases_of(rules)
    for case, parse in zip(cases, parse_texts([case.example.text for case in cases]), strict=True):
        problem = check_case(case, parse, codebook)
        if problem is not None:
            yield problem


def check_case(case: Case, parse: Parse, codebook: Codebook) -> ExampleError | None:
    """What is wrong with one case, or None."""
    tools = tools_of(codebook)
    entities = find_actors(parse, tools.lexicon, tools.sectors, (), None)
    events: Sequence[EventMention]
    if case.rule in codebook.relations.rules:
        events = code_relations(parse, entities, tools.relation_rules, codebook.happening, codebook.relations)
    else:
        events = code_events(parse, entities, tools.rules, codebook.happening, codebook.not_politics)
    if isinstance(case.example, CounterExample):
        read = [event for event in events if event.rule == case.rule.id]
        if not read:
            return None
        return _error(
            case, f"reads as {case.rule.id} though {case.example.why}", "add a not_objects or a longer pattern"
        )
    own = [event for event in events if event.type == case.rule.event]
    if not own:
        found = ", ".join(f"{event.type} by {event.rule}" for event in events) or "nothing"
        return _error(case, f"reads as {found}", "run `dragoman try` on it and compare the parse with the rule")
    problems = [_differs(event, case.example, parse, entities) for event in own]
    if "" in problems:
        return None
    return _error(case, problems[0], "mend the places in `actor` and `recipient`, or the example")


def _differs(event: EventMention, example: Example, parse: Parse, entities: Sequence[Entity]) -> str:
    """How an event differs from what the example says, "" where it does not."""
    for side, wanted, participants in (
        ("actor", example.actor, event.actors),
        ("recipient", example.recipient, event.recipients),
    ):
        if wanted and not any(_meets(one, wanted, parse) for one in participants):
            words = ", ".join(repr(parse.document[one.span]) for one in participants) or "nobody"
            return f"{side} is {words}, not {wanted!r}"
    if example.status and event.status != example.status:
        return f"status is {event.status}, not {example.status}"
    if example.trigger and parse.document[event.trigger] != example.trigger:
        return f"trigger is {parse.document[event.trigger]!r}, not {example.trigger!r}"
    return ""


def _meets(one: Participant, wanted: str, parse: Parse) -> bool:
    words = parse.document[one.span].casefold()
    return words in wanted.casefold() or wanted.casefold() in words


def _error(case: Case, what: str, fix: str) -> ExampleError:
    return ExampleError(
        f"{case.example.text!r} {what}", file=case.rule.file, line=case.example.line, rule=case.rule.id, fix=fix
    )
