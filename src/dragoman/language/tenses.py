"""Pasts that the parser tagged as participles, because the two look alike: "jihadists *killed* nine volunteers"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_GOVERNED = frozenset({"dobj", "ccomp", "dative"})


def name_pasts(block: Doc) -> None:
    """Tag a participle as the past it is, where it has a subject before it, an object after it and no auxiliary.

    A participle with both would need "had" or "was": without one the clause has no other verb that tells its time.
    """
    for token in block:
        if token.tag_ == "VBN" and _is_past(token):
            token.tag_ = "VBD"


def _is_past(verb: Token) -> bool:
    below = list(verb.children)
    if any(child.dep_ in {"aux", "auxpass", "agent"} for child in below):
        return False
    subject = any(child.dep_ == "nsubj" and child.i < verb.i for child in below)
    return subject and any(child.dep_ in _GOVERNED and (child.i > verb.i or verb.dep_ == "relcl") for child in below)
