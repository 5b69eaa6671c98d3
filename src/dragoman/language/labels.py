"""Tags and labels that more than one reader of the parse asks for."""

from __future__ import annotations

from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})  # tags of verbs that tell their time by themselves
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def has_subject(verb: Token) -> bool:
    """Whether a subject of any kind hangs on the verb."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def behind_comma(head: Token) -> bool:
    """Whether a comma stands right before the words under this one."""
    first = head.left_edge.i
    return first > head.sent.start and head.doc[first - 1].text == ","
