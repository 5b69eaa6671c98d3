"""Readings of one shelling on a market, on somebody's word, built by hand."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from dragoman.types import (
    Attribution,
    Claim,
    Document,
    Entity,
    EventMention,
    Link,
    Mention,
    Participant,
    Place,
    Quantity,
    Reading,
    Span,
    TimeExpression,
)

WIRE = (
    "Syrian troops shelled the market of Idlib on Monday and killed 3 people, the agency Anadolu reported. "
    "Shops on the western side of the square burned through the night while neighbours carried water from the river."
)
DENIAL = "Syrian troops did not shell the market of Idlib on Monday, SANA said. 7 people died of cold there."
TRICKS = (
    '<script>document.title="taken"</script> "><img src=x onerror=alert(1)> '
    "<svg onload=alert(2)><style>*{display:none}</style></svg> {{ 7 * 7 }} javascript:alert(3)"
)


def span_in(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def make_reading(file: str, text: str, *, day: date, publisher: str, says: str, **fields: Any) -> Reading:
    """A page that tells of the shelling, or denies it where its text says "did not"."""
    denied = "did not" in text
    digest = "sha256:" + hashlib.sha256(file.encode()).hexdigest()
    document = Document(
        file=file, digest=digest, text=text, paragraphs=(Span(0, len(text)),), publisher=publisher,
        published=day, published_from="meta", **{"title": "Market shelled in Idlib", **fields},
    )  # fmt: skip
    troops, market, speaker = (span_in(text, words) for words in ("Syrian troops", "market", says))
    cue = span_in(text, "said" if denied else "reported")
    entities = (
        Entity("a1", "Syrian Army", "armed group", "SYR", ("MIL",), "table", key="SYR.MIL.army",
               mentions=(Mention(troops, "a1", "name"),)),
        Entity("a2", "the market", "group", "SYR", ("CVL",), "noun", mentions=(Mention(market, "a2", "role"),)),
        Entity("a3", says, "media", None, ("MED",), "table", mentions=(Mention(speaker, "a3", "name"),)),
    )  # fmt: skip
    said = Attribution(
        "s1", None, "denial" if denied else "report", speaker, "a3", cue, (Span(0, text.index(", ")),), "report.say"
    )
    event = EventMention(
        "e1", "ASSAULT", "heavy-weapons", ("military",),
        (Participant("a1", troops, "subject"),), (Participant("a2", market, "object"),),
        span_in(text, "shell" if denied else "shelled"), Span(0, text.index(". ") + 1),
        "negated" if denied else "actual",
        TimeExpression(span_in(text, "Monday"), "DATE", "2020-03-02", date(2020, 3, 2), date(2020, 3, 2), "weekday"),
        Place(span_in(text, "Idlib"), "Idlib", "SYR", 35.93, 36.63, 169389, "city"),
        () if denied else (Quantity("dead", 3, 3, span_in(text, "3")),), 0.9, "assault.shell.verb",
    )  # fmt: skip
    chain = (Link(publisher, "publishes"), Link(says, "says", speaker, "a3", cue))
    claim = Claim("e1", "s1", chain, "denied" if denied else "actual")
    return Reading(document, entities, (said,), (event,), (claim,), "sha256:book", "md-3.7.1")
