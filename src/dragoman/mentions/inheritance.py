"""Whose army is "the army"? Roles without a country take one from the page around them.

In this order: the same role named with its country before, the page's home (its dateline's country, or the one it
names most), the paragraph's only country. The rule that decided is written into the mention's reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from dragoman.language.parser import Parse
from dragoman.mentions.agents import apart_of, only_backs, role_key
from dragoman.mentions.found import Found
from dragoman.mentions.lexicon import Lexicon, fold
from dragoman.mentions.pointing import LEAGUES

_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "SPY", "PTY", "REB", "ELI"})
_PEOPLE = frozenset({"CVL", "LAB", "EDU", "REL", "HLH"})
_VAGUE = frozenset(
    {"many", "several", "some", "other", "foreign", "various", "most", "any", "another", "each", "both", "western",
     "international", "regional", "neighbouring", "neighboring", "european", "african", "arab", "asian"}
)  # fmt: skip
_HOME_SHARE = 0.4  # of all named countries, at least this part and three mentions make a page's home


@dataclass(frozen=True, slots=True)
class Home:
    """The country a page's unmarked roles belong to, and why."""

    country: str | None
    how: str


def home_of(parse: Parse, lexicon: Lexicon, found: Sequence[Found], day: date | None) -> Home:
    """The dateline's country, or the one the page names far more often than others."""
    dateline = parse.document.dateline
    if dateline is not None and dateline.place:
        words = dateline.place.split()
        hit = lexicon.match(words, [fold(word) for word in words], 0, day)
        if hit is not None and hit[1][0].country:
            return Home(hit[1][0].country, f"dateline {dateline.place}")
    counts = Counter(one.country for one in found if one.country and one.proper and not only_backs(one.head))
    if counts:
        country, most = counts.most_common(1)[0]
        if most >= 3 and most >= _HOME_SHARE * sum(counts.values()):
            return Home(country, "the page's commonest country")
    return Home(None, "")


def inherit(found: Sequence[Found], home: Home) -> Iterator[Found]:
    """The mentions, roles of a state filled up with a country where one of the rules gives it."""
    by_role: dict[str, str] = {}
    in_block: dict[int, list[str]] = {}
    for one in found:
        named = in_block.setdefault(id(one.head.doc), [])
        if one.country:
            if one.proper and one.kind != "place" and not only_backs(one.head):
                named.append(one.country)
            elif not one.proper:
                by_role[one.head.lemma_.lower()] = one.country
        country, how = _country_for(one, by_role, list(dict.fromkeys(named)), home)
        if country is None:
            yield one
            continue
        key = role_key(country, one.sectors[0], one.role) + apart_of(one.head) if one.kind != "person" else ""
        yield replace(one, country=country, key=key, reason=f"{one.reason}, {how}")


def _country_for(one: Found, by_role: dict[str, str], named: list[str], home: Home) -> tuple[str | None, str]:
    titled = one.kind == "person" and bool(one.role) and not one.key
    if one.country or one.owned or (one.proper and not titled) or _is_vague(one.head):
        return None, ""
    if one.head.lemma_.lower() in LEAGUES:
        return None, ""
    if set(one.sectors) & _STATE:
        role = one.head.lemma_.lower()
        if role in by_role:
            return by_role[role], "the same role before"
        if home.country:
            return home.country, home.how
        if len(named) == 1:
            return named[0], "the paragraph's only country"
    elif set(one.sectors) & _PEOPLE and home.country and set(named) <= {home.country}:
        return home.country, home.how
    return None, ""


def _is_vague(noun: Token) -> bool:
    """ "many governments", "other countries": nobody's in particular."""
    return any(child.lower_ in _VAGUE for child in noun.children)
