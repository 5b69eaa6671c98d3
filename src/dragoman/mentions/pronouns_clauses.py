"""Whom a pronoun means by its clause and those around it: "thanked *Trump* for *his* mediation"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language.clauses import children, verb_above

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DONE_TO_PERSONS = frozenset(
    {"kill", "shoot", "arrest", "detain", "seize", "abduct", "kidnap", "assassinate", "stab", "wound", "injure", "beat",
     "attack", "capture", "ambush", "rob", "murder", "torture", "strangle", "poison", "execute", "behead", "hang"}
)  # fmt: skip
_ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "vengeance"})
_DENYING = frozenset({"deny", "reject", "dispute"})
_JUDGING = frozenset(
    {"thank", "praise", "congratulate", "commend", "laud", "applaud", "criticise", "criticize", "rebuke"}
)
_CHARGING = frozenset({"accuse", "blame", "suspect"})


def objects_meant(pronoun: Token) -> Iterator[Token]:
    """The objects that its clause makes it mean, the surest first."""
    for rule in (_judged_for, _accused_above, _object_done_to, _object_in_parallel):
        meant = rule(pronoun)
        if meant is not None:
            yield meant


def subject_meant(owner: Token) -> Token | None:
    """The subject that "its" or "their" means by the clauses around it."""
    return _subject_before_speaker(owner) or _subject_in_parallel(owner) or _retaliator(owner)


def subjects_that_say(pronoun: Token) -> list[Token]:
    """ "The EU imposed bans, and *Moscow* said that *it* would respond": who says it, whoever stands first."""
    clause = pronoun.head
    while clause.dep_ in {"xcomp", "conj"} and clause.head != clause:
        clause = clause.head
    return children(clause.head, *_SUBJECTS) if pronoun.dep_ in _SUBJECTS and clause.dep_ == "ccomp" else []


def is_done_to(verb: Token) -> bool:
    """Whether it is a deed done to persons: "shot", "abducted"."""
    return verb.lemma_.lower() in _DONE_TO_PERSONS


def _judged_for(pronoun: Token) -> Token | None:
    """ "thanked *Trump* for *his* mediation", "congratulated *her* on *her* victory": whose merit it is."""
    noun = pronoun.head
    verb = noun.head.head
    judged = pronoun.dep_ == "poss" and noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"}
    return _patient_of(verb) if judged and verb.lemma_ in _JUDGING else None


def _accused_above(pronoun: Token) -> Token | None:
    """ "Iran accused *Israel* of theft, an accusation *it* denied": who denies a charge is who was charged."""
    clause = pronoun.head
    if pronoun.dep_ != "nsubj" or clause.dep_ != "relcl" or clause.lemma_ not in _DENYING:
        return None
    charging = next((one for one in clause.ancestors if one.lemma_ in _CHARGING), None)
    objects = children(charging, "dobj") if charging is not None else []
    return objects[0] if objects else None


def _object_done_to(pronoun: Token) -> Token | None:
    """ "Gunmen shot *the mayor* as *he* left a mosque": who is shot does what goes on meanwhile.

    "Strangled *Khashoggi* and dismembered *his* body": and it is done to his body.
    """
    clause = pronoun.head
    further = clause.head
    if pronoun.dep_ == "poss" and clause.dep_ == "dobj" and further.dep_ == "conj" and is_done_to(further.head):
        return _patient_of(further.head)
    meanwhile = any(mark.lower_ in {"as", "when", "while"} for mark in children(clause, "mark", "advmod"))
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ != "advcl" or not meanwhile:
        return None
    return _patient_of(clause.head) if is_done_to(clause.head) else None


def _object_in_parallel(pronoun: Token) -> Token | None:
    """ "Gunmen took *ten monitors*, and the army freed *them*": one deed is done to whom the other was."""
    clause = verb_above(pronoun)
    if pronoun.lower_ != "them" or clause is None or clause.dep_ != "conj":
        return None
    return next(iter(children(clause.head, "dobj")), None)


def _patient_of(verb: Token) -> Token | None:
    return next(iter(children(verb, "dobj", "nsubjpass")), None)


def _subject_before_speaker(pronoun: Token) -> Token | None:
    """ "*Taiwan* will bomb Chinese ports, *its* minister said": the subject of what the speaker after it says."""
    speaker = pronoun.head
    if pronoun.dep_ != "poss" or speaker.dep_ != "nsubj":
        return None
    verb = speaker.head
    said = [clause for clause in children(verb, "ccomp") if clause.i < speaker.i]
    said += [verb.head] if verb.dep_ == "parataxis" and verb.head.i < speaker.i else []
    return next((subject for clause in said for subject in children(clause, *_SUBJECTS)), None)


def _subject_in_parallel(pronoun: Token) -> Token | None:
    """ "*The Arab League* suspended Syria, and *its* ministers met": the subject to which its noun runs parallel."""
    noun = pronoun.head
    clause = noun.head
    if pronoun.dep_ != "poss" or noun.dep_ not in _SUBJECTS or clause.dep_ != "conj":
        return None
    return next(iter(children(clause.head, *_SUBJECTS)), None)


def _retaliator(pronoun: Token) -> Token | None:
    """ "*Iran* fired at Israel in retaliation for a strike on *its* consulate": who answers is who was struck."""
    answer = next((word for word in pronoun.ancestors if word.lower_ in _ANSWERS), None)
    verb = verb_above(answer) if answer is not None else None
    return next(iter(children(verb, *_SUBJECTS)), None) if verb is not None else None
