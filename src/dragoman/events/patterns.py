"""Trigger patterns in plain words: "call off", "take into custody", "sever ties with".

The first word is the verb's lemma. Each further word must stand under it: a particle or preposition as
such ("+in" a particle only: "call +in" is not "call ... in March"), a noun as the object of the verb or of the
preposition before it. Words joined by "_" are a fixed phrase and stand side by side, however the parser takes them
("go cap_in_hand to"). "any" in the place of the verb is every verb that tells of a deed ("any side_by_side").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language.clauses import children, is_passive, is_verb, logical_object, of_phrase
from dragoman.language.pointing_back import thing_meant

PREPOSITIONS = frozenset(
    {"about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "among", "around",
     "as", "aside", "at", "away", "back", "before", "behind", "below", "beside", "between", "beyond", "by", "down",
     "for", "forth", "forward", "from", "home", "in", "inside", "into", "near", "of", "off", "on", "onto",
     "opposite", "out", "outside", "over", "past", "since", "through", "throughout", "to", "together", "toward",
     "towards", "under", "until", "up", "upon", "via", "with", "within", "without"}
)  # fmt: skip
_TIMES = frozenset({"after", "before", "during", "since", "until", "amid"})  # "burned it after clashes with them"
_STRETCHES = frozenset({"day", "night", "week", "month", "year", "hour", "time"})  # "for a fourth day"
_CALLING_ON = frozenset({"on", "upon", "for"})
_NEARLY = frozenset({"close", "near", "short"})  # "came close to breaking" came to nobody
_NOUNS_UNDER = ("dobj", "nsubjpass", "attr", "oprd", "dative", "acomp", "advmod", "npadvmod", "xcomp", "ccomp", "intj")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern's words after the verb; `plain` are the same without the mark of a particle."""

    words: tuple[str, ...]
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens a pattern used up, the verb first; `depth` counts its words."""

    tokens: tuple[Token, ...]

    @property
    def depth(self) -> int:
        """How many words had to agree."""
        return len(self.tokens)


def split_pattern(text: str) -> tuple[str, Pattern]:
    """The verb's lemma and the rest."""
    first, *rest = text.split()
    return first, Pattern(tuple(rest), frozenset(part for word in rest for part in word.removeprefix("+").split("_")))


def match_pattern(verb: Token, pattern: Pattern) -> Match | None:
    """The tokens that fulfil the pattern, or None."""
    used = [verb]
    anchor = verb
    fixed: tuple[Token, ...] = ()
    for word in pattern.words:
        if "_" in word:
            fixed = _fixed_phrase(verb, word.split("_"))
            if not fixed:
                return None
            used.extend(fixed)
            anchor = fixed[-1]
            continue
        found = next((hit for one in (anchor, *fixed) if (hit := _find(one, used, word)) is not None), None)
        if found is None:
            return None
        used.append(found)
        anchor = found if word in PREPOSITIONS else anchor if anchor.dep_ != "prep" else verb
    return Match(tuple(used))


def _fixed_phrase(verb: Token, parts: Sequence[str]) -> tuple[Token, ...]:
    """The words one after the other in the verb's own clause; of a phrase the parser makes anything ("cap in hand")."""
    sentence = verb.sent
    for start in range(len(sentence) - len(parts) + 1):
        words = tuple(sentence[start : start + len(parts)])
        if all(part in {word.lower_, word.lemma_.lower()} for part, word in zip(parts, words, strict=True)):
            above = next((one for one in words[0].ancestors if is_verb(one) and one not in words), None)
            if above == verb:
                return words
    return ()


def _find(anchor: Token, used: Sequence[Token], word: str) -> Token | None:
    verb = used[0]
    if word in PREPOSITIONS or word.startswith("+"):
        found = _preposition(anchor, used, word)
        if found is not None or word != "home":  # "brought them home", but "found *homes* for them"
            return found
    places: list[Token] = children(anchor, "pobj", "pcomp") if anchor != verb else []
    places += [noun for noun in children(verb, *_NOUNS_UNDER) if noun.dep_ != "ccomp" or noun.i > verb.i]
    # "froze part of its aid", "reduced the level of its representation"
    places += [noun for part in children(verb, "dobj", "nsubjpass") for noun in of_phrase(part)]
    places += [thing for one in children(verb, "dobj", "nsubjpass") if (thing := thing_meant(one)) is not None]
    places += [one for one in children(verb, "advcl") if one.pos_ == "ADJ"]  # "walked *free*"
    behind = (one for noun in children(verb, "dobj") for one in children(noun, "amod") if one.i > noun.i)
    places += behind  # "left ten *dead*"
    if verb.lemma_ == "declare":  # "declared the envoy persona non grata": the parser makes one name of it
        called = [other for noun in children(verb, "dobj") for other in children(noun, "appos")]
        places += [part for other in called for part in (other, *children(other, "compound"))]
    if is_passive(verb) and verb.dep_ in {"acl", "amod"}:
        places.append(verb.head)
    if verb.dep_ == "relcl" and verb.head in logical_object(verb):  # "the ultimatum which they handed to the mayor"
        places.append(verb.head)
    return _first(places, word)


def _preposition(anchor: Token, used: Sequence[Token], word: str) -> Token | None:
    verb = used[0]
    if word.startswith("+"):
        return _first(children(verb, "prt", "advmod"), word[1:])
    labels = ("prt", "prep", "dative", "agent", "advmod", "mark")
    if verb.lemma_ == "call" and word in _CALLING_ON and children(verb, "dobj"):
        return None  # "called the strike on a stall a crime", "called a meeting for Friday"
    under_verb = _first((one for one in children(verb, *labels) if not _tells_when(one)), word)
    if under_verb is not None:
        return under_verb
    told = [] if verb.lemma_ == "call" and word in _CALLING_ON else children(verb, "agent", "prep")
    below = [noun for by in told if by.lower_ not in _TIMES for noun in children(by, "pobj")]
    # "saw the hand *of* India" by the pattern's own noun; "approved the release of men" approves of nobody
    things = used[1:] if word == "of" else children(verb, "dobj", "nsubjpass")
    beside = (one for one in children(verb, "prep", "advmod", "prt") if one.lower_ not in _NEARLY)
    for noun in (anchor, *things, *beside, *below):
        if noun == verb:
            continue
        found = _first(children(noun, "prep", "prt"), word)
        if found is not None:
            return found
    return None


def _tells_when(preposition: Token) -> bool:
    """ "walked out on *Tuesday*" walked out on nobody."""
    nouns = children(preposition, "pobj")
    return bool(nouns) and all(noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_ in _STRETCHES for noun in nouns)


def _first(tokens: Iterable[Token], word: str) -> Token | None:
    for token in tokens:
        if word in {token.lower_, token.lemma_.lower()}:
            return token
        for joined in children(token, "conj"):
            if word in {joined.lower_, joined.lemma_.lower()}:
                return joined
    return None
