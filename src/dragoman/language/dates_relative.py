"""Time expressions counted from publication or from what the text told before; lengths, repetitions, times.

As in `dates_meanings`, None means that the words are no time expression after all.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

from dragoman.language import dates_values as cal
from dragoman.language.dates_context import Context
from dragoman.language.dates_meanings import Groups, Kind, Meaning, part_of_day, part_within, weekday_number
from dragoman.language.dates_values import Period


def mean_today(groups: Groups, context: Context) -> Meaning | None:
    """Today, yesterday, last night and their like."""
    word = re.sub(r"\s+", " ", (groups["word"] or "").lower())
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
             "the day after tomorrow": 2}.get(word, 0)  # fmt: skip
    clock = part_of_day(groups.get("tod")) or ("TNI" if word in {"tonight", "last night", "overnight"} else "")
    if context.anchor is None:
        return Meaning("TIME" if clock else "DATE", Period("XXXX-XX-XX" + clock), f"{word}, no anchor", narrated=False)
    found = cal.day(context.anchor + timedelta(shift))
    if word == "overnight":
        found = Period(found.value, context.anchor - timedelta(1), context.anchor)
    return Meaning("TIME" if clock else "DATE", Period(found.value + clock, found.start, found.end),
                   f"{word} from {context.anchor} (published)")  # fmt: skip


def mean_weekday(groups: Groups, context: Context) -> Meaning | None:
    """A weekday by the tense of its clause."""
    number = weekday_number(groups["weekday"] or "")
    which = (groups.get("which") or groups.get("week") or "").lower()
    clock = part_of_day(groups.get("tod"))
    kind: Kind = "TIME" if clock else "DATE"
    anchor = context.anchor
    if which in {"the following", "the previous", "that"} or (which == "following"):
        return _weekday_from_told(number, which, clock, context)
    if anchor is None:
        return Meaning(kind, Period("XXXX-WXX-" + str(number + 1) + clock), "weekday, no anchor", narrated=False)
    found, how = _weekday_day(number, which, anchor, context)
    return Meaning(kind, Period(found.isoformat() + clock, found, found), f"{how} {anchor} (published)")


def _weekday_day(number: int, which: str, anchor: date, context: Context) -> tuple[date, str]:
    monday = anchor - timedelta(anchor.weekday())
    in_week = {
        "last week": -7,
        "this week": 0,
        "next week": 7,
        "of last week": -7,
        "of this week": 0,
        "of next week": 7,
    }
    if which in in_week:
        return monday + timedelta(number + in_week[which]), f"weekday {which} from"
    if which in {"last", "past", "this past"}:
        return cal.weekday_near(anchor - timedelta(1), number, future=False), "last such weekday before"
    if which in {"next", "coming", "this coming"}:
        return cal.weekday_near(anchor + timedelta(1), number, future=True), "next such weekday after"
    if context.tense in {"future", "present"} and not _spoken(context):
        return cal.weekday_near(anchor, number, future=True), "weekday on or after"
    return cal.weekday_near(anchor, number, future=False), "weekday on or before"


def _spoken(context: Context) -> bool:
    """Whether the day belongs to a reporting verb in the historic present ("says on Monday")."""
    root = context.words.root if context.words is not None else None
    return root is not None and context.tense == "present" and root.head.lemma_ in {"say", "report", "tell"}


def _weekday_from_told(number: int, which: str, clock: str, context: Context) -> Meaning | None:
    told = context.told.start if context.told else None
    if told is None:
        return Meaning(
            "DATE", Period("XXXX-WXX-" + str(number + 1) + clock), f"{which} weekday of an untold date", False
        )
    found = cal.weekday_near(told + timedelta(1), number, future=True)
    if which == "the previous":
        found = cal.weekday_near(told - timedelta(1), number, future=False)
    return Meaning(
        "TIME" if clock else "DATE", Period(found.isoformat() + clock, found, found), f"{which} from {told} (told)"
    )


def mean_relative_unit(groups: Groups, context: Context) -> Meaning | None:
    """ "last week", "this month", "the following year", "early next month", "later this year"."""
    which = re.sub(r"^the\s+", "", (groups["which"] or "").lower())
    unit = cal.UNITS[(groups["unit"] or "").lower()]
    told = which in {"following", "previous", "same", "that", "preceding"}
    base = (context.told.start if context.told else None) if told else context.anchor
    if base is None:
        return Meaning("DATE", Period("XXXX"), f"{which} {groups['unit']}, no anchor", narrated=False)
    shift = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(
        which, 0
    )
    if unit == "WE":
        return _relative_weekend(which, shift, base, context)
    moved = cal.step(base if unit != "M" else base.replace(day=1), shift, unit)
    if moved is None:
        return None
    whole = cal.holding(moved, unit)
    return Meaning("DATE", _sided(whole, groups, context), f"{which} {groups['unit']} from {base}"
                   f" ({'told' if told else 'published'})")  # fmt: skip


def _relative_weekend(which: str, shift: int, base: date, context: Context) -> Meaning:
    here = cal.weekend(base)
    if which in {"this", "", "past"}:
        early = base.weekday() < 5 and not context.is_future
        shift = -1 if early and (which != "this" or context.tense == "past") else 0
    elif which == "last" and base.weekday() == 6:
        shift = -1
    assert here.start is not None
    return Meaning("DATE", cal.weekend(here.start + timedelta(7 * shift)), f"{which or 'the'} weekend from {base}")


def _sided(whole: Period, groups: Groups, context: Context) -> Period:
    """ "earlier this month" ends at publication, "later this year" begins there."""
    side, anchor = (groups.get("side") or "").lower(), context.anchor
    if not side or anchor is None or whole.start is None or whole.end is None:
        return part_within(whole, groups)
    if not whole.start <= anchor <= whole.end:
        return whole
    return Period(whole.value, whole.start, anchor) if side == "earlier" else Period(whole.value, anchor, whole.end)


def mean_whole_duration(groups: Groups, context: Context) -> Meaning | None:
    """ "the past two weeks", "the next six months": a duration whose one end is publication."""
    which, word = (groups["which"] or "").lower(), (groups["unit"] or "").lower()
    count, unit = cal.number_of(groups.get("number") or "one"), cal.UNITS[word]
    length = cal.duration(count, unit, word)
    if count is None or context.anchor is None:
        return Meaning("DURATION", length, "length without ends", narrated=False)
    ahead = which in {"next", "coming", "following"}
    steps, step_unit = (math.ceil(count / 24), "D") if word == "hour" else (int(count), unit)
    other = cal.step(context.anchor, steps * (1 if ahead else -1), step_unit)
    ends = sorted((context.anchor, other or context.anchor))
    period = Period(length.value, ends[0], ends[1]) if other else length
    return Meaning("DURATION", period, f"{which} from {context.anchor} (published)", narrated=False)


def mean_counted(groups: Groups, context: Context) -> Meaning | None:
    """ "two weeks ago", "four days later", "a day earlier": counted from publication or from the date told."""
    word, where = (groups["unit"] or "").lower(), re.sub(r"\s+", " ", (groups["where"] or "").lower())
    count, unit = cal.number_of(groups["number"] or ""), cal.UNITS[word]
    back = where in {"ago", "earlier", "before", "before that", "previously", "prior", "beforehand", "back"}
    from_anchor = where in {"ago", "from now", "back", "from today"}
    base = context.anchor if from_anchor else (context.told.start if context.told else None)
    origin = "published" if from_anchor else "told"
    if not from_anchor and context.told and not back:
        base = context.told.end
    if word in {"second", "minute", "hour"} and count is not None:
        return _hours_away(cal.duration(count, unit, word), where, None if from_anchor else context.told)
    if count is None or base is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        return Meaning("DATE", Period(value), f"{where}, nothing to count from", narrated=False)
    if word == "fortnight":
        count *= 2
    if count != int(count):  # "half a year ago", "a year and a half later"
        count, unit = {"Y": (count * 12, "M"), "M": (count * 30, "D"), "W": (count * 7, "D")}.get(unit, (count, unit))
    moved = cal.step(base, round(count) * (-1 if back else 1), unit)
    if moved is None:
        return None
    # "a decade ago" is a year, not a decade
    return Meaning("DATE", cal.holding(moved, "Y" if unit in {"E", "C"} else unit), f"{where} from {base} ({origin})")


def mean_exactly_ago(groups: Groups, context: Context) -> Meaning | None:
    """ "exactly one month ago", "a year ago today": that very day."""
    count, unit = cal.number_of(groups["number"] or ""), cal.UNITS[(groups["unit"] or "").lower()]
    if context.anchor is None or count is None or count != int(count):
        return mean_counted({**groups, "where": "ago"}, context)
    moved = cal.step(context.anchor, -int(count), unit)
    return Meaning("DATE", cal.day(moved), f"to the day, ago from {context.anchor} (published)") if moved else None


def mean_before_last(groups: Groups, context: Context) -> Meaning | None:
    """ "the week before last", "the month after next"."""
    if context.anchor is None:
        return None
    unit, side = cal.UNITS[(groups["unit"] or "").lower()], (groups["side"] or "").split()[0]
    base = context.anchor.replace(day=1) if unit == "M" else context.anchor
    moved = cal.step(base, -2 if side == "before" else 2, unit)
    if moved is None:
        return None
    return Meaning("DATE", cal.holding(moved, unit), f"the one {groups['side']} from {context.anchor} (published)")


def mean_hours_away(groups: Groups, context: Context) -> Meaning | None:
    """ "hours later", "minutes earlier"."""
    word, where = (groups["unit"] or "").lower().removesuffix("s"), (groups["where"] or "").lower()
    return _hours_away(cal.duration(None, cal.UNITS[word], word), where, context.told)


def _hours_away(length: Period, where: str, told: Period | None) -> Meaning:
    """Hours from what was told, a length in TIMEX3: it is still that day, as far as a page's reader can tell."""
    if told is None or told.start is None or told.start != told.end:
        return Meaning("DURATION", length, f"clock time {where}", narrated=False)
    return Meaning("DURATION", Period(length.value, told.start, told.end), f"{where} on {told.start} (told)", False)


def mean_same_day(groups: Groups, context: Context) -> Meaning | None:
    """ "the same day", "the next day", "the day before", "that evening": from the last date told, or undated."""
    clock = part_of_day(groups.get("tod"))
    kind: Kind = "TIME" if clock else "DATE"
    word = re.sub(r"\s+", " ", (groups["word"] or "").lower())
    shift = 0
    if re.search(r"next|following|after", word):
        shift = 1
    elif re.search(r"before|previous|earlier", word):
        shift = -1
    told = context.told
    base = (told.end if shift > 0 else told.start) if told else None
    if base is None or (told and told.start and told.end and (told.end - told.start).days > 7):
        return Meaning(kind, Period("XXXX-XX-XX" + clock), f"{word}, no day told before", narrated=False)
    found = cal.day(base + timedelta(shift))
    return Meaning(kind, Period(found.value + clock, found.start, found.end), f"{word} from {base} (told)")


def mean_duration(groups: Groups, context: Context) -> Meaning | None:
    """A length of time with its number."""
    word = (groups["unit"] or "").lower()
    number = groups["number"] or ""
    if word == "second" and number.lower() in {"a", "one"}:
        return None  # "a second aircraft"
    period = cal.duration(cal.number_of(number), cal.UNITS[word], word)
    return Meaning("DURATION", period, "length", narrated=False)


def mean_vague_duration(groups: Groups, context: Context) -> Meaning | None:
    """ "days", "recent years": a length that is not told."""
    word = (groups["unit"] or "").lower().removesuffix("s").replace("centurie", "century")
    return Meaning("DURATION", cal.duration(None, cal.UNITS[word], word), "length not told", narrated=False)


def mean_set(groups: Groups, context: Context) -> Meaning | None:
    """What comes again: "every Friday", "annual"."""
    words = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y",
             "yearly": "P1Y", "nightly": "P1D"}  # fmt: skip
    word = groups.get("word")
    if word:
        return Meaning("SET", Period(words[word.lower()]), "repeated", narrated=False)
    unit = (groups.get("unit") or "").lower()
    if unit in cal.UNITS:
        return Meaning("SET", cal.duration(1, cal.UNITS[unit], unit), "repeated", narrated=False)
    number = weekday_number((groups.get("weekday") or "").rstrip("s"))
    return Meaning("SET", Period(f"XXXX-WXX-{number + 1}"), "repeated", narrated=False)


def mean_vague(groups: Groups, context: Context) -> Meaning | None:
    """Now, recently, the future."""
    word = re.sub(r"\s+", " ", (groups["word"] or "").lower())
    value = "PAST_REF"
    if word in {"now", "currently", "nowadays", "at present", "at the moment", "right now"}:
        value = "PRESENT_REF"
    elif "future" in word or word in {"soon", "shortly"}:
        value = "FUTURE_REF"
    return Meaning("DATE", Period(value), "vague", narrated=False)


def mean_clock(groups: Groups, context: Context) -> Meaning | None:
    """A time of day: on the day named beside it, else on the day the paragraph tells of, else undated."""
    time = _clock_value(groups)
    if time is None:
        return None
    told, anchor = context.told_here, context.anchor
    base = told.start if told and told.start and told.start == told.end else None
    if base is None:
        value = f"{anchor}T{time}" if anchor else f"XXXX-XX-XXT{time}"
        return Meaning("TIME", Period(value), "time of a day not told", narrated=False)
    return Meaning("TIME", Period(f"{base}T{time}", base, base), f"time on {base} (told)", narrated=False)


def _clock_value(groups: Groups) -> str | None:
    word = (groups.get("word") or "").lower()
    if word:
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[word]
    hour, minute = int(groups.get("hour") or 0), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    zone = (groups.get("zone") or "").upper().replace(".", "")
    if hour > 24 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}" + ("Z" if zone in {"GMT", "UTC", "Z", "ZULU"} else "")
