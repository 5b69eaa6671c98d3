"""Whether the words around a trigger are those that its rule asks for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS, EventRule
from dragoman.events.negation import is_negated
from dragoman.events.patterns import PREPOSITIONS, Match
from dragoman.language.clauses import (
    all_conjuncts,
    children,
    is_infinitive,
    is_passive,
    led_by,
    logical_object,
    logical_subject,
    of_phrase,
    particle_objects,
    possessors,
    prepositional,
)
from dragoman.language.lemmas import verb_lemma

_MEASURES = frozenset(
    {"hundred", "thousand", "dozen", "score", "number", "part", "lot", "handful", "ton", "tonne", "couple", "pair",
     "group", "million", "convoy", "wave", "rest", "half", "column", "series", "truckload", "batch", "billion", "load",
     "worth", "level", "share", "detachment", "contingent", "fleet", "stream", "flow", "planeload", "shipload", "third",
     "kind", "sack", "bag", "bale", "barrel", "crate", "gram", "kilo", "litre", "grain", "drop", "round", "majority",
     "most", "some", "many", "few", "several", "all"}
)  # fmt: skip
_CARRYING = frozenset({"carry", "load", "lade", "laden", "pack", "fill", "bear", "transport", "bring"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PERSONS = frozenset({"he", "him", "she", "her"})
_ITSELF = frozenset({"itself", "themselves", "himself", "herself"})
_SUICIDE = frozenset({"shoot", "kill", "hang", "stab", "drown", "poison"})  # but who "blew himself up" killed others
_AHEAD = frozenset({"will", "shall", "'ll", "wo", "would", "'d", "may", "might", "could", "can", "must"})
_SINGULAR = frozenset({"NN", "NNP"})
_OPEN = frozenset({"whether", "if"})
_CONDITIONS = frozenset({"if", "should", "unless"})


def verb_fits(verb: Token, rule: EventRule, match: Match) -> bool:
    """Whether needs, objects and subjects of a rule are met by the clause in which its pattern was found."""
    if rule.needs and not all(_has(verb, need, match) for need in rule.needs):
        return False
    if _is_no_such_deed(verb, rule, match):
        return False
    if rule.objects or rule.not_objects:
        things = [*_things(verb), *particle_objects(match.tokens), *match.tokens[1:], *_belonging(match)]
        lemmas = {token.lemma_.lower() for token in things}
        if rule.objects and not lemmas & rule.objects:
            return False
        if (lemmas | {part.lower_ for thing in things for part in children(thing, "amod")}) & rule.not_objects:
            return False
    if rule.not_doing & {verb_lemma(done) for done in children(verb, "xcomp")}:
        return False
    if rule.subjects or rule.not_subjects:
        lemmas = {word for token in logical_subject(verb) for thing in _counted(token) for word in _lemmas(thing)}
        if rule.subjects and not lemmas & rule.subjects:
            return False
        if (lemmas | {name for token in logical_subject(verb) for name in _kinds(token)}) & rule.not_subjects:
            return False
    return True


def _names_it(verb: Token) -> bool:
    """Whether the object is called something: "called the envoy *a liar*", "called the war *absurd*"."""
    things = children(verb, "dobj")
    named = [other for thing in things for other in children(thing, "appos") if other.left_edge.lower_ in {"a", "an"}]
    return bool(named) or len(things) > 1 or bool(children(verb, "oprd", "acomp", "attr", "ccomp"))


def _belonging(match: Match) -> list[Token]:
    """ "took control of the *village*", "rolled into the *town*": what stands behind a pattern's last preposition."""
    last = match.tokens[-1]
    return children(last, "pobj") if last.dep_ in {"prep", "agent"} else []


def _is_no_such_deed(verb: Token, rule: EventRule, match: Match) -> bool:
    """ "Nobody *claimed* it", "the party *dissolved itself*", "he *hanged himself*", "the *disputed* temple"."""
    if verb.lemma_ == "claim" and rule.event == "ASSAULT" and is_negated(verb):
        return True
    own = [thing for thing in children(verb, "dobj") if thing.lower_ in _ITSELF and thing not in match.tokens]
    alone = verb.lemma_ in _SUICIDE and not any(children(thing, "conj") for thing in own)
    if own and (rule.event == "COERCE" or alone):
        return True
    return verb.dep_ == "amod" and QUAD_CLASS[rule.event] == 3 and not logical_subject(verb)


def _things(verb: Token) -> Iterator[Token]:
    """The objects, and what a measure counts: "40 tonnes of rice", "thousands of troops"."""
    for noun in dict.fromkeys([*logical_object(verb), *children(verb, "dobj")]):
        yield from children(noun, "nummod")
        yield from _counted(noun)
        yield from cargo_of(noun)


def cargo_of(carrier: Token) -> Iterator[Token]:
    """ "ships *loaded with food*", "trucks *carrying tents*": what is sent is what they carry."""
    for clause in children(carrier, "acl"):
        if verb_lemma(clause) in _CARRYING:
            goods = children(clause, "dobj") if clause.tag_ == "VBG" else prepositional(clause, "with")
            yield from (thing for good in all_conjuncts(goods) for thing in _counted(good))


def _kinds(noun: Token) -> Iterator[str]:
    """What kind of thing it is by the word before it: "gas explosion", "armed men", the "storm" of "Storm Frida"."""
    for part in children(noun, "compound", "amod"):
        lemma = part.lemma_.lower()
        yield lemma if noun.pos_ == "PROPN" and part.dep_ == "compound" else f"{lemma} {noun.lemma_.lower()}"


def _lemmas(noun: Token) -> Iterator[str]:
    """The noun's lemma; of a name in the plural ("Rapid Support *Forces*") also the singular."""
    lemma = "gunfire" if _is_gunfire(noun) else noun.lemma_.lower()
    yield lemma
    if noun.pos_ == "PROPN" and lemma.endswith("s"):
        yield lemma.removesuffix("s")


def _is_gunfire(noun: Token) -> bool:
    """ "sniper fire", "Israeli fire": a house is on fire without a word for whose it is."""
    return noun.lemma_.lower() == "fire" and any(
        part.dep_ in {"compound", "poss"} or part.ent_type_ == "NORP" for part in noun.lefts
    )


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
    if need == "subjunctive":
        return any(_is_subjunctive(clause) for clause in children(verb, "ccomp"))
    if need == "no infinitive":
        return not any(is_infinitive(clause) for clause in verb.subtree)
    if need in {"negated", "affirmed", "future", "condition"}:
        return _is_so_told(verb, need)
    if need in {"named object", "person object", "place object"}:
        return any(_is_a(token, need) for token in logical_object(verb))
    if need == "no predicate":
        return not _names_it(verb)
    if need == "no object":
        return not logical_object(verb)
    if need == "active":
        return not is_passive(verb)
    if need == "recipient":  # seen when the sides have been looked for
        return True
    return any(child.lower_ == need for child in children(verb, "prep", "prt", "dative", "agent")) or any(
        child.lower_ == need for noun in children(verb, "dobj") for child in children(noun, "prep")
    )


def _is_affirmed(verb: Token) -> bool:
    """ "ruled that he *broke* the law", not "ruled that he had *not* broken it", "will rule *whether* he broke it"."""
    clauses = [verb, *children(verb, "ccomp", "xcomp")]
    return not any(children(one, "neg") or led_by(one, _OPEN, "mark") for one in clauses)


def _is_subjunctive(clause: Token) -> bool:
    """ "insisted that Iran *stop*": the bare form, though its subject is one."""
    bare = clause.tag_ == "VB" or (
        clause.tag_ == "VBP" and any(noun.tag_ in _SINGULAR for noun in logical_subject(clause))
    )
    return bare and not children(clause, "aux")


def _is_a(token: Token, need: str) -> bool:
    """Whether an object is a proper name, the name of a place, or a person by name or pronoun."""
    if need == "person object":
        return token.ent_type_ == "PERSON" or token.lower_ in _PERSONS
    return token.pos_ == "PROPN" and (need == "named object" or token.ent_type_ in _PLACES)


def _is_so_told(verb: Token, how: str) -> bool:
    """Negated, still ahead ("*will* answer"), or on a condition ("*if* the drones return", "*should* they return")."""
    if how == "negated":
        return bool(children(verb, "neg"))
    if how == "affirmed":
        return _is_affirmed(verb)
    if how == "future":
        return any(child.lower_ in _AHEAD for child in children(verb, "aux"))
    return bool(led_by(verb, _CONDITIONS, "mark", "aux", "advmod"))


def _tells_to_do(verb: Token) -> bool:
    """Whether somebody else is to do something: "told Ankara to close", "wants Russia to pay", not "wants to go"."""
    told = bool(children(verb, "dobj", "dative", "nsubjpass"))
    return any(
        is_infinitive(clause) and (told or children(clause, "nsubj", "nsubjpass"))
        for clause in children(verb, "xcomp", "ccomp")
    )


def noun_fits(noun: Token, rule: EventRule) -> bool:
    """What it is of ("deployment of peacekeepers", "troop deployment") says yes, what describes it says no.

    Whose it is and by whom it was says yes too: "the *miners'* strike", "a strike by *nurses*".
    """
    modifiers = {child.lemma_.lower() for child in noun.children if child.dep_ in {"amod", "compound", "nmod"}}
    if modifiers & rule.not_objects:
        return False
    if any(need in PREPOSITIONS and not prepositional(noun, need) for need in rule.needs):
        return False
    if not rule.objects:
        return True
    counted = {thing for part in of_phrase(noun) for thing in (part, *of_phrase(part))}
    counted.update((*possessors(noun), *prepositional(noun, "by")))
    return bool((modifiers | {thing.lemma_.lower() for thing in counted}) & rule.objects)
