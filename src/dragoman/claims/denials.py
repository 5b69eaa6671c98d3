"""On whose word an event stands, and the events that one alleges and another denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.attributions.holders import Holders, index_contents
from dragoman.attributions.pieces import covers, size
from dragoman.claims.factuality import ASKED
from dragoman.types import Attribution, EventMention, Span

ALLEGING = frozenset({"report", "quote", "claim", "accusation", "document"})
_SPEAKING = ALLEGING | {"denial", "belief"}
# What is promised or demanded comes about, if it does, on the word of him who says so; a plan or a wish is no word.
_UTTERED = ("intent.promise:", "demand.urge:clause", "demand.urge:infinitive", "demand.for:infinitive")
_UNSAID = frozenset({"denial", "demand", "intent", "belief"})
# "Reacted to the raid", "asked whether those he shot were spies": who answers or asks does not tell of it.
_ANSWERED = ("report.answer:", *ASKED)
_WISHED = "belief.hold:infinitive"  # "wants to occupy the port": no word either
_REWRITTEN = "rewrite."  # what the future of another event announces
_GUESSES = ("belief.", "report.suggest:")
_HELD = "belief.hold:object"  # "opposed the invasion", "knew about the raid": what happened is no opinion
_DENIED = "denied beside what another alleges"


@dataclass(frozen=True, slots=True)
class Said:
    """A page's attributions, to be found by their place and by their ids."""

    attributions: Sequence[Attribution]
    holders: Holders
    by_id: Mapping[str, Attribution]


def index_said(attributions: Sequence[Attribution]) -> Said:
    """The attributions of one page, indexed once."""
    holders = index_contents([one.content for one in attributions])
    return Said(attributions, holders, {one.id: one for one in attributions})


def part_denials(events: Sequence[EventMention], attributions: Sequence[Attribution]) -> tuple[EventMention, ...]:
    """The events, each that one speaker alleges and another denies twice: as alleged, then as denied.

    What somebody only expects or fears of another is no promise or threat of that other ("many fear that Ghana will
    attack": the attack is feared, but nobody threatened). Ids are given anew, in the order of the text.
    """
    said = index_said(attributions)
    parted: list[EventMention] = []
    for event in events:
        holding = _holding(event, said)
        if event.rule.startswith(_REWRITTEN) and _is_guess(event, holding):
            continue
        parted.append(event)
        if event.status not in {"negated", "possible"} and _denial_beside(holding) is not None:
            parted.append(replace(event, note=_DENIED))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(parted, start=1))


def _is_guess(event: EventMention, holding: Sequence[Attribution]) -> bool:
    """Whether the innermost of those on whose word it stands guesses at what another will do."""
    last = holding[-1] if holding else None
    if last is None or not last.rule.startswith(_GUESSES):
        return False
    return all(side.entity != last.entity for side in event.actors)


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


def voices_of(event: EventMention, said: Said) -> tuple[list[Attribution], bool]:
    """The attributions an event stands on, and whether they tell what another denies in the same sentence.

    Of what one alleges and another denies they are the one side or the other.
    """
    holding = _holding(event, said)
    denial = _denial_beside(holding)
    if denial is None:
        return holding, False
    if event.note != _DENIED and not _is_rumoured_plan(event, holding):
        return [one for one in holding if one.kind != "denial" or one.content != denial.content], True
    above = _above(denial, said)
    beside = [one for one in holding if one is not denial and one not in above and _tells(one, denial.cue)]
    return [*beside, *above, denial], False


def _is_rumoured_plan(event: EventMention, holding: Sequence[Attribution]) -> bool:
    """ "Denied reports that it would send troops": nobody is named who says so, and it has not happened."""
    others = [one for one in holding if one.kind in ALLEGING]
    return event.status == "possible" and all(one.source is None for one in others)


def _above(inner: Attribution, said: Said) -> list[Attribution]:
    """Who passes on what somebody says, the outermost first: "the daily quoted an official as denying it"."""
    found: list[Attribution] = []
    outer = said.by_id.get(inner.parent or "")
    while outer is not None and outer not in found:
        found.append(outer)
        outer = said.by_id.get(outer.parent or "")
    return [one for one in reversed(found) if one.kind in _SPEAKING]


def _tells(attribution: Attribution, words: Span) -> bool:
    """Whether the words are part of what is said."""
    return covers(attribution.content, words)


def _holding(event: EventMention, said: Said) -> list[Attribution]:
    """The attributions whose content holds the event's trigger, the widest first."""
    found = [
        one
        for one in (said.attributions[place] for place in said.holders.of(event.trigger))
        if ((one.kind in _SPEAKING and one.rule != _WISHED) or one.rule.startswith(_UTTERED))
        and not (event.settled and _leaves_standing(one))
        and not (one.rule == _HELD and event.status == "actual")
        and not one.cue.overlaps(event.trigger)
    ]
    if len(found) > 1:
        found.sort(key=lambda one: (-size(one.content), _depth(one, said)))
    above = _above_cue(found[0], said) if found else []
    return [*(one for one in above if one not in found), *found]


def _above_cue(inner: Attribution, said: Said) -> list[Attribution]:
    """ "Nunez says that this shows what it is: '...'": who says so, though only the other's words go on."""
    return [one for one in _above(inner, said) if _tells(one, inner.cue)]


def _leaves_standing(attribution: Attribution) -> bool:
    """Whether it denies, asks for, plans, believes or answers, and so does not say what it mentions in passing."""
    return attribution.kind in _UNSAID or attribution.rule.startswith(_ANSWERED)


def _depth(attribution: Attribution, said: Said) -> int:
    """How many others hold it: of two with the same words, the one who cites stands outside."""
    above, depth = said.by_id.get(attribution.parent or ""), 0
    while above is not None and depth <= len(said.by_id):
        above, depth = said.by_id.get(above.parent or ""), depth + 1
    return depth
