"""How, where the trigger leaves it open: what is asked, refused or threatened is told by the events inside its clause.

PLOVER gives REQUEST and REJECT the modes assist, yield and meet after what is wanted, THREATEN its modes after the
harm. A promise whose content is hostile is no AGREE but a THREATEN ("vowed to expel the envoys").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.events.cast import ids_of
from dragoman.types import EventMention

_WANTED: Mapping[str, str] = {
    "AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield",
}  # fmt: skip
_HARM: Mapping[str, str] = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict"}
_HARM_BY_MODE: Mapping[str, str] = {
    "expel": "expel", "deport": "expel", "arrest": "arrest", "convict": "arrest", "ban": "ban",
}  # fmt: skip
_HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST"})


def settle_by_content(event: EventMention, inner: Sequence[EventMention]) -> EventMention:
    """The event with type and mode as the events inside its trigger's clause have them, the nearest first."""
    if not inner:
        return event
    nearest = inner[0]
    if event.type == "AGREE" and _is_hostile(nearest) and not _is_made_to(event, nearest):
        event = replace(event, type="THREATEN")
    if event.type == "AGREE" and nearest.type in _WANTED and nearest.status == "negated":
        event = replace(event, type="REJECT")  # "vowed not to yield"
    if event.mode is None and event.type in {"REQUEST", "REJECT", "THREATEN"}:
        return replace(event, mode=mode_after(event.type, nearest))
    return event


def _is_hostile(content: EventMention) -> bool:
    return content.type in _HOSTILE and content.status in {"planned", "possible"}


def _is_made_to(promise: EventMention, content: EventMention) -> bool:
    """ "promised *the Fund* it would close mines": a promise to whoever is addressed and suffers nothing by it."""
    harmed = ids_of(content.recipients)
    return any(one.how in {"object", "dative"} and one.entity not in harmed for one in promise.recipients)


def is_means(event: EventMention, inner: Sequence[EventMention]) -> bool:
    """Whether a call was made only to say what is coded inside: "telephoned her to congratulate her" is SUPPORT."""
    if event.type != "CONSULT" or event.mode != "phone":
        return False
    callers = ids_of(event.actors)
    return any(one.type == "SUPPORT" and callers & ids_of(one.actors) for one in inner)


def mode_after(event_type: str, content: EventMention) -> str | None:
    """The mode of a request, refusal or threat with this content; None where PLOVER has none for it."""
    if event_type == "THREATEN":
        return _HARM_BY_MODE.get(content.mode or "") or _HARM.get(content.type)
    return _WANTED.get(content.type) if event_type in {"REQUEST", "REJECT"} else None
