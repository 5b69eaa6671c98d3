"""Which words of a sentence set off which rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.event_rules import EventRule
from dragoman.codebook.happening import Happening
from dragoman.events.patterns import Match, Pattern, match_pattern, split_pattern
from dragoman.language.clauses import children, is_passive, is_verb, logical_object, logical_subject
from dragoman.language.lemmas import verb_lemma

_CARRYING = frozenset({"out", "under", "into", "in", "on", "to", "of", "with", "through", "for"})
_ARGUMENTS = ("dobj", "pobj", "nsubjpass", "attr", "oprd", "dative")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that a rule knows, with the words that belong to it.

    `verbal` tells a verb from an event noun. `carrier` is the light verb of a nominal event ("launched" in
    "launched an attack"), else None.
    """

    token: Token
    rule: EventRule
    match: Match
    verbal: bool = True
    carrier: Token | None = None


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """Rules by the lemma that may trigger them."""

    verbs: Mapping[str, tuple[tuple[Pattern, EventRule], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], EventRule], ...]]


def index_rules(rules: Sequence[EventRule]) -> RuleIndex:
    """An index over the rules, most specific patterns first."""
    verbs: dict[str, list[tuple[Pattern, EventRule]]] = defaultdict(list)
    nouns: dict[str, list[tuple[tuple[str, ...], EventRule]]] = defaultdict(list)
    for rule in rules:
        for text in rule.verbs:
            lemma, pattern = split_pattern(text)
            verbs[lemma].append((pattern, rule))
        for text in rule.nouns:
            words = tuple(text.split())
            nouns[words[-1]].append((words, rule))
    return RuleIndex(
        {lemma: tuple(sorted(found, key=_verb_weight, reverse=True)) for lemma, found in verbs.items()},
        {lemma: tuple(sorted(found, key=_noun_weight, reverse=True)) for lemma, found in nouns.items()},
    )


def _restrictions(rule: EventRule) -> int:
    return sum(bool(part) for part in (rule.objects, rule.subjects, rule.needs, rule.not_objects, rule.not_subjects))


def _verb_weight(entry: tuple[Pattern, EventRule]) -> tuple[int, int, int]:
    pattern, rule = entry
    lexical = 2 * (len(pattern.words) + bool(rule.objects) + bool(rule.subjects))
    return lexical + len(rule.needs), len(pattern.words), _restrictions(rule)


def _noun_weight(entry: tuple[tuple[str, ...], EventRule]) -> tuple[int, int]:
    words, rule = entry
    return len(words), _restrictions(rule)


def find_triggers(sentence: Words, index: RuleIndex, happening: Happening) -> Iterator[Trigger]:
    """Every trigger of the sentence in order, a word at most once; nouns that a verb pattern used up are left out."""
    verbal = [found for token in sentence if (found := _verb_trigger(token, index)) is not None]
    used = {token.i for trigger in verbal for token in trigger.match.tokens}
    nominal = [
        found
        for token in sentence
        if token.i not in used and (found := _noun_trigger(token, index, happening)) is not None
    ]
    carriers = {trigger.carrier.i for trigger in nominal if trigger.carrier is not None}
    kept = [trigger for trigger in verbal if trigger.token.i not in carriers or trigger.match.depth > 1]
    yield from sorted(kept + nominal, key=lambda trigger: trigger.token.i)


def _verb_trigger(token: Token, index: RuleIndex) -> Trigger | None:
    entries = index.verbs.get(verb_lemma(token))
    if not entries or not _heads_clause(token):
        return None
    for pattern, rule in entries:
        match = match_pattern(token, pattern)
        if match is not None and _fits(token, rule, match):
            return Trigger(token, rule, match)
    return None


def _heads_clause(token: Token) -> bool:
    """A verb, or a word that the tagger took for a noun though it has a subject ("the four accuse Doha")."""
    if is_verb(token):
        return token.dep_ not in {"aux", "auxpass"}
    return token.pos_ == "NOUN" and bool(children(token, "nsubj", "nsubjpass")) and bool(children(token, "dobj"))


def _fits(verb: Token, rule: EventRule, match: Match) -> bool:
    if rule.needs and not all(_has(verb, need) for need in rule.needs):
        return False
    if rule.objects or rule.not_objects:
        lemmas = {token.lemma_.lower() for token in logical_object(verb)} | {
            token.lemma_.lower() for token in match.tokens[1:]
        }
        if rule.objects and not lemmas & rule.objects:
            return False
        if lemmas & rule.not_objects:
            return False
    if rule.subjects or rule.not_subjects:
        lemmas = {token.lemma_.lower() for token in logical_subject(verb)}
        if rule.subjects and not lemmas & rule.subjects:
            return False
        if lemmas & rule.not_subjects:
            return False
    return True


def _has(verb: Token, need: str) -> bool:
    if need == "object":
        return bool(logical_object(verb)) or bool(children(verb, "dobj"))
    if need == "subject":
        return bool(logical_subject(verb))
    if need == "complement":
        return bool(children(verb, "xcomp", "ccomp"))
    if need == "named object":
        return any(token.pos_ == "PROPN" for token in logical_object(verb))
    if need == "no object":
        return not logical_object(verb)
    if need == "active":
        return not is_passive(verb)
    return any(child.lower_ == need for child in children(verb, "prep", "prt", "dative", "agent")) or any(
        child.lower_ == need for noun in children(verb, "dobj") for child in children(noun, "prep")
    )


def _noun_trigger(token: Token, index: RuleIndex, happening: Happening) -> Trigger | None:
    entries = index.nouns.get(token.lemma_.lower())
    if not entries or token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    for words, rule in entries:
        match = _noun_match(token, words)
        if match is not None and _noun_fits(token, rule):
            return Trigger(token, rule, match, verbal=False, carrier=_carrier(token, happening))
    return None


def _noun_match(noun: Token, words: tuple[str, ...]) -> Match | None:
    before = list(noun.doc[max(0, noun.i - len(words) + 1) : noun.i])
    if [token.lemma_.lower() for token in before] == list(words[:-1]):
        return Match((*before, noun))
    return None


def _noun_fits(noun: Token, rule: EventRule) -> bool:
    modifiers = {child.lemma_.lower() for child in noun.children if child.dep_ in {"amod", "compound", "nmod"}}
    return not modifiers & rule.not_objects


def _carrier(noun: Token, happening: Happening) -> Token | None:
    """The light verb that carries the noun, through one preposition ("came under attack", "carried out")."""
    head = noun.head
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun, head = noun.head, noun.head.head
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "prt"}:
        if head.lower_ not in _CARRYING:  # "took the town after the attack": the attack is another's
            return None
        head = head.head
    elif noun.dep_ not in _ARGUMENTS:
        return None
    lemma = verb_lemma(head)
    known = lemma in happening.light or lemma in happening.light_passive
    return head if is_verb(head) and known else None
