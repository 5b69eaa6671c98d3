"""On whose word an event stands, and the events that one alleges and another denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.types import Attribution, EventMention, Span

ALLEGING = frozenset({"report", "quote", "claim", "accusation", "document"})
_SPEAKING = frozenset({"report", "quote", "claim", "accusation", "denial", "belief", "document"})
# What is promised or demanded comes about, if it does, on the word of him who says so; a plan or a wish is no word.
_UTTERED = ("intent.promise:", "demand.urge:clause", "demand.urge:infinitive", "demand.for:infinitive")
_UNSAID = frozenset({"denial", "demand", "intent", "belief"})
_DENIED = "denied beside what another alleges"


def part_denials(events: Sequence[EventMention], attributions: Sequence[Attribution]) -> tuple[EventMention, ...]:
    """The events, each that one speaker alleges and another denies twice: as alleged, then as denied.

    Ids are given anew, in the order of the text.
    """
    parted: list[EventMention] = []
    for event in events:
        parted.append(event)
        if event.status not in {"negated", "possible"} and _denial_beside(_holding(event, attributions)) is not None:
            parted.append(replace(event, note=_DENIED))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(parted, start=1))


def _denial_beside(holding: Sequence[Attribution]) -> Attribution | None:
    """The denial of an act that somebody else alleges, not within his words."""
    for denial in holding:
        others = [one for one in holding if one is not denial and one.kind in ALLEGING]
        if denial.kind == "denial" and denial.source and any(_stands_beside(one, denial) for one in others):
            return denial
    return None


def _stands_beside(other: Attribution, denial: Attribution) -> bool:
    """ "denied Moscow's claim that" leaves the claim standing; "denied that Moscow said", "denied to dpa" do not."""
    if other.cue == denial.cue or _tells(other, denial.cue):
        return False
    return ":noun." in other.rule or not _tells(denial, other.cue)


def voices_of(event: EventMention, attributions: Sequence[Attribution]) -> tuple[list[Attribution], bool]:
    """The attributions an event stands on, and whether they tell what another denies in the same sentence.

    Of what one alleges and another denies they are the one side or the other.
    """
    holding = _holding(event, attributions)
    denial = _denial_beside(holding)
    if denial is None:
        return holding, False
    if event.note != _DENIED:
        return [one for one in holding if one is not denial], True
    return [one for one in holding if one is denial or _tells(one, denial.cue)], False


def _tells(attribution: Attribution, words: Span) -> bool:
    """Whether the words are part of what is said."""
    return any(span.contains(words) for span in attribution.content)


def _holding(event: EventMention, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the event's trigger, the widest first."""
    found = [
        one
        for one in attributions
        if (one.kind in _SPEAKING or one.rule.startswith(_UTTERED))
        and not (event.settled and _leaves_standing(one))
        and _tells(one, event.trigger)
        and not one.cue.overlaps(event.trigger)
    ]
    if len(found) < 2:
        return found
    parents = {one.id: one.parent for one in attributions}
    return sorted(found, key=lambda one: (-sum(span.end - span.start for span in one.content), _depth(one, parents)))


def _leaves_standing(attribution: Attribution) -> bool:
    """Whether it denies, asks for, plans or believes, and so does not say what it mentions in passing."""
    return attribution.kind in _UNSAID


def _depth(attribution: Attribution, parents: Mapping[str, str | None]) -> int:
    """How many others hold it: of two with the same words, the one who cites stands outside."""
    above, depth = attribution.parent, 0
    while above is not None and depth <= len(parents):
        above, depth = parents.get(above), depth + 1
    return depth
