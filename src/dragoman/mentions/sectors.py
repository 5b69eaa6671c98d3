"""From nouns to PLOVER sectors: "foreign minister" GOV, "gunmen" UAF, "journalists" JRN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Span as Words
from spacy.tokens import Token

_BEFORE = frozenset({"compound", "amod", "nmod"})
_STACKED = 3  # modifiers of a noun phrase, at most
_FORMER_BEFORE = 5  # words between "former" and the office, at most
_TOLD_WHICH = _BEFORE | {"det", "poss", "nummod"}
_UNCOUNTED = frozenset({"justice", "force", "authority", "industry", "leadership", "intelligence", "community"})
_INNER = frozenset({"of", "for", "on", "in", "and", "&"})


@dataclass(frozen=True, slots=True)
class Sectors:
    """Noun phrases in lower-case lemmas with their sector; `persons` holds those that name one person.

    `former` are the words that end an office; `names` holds words that tell a sector only at the end of a name.
    """

    nouns: Mapping[str, str]
    persons: frozenset[str]
    not_actors: frozenset[str]
    former: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    _heads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the last words of all phrases: most nouns end none of them."""
        object.__setattr__(self, "_heads", frozenset(phrase.rpartition(" ")[2] for phrase in self.nouns))

    def of_noun(self, noun: Token) -> tuple[str, str] | None:
        """(phrase, sector) of the longest phrase that ends in this noun; None for no agent noun.

        "Chief of staff" is one phrase, and its staff no actor beside the chief.
        """
        if _form(noun) not in self._heads and _singular(noun) not in self._heads:
            return None
        around, within = _of_phrases(noun)
        if within in self.nouns or _is_uncounted(noun):
            return None
        if around in self.nouns and not _stack(noun):
            return around, self.nouns[around]
        tokens = (*_stack(noun), noun)
        words, forms = [_singular(token) for token in tokens], [_form(token) for token in tokens]
        if any(f"{noun.lower_} of {of}" in self.not_actors for of in _of_words(noun)):
            return None
        last_only = [*forms[:-1], words[-1]]  # "human rights groups" as "human rights group"
        for start in range(len(words)):
            for reading in (words, forms, last_only):
                phrase = " ".join(reading[start:])
                if phrase in self.not_actors:
                    return None
                if phrase in self.nouns:
                    return phrase, self.nouns[phrase]
        return None

    def of_name(self, name: Words) -> str | None:
        """A name's sector by the word that heads it: "Libyan National Army" MIL, "Ministry of Oil" GOV.

        A word further inside tells nothing: "Gotham Government Relations" is no government.
        """
        words = [token for token in name if not token.is_punct]
        ends = next((i for i, token in enumerate(words) if i and token.lower_ in _INNER), len(words))
        last = words[ends - 1]
        for form in (last.lower_.rstrip("."), last.lemma_.lower()):
            sector = self.names.get(form) or self.nouns.get(form)
            if sector:
                return sector
        return None

    def is_former(self, noun: Token) -> bool:
        """ "former president", "ex-minister", "the ousted king"."""
        if noun.i >= 2 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "ex":
            return True
        if noun.lower_.startswith("ex-"):
            return True
        before = [noun.doc[at] for at in range(max(0, noun.i - _FORMER_BEFORE), noun.i)]
        former = [token for token in before if token.lower_ in self.former and token.head.i >= noun.i]
        return bool(former) and former[-1].i >= noun.sent.start


def _is_uncounted(noun: Token) -> bool:
    """ "Seek justice", "by mutual force": what is meant is no judge and no army."""
    if noun.lower_ not in _UNCOUNTED or noun.tag_ != "NN" or not noun.text.islower():
        return False
    return not any(child.dep_ in _TOLD_WHICH for child in noun.lefts)


def _of_phrases(noun: Token) -> tuple[str, str]:
    """ "chief of staff", asked of its "chief", and asked of its "staff"; "" where the noun is neither."""
    after = noun.nbor(2) if noun.i + 2 < len(noun.doc) and noun.nbor(1).lower_ == "of" else None
    around = f"{_singular(noun)} of {after.lower_}" if after is not None else ""
    before = noun.nbor(-2) if noun.i >= 2 and noun.nbor(-1).lower_ == "of" else None
    return around, f"{_singular(before)} of {noun.lower_}" if before is not None else ""


def _of_words(noun: Token) -> list[str]:
    """ "emergency" of "state of emergency"."""
    if noun.i + 2 >= len(noun.doc) or noun.nbor(1).lower_ != "of":
        return []
    return [below.lower_ for of in noun.rights if of.lower_ == "of" for below in of.rights if below.dep_ == "pobj"]


def _form(token: Token) -> str:
    """The word as the codebook's phrases have it: "daffaires" of "charge d'affaires"."""
    word = token.lower_
    return word.replace("'", "") if word[:1].isalpha() else word


def _singular(token: Token) -> str:
    """The lemma; of a capitalised plural too, which the lemmatizer takes for a name ("Slovak Soldiers")."""
    lemma = token.lemma_.lower().removeprefix("ex-")
    if lemma.endswith("men"):  # "its own servicemen": the lemmatizer leaves rare ones as they are
        return f"{lemma[:-3]}man"
    if token.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


def _stack(noun: Token) -> list[Token]:
    """The modifiers directly before a noun, the first of them first."""
    found: list[Token] = []
    for at in range(noun.i - 1, max(-1, noun.i - 1 - _STACKED), -1):
        token = noun.doc[at]
        if token.dep_ not in _BEFORE or token.head.i > noun.i or token.is_punct:
            break
        found.append(token)
    return found[::-1]
