"""Charges and reports that somebody denies: "a claim that a spokesman dismissed as untrue", "called it a lie"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.attributions.complements import as_what
from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import children, is_verb

_TOLD = frozenset({"report", "claim", "accusation"})
_PROOF = frozenset({"evidence", "proof", "basis", "substantiation", "foundation"})
_UNTRUE = frozenset({"falsely", "baselessly", "wrongly", "erroneously", "incorrectly", "misleadingly", "untruthfully"})


def denies_noun(clause: Token, cues: CueFile) -> bool:
    """ "A claim (that) a spokesman dismissed as untrue", "called absurd": what is denied is the noun described."""
    cue = cues.verbs.get(clause.lemma_.lower())
    if cue is None or clause.dep_ not in {"relcl", "acl"} or not is_charge(clause.head.lemma_.lower(), cues):
        return False
    if any(word.tag_ != "WDT" for word in children(clause, "dobj")) or children(clause, "ccomp", "xcomp"):
        return False
    return cue.kind == "denial" or (cue.kind == "report" and called_untrue(clause, cues) is not None)


def is_charge(lemma: str, cues: CueFile) -> bool:
    """Whether the noun stands for something that was told and may be denied: "claim", "report"; no "proposal"."""
    cue = cues.nouns.get(lemma)
    return lemma in {"report", "something"} or (cue is not None and cue.kind in _TOLD)


def called_untrue(verb: Token, cues: CueFile) -> Token | None:
    """The predicate of "called the charge baseless", "described that as a lie": who says so denies it."""
    if children(verb, "neg"):
        return None
    clauses = children(verb, "ccomp", "xcomp")
    called = [word for head in (verb, *clauses) for word in children(head, "oprd", "acomp", "attr")]
    words = (*called, *clauses, *as_what(verb))
    plain = (word for word in words if word.lemma_.lower() in cues.untrue and not is_verb(word))
    return next(plain, None) or next((word for word in called if _holds_untrue(word, cues)), None)


def _holds_untrue(word: Token, cues: CueFile) -> bool:
    """ "Called the claims *complete* lies", where the parser takes the adjective for a verb."""
    return word.dep_ == "oprd" and any(noun.lemma_.lower() in cues.untrue for noun in children(word, "dobj"))


def is_unproven(verb: Token) -> bool:
    """ "Said without evidence", "falsely told reporters", "wrote without offering any proof"."""
    if any(word.lower_ in _UNTRUE for word in children(verb, "advmod")):
        return True
    lacking = [phrase for phrase in children(verb, "prep", "mark") if phrase.lower_ == "without"]
    return any(word.lemma_ in _PROOF for phrase in lacking for word in phrase.subtree)
