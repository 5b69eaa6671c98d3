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
    "execute": "dead", "death": "dead", "dead": "dead", "fatality": "dead", "killing": "dead",
    "wound": "injured", "injure": "injured", "hurt": "injured", "injury": "injured",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested", "seize": "seized",
    "capture": "captured", "abduct": "abducted", "kidnap": "abducted", "displace": "displaced", "flee": "displaced",
    "evacuate": "displaced", "expel": "expelled", "deport": "expelled", "release": "released", "free": "released",
    "deploy": "deployed", "send": "deployed", "march": "protesters", "protest": "protesters", "rally": "protesters",
    "demonstrate": "protesters", "pledge": "money", "donate": "money", "give": "money", "provide": "money",
}  # fmt: skip
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


def find_numbers(trigger: Token) -> tuple[Quantity, ...]:
    """The quantities of an event, from the trigger's own arguments and from what follows it ("killing 12")."""
    found: dict[Span, Quantity] = {}
    for verb in (trigger, *children(trigger, "advcl", "conj", "acl", "relcl")):
        what = _WHAT.get(verb.lemma_.lower())
        if what is None:
            continue
        for noun in (*logical_object(verb), *children(verb, "nsubj")) if verb.pos_ in {"VERB", "AUX"} else (verb,):
            for quantity in _quantities(noun, what):
                found.setdefault(quantity.span, quantity)
    return tuple(found.values())


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
