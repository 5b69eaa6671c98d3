"""How many independent originators stand behind an event, and who they are (notes/stories.md, section 6).

Reports that lead to one speaker count once: the same terminal voice of their chains, copied words, one agency's text,
one release, voices that cite one another in a circle. `high` takes every doubt for independence: speakers nobody can
tell count each. `low` takes every doubt against: they count as one, reports that share a quotation count
as one, and a side of the event does not count at all, for it is a voice but not an independent one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dragoman.resolve.citations import Sets
from dragoman.resolve.copied import CopiedReport, copied_reports
from dragoman.resolve.grounds import TOLD_ALL_THE_SAME, Ground, find_grounds, is_known, issuers
from dragoman.resolve.sides import Side, side_of, speaks_for
from dragoman.resolve.voices import Speaker
from dragoman.resolve.wording import stems_of
from dragoman.types import Copy, Event, Origin, Originator, Report

_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
_QUOTE_WORDS = 5  # content words in a row, about eight words of speech


def count_origins(events: Iterable[Event], reports: Iterable[Report], *, copies: Sequence[Copy] = ()) -> list[Origin]:
    """The originators of many events, in their order; copies are looked up by page."""
    by_id = {report.id: report for report in reports}
    by_page: dict[str, list[Copy]] = {}
    for copy in copies:
        by_page.setdefault(copy.first, []).append(copy)
    origins = []
    for event in events:
        its = [by_id[name] for name in event.reports]
        near = [copy for page in {report.page for report in its} for copy in by_page.get(page, ())]
        origins.append(count_originators(event, its, copies=near))
    return origins


def count_originators(event: Event, reports: Sequence[Report], *, copies: Sequence[Copy] = ()) -> Origin:
    """The voices behind an event that the given reports of it lead back to, most reports first.

    Denials are no voices behind an event, unless nobody asserts it. Reports of other events are passed over.
    """
    names = set(event.reports)
    its = [report for report in reports if report.id in names]
    behind = [report for report in its if report.factuality != "denied" or report.type in TOLD_ALL_THE_SAME] or its
    sides = {
        side.key: side for report in its for party in (*report.actors, *report.recipients) if (side := side_of(party))
    }
    grounds = find_grounds(behind)
    released = issuers(grounds)
    sets = Sets({ground.key for ground in grounds}.union(*released))
    for speaker, issuer in released:
        sets.join(speaker, issuer)
    copied = list(copied_reports(behind, copies)) if len(behind) > 1 else []
    key_of = {ground.report.id: ground.key for ground in grounds}
    for one in copied:
        sets.join(key_of[one.left.id], key_of[one.right.id])
    voices = sets.sets()
    found = {
        key: _originator(
            [ground for ground in grounds if ground.key in members],
            copied,
            list(sides.values()),
            released=not frozenset(members).isdisjoint(issuer for _, issuer in released),
        )
        for key, members in voices.items()
    }
    for left, right in _sharing_quotes(grounds):
        sets.join(left.key, right.key)
    strict = sets.sets()
    return Origin(
        event=event.id,
        low=_low(strict, {key for key, one in found.items() if one.party} | _told_in_denial(grounds, voices)),
        high=len(found),
        originators=tuple(sorted(found.values(), key=lambda one: (-len(one.reports), one.reports))),
    )


def _low(strict: Mapping[str, list[str]], doubtful: Set[str]) -> int:
    independent = [members for members in strict.values() if not doubtful & set(members)]
    unknown = [members for members in independent if not any(map(is_known, members))]
    return len(independent) - max(len(unknown) - 1, 0)


def _told_in_denial(grounds: Sequence[Ground], voices: Mapping[str, list[str]]) -> set[str]:
    """Voices that speak of an accusation only where they tell that it is denied, if others make it known as well."""
    told = {ground.key for ground in grounds if ground.report.factuality != "denied"}
    return {key for key, members in voices.items() if told and not told & set(members)}


def _originator(
    grounds: Sequence[Ground], copied: Sequence[CopiedReport], sides: Sequence[Side], *, released: bool
) -> Originator:
    names = {ground.report.id for ground in grounds}
    first = min(
        grounds,
        key=lambda ground: (
            not ground.known,
            ground.report.published is None,
            str(ground.report.published),
            ground.report.id,
        ),
    )
    why = [_tie(ground) for ground in grounds]
    why += [f"copied: {one.copy.why}" for one in copied if {one.left.id, one.right.id} <= names]
    return Originator(
        name=_name_of(first.speaker, grounds),
        reports=tuple(ground.report.id for ground in grounds),
        party=released or any(_is_party(speaker, sides) for ground in grounds for speaker in ground.chain[-1:]),
        why="; ".join(dict.fromkeys(why)),
    )


def _name_of(speaker: Speaker | None, grounds: Sequence[Ground]) -> str | None:
    """A speaker's name; of the descriptions of one without a name the fullest."""
    if speaker is None or speaker.side is None or speaker.side.named:
        return speaker.name if speaker else None
    names = [one.speaker.name for one in grounds if one.speaker and one.speaker.key == speaker.key and one.speaker.name]
    return max(names, key=len, default=None)


def _tie(ground: Ground) -> str:
    end = ground.chain[-1] if ground.chain else None
    if end is None:
        return "the page does not say whose word it is"
    if len(ground.speakers) > 1:
        return f"cite one another: {' and '.join(speaker.name or '?' for speaker in ground.speakers)}"
    if end.own:
        return f"{end.name} in its own voice" + (", which has it from others" if ground.key != end.key else "")
    if end.key is None:
        citing = next((one.name for one in reversed(ground.chain[:-1]) if one.name and not one.own), None)
        return f"a speaker nobody can tell: {end.words or end.name!r}" + (f", cited by {citing}" if citing else "")
    issuer = next((one.name for one in ground.chain[:-1] if one.release), None)
    return f"on the word of {end.words or end.name!r}" + (f" in a press release of {issuer}" if issuer else "")


def _is_party(speaker: Speaker, sides: Sequence[Side]) -> bool:
    """Whether a speaker is a side of the event, speaks for one, is paid by one, or hands out a release."""
    if speaker.interested:
        return True
    return speaker.side is not None and any(speaks_for(speaker.side, side) for side in sides)


def _sharing_quotes(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Ground]]:
    """Pairs of grounds whose reports stand in sentences that quote the same run of words."""
    seen: dict[tuple[str, ...], Ground] = {}
    for ground in grounds:
        for quoted in _QUOTED.findall(ground.report.sentence):
            words = stems_of(quoted)
            for start in range(len(words) - _QUOTE_WORDS + 1):
                other = seen.setdefault(words[start : start + _QUOTE_WORDS], ground)
                if other is not ground:
                    yield other, ground
