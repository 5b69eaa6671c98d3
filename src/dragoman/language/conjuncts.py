"""Verbs joined by "and" that the parser hung on the wrong one of two before them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.labels import FINITE, SUBJECTS

_VERBS = FINITE | {"VBN", "VBG"}
_BARE = frozenset({"VB", "VBG"})
SAYING = frozenset({"say", "deny", "insist", "claim", "state", "maintain", "add", "declare", "argue", "complain"})
SPEAKING = frozenset(
    {"accuse", "blame", "demand", "urge", "warn", "condemn", "denounce", "criticise", "criticize", "threaten", "call",
     "praise", "thank", "promise", "vow", "pledge", "appeal", "ask", "express", "reiterate", "reject", "welcome",
     "dismiss", "invite"}
)  # fmt: skip


def rejoin_verbs(block: Doc) -> None:
    """Hang a finite verb that was joined to an infinitive on the finite verb above: "refused to go and accused him".

    "Go and accused" share no form, so what is joined is "refused" and "accused"; the parser mostly takes the nearer
    verb. What it hung on the infinitive behind the finite verb ("which he denied") goes with it.
    """
    for token in block:
        if token.dep_ == "conj" and token.tag_ in _VERBS and _is_finite(token):
            wrong = token.head
            above = _told_before(wrong, token)
            above = above or (_finite_above(wrong) if _do_not_match(wrong, token) else _saying_above(wrong, token))
            if above is not None:
                _move(token, wrong, above)


def _told_before(wrong: Token, finite: Token) -> Token | None:
    """The verb above one that tells what *had* been, where a clause of its own behind a comma tells what came next.

    "Kabul *said* its men *had attacked* a post, and Oman *vowed* to answer": it is not Kabul who tells of Oman.
    """
    above = wrong.head
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in wrong.children)
    subject = next((child for child in finite.lefts if child.dep_ in SUBJECTS), None)
    if not had or subject is None or wrong.dep_ != "ccomp" or not above.i < wrong.i < finite.i:
        return None
    parted = finite.doc[subject.left_edge.i - 2].text == ","
    return above if parted and finite.tag_ == above.tag_ == "VBD" else None


def _do_not_match(wrong: Token, finite: Token) -> bool:
    """Whether the two cannot be joined; behind an infinitive "cut" and "put" may be infinitives that look finite."""
    below = {child.dep_ for child in finite.rights}
    handled = _is_handled(wrong) and finite.tag_ == "VBD" and bool(below & {"dobj", "xcomp"})
    if handled or (_has_suffered(wrong) and finite.i > wrong.i and "dobj" in below):
        return not any(child.dep_ in SUBJECTS | {"aux"} for child in finite.children)
    if wrong.tag_ not in _BARE or finite.i < wrong.i or (wrong.tag_ == "VB" and finite.lower_ == finite.lemma_):
        return False
    if _is_finite(wrong):
        return False  # "is seeking talks and has asked"
    modal = any(child.tag_ == "MD" for child in wrong.children)
    return not (modal and any(child.dep_ in SUBJECTS for child in finite.children))


def _saying_above(wrong: Token, finite: Token) -> Token | None:
    """The verb of saying that goes on: "denied that his men had fired and *accused* Rwanda" has one speaker.

    So it is where he tells what was before, what is so or what is suffered, and the verb joined to it is one of saying
    without a subject: "said the claims were baseless and *urged* Burundi to stop".
    """
    above = wrong.head
    if wrong.dep_ != "ccomp" or above.lemma_ not in SAYING or above.tag_ != "VBD" or not above.i < wrong.i < finite.i:
        return None
    own = any(child.dep_ in SUBJECTS | {"aux", "mark"} for child in finite.children)
    goes_on = _tells_a_state(wrong) and not own and finite.lemma_ in SPEAKING and wrong.lemma_ not in SPEAKING
    return above if goes_on else None


def _tells_a_state(verb: Token) -> bool:
    """ "had fired", "were baseless", "were killed": what was so before, or what is suffered."""
    if verb.lemma_ == "be":
        return any(child.dep_ in {"acomp", "attr"} for child in verb.children)
    return any(child.dep_ == "auxpass" or (child.dep_ == "aux" and child.lower_ == "had") for child in verb.children)


def _is_handled(verb: Token) -> bool:
    """ "a vessel *operated* by a charity and threatened to board it": who threatens is not the vessel."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and any(child.dep_ == "agent" for child in verb.children)


def _has_suffered(verb: Token) -> bool:
    """ "men who *had been stranded* and flew food in": who flew it are not the men."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.dep_ in {"relcl", "acl", "pcomp"} and "been" in helpers


def _finite_above(verb: Token) -> Token | None:
    """The nearest verb above that can share its subject with a finite one."""
    for above in verb.ancestors:
        if _is_finite(above):
            return above
        if above.tag_ == "NN" and above.dep_ in SUBJECTS:
            return None
    return None


def _is_finite(verb: Token) -> bool:
    """By its own form, or by that of its auxiliary: "has recalled", "was seen"."""
    if verb.tag_ in FINITE:
        return True
    return verb.tag_ in {"VBN", "VBG"} and any(
        child.tag_ in FINITE and child.dep_ in {"aux", "auxpass"} for child in verb.children
    )


def _move(finite: Token, wrong: Token, above: Token) -> None:
    words = [child for child in wrong.children if child.dep_ == "cc" and wrong.i < child.i < finite.i]
    behind = [child for child in wrong.children if child.i > finite.i]
    finite.head = above
    for word in words:
        word.head = above
    for child in behind:
        child.head = finite
