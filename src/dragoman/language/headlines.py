"""Headlines, which the parser was not trained on: read through a copy that says the same in whole sentences.

The parse of the copy is carried over to the page's own words; what was put in is left out again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.language.headline_copy import MAIN, Copy, copy_headline
from dragoman.language.labels import SUBJECTS, has_subject
from dragoman.language.recasing import words_of

_FEWEST, _MOST = 3, 22  # words of a headline
_SPEAKER = 6  # words before a colon that may name who speaks
_ENDS = re.compile(r"[.!?:;,…]['\")\]]*$")
_OPENS = re.compile(r"['\"$€£(]*\w")


def is_headline(text: str) -> bool:
    """Whether a paragraph looks like a headline: one short line, no stop at its end."""
    line = text.strip()
    short = _FEWEST <= len(line.split()) <= _MOST and "\n" not in line
    return short and _ENDS.search(line) is None and _OPENS.match(line) is not None


def mend_headline(headline: Doc, parser: Language) -> Doc:
    """The headline with the parse of its copy, or as it was where nothing wants mending or the copy reads no better."""
    mended = _read_copy(headline, parser)
    _part_speaker(mended)
    return mended


def _read_copy(headline: Doc, parser: Language) -> Doc:
    copy = copy_headline(headline, words_of(parser, ("verb",)))
    if copy is None:
        return headline
    read = parser(Doc(parser.vocab, words=list(copy.words), spaces=list(copy.spaces)))
    place = {number: at for at, number in enumerate(copy.origin) if number is not None}
    if not all(_is_told(read[place[edit.at]]) for edit in copy.edits if edit.tells):
        return headline
    return _carry_over(headline, read, copy, place)


def _is_told(verb: Token) -> bool:
    """Whether the word is a clause's verb, with a subject of its own or of the verb it is joined to."""
    return verb.dep_ in MAIN and verb.pos_ == "VERB" and (has_subject(verb) or has_subject(verb.head))


def _part_speaker(headline: Doc) -> None:
    """Who stands before a colon is no subject of what is said behind it: "Army: 12 rebels died"."""
    colon = next((token.i for token in headline[: _SPEAKER + 1] if token.text == ":"), 0)
    for token in headline[:colon]:
        if token.dep_ in SUBJECTS and token.head.i > colon:
            token.dep_ = "dep"


def _carry_over(headline: Doc, read: Doc, copy: Copy, place: Mapping[int, int]) -> Doc:
    """The page's words with what the parser made of the copy's; put-in words are auxiliaries and hold up nothing."""
    tokens = [read[place[number]] for number in range(len(headline))]
    tags = {edit.at: edit.tag for edit in copy.edits if edit.tag}
    mended = Doc(
        headline.vocab,
        words=[token.text for token in headline],
        spaces=[bool(token.whitespace_) for token in headline],
        tags=[tags.get(number, token.tag_) for number, token in enumerate(tokens)],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
        heads=[_own_head(token, copy.origin, number) for number, token in enumerate(tokens)],
        deps=[token.dep_ for token in tokens],
        ents=_names(tokens),
    )
    mended.user_data.update(headline.user_data)
    return mended


def _own_head(token: Token, origin: Sequence[int | None], number: int) -> int:
    """The nearest word above that stands on the page; the word itself where there is none."""
    above = (origin[one.i] for one in token.ancestors)
    return next((found for found in above if found is not None), number)


def _names(tokens: Sequence[Token]) -> list[str]:
    """Entity marks of the copy; one that began in a word put in begins in the next."""
    found = ["O"]
    for token in tokens:
        mark = "B" if token.ent_iob_ == "I" and found[-1] == "O" else token.ent_iob_
        found.append(f"{mark}-{token.ent_type_}" if token.ent_type_ else "O")
    return found[1:]
