"""The table of time expressions: what each looks like, and which meaning it takes.

Patterns are tried only in paragraphs that hold a word of every kind the rule `needs`. Names of months and
days count only when capitalised.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.language import dates_feasts as feasts
from dragoman.language import dates_meanings as meaning
from dragoman.language import dates_relative as relative
from dragoman.language import dates_values as cal
from dragoman.language.dates_calendars import (
    ETHIOPIAN_MONTHS,
    HOLIDAYS,
    ISLAMIC_MONTHS,
    ISLAMIC_VARIANTS,
    PERSIAN_MONTHS,
)
from dragoman.language.dates_context import Context
from dragoman.language.dates_meanings import ABBREVIATED, DAYS_SHORT, Groups, Meaning


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time."""

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    meaning: Callable[[Groups, Context], Meaning | None]


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _titled(name: str) -> str:
    """ "New Year's Day" for "new year's day"."""
    capitals = re.sub(r"(?<!')\b[a-z]", lambda match: match[0].upper(), name)
    return capitals.replace("Al-", "al-").replace(" Of ", " of ")


_MONTH_FULL = _any([*cal.MONTHS, *(name.upper() for name in cal.MONTHS)])
_MONTH = rf"(?:{_MONTH_FULL}|(?:{_any(list(ABBREVIATED))})\b\.?)"
_WEEKDAY = _any([*cal.WEEKDAYS, *(name.upper() for name in cal.WEEKDAYS)])
_WEEKDAY_SHORT = rf"(?:{_WEEKDAY}|(?:{_any(list(DAYS_SHORT))})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NO_DAY = r"(?:00?|3[2-9]|[4-9]\d)"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_NUMBER = (
    r"(?:\d[\d,]*(?:\.\d+)?|(?:a|the)\s+(?:few|couple(?:\s+of)?|dozen|hundred)|several|few|many|"
    rf"(?:(?:{_any(list(cal.TENS))})(?:[\s-](?:{_any(cal.ONES[1:10])}))?|{_any(cal.ONES[1:])}|hundred|dozen)"
    r"(?:\s+and\s+a\s+half)?(?:\s+(?:hundred|dozen|thousand))?|half\s+an?)"
)
_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|weekend|month|quarter|year|decade|centur(?=ies)|century)"
_PART_OF = (
    r"(?:the\s+)?(?P<part>(?i:early|mid|late|(?:very\s+)?(?:beginning|start|end|middle|close|opening)(?=\s+of)))"
    r"(?:-|\s+|\s+of\s+)(?:the\s+)?"
)
_ABOUT = (
    r"(?:(?:about|around|nearly|almost|over|more than|less than|at least|up to|roughly|some"
    r"|just over|just under)\s+)?"
)


_BORROWED = (  # "from May to June 2018": May takes its year from June
    rf"(?=\s*(?:to|and|until|through|-|–|or)\s+(?:{_MONTH}\s+)?(?:{_DAY}\s+)?(?:{_MONTH}\s+)?"
    rf"(?:{_DAY})?,?\s*(?P<borrowed>{_YEAR})\b)"
)
_TOD = r"(?P<tod>(?i:morning|afternoon|evening|night|dawn|midday|lunchtime))"
_LEADING_DAY = rf"(?:(?:{_WEEKDAY_SHORT}),?\s+(?:the\s+)?)?"
_AFTER_YEAR = rf"(?:(?:,?\s+(?:of\s+)?|,)(?P<year>{_YEAR})(?![\d,]*\d|\s*%)|{_BORROWED})?"
_WHICH_MONTH = rf"(?:(?P<which>(?i:last|next|this|past|coming))\s+)?(?P<month>{_MONTH}){_AFTER_YEAR}"
_BARE_YEAR = (
    rf"(?P<year>{_YEAR})(?![.,:/-]?\d|\s*%|\s*(?i:km"
    r"|kg|feet|metres|meters|miles|GMT|UTC|hours|hrs|people|troops|soldiers))"
)
_ISLAMIC_NAMES = _any([*ISLAMIC_MONTHS, *ISLAMIC_VARIANTS])
_FEASTS = _any([_titled(name) for name in HOLIDAYS])
_WHICH_UNIT = (
    r"(?P<which>(?i:last|this|next|(?:the\s+)?(?:previous|following|preceding|coming)"
    r"|the\s+(?:same|last|next)|that))"
)
ZONES = ("GMT", "UTC", "Z", "EST", "EDT", "CET", "CEST", "PST", "PDT", "BST", "MSK", "ET", "IST", "EAT")
_ZONE = rf"(?P<zone>(?:{_any(ZONES)})\b|local time)"


def _rule(name: str, needs: str, pattern: str, meaning: Callable[[Groups, Context], Meaning | None]) -> Rule:
    return Rule(name, frozenset(needs.split()), re.compile(rf"(?<![\w$€£¥]){pattern}(?!\w)"), meaning)


# Leftmost wins, then the longest, then the first of the table.
RULES: tuple[Rule, ...] = (
    _rule("iso", "year", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", meaning.mean_iso),
    _rule("slashed", "year", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)", meaning.mean_slashed),
    _rule("day month", "month", rf"{_LEADING_DAY}(?:the\s+)?(?:(?P<tod>(?i:morning|afternoon|evening"
          rf"|night))\s+of\s+(?:the\s+)?)?"
          rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
          rf"(?:\s+of)?[\s-]+(?P<month>{_MONTH}){_AFTER_YEAR}", meaning.mean_calendar_day),
    _rule("month day", "month", rf"{_LEADING_DAY}(?:the\s+(?P<tod>(?i:morning|afternoon|evening|night))"
          rf"\s+of\s+)?(?P<month>{_MONTH})\s+"
          rf"(?:the\s+)?(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\d:.]*\d)(?:\s*(?:-|–|to)\s*(?P<last>{_DAY})"
          rf"(?:st|nd|rd|th)?(?!\w))?"
          rf"{_AFTER_YEAR}", meaning.mean_calendar_day),
    _rule("no such day", "month year", rf"{_LEADING_DAY}(?:{_NO_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+"
          rf"{_NO_DAY}(?:st|nd|rd|th)?),?\s+{_YEAR}(?!\d)", meaning.mean_no_day),
    _rule("month of year", "month years", rf"(?P<month>{_MONTH})(?:\s+of)?\s+(?P<of>(?i:last|next|this|that|the"
          rf"\s+following))\s+year", meaning.mean_month_of_relative_year),
    _rule("edge of month", "month edge", rf"the\s+(?P<edge>first|last)\s+day\s+of\s+(?P<month>{_MONTH})"
          rf"{_AFTER_YEAR}", meaning.mean_edge_of_month),
    _rule("day of a month", "months digit", rf"the\s+(?P<day>{_DAY})(?:st|nd|rd|th)\s+of\s+"
          r"(?P<which>last|this|next)\s+month", meaning.mean_day_of_relative_month),
    _rule("month", "month", _WHICH_MONTH, meaning.mean_calendar_month),
    _rule("part of month", "month part", rf"{_PART_OF}{_WHICH_MONTH}", meaning.mean_calendar_month),
    _rule("hijri", "hijri", rf"(?:(?P<day>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
          rf"(?P<month>{_ISLAMIC_NAMES}),?\s+(?P<year>1[34]\d\d)(?:\s*(?:AH|H|A\.H\.))?", feasts.mean_hijri),
    _rule("persian", "persian", rf"(?:(?P<day>{_DAY})(?:st|nd|rd|th)?\s+)?(?P<month>{_any(PERSIAN_MONTHS)}),?"
          rf"\s+(?P<year>1[34]\d\d)", feasts.mean_persian),
    _rule("ethiopian", "ethiopian", rf"(?P<day>{_DAY})\s+(?P<month>{_any(ETHIOPIAN_MONTHS)}),?\s+"
          rf"(?P<year>{_YEAR})", feasts.mean_ethiopian),
    _rule("holiday", "holiday", rf"(?P<feast>{_FEASTS})(?:,?\s+(?P<year>{_YEAR}))?", feasts.mean_holiday),
    _rule("year", "year", rf"(?<![\d.,/:#-]){_BARE_YEAR}", meaning.mean_bare_year),
    _rule("part of year", "year part", rf"{_PART_OF}{_BARE_YEAR}", meaning.mean_bare_year),
    _rule("short range", "year", r"(?P<from>(?:19|20)\d\d)\s*[-–/]\s*(?P<to>(?:19"
          r"|20)?\d\d)", lambda g, c: meaning.mean_year_range(g)),
    _rule("decade", "decade", r"(?:the\s+)?(?:(?P<part>(?i:early|mid|late))(?:-|\s+))?(?P<decade>"
          r"(?:1[5-9]|20)\d0'?s|'?[2-9]0s|(?i:twenties|thirties|forties|fifties|sixties|seventies"
          r"|eighties|nineties))", meaning.mean_decade),
    _rule("century", "century", r"(?:the\s+)?(?:(?P<part>(?i:early|mid|late))(?:-|\s+))?"
          r"(?P<century>\d{1,2}(?:st|nd|rd|th)|[Tt]wentieth|[Tt]wenty-first|[Nn]ineteenth|[Ee]ighteenth"
          r"|[Ss]eventeenth)[\s-]+[Cc]entury", meaning.mean_century),
    _rule("quarter", "quarter", rf"(?:[Tt]he\s+)?(?P<nth>(?i:first|second|third|fourth|final|last|1st|2nd"
          rf"|3rd|4th|opening))[\s-]+(?P<what>quarter|half)(?:\s+of\s+(?:(?P<year>{_YEAR})|(?P<of>last"
          rf"|this|next)\s+year)|\s+(?P<of2>last|this|next)\s+year)",
          lambda g, c: meaning.mean_quarter({**g, "of": g.get("of") or g.get("of2")}, c)),
    _rule("bare quarter", "quarter", r"(?:[Tt]he\s+)(?P<nth>first|second|third|fourth|final)\s+"
          r"(?P<what>quarter)", meaning.mean_quarter),
    _rule("Q", "q digit", rf"Q(?P<q>[1-4])(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?", meaning.mean_quarter),
    _rule("season", "season", rf"(?:(?P<part>(?i:early|mid|late))(?:-|\s+)(?:in\s+)?)?(?:(?P<which>"
          rf"(?i:last|this|next))\s+|(?P<lead>[Tt]he\s+|(?<=in )|(?<=during )|(?<=of )|(?<=by )))?"
          rf"(?P<season>(?i:spring|summer|autumn|fall|winter))(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?(?!\s+"
          rf"(?:of|from|to|in\s+(?:the\s+)?(?:price|stock|value)))", meaning.mean_season),
    _rule("today", "today", r"(?P<word>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
          r"|today|yesterday|tomorrow|tonight|overnight|last\s+night))"
          r"(?:\s+(?P<tod>(?i:morning|afternoon|evening|night)))?", relative.mean_today),
    _rule("this morning", "tod", r"(?P<word>(?i:this|earlier\s+this))\s+(?P<tod>(?i:morning|afternoon"
          r"|evening))", relative.mean_today),
    _rule("weekday", "weekday", rf"(?=[MTWFSmtwfsELNPCelnpc])(?:(?:(?i:early|late)\s+(?:on\s+)?)?(?:(?i:the)"
          rf"\s+(?P<tod1>(?i:morning|afternoon|evening|night))\s+of\s+)?)?"
          rf"(?:(?P<which>(?i:this\s+past|this\s+coming|last|next|past|coming|this|the\s+following|the"
          rf"\s+previous))\s+)?(?P<weekday>{_WEEKDAY})(?:\s+(?P<week>(?:of\s+)?(?:last|this|next)"
          rf"\s+week))?(?:\s+{_TOD})?",
          lambda g, c: relative.mean_weekday({**g, "tod": g.get("tod") or g.get("tod1")}, c)),
    _rule("relative unit", "long_unit", rf"(?:(?:{_PART_OF})|(?P<side>(?i:earlier|later))\s+)?{_WHICH_UNIT}\s+"
          rf"(?P<unit>(?i:week|weekend|month|quarter|year|decade|century))(?!-|s)", relative.mean_relative_unit),
    _rule("before last", "unit last", r"(?i:the)\s+(?P<unit>(?i:week|month|year|decade|weekend))\s+"
          r"(?P<side>before\s+last|after\s+next)", relative.mean_before_last),
    _rule("ago today", "unit ago", rf"(?P<number>(?i:{_NUMBER}|an?|one))\s+(?P<unit>(?i:week|month|year|decade))"
          r"s?\s+ago\s+(?:to)(?P<exactly>day)", relative.mean_exactly_ago),
    _rule("exactly ago", "unit ago", rf"(?P<exactly>[Ee]xactly)\s+(?P<number>(?i:{_NUMBER}|an?|one))\s+"
          r"(?P<unit>(?i:week|month|year|decade))s?\s+ago", relative.mean_exactly_ago),
    _rule("the weekend", "weekends", r"(?P<which>[Tt]he)\s+(?P<unit>weekend)",
          lambda g, c: relative.mean_relative_unit({**g, "which": ""}, c) if c.anchor else None),
    _rule("past units", "unit which", rf"(?:[Tt]he\s+)?(?P<which>(?i:last|past|previous|next|coming|following))"
          rf"\s+(?P<number>{_NUMBER})\s+(?:(?:trading|working|business|consecutive|calendar)\s+)?"
          rf"(?P<unit>(?i:{_UNIT}))(?:s|ies)?", relative.mean_whole_duration),
    _rule("same day", "day", r"(?P<word>(?i:the\s+(?:very\s+)?same\s+day|the\s+(?:next|following"
          r"|previous)\s+day|the\s+day\s+(?:before|after)(?=\s*[,.;]|\s+(?:in|at|by|and|that|when)\b|$)"
          r"|that\s+(?:very\s+|same\s+)?day))", relative.mean_same_day),
    *(
        _rule("same evening", needs, r"(?P<word>(?i:the\s+(?:very\s+)?same|that(?:\s+very|\s+same)?|the\s+(?:next"
              rf"|following|previous)))\s+(?P<tod>(?i:{parts}))", relative.mean_same_day)
        for needs, parts in (("tod", "morning|afternoon|evening"), ("unit", "night"))
    ),
    _rule("past unit", "unit which", r"(?i:the)\s+(?P<which>(?i:past|last|next|coming))\s+(?P<unit>(?i:hour|day"
          r"|week|month|year|decade|century))(?!s)", relative.mean_whole_duration),
    _rule("counted", "unit away", rf"{_ABOUT}(?P<number>(?i:{_NUMBER}|an?|one))\s+(?P<unit>(?i:{_UNIT}))(?:s"
          rf"|ies)?\s+(?P<where>(?i:ago|earlier|later|(?:after|before)\s+that|before(?=[\s]*[,.;]|$)|previously|prior|from\s+now"
          rf"|from\s+today|beforehand|back(?=[\s]*[,.;]|$)|afterwards?|on(?=[\s]*[,.;]"
          rf"|$)))", relative.mean_counted),
    _rule("hours away", "units away", r"(?P<unit>[Hh]ours|[Mm]inutes)\s+(?P<where>(?i:earlier|later))",
          relative.mean_hours_away),
    _rule("set", "set", rf"(?P<word>(?i:daily|weekly|monthly|quarterly|annual|annually|yearly|nightly))|"
          rf"(?i:every|each)\s+(?:(?P<unit>(?i:day|week|month|year|hour|night))|"
          rf"(?P<weekday>{_WEEKDAY}))", relative.mean_set),
    _rule("hyphened", "unit hyphen", rf"(?P<number>(?i:\d+(?:\.\d+)?|{_NUMBER}))-(?P<unit>(?i:{_UNIT}))(?:-"
          rf"(?:old|long))?", relative.mean_duration),
    _rule("length", "unit", rf"{_ABOUT}(?P<number>(?i:{_NUMBER}|an?|one|(?:a|the)\s+(?:full|whole"
          rf"|entire)))\s+(?P<unit>(?i:{_UNIT}))(?:s|ies)?(?!-)", relative.mean_duration),
    _rule("vague length", "units", r"(?:(?:[Tt]he\s+past\s+|[Rr]ecent\s+|over\s+the\s+))?(?P<unit>"
          r"(?i:minutes|hours|days|weeks|months|years|decades|centuries))", relative.mean_vague_duration),
    _rule("vague", "vague", r"(?P<word>(?i:recently|lately|currently|nowadays|now|formerly|at\s+present"
          r"|in\s+recent\s+days|the\s+(?:near\s+|foreseeable\s+)?future|the\s+past(?=\s*[,.;])|at\s+the"
          r"\s+moment))(?!-)", relative.mean_vague),
    _rule("clock", "digit half_day", rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\b\.?"
          rf"|[AP]\.?M\b\.?)(?:\s*\(?{_ZONE}\)?)?", relative.mean_clock),
    _rule("zoned clock", "digit zone", rf"(?P<hour>[0-2]?\d)[:.]?(?P<minute>[0-5]\d)"
          rf"(?:\s*hrs?)?\s*\(?{_ZONE}\)?", relative.mean_clock),
    _rule("noon", "noon", r"(?P<word>(?i:noon|midday|midnight))", relative.mean_clock),
)  # fmt: skip
