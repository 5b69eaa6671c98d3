"""One shelling of a market as pages tell or deny it, built by hand: what tests of desk, brief and dossier share."""

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
from tests.builders import find_span

MONDAY = ("Monday", date(2020, 3, 2))
WIRE = (
    "Syrian troops shelled the market of Idlib on Monday and killed 3 people, the agency Anadolu reported. "
    "Shops on the western side of the square burned through the night while neighbours carried water from the river. "
    "The governor promised bread, blankets and a school for the children who had lost their homes in the fire."
)
DENIAL = "Syrian troops did not shell the market of Idlib on Monday, SANA said. 7 people died of cold there."
TRICKS = (
    '<script>document.title="taken"</script> '
    '"><img src=x onerror=alert(1)> '
    "<svg onload=alert(2)><style>*{display:none}</style></svg> {{ 7 * 7 }} {% raw %} javascript:alert(3)"
)


def make_reading(
    file: str, text: str, *, day: date, publisher: str | None, says: str, on: tuple[str, date] = MONDAY,
    town: str = "Idlib", **fields: Any,
) -> Reading:  # fmt: skip
    """One attack on a market, on somebody's word."""
    document = Document(
        file=file,
        digest="sha256:" + hashlib.sha256(file.encode()).hexdigest(),
        text=text,
        paragraphs=(Span(0, len(text)),),
        publisher=publisher,
        published=day,
        published_from="meta",
        **{"title": "Market shelled in Idlib", **fields},
    )
    denied = "did not" in text
    trigger = find_span(text, "shell" if denied else "shelled")
    troops, market, speaker = (find_span(text, words) for words in ("Syrian troops", "market", says))
    count = "7" if denied else "3"
    entities = (
        Entity("a1", "Syrian Army", "armed group", "SYR", ("MIL",), "table", key="SYR.MIL.army",
               mentions=(Mention(troops, "a1", "name"),)),
        Entity("a2", "the market", "group", "SYR", ("CVL",), "noun", mentions=(Mention(market, "a2", "role"),)),
        Entity("a3", says, "media", None, ("MED",), "table", mentions=(Mention(speaker, "a3", "name"),)),
    )  # fmt: skip
    sentence = Span(0, text.index(". ") + 1)
    cue = find_span(text, "said" if denied else "reported")
    content = (Span(0, text.index(", ")),)
    said = Attribution("s1", None, "denial" if denied else "report", speaker, "a3", cue, content, "report.say")
    event = EventMention(
        "e1", "ASSAULT", "heavy-weapons", ("military",),
        (Participant("a1", troops, "subject"),), (Participant("a2", market, "object"),), trigger, sentence,
        "negated" if denied else "actual",
        TimeExpression(find_span(text, on[0]), "DATE", str(on[1]), on[1], on[1], "weekday"),
        Place(find_span(text, town), town, "SYR", 35.93, 36.63, 169389, "city"),
        () if count not in text else (Quantity("dead", int(count), int(count), find_span(text, count)),),
        0.5, "assault.shell.verb",
        note="model disagrees: COERCE 0.41",
    )  # fmt: skip
    chain = (Link(publisher or "nobody", "publishes"), Link(says, "says", speaker, "a3", cue))
    claim = Claim("e1", "s1", chain, "denied" if denied else "actual")
    return Reading(document, entities, (said,), (event,), (claim,), "sha256:book", "md-3.7.1")
