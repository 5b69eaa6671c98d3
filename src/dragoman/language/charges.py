"""Participles by which a text or a step speaks, hung on what speaks: "filed a *case* in court accusing Oslo"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.conjuncts import SAYING, SPEAKING
from dragoman.language.labels import behind_comma, has_subject

_TEXTS = frozenset(
    {"case", "suit", "lawsuit", "complaint", "petition", "motion", "letter", "note", "statement", "resolution",
     "report", "declaration", "communique", "communiqué", "appeal", "charge", "indictment", "message", "memorandum",
     "brief"}
)  # fmt: skip
_TELLING = frozenset({"tell", "inform", "assure", "warn", "remind", "notify", "persuade", "convince"})
_BEFORE = frozenset({"with", "to", "at", "before", "in"})
_RAISING = frozenset({"draw", "prompt", "spark", "trigger", "provoke", "elicit", "earn"})


def hang_on_what_speaks(block: Doc) -> None:
    """Hang "accusing" on the case and not on its court, "drawing" on what was said and not on what it was about."""
    for token in block:
        if token.dep_ in {"acl", "relcl"} and token.head.dep_ in {"dobj", "pobj"}:
            _hang_on_telling(token)
        if token.dep_ == "prep" and token.lower_ == "against" and token.head.dep_ == "pobj":
            _hang_on_complaint(token)
        if token.tag_ != "VBG":
            continue
        if token.dep_ == "acl" and token.lemma_ in SPEAKING:
            _hang_on_text(token)
        elif token.dep_ == "advcl" and token.lemma_ in _RAISING:
            _hang_on_saying(token)


def _hang_on_telling(clause: Token) -> None:
    """ "*told* a delegation from Delhi that troops must leave": what was said is no part of who was told."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    told = clause.head
    while told.dep_ == "pobj":
        told = told.head.head
    if marked and has_subject(clause) and told.dep_ == "dobj" and told.head.lemma_ in _TELLING:
        clause.head, clause.dep_ = told.head, "ccomp"


def _hang_on_text(participle: Token) -> None:
    """ "filed a *lawsuit* at the court accusing Armenia": the court accuses nobody."""
    above = participle.head
    if above.lemma_.lower() in _TEXTS or behind_comma(participle):
        return
    while above.dep_ == "pobj":
        above = above.head.head
        text = _text_at(above, participle)
        if text is not None:
            participle.head = text
            return


def _hang_on_complaint(against: Token) -> None:
    """ "lodged a *complaint* with the council against Israel": the council is against nobody."""
    place = against.head
    while place.dep_ == "pobj" and place.head.lower_ in {"of", *_BEFORE}:
        step = place.head
        text = _text_at(step.head, step)
        if text is not None and step.lower_ in _BEFORE:
            against.head = text
            return
        place = step.head


def _text_at(word: Token, behind: Token) -> Token | None:
    """The text that the word is, or of which the verb tells, in front of what stands behind it."""
    texts = [word, *(child for child in word.children if child.dep_ in {"dobj", "nsubjpass"})]
    spoken = [text for text in texts if text.lemma_.lower() in _TEXTS and text.i < behind.i]
    return spoken[-1] if spoken else None


def _hang_on_saying(participle: Token) -> None:
    """ "*said* it would impose duties, drawing a protest from Ottawa": what was said draws it now."""
    inner = participle.head
    above = inner.head
    ahead = any(child.tag_ == "MD" for child in inner.children)
    if inner.dep_ == "ccomp" and ahead and above.lemma_ in SAYING and above.i < inner.i and behind_comma(participle):
        participle.head = above
