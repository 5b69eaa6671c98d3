"""Whether a clause tells of something as planned or only possible, by its auxiliaries and conjunctions."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import children, led_by, surface_subject
from dragoman.types import Status

FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MAYBE = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_PERHAPS = frozenset({"perhaps", "possibly", "maybe", "probably", "presumably", "conceivably"})


def modal_status(verb: Token) -> Status:
    """What the auxiliaries and "perhaps" make of a verb: planned, possible, or actual where they say nothing."""
    words = {child.lower_ for child in children(verb, "aux")}
    if _supposes(verb):
        return "possible"
    if any(child.lower_ in _PERHAPS for child in children(verb, "advmod")):
        return "possible"
    if words & FUTURE:
        return "planned"
    if words & _MAYBE:
        return "possible"
    if "would" in words:
        if verb.dep_ == "ccomp" and _unless(verb):
            return "planned"  # "said they would kill him unless a ransom was paid": they say what they will do
        conditional = led_by(verb, CONDITIONS, "mark", "advmod")
        return "planned" if verb.dep_ in {"ccomp", "conj"} and not conditional else "possible"
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and children(verb, "xcomp"):
        return "planned"
    return "actual"


def _supposes(verb: Token) -> bool:
    """ "*Had* the rebels refused", "*Should* they refuse": a condition by the order of the words."""
    helpers = children(verb, "aux")
    if not helpers or helpers[0].lower_ not in {"had", "should", "were"} or helpers[0].i > verb.i:
        return False
    subjects = children(verb, "nsubj", "nsubjpass")
    return verb.dep_ == "advcl" and bool(subjects) and helpers[0].i < subjects[0].left_edge.i


def _unless(verb: Token) -> bool:
    pronouns = all(noun.pos_ == "PRON" for noun in surface_subject(verb))
    return pronouns and any(
        one.lower_ == "unless" for clause in children(verb, "advcl") for one in children(clause, "mark")
    )
