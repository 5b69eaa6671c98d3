"""How many: the dead, the wounded, the arrested, the displaced, the marchers, the money."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language.clauses import children, logical_object
from dragoman.language.parser import span_of
from dragoman.types import Quantity, Span

_WHAT = {
    "kill": "dead", "die": "dead", "slay": "dead", "murder": "dead", "assassinate": "dead", "massacre": "dead",
    "execute": "dead", "behead": "dead", "death": "dead", "dead": "dead", "fatality": "dead", "killing": "dead",
    "wound": "injured", "injure": "injured", "hurt": "injured", "injury": "injured",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested", "seize": "seized",
    "capture": "captured", "abduct": "abducted", "kidnap": "abducted", "displace": "displaced", "flee": "displaced",
    "evacuate": "displaced", "expel": "expelled", "deport": "expelled", "release": "released", "free": "released",
    "deploy": "deployed", "send": "deployed", "march": "protesters", "protest": "protesters", "rally": "protesters",
    "demonstrate": "protesters", "pledge": "money", "donate": "money", "give": "money", "provide": "money",
}  # fmt: skip
# "twenty men were being *held*": whether that is an arrest, the event's mode tells.
_TAKING = frozenset(
    {"hold", "keep", "take", "apprehend", "round", "nab", "pick", "intern", "incarcerate", "remand", "lock"}
)
_TAKEN = {"arrest": "arrested", "abduct": "abducted"}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999)}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MONEY = frozenset("$€£¥")
_EARLIER = frozenset({"after", "since", "before", "until", "as", "because", "while", "when"})
_HARM = frozenset({"dead", "injured"})


def find_numbers(trigger: Token, mode: str | None = None, *, violent: bool = True) -> tuple[Quantity, ...]:
    """The quantities of an event, from the trigger's own arguments.

    Of violence the dead and hurt are also taken from what follows it ("killing 12"). The event's mode tells what is
    counted where the verb alone does not ("*held*").
    """
    found: dict[Span, Quantity] = {}
    for verb in (trigger, *(_following(trigger) if violent else ())):
        taken = _TAKEN.get(mode or "") if verb == trigger and verb.lemma_ in _TAKING else None
        what = taken or _WHAT.get(verb.lemma_.lower())
        for noun, counted in _left_so(verb) if verb.lemma_ == "leave" else _counted(verb, what):
            if verb != trigger and counted not in _HARM:
                continue
            for quantity in _quantities(noun, counted):
                found.setdefault(quantity.span, quantity)
    return tuple(found.values())


def _following(trigger: Token) -> Iterator[Token]:
    """What else it did: "shelled the town, *killing* twelve"; not what was before ("after nine were *killed*")."""
    for word in children(trigger, "advcl", "conj", "acl", "relcl"):
        if not any(child.lower_ in _EARLIER for child in children(word, "mark", "advmod")):
            yield word


def _counted(word: Token, what: str | None) -> Iterator[tuple[Token, str]]:
    """The nouns that tell how many, for a verb its objects and subjects, with what they count."""
    if what is None and any(child.lower_ == "dead" for child in children(word, "oprd", "acomp", "advmod", "amod")):
        what = "dead"  # "shot *dead*"
    if what is not None:
        nouns = (*logical_object(word), *children(word, "nsubj")) if word.pos_ in {"VERB", "AUX"} else (word,)
        yield from ((noun, what) for noun in nouns)


def _left_so(verb: Token) -> Iterator[tuple[Token, str]]:
    """ "left ten people *dead* and forty *injured*", "left *12 dead*": what became of whom."""
    objects = children(verb, "dobj")
    states = [*children(verb, "oprd", "acomp"), *(one for noun in objects for one in children(noun, "amod"))]
    told = sorted((state for state in states if state.i > verb.i), key=lambda state: state.i)
    for noun in (*objects, *told):
        what = next((_WHAT[state.lemma_] for state in told if state.i >= noun.i and state.lemma_ in _WHAT), None)
        if what is not None:
            yield noun, what


def _quantities(noun: Token, what: str) -> Iterator[Quantity]:
    counted = [noun] if noun.pos_ == "NUM" or noun.lower_ in _VAGUE else children(noun, "nummod", "quantmod")
    for number in counted:
        words = [token for token in number.subtree if token.i <= number.i or token.dep_ in {"compound", "nummod"}]
        ends = read_number([token.lower_ for token in words])
        if ends is None:
            continue
        money = any(token.text in _MONEY for token in noun.subtree) or noun.lemma_ in {"dollar", "euro", "pound"}
        yield Quantity("money" if money else what, *ends, span_of([*words, number] if words else number))


def read_number(words: list[str]) -> tuple[float, float] | None:
    """Lowest and highest count that the words allow: "at least 40" (no highest: infinite), "some 7,000"."""
    for word in words:
        if word in _VAGUE:
            low, high = _VAGUE[word]
            return float(low), float(high)
    value = _value(words)
    if value is None:
        return None
    text = " ".join(words)
    if re.search(r"\b(at least|more than|over|no fewer than|upwards of|above)\b", text):
        return value, math.inf
    if re.search(r"\b(up to|at most|fewer than|less than|under|nearly|almost)\b", text):
        return 0.0, value
    return value, value


def _value(words: list[str]) -> float | None:
    total: float | None = None
    for word in words:
        digits = _DIGITS.fullmatch(word)
        if digits:
            total = float(word.replace(",", ""))
        elif word in _WORDS:
            total = (total or 0) + _WORDS[word]
        elif "-" in word and all(part in _WORDS for part in word.split("-")):
            total = float(sum(_WORDS[part] for part in word.split("-")))
        elif word in _SCALES:
            total = (1 if total is None else total) * _SCALES[word]
    return total
