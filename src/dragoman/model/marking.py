"""How a pair is put before the classifier: the sentence with "@ actor @" and "# recipient #" marked in it."""

from __future__ import annotations

from dragoman.types import Span

ACTOR, RECIPIENT = "@", "#"
NOBODY = "nobody"


def mark_pair(sentence: str, actor: Span | None, recipient: Span | None) -> str:
    """The sentence with both sides marked; a side that is not there stands marked at the end as nobody.

    Where the two overlap the shorter one is kept and the other counts as nobody.
    """
    if actor is not None and recipient is not None and actor.overlaps(recipient):
        shorter_actor = actor.end - actor.start <= recipient.end - recipient.start
        actor, recipient = (actor, None) if shorter_actor else (None, recipient)
    sides = ((actor, ACTOR), (recipient, RECIPIENT))
    text = sentence
    here = [(span, sign) for span, sign in sides if span is not None]
    for span, sign in sorted(here, key=lambda side: side[0].start, reverse=True):
        text = f"{text[: span.start]}{sign} {text[span.start : span.end]} {sign}{text[span.end :]}"
    missing = [sign for span, sign in sides if span is None]
    return " ".join([text, *(f"{sign} {NOBODY} {sign}" for sign in missing)])
