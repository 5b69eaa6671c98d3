"""What a sentence mentions in passing as known: "the ousted president", "the troops who entered the town"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import RELATIVES, children, is_verb
from dragoman.language.lemmas import verb_lemma

_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_OPEN = frozenset({"any", "anyone", "anybody", "whoever", "those", "no", "nobody", "every", "all", "if"})
_JUDGING = frozenset(
    {"condemn", "deplore", "criticise", "criticize", "slam", "welcome", "hail", "praise", "applaud", "mourn", "regret",
     "lament", "celebrate", "decry"}
)  # fmt: skip
_ANSWERING = frozenset(
    {"reject", "deny", "refuse", "decline", "dismiss", "oppose", "rebuff", "spurn", "ignore", "defy", "resist",
     "turn", "dispute", "refute", "accept", "answer"}
)  # fmt: skip
# "Vowed to retaliate for the raid", "in response to an attack": what is paid back has been done.
_PAYING_BACK = frozenset(
    {"retaliate", "avenge", "punish", "respond", "react", "apologise", "apologize", "atone", "compensate",
     "retaliation", "revenge", "reprisal", "response", "reaction", "punishment", "apology", "compensation"}
)  # fmt: skip
_PAID_FOR = frozenset({"for", "to", "over"})
_STILL_OPEN = frozenset({"any", "every", "no", "future", "further", "possible", "potential", "new", "another"})
_WHEN = frozenset({"when", "after", "since"})
_PAST = frozenset({"VBD", "VBN"})


def is_settled(trigger: Token) -> bool:
    """Whether the sentence takes the happening for granted, whatever is asked for, feared or denied around it.

    So it is with a relative clause that tells the past of somebody definite, with what stands inside it, and with a
    participle beside a definite noun; and who condemns a raid, or pays it back, takes it to have happened. "Anyone who
    attacked" leaves open whether somebody did.
    """
    if trigger.dep_ in {"dobj", "nsubjpass"} and trigger.head.lemma_ in _JUDGING and trigger.pos_ == "NOUN":
        return True
    if _is_paid_back(trigger):
        return True
    if trigger.dep_ in {"amod", "acl"} and trigger.tag_ == "VBN" and not children(trigger, "mark", "nsubj", "aux"):
        return _is_definite(trigger.head)
    if _is_dated(trigger):
        return True
    clause = next((one for one in (trigger, *trigger.ancestors) if one.dep_ in {"relcl", "ROOT"}), trigger)
    if clause.dep_ != "relcl" or not is_verb(clause):
        return False
    if not _tells_the_past(clause) or _is_complete(clause):
        return False
    return _is_definite(clause.head) and _told_with(trigger, clause)


def _is_dated(trigger: Token) -> bool:
    """ "fears have grown *since Morocco attacked* the island": a clause of the past that tells when."""
    clause = next((one for one in (trigger, *trigger.ancestors) if one.dep_ in {"advcl", "relcl", "ROOT"}), trigger)
    if clause.dep_ != "advcl" or not is_verb(clause) or not _tells_the_past(clause):
        return False
    opened = any(one.lower_ in _WHEN for one in children(clause, "mark", "advmod"))
    ahead = any(one.tag_ == "MD" for one in children(clause.head, "aux"))  # "said it would leave when troops withdrew"
    return opened and not ahead and not children(clause, "neg") and _told_with(trigger, clause)


def _is_paid_back(noun: Token) -> bool:
    """ "Retaliate for the *raid*", "avenge the *killings*"; "respond to any attack" leaves open whether one comes."""
    if noun.pos_ != "NOUN" or not _STILL_OPEN.isdisjoint(child.lower_ for child in noun.children):
        return False
    behind = noun.dep_ == "pobj" and noun.head.lower_ in _PAID_FOR
    paying = noun.head.head if behind else noun.head if noun.dep_ == "dobj" else None
    return paying is not None and paying.lemma_.lower() in _PAYING_BACK


def is_answered(noun: Token) -> bool:
    """Whether somebody turns down what was said, so that it was said: "rejected the *demand*"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun.dep_ in {"dobj", "nsubjpass"} and verb_lemma(noun.head) in _ANSWERING


def _is_complete(clause: Token) -> bool:
    """ "the report that it had sent fighters": nothing is missing, so this is what the noun says."""
    sides = {one.lower_ for one in children(clause, "nsubj", "nsubjpass", "dobj")}
    return not sides & RELATIVES and bool(children(clause, "dobj"))


def _tells_the_past(verb: Token) -> bool:
    helpers = children(verb, "aux", "auxpass")
    if any(one.tag_ in {"MD", "TO"} for one in helpers):
        return False
    had = any(one.tag_ == "VBD" or one.lemma_ == "have" for one in helpers)
    return had or verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(children(verb, "auxpass", "nsubj")))


def _told_with(trigger: Token, clause: Token) -> bool:
    """Whether everything between the two is told as fact too: no "whom it had promised to free"."""
    while trigger != clause:
        if trigger.dep_ in {"xcomp", "ccomp"} or (is_verb(trigger) and trigger.tag_ not in _PAST):
            return False
        trigger = trigger.head
    return True


def _is_definite(noun: Token) -> bool:
    words = {child.lower_ for child in noun.children if child.dep_ in {"det", "poss", "predet"}}
    if words & _OPEN or noun.lower_ in _OPEN:
        return False
    return noun.pos_ == "PROPN" or bool(words & _POINTING) or any(child.dep_ == "poss" for child in noun.children)
