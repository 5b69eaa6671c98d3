"""Whether an event happened, as the page and the last of its speakers put it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.types import Attribution, EventMention, Factuality

_OPEN = frozenset({"accusation", "claim", "belief"})
_KNOWN = "belief.know:"  # "had seen that", "learned that": it is so, or he could not know
_FEARED = "belief.fear"
_ORDERED = "demand.order"
ASKED = ("report.ask:clause", "report.ask:passive.clause")  # "asked whether"


def factuality_of(event: EventMention, holding: Sequence[Attribution], *, contested: bool = False) -> Factuality:
    """One word for how the page puts it: the event's own status first, then the innermost speaker's stance.

    `holding` runs from the outermost attribution to the innermost. An event that did not happen is "denied"
    whoever says so; under an accusation, a claim or a nameless report anywhere in the chain, and where somebody else
    denies it in the same breath (`contested`), it is "alleged".
    """
    inner = holding[-1].kind if holding else None
    if event.status == "negated" or inner == "denial":
        return "denied"
    if event.status == "possible" or (holding and _only_wishes(holding[-1])):
        return "possible"
    if event.status == "planned":
        return "planned"
    if contested or event.alleged or any(_leaves_open(one) for one in holding):
        return "alleged"
    return "actual"


def _only_wishes(attribution: Attribution) -> bool:
    """Whether what is said is feared, asked or demanded, and so may or may not be; an order is taken to be followed."""
    demanded = attribution.kind == "demand" and not attribution.rule.startswith(_ORDERED)
    return demanded or attribution.rule.startswith((_FEARED, *ASKED))


def _leaves_open(attribution: Attribution) -> bool:
    """Whether what is said may be so or not; what somebody knows is so."""
    if attribution.rule.startswith(_KNOWN):
        return False
    return attribution.kind in _OPEN or _is_rumour(attribution)


def _is_rumour(attribution: Attribution) -> bool:
    """ "reports that", "rumours that": words for which nobody answers."""
    return attribution.source is None and ":noun." in attribution.rule
