"""Speakers at the end of a sentence that the parser drew into what they say: "..., mediators Qatar and Oman said"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.labels import FINITE, has_subject

_SAYING = frozenset(
    {"say", "announce", "report", "state", "confirm", "claim", "allege", "insist", "add", "warn", "note", "tell"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_NAME_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP", "CCONJ", "PRON", "PUNCT", "ADV"})
_LEADS_IN = frozenset(
    {"after", "when", "while", "before", "as", "since", "although", "though", "because", "once", "until", "despite",
     "asked", "speaking", "in", "on", "at", "with", "to", "by", "but", "and", "or", "during", "under", "which", "who",
     "not", "that"}
)  # fmt: skip
_LONGEST = 14  # words of a speaker


def free_closing_speakers(block: Doc) -> None:
    """Give a verb of saying without a subject the noun phrase between the last comma and it."""
    for verb in block:
        if verb.lemma_ in _SAYING and verb.tag_ in FINITE and not has_subject(verb):
            _free(verb)


def _free(verb: Token) -> None:
    words = _speaker_before(verb)
    if not words or not _follows_clause(words[0], verb):
        return
    inside = set(words)
    heads = [word for word in words if word.head not in inside]
    if len(heads) != 1 or heads[0].pos_ not in _NOUNS:
        return
    (head,) = heads
    above = head.head
    if verb in head.subtree:
        return
    label = head.dep_
    for child in list(head.children):
        if child not in inside and above != verb:  # "in Pretoria, mediator Obasanjo announced": Pretoria stays
            child.head, child.dep_ = above, label if child.dep_ in {"nmod", "compound", "npadvmod"} else child.dep_
    head.head, head.dep_ = verb, "nsubj"
    _take_above(verb)


def _speaker_before(verb: Token) -> list[Token]:
    """The words between the last comma and the verb, where they can be a noun phrase and no more."""
    words: list[Token] = []
    for place in range(verb.i - 1, verb.sent.start, -1):
        token = verb.doc[place]
        if token.text == ",":
            break
        if token.pos_ not in _NAME_TAGS or len(words) == _LONGEST:
            return []
        words.insert(0, token)
    else:
        return []
    if not words or words[0].lower_ in _LEADS_IN or words[-1].pos_ not in _NOUNS:
        return []
    return words


def _follows_clause(first: Token, verb: Token) -> bool:
    """Whether a clause with a verb that tells its time stands before the comma, under or above the verb."""
    before = verb.doc[verb.sent.start : first.i]
    return any(token.tag_ in FINITE | {"MD"} for token in before)


def _take_above(verb: Token) -> None:
    """The clause on which the parser hung the verb is what it says: "were wounded, the spokesman *said*"."""
    said = verb.head
    says_more = any(child.dep_ == "ccomp" for child in verb.children)
    if verb.dep_ != "conj" or said.i > verb.i or said.dep_ != "ROOT" or says_more:
        return
    verb.dep_, said.dep_ = "ROOT", "ccomp"
    verb.head = verb
    said.head = verb
