"""Who stands at the end of a report's chain: the same speaker on two pages is one voice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.folding import fold
from dragoman.resolve.sides import Side, is_named, side_of
from dragoman.types import Report, Voice

_OWN = frozenset({"publishes", "syndicates"})
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*")
_TITLES = frozenset({"the", "a", "an", "he", "she", "it", "they", "his", "her", "their", "its", "two", "some"})


_INTERESTED = frozenset({"party", "paid agent"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice as it is compared. `key` is None where nobody can be told: two such are never known to be one.

    `own` tells that it is the page's own voice, or its agency's; `interested` that it hands out a release, is paid by a
    client or is documented as a side of what it tells.
    """

    key: str | None
    name: str | None
    side: Side | None
    own: bool
    interested: bool
    words: str | None


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
    if voice.party is None:
        key = f"name/{fold(voice.name)}" if own or release else _name_key(voice.name)
        return Speaker(key, voice.name if key else None, None, own, interested, voice.words)
    side = side_of(voice.party)
    if is_named(voice.party):
        return Speaker(side.key, voice.party.name, side, own, interested, voice.words)
    key = f"{side.country}/{side.head}" if side.country and side.head else None
    return Speaker(key, voice.name, side, own, interested, voice.words)


def _name_key(name: str) -> str | None:
    """The capitals of a speaker's words: "the television channel NTV" is known by "ntv", "officials" by nothing."""
    words = [word for word in name.split() if word.lower() not in _TITLES]
    capitals = [word for word in words if _NAME.fullmatch(word)]
    return f"name/{fold(' '.join(capitals))}" if capitals else None
