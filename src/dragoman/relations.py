"""Which sentences open, close or show a relation between two actors; told as event mentions of the relation's rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook.happening import Happening
from dragoman.codebook.relation_file import RelationFile, RelationKind, split_rule_id
from dragoman.events.code import code_rules
from dragoman.events.triggers import RuleIndex
from dragoman.language.anchors import head_of
from dragoman.language.clauses import is_verb
from dragoman.language.parser import Parse, span_of
from dragoman.types import Entity, EventMention, Participant

_NAMED = re.compile(r"^(?!(?:[Aa]n?|[Ss]ome|[Mm]any|[Ss]everal) ).*[A-Z]")


def code_relations(
    parse: Parse, entities: Sequence[Entity], rules: RuleIndex, happening: Happening, relations: RelationFile
) -> tuple[EventMention, ...]:
    """Every act of a relation on the page, in the order of the text, with ids r1, r2, ...

    `type` is still the rule's PLOVER type; relation and effect stand in the rule's id. Dates and places come later.
    """
    named = {entity.id: entity for entity in entities}
    found = []
    for coded in code_rules(parse, entities, rules, happening):
        event = _turned(coded, parse, relations)
        relation, effect = split_rule_id(event.rule)
        kind = relations.kinds[relation]
        words = parse.document[event.sentence].casefold().split()
        if kind.words and not any(word.strip("\"'“”‘’(").startswith(kind.words) for word in words):
            continue
        a = _fitting(event.actors, named, kind.of)
        b = _fitting(event.recipients, named, kind.to)
        if _has_two_sides(kind, a, b) or (effect == "closes" and (a or b) and not kind.ends_with_both):
            found.append(replace(event, actors=a, recipients=b))
    return tuple(replace(event, id=f"r{number}") for number, event in enumerate(found, start=1))


def _turned(event: EventMention, parse: Parse, relations: RelationFile) -> EventMention:
    """An end where the noun is the subject of a verb that ends it: "their truce with the government ran out"."""
    word = head_of(parse, event.trigger)
    if word is None or is_verb(word) or word.dep_ not in {"nsubj", "nsubjpass"}:
        return event
    kind = relations.kinds[split_rule_id(event.rule)[0]]
    if word.head.lemma_.lower() not in kind.ended_by:
        return event
    return replace(event, rule=f"{kind.id}.closes.noun", trigger=span_of(word.head))


def _fitting(
    sides: tuple[Participant, ...], named: dict[str, Entity], kinds: frozenset[str]
) -> tuple[Participant, ...]:
    """Those who may stand on this side: a person in office stands for a state; nobody without a name stands at all."""
    sides = tuple(side for side in sides if _NAMED.search(named[side.entity].name))
    if not kinds:
        return sides
    states = bool(kinds & {"country", "government"})
    return tuple(
        side for side in sides if named[side.entity].kind in kinds or (states and _speaks_for_state(named[side.entity]))
    )


def _speaks_for_state(entity: Entity) -> bool:
    return entity.country is not None and bool({"GOV", "MIL", "LEG", "IGO"} & set(entity.sectors))


def _has_two_sides(kind: RelationKind, a: tuple[Participant, ...], b: tuple[Participant, ...]) -> bool:
    everybody = {side.entity for side in (*a, *b)}
    return len(everybody) > 1 and (kind.symmetric or bool(a and b))
