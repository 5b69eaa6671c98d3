"""On which words a phrase of place can tell where an event was, the event's own first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language.clauses import children, conjuncts, is_verb, right_behind
from dragoman.language.free_relatives import named_by

REPORTING = frozenset({
    "say", "tell", "announce", "report", "claim", "warn", "add", "write", "accuse", "condemn", "state",
})  # fmt: skip
ARGUMENTS = ("dobj", "nsubjpass", "attr", "pobj", "nsubj", "oprd")
_SUBJECTS = ("nsubj", "nsubjpass")
_BRINGING_ABOUT = frozenset({"force", "compel", "oblige", "help", "let", "make"})  # "forced a plane to land in Minsk"
_NOMINAL_STEPS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "prep", "attr", "conj", "agent", "appos", "oprd"})


def words_around(trigger: Token) -> Iterator[Token]:
    """The event's word, what it is done by and to, the clauses that tell of the same scene, and what it belongs to."""
    yield trigger
    for noun in (child for child in trigger.children if child.dep_ in ARGUMENTS):
        yield from conjuncts(noun)
    if trigger.lemma_.lower() in _BRINGING_ABOUT:
        yield from children(trigger, "ccomp", "xcomp")
    for clause in children(trigger, "ccomp"):  # "bombed what it called a camp near Balakot"
        if named := named_by(clause):
            yield from (*named, clause)
    for clause in children(trigger, "advcl"):  # "... as she left a rally in Rawalpindi"
        if any(mark.lower_ in {"as", "while"} for mark in children(clause, "mark")) and _goes_on(clause):
            yield from (clause, *children(clause, "dobj"))
    told = _first_of_joined(trigger)
    if (told.dep_ == "advcl" and told.tag_ == "VBG") or (told.dep_ == "xcomp" and is_verb(told)):
        yield from (told.head, *children(told.head, "dobj"))
    if not is_verb(trigger):
        yield from _above(trigger)
    if _is_within_noun(trigger):
        yield trigger.head


def _goes_on(clause: Token) -> bool:
    """Whether a clause tells of the same people, and not of others meanwhile: "as *she* left", "while leaving"."""
    return all(subject.pos_ == "PRON" for subject in children(clause, *_SUBJECTS))


def _is_within_noun(verb: Token) -> bool:
    """Whether a clause tells what happened in what its noun names: "a rally *at which* ...", "a town *where* ..."."""
    if verb.dep_ != "relcl":
        return False
    inside = right_behind(verb, "in", "at")
    return any(noun.lower_ == "which" for noun in inside) or any(word.lower_ == "where" for word in verb.children)


def _first_of_joined(verb: Token) -> Token:
    """ "killing" of "killing a constable and *wounding* 20 others": participles that belong to one verb above."""
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBG":
        verb = verb.head
    return verb


def _above(noun: Token) -> Iterator[Token]:
    """The nouns and the verb that the noun belongs to; a verb of saying says where it was said, no more."""
    word = noun
    while word.dep_ in _NOMINAL_STEPS and word.head != word:
        word = word.head
        if is_verb(word):
            if word.lemma_.lower() not in REPORTING:
                yield word
            return
        if word.pos_ != "ADP":
            yield word
