"""What is said around a cue that stands in its middle or end: "Those who joined, he added, did so under pressure"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.attributions.complements import is_marked
from dragoman.attributions.sources import parted_subject
from dragoman.codebook.cue_file import Cue
from dragoman.language.clauses import children, is_verb, verb_above

_PARENTHETIC = frozenset({"parataxis", "ccomp", "advcl", "conj", "dep"})
_BETWEEN = ("ccomp", "parataxis")
_WHATEVER = frozenset({"whatever", "whichever", "whoever", "however"})  # "whatever the footage shows"
_BACKGROUND = re.compile(
    r"amid\b|on the \w+ (?:day|night|week|month|anniversary) of\b"
    r"|in the (?:latest|first|last|worst|deadliest|biggest)\b"
    r"|(?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?) (?:after|into|ahead of|before)\b"
    r"|an? (?:\w+ )?(?:figure|number|toll|count|estimate|claim|charge|allegation|accusation|account|version|assertion"
    r"|assessment|view|move|step|decision)\b",
    re.IGNORECASE,
)


def beside_clause(verb: Token) -> list[Token]:
    """What is said where the cue stands in its middle or end: "Those who joined, he added, did so under pressure"."""
    clause = verb.head.head if verb.head.dep_ in {"aux", "auxpass"} else verb.head
    if verb.dep_ == "relcl" and clause.dep_ == "npadvmod" and not is_marked(verb):
        return _around(clause)
    if clause.i == verb.i or not children(verb, "nsubj") or verb.dep_ not in _PARENTHETIC:
        return []
    if not is_verb(clause):
        if verb.dep_ != "parataxis":
            return []
        clause = verb_above(clause) or clause  # hung on its last noun
    marks = [child.lower_ for child in children(verb, "mark")]
    if verb.left_edge.lower_ in _WHATEVER:
        return []
    if any(mark != "as" for mark in marks) or (verb.dep_ == "advcl" and marks != ["as"]):
        return []
    opening = _opening_clause(verb)
    if not (marks or opening or _set_off(verb)):
        return []
    clause = _whole_of(clause, verb)
    inside = {word.i for word in verb.subtree} - {word.i for word in opening}
    end = _background(verb, clause)
    return [word for word in clause.subtree if word.i not in inside and word.i < end]


def is_meanwhile(verb: Token, cue: Cue) -> bool:
    """ "As the summit opened", "as he attacks Chile", "as men swear and throw stones": what goes on, and no word."""
    if [child.lower_ for child in children(verb, "mark")] != ["as"]:
        return False
    deeds = [verb, *children(verb, "conj")] if "addressee" not in cue.frames else children(verb, "conj")
    return cue.id == "report.manner" or any(children(deed, "dobj") for deed in deeds)


def _whole_of(clause: Token, verb: Token) -> Token:
    """ "*The office said* it would punish them, the daily reported.": who closes the sentence tells all of it."""
    behind = verb.doc[verb.right_edge.i + 1 : verb.sent.end]
    closes = clause.i < verb.i and all(word.is_punct or word.is_space for word in behind)
    while closes and clause.dep_ == "ccomp" and is_verb(clause.head) and clause.head.i < clause.i:
        clause = clause.head
    return clause


def _background(verb: Token, clause: Token) -> int:
    """Where the reporter goes on by himself: "They freed the hostages, the army said, on the third day of a siege"."""
    comma = next((word for word in verb.doc[verb.i + 1 : verb.right_edge.i + 2] if word.text == ","), None)
    behind = verb.doc[comma.i + 1 : verb.sent.end] if comma is not None and clause.i < verb.i else None
    return behind.start if behind and _BACKGROUND.match(behind.text) else verb.sent.end


def around_interposed(verb: Token) -> list[Token]:
    """What is said where "The service believes, *lawmakers told Yonhap*, that agents killed him" parts it.

    Of the cue between the commas it is all that stands around it, of the one in front what stands behind.
    """
    if (own := _interposed(verb)) is not None:
        return list(own.subtree)
    first = verb.head
    behind = _interposed(first) if verb.dep_ in _BETWEEN and first.i < verb.i else None
    if behind is None or behind.head.i != verb.i:
        return []
    return [*verb.doc[first.left_edge.i : first.i + 1], *behind.subtree]


def _interposed(verb: Token) -> Token | None:
    """The verb's that-clause, which the parser hangs on the clause that stands between the two."""
    if verb.i + 2 >= verb.sent.end or verb.nbor().text != ",":
        return None
    for between in children(verb, *_BETWEEN):
        if verb.i < between.left_edge.i <= verb.i + 2 and not children(between, "mark"):
            for said in children(between, "ccomp"):
                start = said.left_edge
                if start.lower_ == "that" and start.dep_ == "mark" and start.nbor(-1).text == ",":
                    return said
    return None


def condition_of(verb: Token, said: Token) -> list[Token]:
    """ "If they storm it, he warned, nobody will leave": the clause in front, said as is the one behind the comma."""
    subjects = children(verb, "nsubj")
    interposed = said.left_edge.i > verb.i and verb.doc[said.left_edge.i - 1].text == ","
    full = [clause for clause in children(verb, "advcl") if children(clause, "nsubj") and children(clause, "mark")]
    return _opening_clause(verb) if subjects and interposed and full else []


def _opening_clause(verb: Token) -> list[Token]:
    """ "If they storm it, he told the BBC, nobody will leave": what stands before the speaker is said too."""
    subject = children(verb, "nsubj")[-1]
    before = [*children(verb, "advcl"), *parted_subject(verb)]
    return [word for head in before if head.i < subject.left_edge.i for word in head.subtree]


def _around(noun: Token) -> list[Token]:
    """ "He flew to Doha, the newspaper Al-Rai wrote": the parser hangs the cue on the noun, and that on the verb."""
    inside = {word.i for word in noun.subtree}
    return [word for word in noun.head.subtree if word.i not in inside]


def _set_off(verb: Token) -> bool:
    """Whether a comma, dash or quotation mark stands before the cue's clause."""
    before = verb.left_edge.i - 1
    inner = verb.left_edge
    return inner.is_punct or (before >= verb.sent.start and verb.doc[before].is_punct)
