"""The attribute ruler's rules, asked once of each kind of word instead of once of each word.

The ruler (parts of speech from tags, lemmas of irregular forms) tries each of its 179 rules at every word, a tenth of
the parse. Nearly all look at one word, and of it only at tag, label, whether it is a blank, and whether it is one of
some hundred forms. What they say of such a kind of word is kept; the few others are tried everywhere, as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_SEEN = ("TAG", "LOWER", "DEP", "IS_SPACE")
_OTHER = 0  # in the place of a form that no rule names

Pattern = Sequence[Mapping[str, Any]]
Found = tuple[int, int, int]  # a rule's key, the first word, the word after the last


class WordMatcher:
    """Stands in for the ruler's own matcher and finds the same."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Part the ruler's rules by whether they look at one word alone."""
        self._of_words, self._of_others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._forms: set[int] = set()
        self._known: dict[tuple[int, ...], list[int]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            if all(map(_looks_at_a_kind, patterns)):
                self._of_words.add(str(number), patterns)
                self._forms |= {ruler.vocab.strings.add(form) for one in patterns for form in _forms(one)}
            else:
                self._of_others.add(str(number), patterns)

    def __call__(self, doc: Doc, *, allow_missing: Literal[True], as_spans: Literal[False]) -> list[Found]:
        """Every rule with where it holds; the settings are those that the ruler asks with."""
        found = self._of_others(doc, allow_missing=allow_missing, as_spans=as_spans)
        for place, (tag, form, label, blank) in enumerate(doc.to_array(list(_SEEN)).tolist()):
            kind = (tag, form if form in self._forms else _OTHER, label, blank)
            if kind not in self._known:
                word = doc[place : place + 1]
                self._known[kind] = [rule for rule, _, _ in self._of_words(word, allow_missing=allow_missing)]
            found.extend((rule, place, place + 1) for rule in self._known[kind])
        return found


def _looks_at_a_kind(pattern: Pattern) -> bool:
    """Whether the pattern is of one word and tells its form, if it does, by naming it or a list of forms."""
    form = pattern[0].get("LOWER", "")
    named = isinstance(form, str) or set(form) == {"IN"}
    return len(pattern) == 1 and set(pattern[0]) <= set(_SEEN) and named


def _forms(pattern: Pattern) -> list[str]:
    """The forms that a pattern of one word names."""
    form = pattern[0].get("LOWER", {"IN": []})
    return [form] if isinstance(form, str) else form["IN"]
