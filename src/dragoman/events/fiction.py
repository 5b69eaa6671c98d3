"""What happens in a film, a novel or a painting: "the film shows a soldier shooting his captain" is no event."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.lemmas import verb_lemma

_WORKS = frozenset(
    {"film", "movie", "novel", "opera", "musical", "sitcom", "thriller", "comedy", "painting", "mural", "fresco",
     "cartoon", "ballet", "tapestry", "novella", "melodrama", "whodunit", "screenplay", "blockbuster", "biopic",
     "drama", "play", "miniseries"}
)  # fmt: skip
_TELLING = frozenset(
    {"show", "depict", "portray", "follow", "tell", "feature", "imagine", "narrate", "dramatise", "dramatize"}
)


def is_fiction(sentence: Words) -> bool:
    """Whether a work is said to show it, or the sentence opens inside one ("In the novel a count kidnaps ...")."""
    root = sentence.root
    if verb_lemma(root) in _TELLING and any(_is_work(noun) for noun in children(root, "nsubj")):
        return True
    opening = [one for one in children(root, "prep") if one.lower_ in {"in", "throughout"} and one.i == sentence.start]
    return any(_is_work(noun) for one in opening for noun in children(one, "pobj"))


def _is_work(noun: Token) -> bool:
    return noun.lemma_.lower() in _WORKS
