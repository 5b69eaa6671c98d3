"""Which words of a sentence set off which rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS, EventRule
from dragoman.codebook.happening import Happening
from dragoman.events.ended import is_ended
from dragoman.events.patterns import Match, Pattern, match_pattern, split_pattern
from dragoman.language.clauses import (
    children,
    is_infinitive,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    of_phrase,
    particle_objects,
)
from dragoman.language.lemmas import verb_lemma

_CARRYING = frozenset({"out", "under", "into", "in", "on", "to", "of", "with", "through", "for"})
_ABOUT = frozenset({"on", "of", "with", "for"})
_MEASURES = frozenset(
    {"hundred", "thousand", "dozen", "score", "number", "part", "lot", "handful", "ton", "tonne", "couple", "pair",
     "group", "million", "convoy", "wave", "rest", "half", "column", "series", "truckload", "batch", "billion", "load",
     "worth", "level", "share", "detachment", "contingent", "fleet", "stream", "flow", "planeload", "shipload", "third",
     "kind", "sack", "bag", "bale", "barrel", "crate", "gram", "kilo", "litre", "grain", "drop", "round", "majority",
     "most", "some", "many", "few", "several", "all"}
)  # fmt: skip
_PLACES = frozenset({"GPE", "LOC", "FAC"})
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
    words = {word for token in sentence for word in (token.lower_, token.lemma_.lower())}
    verbal = [found for token in sentence if (found := _verb_trigger(token, index, words)) is not None]
    used = {token.i for trigger in verbal for token in trigger.match.tokens}
    nominal = [
        found
        for token in sentence
        if token.i not in used and (found := _noun_trigger(token, index, happening)) is not None
    ]
    carriers = {trigger.carrier.i for trigger in nominal if trigger.carrier is not None}
    kept = [trigger for trigger in verbal if trigger.token.i not in carriers or trigger.match.depth > 1]
    yield from sorted(kept + nominal, key=lambda trigger: trigger.token.i)


def _verb_trigger(token: Token, index: RuleIndex, words: Set[str]) -> Trigger | None:
    entries = next((found for lemma in _bases(token) if (found := index.verbs.get(lemma))), None)
    if not entries or not _heads_clause(token):
        return None
    for pattern, rule in entries:
        if not pattern.plain <= words:
            continue
        match = match_pattern(token, pattern)
        if match is not None and _fits(token, rule, match):
            return Trigger(token, rule, match)
    return None


def _bases(verb: Token) -> Iterator[str]:
    """The lemma, then what is left without the ending: of verbs it does not know the tagger makes "unbanne"."""
    yield verb_lemma(verb)
    word = verb.lower_
    for ending in ("ed", "ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e", *([stem[:-1]] if stem[-1] == stem[-2] else []))


def _heads_clause(token: Token) -> bool:
    """A verb, or a word that the tagger took for a noun though it has a subject ("the four accuse Doha")."""
    if is_verb(token):
        return token.dep_ not in {"aux", "auxpass"}
    return token.pos_ == "NOUN" and bool(children(token, "nsubj", "nsubjpass")) and bool(children(token, "dobj"))


def _fits(verb: Token, rule: EventRule, match: Match) -> bool:
    if rule.needs and not all(_has(verb, need, match) for need in rule.needs):
        return False
    if rule.objects or rule.not_objects:
        things = [*_things(verb), *particle_objects(match.tokens), *match.tokens[1:]]
        lemmas = {token.lemma_.lower() for token in things}
        if rule.objects and not lemmas & rule.objects:
            return False
        if (lemmas | {part.lower_ for thing in things for part in children(thing, "amod")}) & rule.not_objects:
            return False
    if rule.not_doing & {verb_lemma(done) for done in children(verb, "xcomp")}:
        return False
    if rule.subjects or rule.not_subjects:
        lemmas = {thing.lemma_.lower() for token in logical_subject(verb) for thing in _counted(token)}
        if rule.subjects and not lemmas & rule.subjects:
            return False
        if lemmas & rule.not_subjects:
            return False
    return True


def _things(verb: Token) -> Iterator[Token]:
    """The objects, and what a measure counts: "40 tonnes of rice", "thousands of troops"."""
    for noun in dict.fromkeys([*logical_object(verb), *children(verb, "dobj")]):
        yield from children(noun, "nummod")
        yield from _counted(noun)


def _counted(noun: Token) -> Iterator[Token]:
    """The noun, and after a measure or a number what is counted: "most of the *weapons*", "eleven of the *names*"."""
    yield noun
    if noun.pos_ == "NUM" or noun.lemma_.lower() in _MEASURES:
        yield from of_phrase(noun)


def _has(verb: Token, need: str, match: Match) -> bool:
    if need == "object":
        return bool(logical_object(verb) or children(verb, "dobj") or particle_objects(match.tokens))
    if need == "subject":
        return bool(logical_subject(verb))
    if need == "complement":
        return bool(children(verb, "xcomp", "ccomp"))
    if need == "infinitive":
        return _tells_to_do(verb)
    if need == "no infinitive":
        return not any(is_infinitive(clause) for clause in verb.subtree)
    if need == "negated":
        return bool(children(verb, "neg"))
    if need == "named object":
        return any(token.pos_ == "PROPN" for token in logical_object(verb))
    if need == "place object":
        return any(token.ent_type_ in _PLACES and token.pos_ == "PROPN" for token in logical_object(verb))
    if need == "no object":
        return not logical_object(verb)
    if need == "active":
        return not is_passive(verb)
    return any(child.lower_ == need for child in children(verb, "prep", "prt", "dative", "agent")) or any(
        child.lower_ == need for noun in children(verb, "dobj") for child in children(noun, "prep")
    )


def _tells_to_do(verb: Token) -> bool:
    """Whether somebody else is to do something: "told Ankara to close", "wants Russia to pay", not "wants to go"."""
    told = bool(children(verb, "dobj", "dative", "nsubjpass"))
    return any(
        is_infinitive(clause) and (told or children(clause, "nsubj", "nsubjpass"))
        for clause in children(verb, "xcomp", "ccomp")
    )


def _noun_trigger(token: Token, index: RuleIndex, happening: Happening) -> Trigger | None:
    entries = index.nouns.get(token.lemma_.lower())
    if not entries or token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    for words, rule in entries:
        match = _noun_match(token, words)
        if match is not None and _noun_fits(token, rule):
            if QUAD_CLASS[rule.event] <= 2 and is_ended(token):
                return None
            return Trigger(token, rule, match, verbal=False, carrier=_carrier(token, happening))
    return None


def _noun_match(noun: Token, words: tuple[str, ...]) -> Match | None:
    before = list(noun.doc[max(0, noun.i - len(words) + 1) : noun.i])
    if [token.lemma_.lower() for token in before] == list(words[:-1]):
        return Match((*before, noun))
    return None


def _noun_fits(noun: Token, rule: EventRule) -> bool:
    """What it is of ("deployment of peacekeepers", "troop deployment") says yes, what describes it says no."""
    modifiers = {child.lemma_.lower() for child in noun.children if child.dep_ in {"amod", "compound", "nmod"}}
    if modifiers & rule.not_objects:
        return False
    if not rule.objects:
        return True
    counted = {thing for part in of_phrase(noun) for thing in (part, *of_phrase(part))}
    return bool((modifiers | {thing.lemma_.lower() for thing in counted}) & rule.objects)


def _carrier(noun: Token, happening: Happening) -> Token | None:
    """The light verb that carries the noun ("launched an attack", "came under attack", "sanctions slapped on")."""
    above = _governor(noun)
    if above is not None and children(above, "oprd", "acomp"):  # "called the killing a mistake" only names it
        return None
    if above is not None and (_is_light(above, happening) or _is_state(above, noun)):
        return above
    return next((clause for clause in noun.children if _tells_of(clause, noun) and _is_light(clause, happening)), None)


def _governor(noun: Token) -> Token | None:
    """The verb whose object the noun is, also through one preposition."""
    head = noun.head
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun, head = head, head.head
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "prt"}:
        # "took the town after the attack", "issued a statement on the attack": the attack is another's
        carries = head.lower_ in _CARRYING and not (head.lower_ in _ABOUT and children(head.head, "dobj"))
        return head.head if carries else None
    if noun.dep_ == "nsubj" and verb_lemma(head) == "come":  # "praise for Rwanda came from Naples"
        return head if any(child.lower_ == "from" for child in children(head, "prep")) else None
    return head if noun.dep_ in _ARGUMENTS else None


def _tells_of(clause: Token, noun: Token) -> bool:
    """Whether a clause below the noun has it as its object: "slapped on Cuba", "which Moscow sent"."""
    if clause.dep_ == "acl":
        return clause.tag_ in {"VBN", "VBD"}  # the tagger takes a good many participles for pasts
    return clause.dep_ == "relcl" and noun in logical_object(clause)


def _is_light(verb: Token, happening: Happening) -> bool:
    lemma = verb_lemma(verb)
    return is_verb(verb) and (lemma in happening.light or lemma in happening.light_passive)


def _is_state(verb: Token, noun: Token) -> bool:
    """ "is under arrest", "was in talks with": to be in it is to have it."""
    return (
        verb.lemma_ == "be" and noun.dep_ == "pobj" and noun.head.lower_ in {"under", "in"} and noun.head.head == verb
    )
