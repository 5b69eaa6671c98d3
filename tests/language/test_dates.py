"""What each way of writing a time means: these cases are the documentation of the tagger.

Publication is Wednesday 15 March 2023 unless a case says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.language.dates import date_of, find_dates
from dragoman.language.dates_calendars import easter, islamic_to_day, orthodox_easter, persian_to_day
from dragoman.language.dates_events import date_of_saying
from dragoman.language.dates_values import duration, number_of, part, step, weekday_near, year
from dragoman.language.parser import parse_text, span_of

PUBLISHED = date(2023, 3, 15)

# text, words of the expression, TIMEX3 value, first day, last day (None: cannot be told)
CASES = [
    # weekdays by tense
    ("Troops shelled the town on Monday.", "Monday", "2023-03-13", "2023-03-13", "2023-03-13"),
    ("Troops shelled the town on Wednesday.", "Wednesday", "2023-03-15", "2023-03-15", "2023-03-15"),
    ("Troops shelled the town on Thursday.", "Thursday", "2023-03-09", "2023-03-09", "2023-03-09"),
    ("The minister will visit Ankara on Friday.", "Friday", "2023-03-17", "2023-03-17", "2023-03-17"),
    ("The minister is due to visit Ankara on Monday.", "Monday", "2023-03-20", "2023-03-20", "2023-03-20"),
    ("Talks are scheduled for Sunday.", "Sunday", "2023-03-19", "2023-03-19", "2023-03-19"),
    ("Putin to visit Ankara on Monday", "Monday", "2023-03-20", "2023-03-20", "2023-03-20"),
    ("The envoy met rebels last Monday.", "last Monday", "2023-03-13", "2023-03-13", "2023-03-13"),
    ("They will meet next Monday.", "next Monday", "2023-03-20", "2023-03-20", "2023-03-20"),
    ("Police arrested him on Thursday night.", "Thursday night", "2023-03-09TNI", "2023-03-09", "2023-03-09"),
    ("The army entered the city on Monday last week.", "Monday last week", "2023-03-06", "2023-03-06", "2023-03-06"),
    # days around publication
    ("The court freed him today.", "today", "2023-03-15", "2023-03-15", "2023-03-15"),
    ("The court freed him yesterday.", "yesterday", "2023-03-14", "2023-03-14", "2023-03-14"),
    ("The court freed him yesterday morning.", "yesterday morning", "2023-03-14TMO", "2023-03-14", "2023-03-14"),
    ("The court will decide tomorrow.", "tomorrow", "2023-03-16", "2023-03-16", "2023-03-16"),
    ("Rockets hit the base last night.", "last night", "2023-03-14TNI", "2023-03-14", "2023-03-14"),
    ("Rockets hit the base this morning.", "this morning", "2023-03-15TMO", "2023-03-15", "2023-03-15"),
    ("He fled the day before yesterday.", "the day before yesterday", "2023-03-13", "2023-03-13", "2023-03-13"),
    # weeks, months, years around publication
    ("The two sides met last week.", "last week", "2023-W10", "2023-03-06", "2023-03-12"),
    ("The two sides met this week.", "this week", "2023-W11", "2023-03-13", "2023-03-19"),
    ("The two sides will meet next week.", "next week", "2023-W12", "2023-03-20", "2023-03-26"),
    ("The two sides met last month.", "last month", "2023-02", "2023-02-01", "2023-02-28"),
    ("The two sides met earlier this month.", "earlier this month", "2023-03", "2023-03-01", "2023-03-15"),
    ("The vote is planned for later this year.", "later this year", "2023", "2023-03-15", "2023-12-31"),
    ("Clashes broke out last weekend.", "last weekend", "2023-W10-WE", "2023-03-11", "2023-03-12"),
    ("He resigned last year.", "last year", "2022", "2022-01-01", "2022-12-31"),
    ("He resigned late last year.", "late last year", "2022", "2022-09-01", "2022-12-31"),
    ("Elections will be held by the end of this year.", "the end of this year", "2023", "2023-09-01", "2023-12-31"),
    ("Fighting stopped the week before last.", "the week before last", "2023-W09", "2023-02-27", "2023-03-05"),
    ("They will vote the year after next.", "the year after next", "2025", "2025-01-01", "2025-12-31"),
    ("Exactly one month ago, the dam burst.", "Exactly one month ago", "2023-02-15", "2023-02-15", "2023-02-15"),
    ("A year ago today, a boat went down.", "A year ago today", "2022-03-15", "2022-03-15", "2022-03-15"),
    ("A decade ago the party won.", "A decade ago", "2013", "2013-01-01", "2013-12-31"),
    ("Rebels took three towns in the past 48 hours.", "the past 48 hours", "PT48H", "2023-03-13", "2023-03-15"),
    ("The two presidents are to meet in Tirana on Monday.", "Monday", "2023-03-20", "2023-03-20", "2023-03-20"),
    # days and months of the calendar
    ("They met on the 12th of this month.", "the 12th of this month", "2023-03-12", "2023-03-12", "2023-03-12"),
    ("He was crowned on the first day of May 2019.", "the first day of May 2019", "2019-05-01", "2019-05-01",
     "2019-05-01"),
    # beside another expression
    ("A deal was struck three days after the March 9 vote.", "three days after", "2023-03-12", "2023-03-12",
     "2023-03-12"),
    ("The king abdicated on March 9. The next day his son was crowned.", "The next day", "2023-03-10", "2023-03-10",
     "2023-03-10"),
    ("The regiment mutinied on March 7; two days after that the navy joined.", "two days after that", "2023-03-09",
     "2023-03-09", "2023-03-09"),
    ("On the eve of the 12 March summit a missile was fired.", "the eve of", "2023-03-11", "2023-03-11", "2023-03-11"),
    ("He resigned in December 2021. On May 29 he was tried.", "May 29", "2022-05-29", "2022-05-29", "2022-05-29"),
    # other calendars
    ("Schools were shut throughout Mehr 1401.", "Mehr 1401", "2022-09-23/2022-10-22", "2022-09-23", "2022-10-22"),
    ("The editors were freed on 1 Meskerem 2012.", "1 Meskerem 2012", "2019-09-12", "2019-09-12", "2019-09-12"),
    ("The attack took place on 7 October 2022.", "7 October 2022", "2022-10-07", "2022-10-07", "2022-10-07"),
    ("The attack took place on October 7, 2022.", "October 7, 2022", "2022-10-07", "2022-10-07", "2022-10-07"),
    ("The attack took place on October 7.", "October 7", "2022-10-07", "2022-10-07", "2022-10-07"),
    ("The attack took place on March 3.", "March 3", "2023-03-03", "2023-03-03", "2023-03-03"),
    ("The summit will take place on June 18.", "June 18", "2023-06-18", "2023-06-18", "2023-06-18"),
    ("He was killed on the 3rd of January.", "the 3rd of January", "2023-01-03", "2023-01-03", "2023-01-03"),
    ("He was jailed in October.", "October", "2022-10", "2022-10-01", "2022-10-31"),
    ("The trial will open in October.", "October", "2023-10", "2023-10-01", "2023-10-31"),
    ("He was jailed in October 2019.", "October 2019", "2019-10", "2019-10-01", "2019-10-31"),
    ("He was jailed in early March 2019.", "early March 2019", "2019-03", "2019-03-01", "2019-03-10"),
    ("Signed on 2021-11-05 in Doha.", "2021-11-05", "2021-11-05", "2021-11-05", "2021-11-05"),
    ("Signed on 17/04/2021 in Doha.", "17/04/2021", "2021-04-17", "2021-04-17", "2021-04-17"),
    ("Signed on 04/05/2021 in Doha.", "04/05/2021", "2021-XX-XX", None, None),
    # years and longer
    ("The war began in 2011.", "2011", "2011", "2011-01-01", "2011-12-31"),
    ("The war began in early 2019.", "early 2019", "2019", "2019-01-01", "2019-05-02"),
    ("The town has been held by rebels since 2011.", "2011", "2011", "2011-01-01", "2023-03-15"),
    ("The group was founded in the 1980s.", "the 1980s", "198", "1980-01-01", "1989-12-31"),
    ("The border was drawn in the 19th century.", "the 19th century", "18", "1801-01-01", "1900-12-31"),
    ("Exports fell in the first quarter of 2022.", "the first quarter of 2022", "2022-Q1", "2022-01-01", "2022-03-31"),
    ("Exports fell in the second half of 2022.", "the second half of 2022", "2022-H2", "2022-07-01", "2022-12-31"),
    ("The offensive began in the summer of 2014.", "the summer of 2014", "2014-SU", "2014-06-01", "2014-08-31"),
    ("The offensive began last summer.", "last summer", "2022-SU", "2022-06-01", "2022-08-31"),
    # ranges: each end has its own value, both mean the whole
    ("They fought between 2014 and 2016.", "2014", "2014", "2014-01-01", "2016-12-31"),
    ("They fought from 2014 to 2016.", "2016", "2016", "2014-01-01", "2016-12-31"),
    ("They met from 3 to 5 May 2022.", "3 to 5 May 2022", "2022-05-03/2022-05-05", "2022-05-03", "2022-05-05"),
    ("They met on May 3-5, 2022.", "May 3-5, 2022", "2022-05-03/2022-05-05", "2022-05-03", "2022-05-05"),
    # counted from publication, or from what the text told before
    ("He fled two weeks ago.", "two weeks ago", "2023-W09", "2023-02-27", "2023-03-05"),
    ("He fled three days ago.", "three days ago", "2023-03-12", "2023-03-12", "2023-03-12"),
    ("He fled about 10 years ago.", "about 10 years ago", "2013", "2013-01-01", "2013-12-31"),
    ("He was freed on 1 March. He had fled two days earlier.",
     "two days earlier", "2023-02-27", "2023-02-27", "2023-02-27"),
    ("He was freed on 1 March. He fled four days later.", "four days later", "2023-03-05", "2023-03-05", "2023-03-05"),
    ("He was freed on 1 March. He fled the same day.", "the same day", "2023-03-01", "2023-03-01", "2023-03-01"),
    ("He was freed on 1 March. He had arrived the day before.",
     "the day before", "2023-02-28", "2023-02-28", "2023-02-28"),
    ("He was freed on 1 March. The following Monday he fled.",
     "The following Monday", "2023-03-06", "2023-03-06", "2023-03-06"),
    ("He was elected in 2010 and died the following year.", "the following year", "2011", "2011-01-01", "2011-12-31"),
    ("He fled two days earlier.", "two days earlier", "PAST_REF", None, None),
    ("He fled the same day.", "the same day", "XXXX-XX-XX", None, None),
    # lengths and repetitions
    ("It reopened after an 8-year hiatus.", "8-year", "P8Y", None, None),
    ("It reopened for the first time in 8 years.", "8 years", "P8Y", None, None),
    ("They talked for several hours.", "several hours", "PTXH", None, None),
    ("They fought for two and a half years.", "two and a half years", "P2.5Y", None, None),
    ("Fighting raged for the past two weeks.", "the past two weeks", "P2W", "2023-03-01", "2023-03-15"),
    ("They will leave within the next six months.", "the next six months", "P6M", "2023-03-15", "2023-09-15"),
    ("Protesters gather every Friday.", "every Friday", "XXXX-WXX-5", None, None),
    ("The army holds annual drills.", "annual", "P1Y", None, None),
    # vague
    ("He was recently freed.", "recently", "PAST_REF", None, None),
    # feasts and other calendars
    ("They were released on Christmas Eve.", "Christmas Eve", "2022-12-24", "2022-12-24", "2022-12-24"),
    ("They were released on the eve of Easter 2022.",
     "the eve of", "2022-04-16", "2022-04-16", "2022-04-16"),
    ("They were released on New Year's Day.", "New Year's Day", "2023-01-01", "2023-01-01", "2023-01-01"),
    ("The decree is dated 27 Rajab 1444.", "27 Rajab 1444", "2023-02-18", "2023-02-17", "2023-02-19"),
    ("The law of 22 Bahman 1357 stands.", "22 Bahman 1357", "1979-02-11", "1979-02-11", "1979-02-11"),
    # times of day
    ("The quake struck on Monday at 08:30 UTC.", "08:30 UTC", "2023-03-13T08:30Z", "2023-03-13", "2023-03-13"),
    ("On Tuesday, at 5:15 p.m. the siren sounded.", "5:15 p.m.", "2023-03-14T17:15", "2023-03-14", "2023-03-14"),
    ("The curfew begins at 14:58 UTC.", "14:58 UTC", "2023-03-15T14:58Z", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), CASES, ids=[case[0] for case in CASES])
def test_meaning(text: str, words: str, value: str, start: str | None, end: str | None) -> None:
    found = {text[d.span.start : d.span.end]: d for d in find_dates(parse_text(text), PUBLISHED)}
    assert words in found, f"found only {list(found)}"
    got = found[words]
    days = (got.start.isoformat() if got.start else None, got.end.isoformat() if got.end else None)
    assert (got.value, *days) == (value, start, end), got.how


@pytest.mark.parametrize(
    "text",
    [
        "Police may march into the town.",
        "About 2000 people were displaced.",
        "They bought 1,950 tonnes of wheat.",
        "A second aircraft landed.",
        "The Arab Spring reached Syria.",
        "Prices will spring back and fall.",
    ],
)
def test_no_time_expression(text: str) -> None:
    assert find_dates(parse_text(text), PUBLISHED) == ()


@pytest.mark.parametrize("text", ["He fled on Monday.", "He fled on March 3.", "He fled today.", "He fled last week."])
def test_without_publication_no_day_is_guessed(text: str) -> None:
    (found,) = find_dates(parse_text(text), None)
    assert found.start is None
    assert found.end is None


def test_spans_are_offsets_into_the_document() -> None:
    text = "He fled on Monday.  On 3 May 2022 he returned."
    words = [text[d.span.start : d.span.end] for d in find_dates(parse_text(text), PUBLISHED)]
    assert words == ["Monday", "3 May 2022"]


# text, trigger, day the grammar gives to it
EVENTS = [
    ("Troops shelled the town on Monday.", "shelled", "2023-03-13"),
    ("On Monday troops shelled the town and killed five people.", "killed", "2023-03-13"),
    ("Troops shelled the town on Monday, killing five people.", "killing", "2023-03-13"),
    ("The bomb that exploded on Sunday killed the man who surrendered on Monday.", "exploded", "2023-03-12"),
    ("Monday's attack killed five people.", "attack", "2023-03-13"),
    ("Monday's attack killed five people.", "killed", "2023-03-13"),
    ("The attack on Monday was the worst of the war.", "attack", "2023-03-13"),
    ("Police arrested three men on Sunday.", "arrested", "2023-03-12"),
    ("The two sides signed an agreement on Sunday.", "agreement", "2023-03-12"),
    ("The army began shelling the town on Sunday.", "shelling", "2023-03-12"),
    ("Police said on Monday that they had arrested three men.", "arrested", None),
    ("Police said on Monday that they had arrested three men on Sunday.", "arrested", "2023-03-12"),
    ("Police have arrested three men.", "arrested", None),
    ("The UN condemned the attack on Monday.", "condemned", "2023-03-13"),
    ("The minister agreed on Monday to send troops.", "send", None),
    ("They fought for two years.", "fought", None),
    ("European foreign ministers on Monday called for an inquiry.", "called", "2023-03-13"),
    ("The quarrel broke out on Monday, when Egypt severed relations with Qatar.", "severed", "2023-03-13"),
    # the noun that a clause describes
    ("He apologized for a raid on March 1 in which his forces bombed a camp, killing six.", "bombed", "2023-03-01"),
    ("He apologized for a raid on March 1 in which his forces bombed a camp, killing six.", "killing", "2023-03-01"),
    ("He apologized for a raid on March 1 in which his forces bombed a camp.", "apologized", None),
    # told on in the same tense
    ("Cuba raised its flag on Monday and reopened its embassy.", "reopened", "2023-03-13"),
    ("South Korea accused the North on Monday, and President Lee promised action.", "promised", "2023-03-13"),
    ("Police arrested him on Monday and will question the others.", "question", None),
    ("Troops entered the country in 2003 and shelled the port.", "shelled", None),
    ("He told Reuters on Monday that he was safe, and police arrested his brother.", "arrested", None),
    ("In 1997 the state hired fighters; its own soldiers arrested them.", "arrested", "1997-01-01"),
    ("In March 2011 troops entered Abidjan, and rebels captured the president.", "captured", "2011-03-01"),
    ("Troops entered Abidjan in March 2011, and rebels captured the president.", "captured", None),
    ("Police landed on Monday, and a station was raided by them.", "raided", "2023-03-13"),
    ("Police landed on 9 March, and a station was raided the same night.", "raided", "2023-03-09"),
    ("Police landed on 9 March. The editor was arrested the next morning.", "arrested", "2023-03-10"),
    ("A bomber struck on Monday, killing a guard and wounding two others.", "wounding", "2023-03-13"),
    # the day of a clause that the parser hangs on who tells of it, and of what happened then
    ("Jets hit dozens of targets in Sanaa, Hodeidah and Dhamar overnight, the U.S. army said.", "hit", "2023-03-14"),
    ("Jets hit dozens of targets in Sanaa, the U.S. army said on Monday.", "hit", None),
    ("Two women were killed when the plant was hit on Monday.", "killed", "2023-03-13"),
    ("She was killed as she left a rally on Monday.", "killed", "2023-03-13"),
    ("Jets bombed what the army called a camp near the town on Monday.", "bombed", "2023-03-13"),
    ("Gunmen killed 2 men in Pahalgam, a town in Kashmir, on Monday; Delhi shut the border.", "killed", "2023-03-13"),
    ("Iran fired missiles on Monday in retaliation for a March 1 strike.", "fired", "2023-03-13"),
    ("The premier was shot and wounded on Monday.", "shot", "2023-03-13"),
    ("The minister ordered troops to withdraw from the city on Monday.", "withdraw", "2023-03-13"),
    ("The minister agreed to meet the envoy on Monday.", "meet", "2023-03-20"),
    ("Two women had been killed before the plant was hit on Monday.", "killed", None),
    # purpose, and what is done at once
    ("Qarase telephoned him on Monday to ask for help.", "ask", "2023-03-13"),
    ("India sent envoys on Monday to ask for help.", "ask", None),
    ("India sent troops to enforce an accord in 1987.", "sent", "1987-01-01"),
    ("The bloc moved on Monday to recognize Kosovo.", "recognize", "2023-03-13"),
    ("Russia answered on Monday by expelling three diplomats.", "expelling", "2023-03-13"),
    # distance from another event
    ("Fiji was suspended on Friday, three days after the army seized power.", "seized", "2023-03-07"),
    ("Troops moved in two weeks before the rebels struck on March 14.", "moved", "2023-02-27"),
    ("Police raided the offices two days before the 6 March election.", "raided", "2023-03-04"),
    ("Police raided the offices before the 6 March election.", "raided", None),
    ("Turkey said on Monday that it would bar him, two days after he was turned away.", "turned", "2023-03-11"),
    ("He said on Sunday that he would speak on Friday, a day after Iran admitted it.", "admitted", "2023-03-11"),
    ("The army left on March 6. The step came a day after rebels took the port.", "took", "2023-03-05"),
    ("The army left on March 6. Hours later a crowd stormed the port.", "stormed", "2023-03-06"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), EVENTS, ids=[f"{case[1]}: {case[0]}" for case in EVENTS])
def test_date_of_event(text: str, trigger: str, expected: str | None) -> None:
    parse = parse_text(text)
    dates = find_dates(parse, PUBLISHED)
    token = next(t for t in parse.blocks[0] if t.text == trigger)
    found = date_of(token, dates, PUBLISHED)
    assert (found.start.isoformat() if found and found.start else None) == expected, span_of(token)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("On Sunday he announced that the rebels would silence their guns on Friday.", "silence", "2023-03-12"),
        ("The minister agreed on Monday to send troops.", "send", "2023-03-13"),
        ("Russia will send troops on Friday.", "send", None),
    ],
)
def test_date_of_saying(text: str, trigger: str, expected: str | None) -> None:
    parse = parse_text(text)
    token = next(t for t in parse.blocks[0] if t.text == trigger)
    found = date_of_saying(token, find_dates(parse, PUBLISHED), PUBLISHED)
    assert (found.start.isoformat() if found and found.start else None) == expected


def test_calendars() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert orthodox_easter(2024) == date(2024, 5, 5)
    assert islamic_to_day(1445, 1, 1) == date(2023, 7, 19)
    assert persian_to_day(1403, 1, 1) == date(2024, 3, 20)


def test_reckoning() -> None:
    assert number_of("twenty-one") == 21
    assert number_of("several") is None
    assert number_of("the entire") == 1
    assert duration(3, "D", "day").value == "P3D"
    assert step(date(2024, 3, 31), -1, "M") == date(2024, 2, 29)
    assert weekday_near(PUBLISHED, 2, future=False) == PUBLISHED
    assert part(year(2023), "late").end == date(2023, 12, 31)


@pytest.mark.parametrize(
    "words",
    [
        "30 February 2021", "February 30, 2021", "31 April", "29 February 2023", "June 28-31, 2021", "32 May 2021",
        "the 31st of last month", "31 Ramadan 1442", "31 Mehr 1400", "29 Pagumen 2013",
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_unknown(words: str) -> None:
    found = find_dates(parse_text(f"The two sides met on {words} in Rome."), PUBLISHED)
    assert [(one.span.start, one.start, one.end) for one in found] == [(21, None, None)]


def test_no_day_of_numbers_alone_is_made_up() -> None:
    text = "The two sides met on 2021-02-30, on 2021-13-01, on 30/02/2021 and at 25:00 GMT in Rome."
    assert find_dates(parse_text(text), PUBLISHED) == ()


def test_the_last_day_of_the_month_before() -> None:
    (found,) = find_dates(parse_text("The two sides met on the 31st of last month."), date(2023, 4, 5))
    assert found.start == found.end == date(2023, 3, 31)


@pytest.mark.parametrize(
    "frame", ["over the past three {}", "two {} ago", "four {} later", "the next two {}", "several {}"]
)
@pytest.mark.parametrize(
    "unit", ["seconds", "hours", "days", "fortnights", "weekends", "months", "quarters", "decades", "centuries"]
)
def test_every_unit_is_counted(frame: str, unit: str) -> None:
    """The stem of a plural is not always its singular: "centuries"."""
    text = f"They fought {frame.format(unit)}."
    assert any(
        text[d.span.start : d.span.end].endswith((unit, "ago", "later"))
        for d in find_dates(parse_text(text), PUBLISHED)
    )
