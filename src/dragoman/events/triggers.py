"""Which words of a sentence set off which rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS, EventRule
from dragoman.codebook.happening import Happening
from dragoman.events.ended import is_ended, is_lifted
from dragoman.events.fitting import noun_fits, verb_fits
from dragoman.events.patterns import Match, Pattern, match_pattern, split_pattern
from dragoman.language.clauses import (
    children,
    is_verb,
    logical_object,
)
from dragoman.language.free_relatives import clause_naming
from dragoman.language.lemmas import verb_lemma

_CARRYING = frozenset({"out", "under", "into", "in", "on", "to", "of", "with", "through", "for"})
_ABOUT = frozenset({"on", "of", "with", "for"})
_SENDING = frozenset({"send", "give", "provide", "grant", "deliver", "issue", "extend"})
_ANY = "any"  # stands for every verb in a pattern
_HYPHENED = frozenset({"lead", "hit", "strike", "batter", "ravage", "plague"})
_ARRIVING = frozenset({"come", "arrive", "pour", "flood", "stream"})
_AMOUNTS = frozenset({"hour", "day", "night", "week", "month", "round", "series", "wave", "spate", "string", "number"})
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


Entry = tuple[Pattern, EventRule]


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """Rules by the lemma that may trigger them; under "any" those whose pattern goes with every verb."""

    verbs: Mapping[str, tuple[Entry, ...]]
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
    return lexical + len(rule.needs), len(pattern.plain), _restrictions(rule)


def _noun_weight(entry: tuple[tuple[str, ...], EventRule]) -> tuple[int, int]:
    words, rule = entry
    return len(words), _restrictions(rule)


def find_triggers(sentence: Words, index: RuleIndex, happening: Happening) -> Iterator[Trigger]:
    """Every trigger of the sentence in order, a word at most once; nouns that a verb pattern used up are left out."""
    words = {word for token in sentence for word in (token.lower_, token.lemma_.lower())}
    of_any = [entry for entry in index.verbs.get(_ANY, ()) if entry[0].plain <= words]
    verbal = [
        found
        for token in sentence
        if (found := _longer(_verb_trigger(token, index, words), _any_trigger(token, of_any, happening))) is not None
    ]
    used = {token.i for trigger in verbal for token in trigger.match.tokens}
    told = {  # "approved a *loan*": the rule's own object is no second event
        (trigger.rule.event, thing.i)
        for trigger in verbal
        for thing in logical_object(trigger.token)
        if thing.lemma_.lower() in trigger.rule.objects
    }
    nominal = [
        found
        for token in sentence
        if token.i not in used
        and (found := _noun_trigger(token, index, happening)) is not None
        and (found.rule.event, token.i) not in told
    ]
    carriers = {trigger.carrier.i for trigger in nominal if trigger.carrier is not None}
    kept = [trigger for trigger in verbal if trigger.token.i not in carriers or trigger.match.depth > 1]
    yield from sorted(kept + nominal, key=lambda trigger: trigger.token.i)


def _longer(own: Trigger | None, of_any: Trigger | None) -> Trigger | None:
    """The verb's own trigger, unless a pattern of every verb has more words.

    Who "killed *a rebel* in a joint operation with Kenya" did that to somebody first of all.
    """
    if own is not None and own.rule.event == "ASSAULT" and logical_object(own.token):
        return own
    if own is None or (of_any is not None and of_any.match.depth > own.match.depth):
        return of_any
    return own


def _any_trigger(token: Token, entries: Sequence[Entry], happening: Happening) -> Trigger | None:
    """By a pattern that goes with every verb but those of saying and being: "any side_by_side"."""
    if not entries or not is_verb(token) or verb_lemma(token) in happening.silent:
        return None
    return _first_match(token, entries)


def _verb_trigger(token: Token, index: RuleIndex, words: Set[str]) -> Trigger | None:
    if not _heads_clause(token):
        return None
    whole = index.verbs.get(_with_prefix(token))
    known = [whole] if whole else [found for lemma in dict.fromkeys(_bases(token)) if (found := index.verbs.get(lemma))]
    entries = [entry for found in known for entry in found if entry[0].plain <= words]
    return _first_match(token, entries if len(known) == 1 else sorted(entries, key=_verb_weight, reverse=True))


def _first_match(token: Token, entries: Sequence[Entry]) -> Trigger | None:
    for pattern, rule in entries:
        match = match_pattern(token, pattern)
        if match is not None and verb_fits(token, rule, match):
            return Trigger(token, rule, match)
    return None


def _with_prefix(verb: Token) -> str:
    """ "test-fire" of "test-fired", which the parser cuts in three; "" without a hyphen."""
    hyphened = verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).head == verb
    return f"{verb.nbor(-2).lower_}-{verb_lemma(verb)}" if hyphened else ""


def _bases(verb: Token) -> Iterator[str]:
    """The lemma, then what is left without the ending: of verbs it does not know the tagger makes "unbanne"."""
    yield verb_lemma(verb)
    word = verb.lower_
    for ending in ("ed", "ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e", *([stem[:-1]] if stem[-1] == stem[-2] else []))


def _heads_clause(token: Token) -> bool:
    """A verb, or a word that the tagger took for a noun though it has a subject ("the four accuse Doha").

    Not the "claimed" of "an attack claimed by rebels": there the attack is the deed; nor the "led" of "Saudi-led" or
    the "hit" of "drought-hit".
    """
    if is_verb(token):
        claims = token.dep_ in {"acl", "relcl"} and token.lemma_ == "claim" and token.head.pos_ == "NOUN"
        hyphened = token.dep_ == "amod" and token.lemma_ in _HYPHENED and token.i > 0 and token.nbor(-1).text == "-"
        return token.dep_ not in {"aux", "auxpass"} and not claims and not hyphened
    return token.pos_ == "NOUN" and bool(children(token, "nsubj", "nsubjpass")) and bool(children(token, "dobj"))


def _noun_trigger(token: Token, index: RuleIndex, happening: Happening) -> Trigger | None:
    entries = index.nouns.get(token.lemma_.lower())
    if not entries or not _is_noun(token) or token.dep_ == "compound":
        return None
    for words, rule in entries:
        match = _noun_match(token, words)
        if match is not None and noun_fits(token, rule):
            if (QUAD_CLASS[rule.event] <= 2 or rule.event == "PROTEST") and is_ended(token):
                return None
            if rule.event == "SANCTION" and is_lifted(token):
                return None
            return Trigger(token, rule, match, verbal=False, carrier=_carrier(token, happening))
    return None


def _is_noun(token: Token) -> bool:
    """A noun, also a rare one that the tagger took for a name ("the tête-à-tête")."""
    return token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_ and not token.is_title)


def _noun_match(noun: Token, words: tuple[str, ...]) -> Match | None:
    before = list(noun.doc[max(0, noun.i - len(words) + 1) : noun.i])
    if [token.lemma_.lower() for token in before] == list(words[:-1]):
        return Match((*before, noun))
    return None


def _carrier(noun: Token, happening: Happening) -> Token | None:
    """The light verb that carries the noun ("launched an attack", "came under attack", "sanctions slapped on")."""
    above = _governor(noun)
    if above is not None and children(above, "oprd", "acomp"):  # "called the killing a mistake" only names it
        return None
    if above is not None and (noun.dep_ == "nsubj" or _is_light(above, happening) or _is_state(above, noun)):
        return above
    return next((clause for clause in noun.children if _tells_of(clause, noun) and _is_light(clause, happening)), None)


def _governor(noun: Token) -> Token | None:
    """The verb whose object the noun is, also through one preposition."""
    head = noun.head
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun, head = head, head.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _AMOUNTS:
        return _governor(head.head)  # "began two days of drills"
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "prt"}:
        # "took the town after the attack", "issued a statement on the attack": the attack is another's
        carries = head.lower_ in _CARRYING and not (head.lower_ in _ABOUT and children(head.head, "dobj"))
        if head.lower_ == "under" and verb_lemma(head.head) in _SENDING:  # "sent soldiers under a deal"
            return None
        if head.lower_ == "to" and head.head.lemma_ == "lead":  # what "led to the massacre" did not commit it
            return None
        return head.head if carries else None
    naming = clause_naming(noun)
    if naming is not None and naming.dep_ == "ccomp":
        return naming.head  # "launched what the army calls an assault"
    if noun.dep_ == "nsubj" and verb_lemma(head) in _ARRIVING:  # "praise for Rwanda came from Naples"
        return head if any(child.lower_ == "from" for child in children(head, "prep")) else None
    return head if noun.dep_ in _ARGUMENTS else None


def _tells_of(clause: Token, noun: Token) -> bool:
    """Whether a clause below the noun has it as its object: "slapped on Cuba", "which Moscow sent"."""
    if clause.dep_ == "acl":
        return clause.tag_ in {"VBN", "VBD"}  # the tagger takes a good many participles for pasts
    return clause.dep_ == "relcl" and noun in logical_object(clause)


def _is_light(verb: Token, happening: Happening) -> bool:
    return is_verb(verb) and any(lemma in happening.light or lemma in happening.light_passive for lemma in _bases(verb))


def _is_state(verb: Token, noun: Token) -> bool:
    """ "is under arrest", "was in talks with": to be in it is to have it."""
    return (
        verb.lemma_ == "be" and noun.dep_ == "pobj" and noun.head.lower_ in {"under", "in"} and noun.head.head == verb
    )
