"""Who stands at the end of a report's chain: the same speaker on two pages is one voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.folding import fold
from dragoman.resolve.sides import Side, is_named, noun_of, side_of
from dragoman.types import Party, Report, Voice

_OWN = frozenset({"publishes", "syndicates"})
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*")
_TITLES = frozenset({"the", "a", "an", "he", "she", "it", "they", "his", "her", "their", "its", "two", "some"})
_SAME_ONE = re.compile(r"the [^\W\d_]+(?: [^\W\d_]+)?\Z")  # "the military", "the interior ministry"

_INTERESTED = frozenset({"party", "paid agent"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice as it is compared. `key` is None where nobody can be told: two such are never known to be one.

    `own` tells that it is the page's own voice, or its agency's; `interested` that it hands out a release, is paid by a
    client or is documented as a side of what it tells; `release` that the page is its press release. `noun` are stems
    of the words that it goes by, the last ones telling most: "Kenya's interior ministry" by "interior ministry".
    """

    key: str | None
    name: str | None
    side: Side | None
    own: bool
    interested: bool
    words: str | None
    release: bool = False
    noun: tuple[str, ...] = ()

    @property
    def told_before(self) -> bool:
        """Whether its words point at somebody known by noun: "the military", "the interior ministry"."""
        return self.key is None and _SAME_ONE.match((self.words or "").lower()) is not None


def speakers_of(report: Report) -> tuple[Speaker, ...]:
    """The chain's voices, outermost first. A syndicated text is its agency's, not the page's."""
    chain = list(report.chain)
    if any(voice.relation == "syndicates" for voice in chain):
        chain = [voice for voice in chain if voice.relation != "publishes"]
    return tuple(_speaker(voice) for voice in chain)


def _speaker(voice: Voice) -> Speaker:
    own = voice.relation in _OWN
    release = voice.relation == "press release of"
    interested = release or bool(_INTERESTED & set(voice.stakes))
    noun = noun_of(fold(voice.name).removeprefix("the "))
    if voice.party is None:
        key = _called(voice.name) if own or release else _name_key(voice.name)
        name, side = voice.name if key else None, None
    else:
        side = side_of(voice.party)
        key, name = _party_key(voice, voice.party, side, noun), voice.name
        if is_named(voice.party):
            name = voice.party.name
    return Speaker(key, name, side, own, interested, voice.words, release, noun)


def _party_key(voice: Voice, party: Party, side: Side, noun: Sequence[str]) -> str | None:
    """By what an actor is known as a speaker. An outlet is known as the publisher of its own pages is: by its name."""
    if is_named(party):
        return _called(party.name) if party.kind == "media" or side.key.startswith("~") else side.key
    if side.country and noun:
        return f"{side.country}/{noun[-1]}"
    return _name_key(voice.name) if party.kind == "media" else None


def _called(name: str) -> str:
    return f"name/{fold(name).removeprefix('the ')}"


def _name_key(name: str) -> str | None:
    """The capitals of a speaker's words: "the television channel NTV" is known by "ntv", "officials" by nothing."""
    words = [word for word in name.split() if word.lower() not in _TITLES]
    capitals = [word for word in words if _NAME.fullmatch(word)]
    return _called(" ".join(capitals)) if capitals else None
