"""Clauses that the parser hung on the nearest word, though they tell of one further off."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_DEEDS = frozenset(
    {"attack", "strike", "airstrike", "raid", "bombing", "blast", "explosion", "ambush", "shooting", "assault",
     "shelling", "offensive", "battle", "clash", "bombardment", "siege", "uprising", "rocket", "missile"}
)  # fmt: skip
_HARMING = frozenset({"kill", "wound", "injure", "leave", "claim", "destroy", "damage", "maim", "displace"})
_DEEP = 4  # nouns between the deed and the clause at most


def reattach_clauses(block: Doc) -> None:
    """Hang "that killed five" on the attack, and "to demand" on those who voted for it."""
    for token in block:
        if token.dep_ == "relcl" and token.lemma_ in _HARMING:
            _hang_on_deed(token)
        elif token.dep_ == "xcomp" and token.tag_ == "VB":
            _hang_on_voters(token)
        elif token.dep_ in {"acl", "relcl"} and token.tag_ == "VB":
            _hang_on_verb(token)


def _hang_on_deed(clause: Token) -> None:
    """ "an *attack* on a company near Ankara that killed five": no company killed them."""
    if not any(child.lower_ in {"that", "which"} and child.dep_ == "nsubj" for child in clause.children):
        return
    noun = clause.head
    if noun.lemma_.lower() in _DEEDS:
        return
    for _ in range(_DEEP):
        if noun.dep_ != "pobj":
            return
        noun = noun.head.head
        if noun.lemma_.lower() in _DEEDS:
            clause.head = noun
            return


def _hang_on_verb(clause: Token) -> None:
    """ "called him on Wednesday *to thank* him": no Wednesday thanks anybody."""
    day = clause.head
    verb = day.head.head
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    if infinitive and day.ent_type_ == "DATE" and day.dep_ == "pobj" and verb.pos_ == "VERB":
        clause.head, clause.dep_ = verb, "advcl"


def _hang_on_voters(clause: Token) -> None:
    """ "voted 14-0, with Oman abstaining, *to demand* a truce": those who voted demand it."""
    aside = clause.head
    if aside.dep_ != "pcomp" or aside.head.lower_ != "with" or clause.doc[clause.left_edge.i - 1].text != ",":
        return
    verb = aside.head.head
    if verb.lemma_ in {"vote", "decide", "agree", "move"} and verb.i < aside.i:
        clause.head = verb
