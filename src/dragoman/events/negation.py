"""Whether a clause says that something did not happen."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import children, prepositional, surface_subject
from dragoman.language.lemmas import verb_lemma

NO = frozenset({"no", "none", "nobody", "neither", "nothing"})
_NEVER = frozenset({"never", "not", "n't", "nowhere", "hardly"})
_ASKING = frozenset({"ask", "apply", "beg", "appeal", "press", "call"})
# "at no point did he ask", "under no circumstances": said of the whole clause. "In no time" is soon.
_NO_OCCASION = frozenset(
    {"point", "time", "stage", "moment", "circumstance", "condition", "account", "way", "sense", "means"}
)  # fmt: skip


def is_negated(verb: Token) -> bool:
    """Whether the clause denies its verb: by "not", "nobody", "at no point", "without"."""
    if any(_denies(child, verb) for child in verb.children):
        return True
    if any(_on_no_occasion(child) for child in children(verb, "prep", "advmod") if child.i < verb.i):
        return True
    nouns = surface_subject(verb) + children(verb, "dobj", "attr")
    if any(children(one, "neg") for noun in nouns for one in children(noun, "nummod")):  # "not one sack"
        return True
    if any(child.lower_ in NO for noun in nouns for child in (children(noun, "det") or [noun])):
        return True  # but "gave a flat no" gave it
    if verb_lemma(verb) in _ASKING and any(noun.lower_ == "nothing" for noun in prepositional(verb, "for")):
        return True  # "asked for nothing of the kind"; "arrested for nothing" was arrested
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _on_no_occasion(word: Token) -> bool:
    """ "at no point did he ask", "not once did he warn"."""
    if word.dep_ == "advmod":
        return word.lower_ == "once" and bool(children(word, "neg"))
    return any(
        noun.lemma_.lower() in _NO_OCCASION and (word.lower_, noun.lower_) != ("in", "time") and is_none(noun)
        for noun in children(word, "pobj")
    )


def is_none(noun: Token) -> bool:
    """ "no point", "neither side"."""
    return any(child.lower_ in NO for child in children(noun, "det"))


def _denies(word: Token, verb: Token) -> bool:
    """A "not" before its verb; after it "supplied radars, and not missiles" denies something else."""
    negative = word.dep_ == "neg" or word.lower_ in _NEVER
    return negative and (word.i < verb.i or verb.lemma_ in {"be", "have", "do"})
