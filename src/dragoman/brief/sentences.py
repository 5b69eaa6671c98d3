"""One sentence for one event, built from its record: who says it, how sure, who did what to whom.

The speaker comes first and the status is a word of its own, so that neither can be lost by cutting the end.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.brief.days import capitalized, day_told
from dragoman.brief.draft import Tone
from dragoman.brief.names import with_article
from dragoman.brief.verbs import verb_of
from dragoman.codebook.country_codes import codes_of
from dragoman.export.rows import ExportRow, PageReport, Side, Speaker
from dragoman.types import Quantity, Stake

_MOST_NAMES = 4
_IT = frozenset({"country", "government", "organisation", "armed group", "media"})
NAMELESS = "a page without a named publisher"
# What one of must stay in the sentence for a status; actual needs none.
STATUS_WORDS: Mapping[str, tuple[str, ...]] = {
    "alleged": ("alleged", "allegedly", "alleges", "allegation", "claimed", "claims"),
    "denied": ("denied", "denies", "denial", "did not"),
    "planned": ("planned", "plans", "plan"),
    "possible": ("possible", "possibly", "may", "might", "could"),
}
_SAYS: Mapping[str, str] = {
    "actual": "said that",
    "alleged": "alleged that",
    "denied": "denied that",
    "planned": "said it was planned that",
    "possible": "said it was possible that",
}
_REPORTS: Mapping[str, str] = {
    "actual": "reported that",
    "alleged": "reported an allegation that",
    "denied": "reported that",
    "planned": "reported it was planned that",
    "possible": "reported it was possible that",
}
# What the tone "wire" puts before the happening; statuses that are not here are told after the speaker.
_BEFORE_SPEAKER: Mapping[str, str] = {
    "actual": "",
    "planned": "it is planned that ",
    "possible": "it is possible that ",
}


def tell_event(row: ExportRow, tone: Tone = "full") -> str:
    """ "Syria's state-controlled media SANA said that Damascus reopened ..., according to The Daily."

    As agencies write, in the tone "wire", the speaker follows: "Damascus reopened ..., SANA said, according to ...".
    Of what is alleged or denied he stands first in every tone.
    """
    speakers = row.lead.chain if row.lead else ()
    last = speakers[-1] if speakers else None
    reports = last is None or last.relation in {"publishes", "syndicates"}
    who = with_article(describe(last) if last else row.originator or NAMELESS)
    through = [with_article(one.name) for one in reversed(speakers[:-1])]
    end = f", according to {through[0]}" if through else ""
    end += f", by way of {' and '.join(through[1:])}" if through[1:] else ""
    denies = reports and row.factuality == "denied"
    if tone == "wire" and row.factuality in _BEFORE_SPEAKER:
        told = _BEFORE_SPEAKER[row.factuality] + tell_happening(row)
        return f"{capitalized(told)}, {who} {'reported' if reports else 'said'}{end}."
    happening = tell_happening(row, negated=denies, speaker=last.name if last else None)
    return f"{capitalized(who)} {(_REPORTS if reports else _SAYS)[row.factuality]} {happening}{end}."


def describe(speaker: Speaker) -> str:
    """A speaker with what is documented of him: "Syria's state-controlled media SANA", "Ankara (a party to it)"."""
    stakes: dict[str, Stake] = {stake.kind: stake for stake in speaker.stakes}
    for kind, words in (("state-controlled media", "state-controlled"), ("public media", "public"),
                        ("paid agent", "the paid agent"), ("state organ", "state organ")):  # fmt: skip
        stake = stakes.get(kind)
        if stake is not None:
            return _documented(speaker.name, kind, words, stake, party="party" in stakes)
    return f"{speaker.name} (a party to it)" if "party" in stakes else speaker.name


def _documented(name: str, kind: str, words: str, stake: Stake, *, party: bool) -> str:
    whose = (codes_of(stake.of).name or stake.of) if stake.of else ""
    side = ", a party to it" if party else ""
    if kind == "paid agent":
        return f"{name} (paid agent of {with_article(whose) if whose else 'a client'}{side})"
    if kind == "state organ":
        itself = not whose or whose in name
        told = f"state organ{'' if itself else f' of {with_article(whose)}'}{side}"
        return f"{name[:-1]}; {told})" if name.endswith(")") else f"{name} ({told})"
    owner = f"{whose}'s {words} media" if whose else f"the {words} media"
    if with_article(name) != name:
        return f"{name} ({owner}{side})"
    return f"{owner} {name}" + (" (a party to it)" if party else "")


def tell_happening(row: ExportRow, *, negated: bool = False, speaker: str | None = None) -> str:
    """ "the Syrian Army attacked Türkiye in Idlib on 3 March 2020"; negated: "did not attack".

    Args:
        speaker: who tells it; of itself a country or body says "it".
    """
    verb = verb_of(row.type, row.mode)
    ours = {side.party.key for side in row.actors}
    itself = [(one.party.name, one.party.kind in _IT) for one in row.actors] == [(speaker, True)]
    who = "it" if itself else _named(row.actors) or "somebody"
    whom = _named([one for one in row.recipients if one.party.key not in ours])
    if negated or row.factuality in {"planned", "possible"}:
        helper = "did not" if negated else {"planned": "would", "possible": "might"}[row.factuality]
        did = f"{helper} {verb.to_do if whom else verb.to_do_alone}"
    else:
        did = verb.done if whom else verb.done_alone
    sides = {one.party.name for one in (*row.actors, *row.recipients)}
    where = f" in {with_article(row.spot.name)}" if row.spot.name and row.spot.name not in sides else ""
    return " ".join(filter(None, (who, did, whom))) + where + tell_days(row.start, row.end)


def tell_days(start: date | None, end: date | None) -> str:
    """ " on 3 March 2020", " between 1 and ..."; empty where no day is known."""
    if start is None or end is None:
        day = start or end
        return f" {'from' if start else 'by'} {day_told(day)}" if day else ""
    return f" on {day_told(start)}" if start == end else f" between {day_told(start)} and {day_told(end)}"


def _named(sides: Sequence[Side]) -> str:
    names = list(dict.fromkeys(with_article(side.party.name) for side in sides))
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def speaker_of(report: PageReport) -> str:
    """On whose word a report stands: the last of its chain, or its publisher."""
    return report.originator or (report.chain[-1].name if report.chain else report.publisher or NAMELESS)


def tell_numbers(reports: Sequence[PageReport]) -> list[str]:
    """Each figure with who gives it: "Dead: 3 (SANA), at least 7 (Anadolu)."."""
    told: dict[str, dict[str, dict[str, None]]] = {}
    for report in reports:
        for number in report.numbers:
            values = told.setdefault(number.what, {})
            values.setdefault(range_told(number), {})[speaker_of(report)] = None
    return [
        f"{capitalized(what)}: " + "; ".join(f"{value} ({', '.join(names)})" for value, names in values.items()) + "."
        for what, values in told.items()
    ]


def range_told(number: Quantity) -> str:
    """ "3", "at least 3", "at most 5", "3 to 5"."""
    if number.low == number.high:
        return f"{number.low:,.12g}"
    if math.isinf(number.high):
        return f"at least {number.low:,.12g}"
    return f"at most {number.high:,.12g}" if number.low <= 0 else f"{number.low:,.12g} to {number.high:,.12g}"
