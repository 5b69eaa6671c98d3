"""Whom a pronoun means by its clause and those around it: "thanked *Trump* for *his* mediation"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from dragoman.language.clauses import children, verb_above
from dragoman.mentions.found import Found

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DONE_TO_PERSONS = frozenset(
    {"kill", "shoot", "arrest", "detain", "seize", "abduct", "kidnap", "assassinate", "stab", "wound", "injure", "beat",
     "attack", "capture", "ambush", "rob", "murder", "torture", "strangle", "poison", "execute", "behead", "hang"}
)  # fmt: skip
_TELLING = frozenset({"tell", "assure", "inform", "remind", "warn", "promise"})
_DONE_TO_HELD = _DONE_TO_PERSONS | frozenset(
    {"release", "free", "charge", "deport", "convict", "jail", "acquit", "sentence", "expel", "hospitalise",
     "hospitalize", "rescue", "question", "fine", "extradite", "imprison"}
)  # fmt: skip
_DONE_TO_THINGS = frozenset(
    {"ban", "cancel", "postpone", "impose", "lift", "repeal", "approve", "publish", "build", "pass", "adopt", "delay",
     "sell", "hold", "call", "count", "print", "announce", "deliver", "ship", "sign", "dismiss", "scrap", "overturn"}
)  # fmt: skip
_TOLD = frozenset({"say", "believe", "expect", "report", "think", "know", "understand", "estimate", "assume", "hope"})
_ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "vengeance"})
_DENYING = frozenset({"deny", "reject", "dispute"})
_JUDGING = frozenset(
    {"thank", "praise", "congratulate", "commend", "laud", "applaud", "criticise", "criticize", "rebuke"}
)
# "Fired *him* because *he* ...": what they are punished for they did themselves.
_PUNISHING = frozenset(
    {"fire", "sack", "dismiss", "expel", "suspend", "jail", "arrest", "detain", "fine", "punish", "ban", "deport",
     "oust", "impeach", "charge", "sentence", "convict", "demote", "imprison", "shoot", "kill", "execute"}
)  # fmt: skip
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


def hearers(pronoun: Token) -> list[Token]:
    """ "The mayor told *the nurses* that *they* were right": who is told it, where the speaker cannot be meant."""
    clause = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ != "ccomp" or clause.head.lemma_ not in _TELLING:
        return []
    return children(clause.head, "dobj", "dative")


def points_ahead(pronoun: Token) -> bool:
    """ "In announcing *his* exit, Ferri wept": whoever the clause behind the opening names, and nobody before."""
    opening = pronoun
    while opening.head != opening and opening.dep_ not in {"advcl", "prep"}:
        opening = opening.head
    while opening.head.dep_ in {"advcl", "prep"} and opening.head.i < pronoun.i:
        opening = opening.head
    if opening.dep_ not in {"advcl", "prep"} or opening.left_edge.i != pronoun.sent.start:
        return False
    return any(one.i > pronoun.i and one.pos_ == "PROPN" for one in children(opening.head, *_SUBJECTS))


def is_empty(pronoun: Token) -> bool:
    """ "When *it* comes to taxes", "how vital *it* is to act", "*it* is said that", "*it* seems": nobody is meant."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ not in _SUBJECTS:
        return False
    if verb.lemma_ == "come" and any(mark.lower_ == "when" for mark in children(verb, "advmod")):
        return any(child.lower_ == "to" for child in verb.rights)
    clauses = [child for child in verb.rights if child.dep_ in {"xcomp", "ccomp", "advcl", "csubj"}]
    if verb.lemma_ == "be" and children(verb, "acomp"):
        return any(child.tag_ == "VB" or children(child, "mark") for child in clauses)
    told = pronoun.dep_ == "nsubjpass" and verb.lemma_ in _TOLD
    return bool(clauses) and (told or verb.lemma_ in {"seem", "appear", "emerge"})


def stands_for_thing(pronoun: Token, meant: Found, actors: Collection[Token]) -> bool:
    """Whether a thing told of is nearer than the body found: "The bank raised *rates*. It will raise *them* again".

    "The *board* sent bronzes to Nigeria. *Its* head": the sentence before was about no actor, and Nigeria only in it.
    """
    head = meant.head
    if pronoun.lower_ == "them" and not meant.plural and meant.kind != "person":
        between = head.doc[head.i + 1 : pronoun.i] if head.doc is pronoun.doc else ()
        return any(word.tag_ == "NNS" and word.dep_ in {"dobj", "pobj"} and word not in actors for word in between)
    if pronoun.lower_ not in {"it", "its"} or head.sent == pronoun.sent:
        return False
    subjects = children(head.sent.root, *_SUBJECTS)
    return bool(subjects) and all(one.tag_ == "NN" and one not in actors for one in subjects)


def stands_in_opening(name: Token, pronoun: Token) -> bool:
    """ "Citing *Burke*, she ...", "After meeting *Xi*, he ...", "Unlike *Xi*, he ...": who does it is another.

    "In Xi's view, he ..." and "When Xi came, he ..." tell nothing.
    """
    if pronoun.dep_ not in _SUBJECTS or name.dep_ == "poss":
        return False
    opening = name
    while opening.head not in {opening, pronoun.head}:
        opening = opening.head
        if opening.dep_ in {"poss", "relcl"} or children(opening, *_SUBJECTS):
            return False
    return opening.head == pronoun.head and opening.i < pronoun.i and opening.dep_ in {"advcl", "prep"}


def is_done_to_held(verb: Token) -> bool:
    """Whether it is done to who was shot, arrested or charged: "released", "convicted"."""
    return verb.lemma_.lower() in _DONE_TO_HELD


def means_things(pronoun: Token, actors: Collection[Token]) -> bool:
    """ "Called for *protests*, which ... *they* would be banned": things of which several were told just before."""
    if pronoun.lower_ != "they" or pronoun.dep_ != "nsubjpass" or pronoun.head.lemma_ not in _DONE_TO_THINGS:
        return False
    several = [word for word in pronoun.doc[pronoun.sent.start : pronoun.i] if word.tag_ == "NNS"]
    return bool(several) and several[-1] not in actors


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
    if pronoun.dep_ == "poss" and clause.dep_ == "dobj" and further.dep_ == "conj" and _is_done_to(further.head):
        return _patient_of(further.head)
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ not in {"advcl", "pcomp"}:
        return None
    marks = {mark.lower_ for mark in (*children(clause, "mark", "advmod"), *children(further, "prep"))}
    verb = further if clause.dep_ == "advcl" else further.head
    punished = verb.lemma_ in _PUNISHING and bool(marks & {"after", "because"})
    return _patient_of(verb) if punished or (_is_done_to(verb) and marks & {"as", "when", "while"}) else None


def _object_in_parallel(pronoun: Token) -> Token | None:
    """ "Gunmen took *ten monitors*, and the army freed *them*": one deed is done to whom the other was."""
    clause = verb_above(pronoun)
    if pronoun.lower_ != "them" or clause is None or clause.dep_ != "conj":
        return None
    return next(iter(children(clause.head, "dobj")), None)


def _is_done_to(verb: Token) -> bool:
    """Whether it is a deed done to persons: "shot", "abducted"."""
    return verb.lemma_.lower() in _DONE_TO_PERSONS


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
