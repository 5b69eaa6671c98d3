"""The ground that each report leads back to: the last speaker of its chain, or whom that speaker rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dragoman.resolve.citations import Citations
from dragoman.resolve.sides import speaks_for
from dragoman.resolve.voices import Speaker, speakers_of
from dragoman.types import Report

TOLD_ALL_THE_SAME = frozenset({"ACCUSE"})  # who rejects an accusation does not deny that it was made
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where one report leads back to: its ground's key, the speakers there, and all speakers on the way.

    Nobody stands there where the ground is not known; several where voices only cite one another.
    """

    report: Report
    key: str
    speakers: tuple[Speaker, ...]
    chain: tuple[Speaker, ...]

    @property
    def speaker(self) -> Speaker | None:
        """The one speaker there."""
        return self.speakers[0] if len(self.speakers) == 1 else None

    @property
    def known(self) -> bool:
        """Whether it can be told from another ground."""
        return is_known(self.key)


def is_known(key: str) -> bool:
    """Whether a ground of this key can be told from another one."""
    return not key.startswith(_UNKNOWN)


def find_grounds(reports: Sequence[Report]) -> list[Ground]:
    """The ground of each report of one event."""
    chains = known_by_noun([_speaking(report) for report in reports])
    citations = Citations()
    for chain in chains:
        for voice, cited in pairwise(speaker.key for speaker in chain):
            if voice and cited:
                citations.cite(voice, cited)
    citing_since = _first_citing(reports, chains)
    for report, chain in zip(reports, chains, strict=True):
        if len(chain) == 1 and (voice := chain[0].key) and not _is_background(report, citing_since.get(voice)):
            citations.vouch(voice)
    speakers = sorted((speaker for chain in chains for speaker in chain), key=lambda speaker: speaker.own)
    named = {speaker.key: speaker for speaker in speakers if speaker.key is not None}
    return [_ground(report, chain, citations, named) for report, chain in zip(reports, chains, strict=True)]


def _first_citing(reports: Sequence[Report], chains: Sequence[tuple[Speaker, ...]]) -> Mapping[str, date]:
    """The first day on which each outlet told of the event on the word of others, by the outlet's key."""
    found: dict[str, date] = {}
    for report, chain in zip(reports, chains, strict=True):
        if len(chain) > 1 and chain[0].own and (voice := chain[0].key):
            found[voice] = min(found.get(voice, date.max), report.published or date.max)
    return found


def _is_background(report: Report, citing_since: date | None) -> bool:
    """Whether an outlet's own words only come back to what others told it.

    They do where they name neither day nor doer ("a siege in which dozens were killed"), and where the outlet had told
    of the event on the word of others before.
    """
    if citing_since is None:
        return False
    return not (report.start or report.actors) or (report.published is not None and report.published > citing_since)


def _speaking(report: Report) -> tuple[Speaker, ...]:
    """The chain of who tells it; where an accusation is denied, those up to the one who denies it."""
    chain = speakers_of(report)
    denied = report.factuality == "denied" and report.type in TOLD_ALL_THE_SAME
    return chain[:-1] if denied and len(chain) > 1 else chain


def known_by_noun(chains: Sequence[tuple[Speaker, ...]]) -> list[tuple[Speaker, ...]]:
    """Chains in which "the military" is the one military that another report of the event names."""
    known: dict[tuple[str, ...], dict[str, Speaker]] = {}
    for chain in chains:
        for speaker in chain:
            if speaker.key and speaker.noun:
                for noun in (speaker.noun[-1:], speaker.noun[-2:]):
                    known.setdefault(noun, {}).setdefault(speaker.key, speaker)
    return [
        tuple(_told_of(one, known.get(one.noun, {})) if one.told_before else one for one in chain) for chain in chains
    ]


def _told_of(speaker: Speaker, known: Mapping[str, Speaker]) -> Speaker:
    """The speaker as the only one of those known by the noun, if there is only one."""
    if len(known) != 1:
        return speaker
    (other,) = known.values()
    return replace(speaker, key=other.key, name=other.name, side=other.side)


def _ground(report: Report, chain: tuple[Speaker, ...], citations: Citations, named: Mapping[str, Speaker]) -> Ground:
    end = chain[-1] if chain else None
    if end is None or end.key is None:
        return Ground(report, f"{_UNKNOWN}{report.page} {end.words or end.name if end else ''}", (), chain)
    keys = citations.grounds_of(end.key)
    speakers = (end,) if keys == (end.key,) else tuple(named[key] for key in keys)
    return Ground(report, " and ".join(keys), speakers, chain)


def issuers(grounds: Sequence[Ground]) -> list[tuple[str, str]]:
    """Keys of those whose press release a page is, each with a speaker's who speaks for them there."""
    found = []
    for ground in grounds:
        issuer = next((one for one in ground.chain if one.release), None)
        speaker = ground.speaker
        if issuer and issuer.key and speaker and speaker.key != issuer.key and _is_theirs(speaker, issuer):
            found.append((ground.key, issuer.key))
    return found


def _is_theirs(speaker: Speaker, issuer: Speaker) -> bool:
    """Whether a speaker of a release speaks for who hands it out: a person of no state, or of the issuer's own."""
    if speaker.side is None or not speaker.side.person:
        return False
    if speaker.side.country is None and not speaker.side.sectors:
        return True
    return issuer.side is not None and speaks_for(speaker.side, issuer.side)
