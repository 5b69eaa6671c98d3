"""Names within names: where known words are a part of what bears another or a longer name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.language.dates_values import MONTHS
from dragoman.mentions.lexicon import Known
from dragoman.mentions.sectors import Sectors

BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "poss"})
_OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "REB", "CVL"})
_PAPERS = frozenset(
    {"convention", "conventions", "accord", "accords", "agreement", "agreements", "protocol", "treaty", "statute",
     "declaration", "peace", "congress"}
)  # fmt: skip
_WORLDS = frozenset({"un", "u.n.", "nations"})
_MONTHS = frozenset(MONTHS)
_WATERS = frozenset({"gulf", "sea", "strait", "straits", "bay", "lake"})


def is_of_other_name(name: Words, known: Known) -> bool:
    """Whether the words are a part of what bears another name: a treaty, a person, a sea."""
    rules = (_titles_paper, _goes_on_before, _is_water, _is_another_council)
    return any(rule(name, known) for rule in rules)


def _is_another_council(name: Words, known: Known) -> bool:
    """ "The *National* Security Council", "the *Indiana* General Assembly": none of the world's bodies."""
    if not _is_worlds_by_short_name(name, known) or not name.start:
        return False
    before = name.doc[name.start - 1]
    before = before.nbor(-1) if before.tag_ == "POS" and before.i else before
    named = before.pos_ == "PROPN" and before.text[:1].isupper() and before.dep_ in BEFORE_NOUN
    return named and before.head in name and before.lower_ not in _WORLDS


def _titles_paper(name: Words, known: Known) -> bool:
    """ "The *Vienna* Convention", "the Treaty of *Rome*": it has its name from where it was signed."""
    if known.use not in {"capital", "seat"}:
        return False
    above = name.root.head
    if name.root.dep_ == "pobj" and above.lower_ == "of":
        return above.head.lower_ in _PAPERS and above.head.text[:1].isupper()
    return name.root.dep_ in BEFORE_NOUN and above.lower_ in _PAPERS


def _goes_on_before(name: Words, known: Known) -> bool:
    """ "Zaman" of "Waker-Uz-Zaman" is no newspaper; "Russian" of "pro-Russian" is a country's."""
    before = name.doc[name.start - 1] if name.start else None
    return known.use == "actor" and before is not None and before.text == "-" and not before.whitespace_


def _is_water(name: Words, known: Known) -> bool:
    """ "Lake Chad", "the Gulf of Oman": no country acts there."""
    if known.use != "country" or not name.start:
        return False
    before = [name.doc[at].lower_ for at in range(max(0, name.start - 2), name.start)]
    return before[-1] == "lake" or (before[-1] == "of" and before[0] in _WATERS)


def is_a_states_own(name: Words, known: Known, state: tuple[Words, Known] | None) -> bool:
    """ "Georgia's Security Council" is none of the world's bodies, whatever is called so."""
    if state is None or not _is_worlds_by_short_name(name, known):
        return False
    between = name.doc[state[0].end : name.start]
    return len(between) < 2 and all(token.tag_ == "POS" for token in between)


def _is_worlds_by_short_name(name: Words, known: Known) -> bool:
    """ "Security Council": one of the world's bodies, by words that name others too."""
    short = len(name) > 1 and not known.spelt and name.text != known.name
    return short and known.sectors == ("IGO",) and not known.country


def longer_body(name: Words, known: Known, entities: Sequence[Words], sectors: Sectors) -> Words | None:
    """ "Singapore Airlines", "Bank of Mexico", "American Chamber of Commerce": the body, not the country.

    Bodies of a state ("Turkish Parliament") stay with the country: role nouns read them.
    """
    if known.use not in {"country", "demonym", "capital"} and known.sectors not in {("BUS",), ("MED",)}:
        return None
    for entity in entities:
        if entity.label_ != "ORG" or not (entity.start <= name.start and name.end <= entity.end):
            continue
        rest = [token for token in entity if token.i < name.start or token.i >= name.end]
        if not rest or any(token.tag_ == "POS" or token.is_punct for token in rest):
            return None
        named = [token for token in rest if token.text[:1].isupper()]
        hit = sectors.of_noun(entity.root) or ("", "")
        of_state = hit[1] in _OF_STATES and known.kind != "media"
        longer = bool(named) and len(named) >= len(rest) - 1 and entity.root in named and not of_state
        return entity if longer else None
    return None


def inside_longer_name(name: Words, entities: Sequence[Words], sectors: Sectors) -> bool:
    """ "Jordan" in "Michael Jordan", "Georgia" in "Georgia Tech": a longer personal or corporate name wins.

    A title does not make a name longer: "Crown Prince Mohammed bin Salman".
    """
    if is_behind_month(name[0]):
        return False
    for entity in entities:
        if entity.start <= name.start and name.end <= entity.end and len(entity) > len(name):
            rest = [token for token in entity if token.i < name.start or token.i >= name.end]
            if entity.label_ == "PERSON" and all(token.pos_ == "PROPN" for token in rest):
                return (entity.end == name.end and not is_office(rest, sectors)) or entity.start == name.start
    return False


def is_behind_month(first: Token) -> bool:
    """ "In June Abiy said": the month is none of his names, though the parser takes it for one."""
    if first.i < 2:
        return False
    return first.nbor(-1).text in _MONTHS and first.nbor(-2).lower_ in {"in", "since", "until", "by"}


def is_office(words: Sequence[Token] | Words, sectors: Sectors) -> bool:
    """Whether all the words together are one role noun: "Crown Prince"."""
    hit = sectors.of_noun(words[-1]) if len(words) else None
    return hit is not None and len(hit[0].split()) >= len(words)
