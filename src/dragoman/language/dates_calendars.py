"""Feasts, and dates of calendars other than the Gregorian, as Gregorian days."""

from __future__ import annotations

from datetime import date, timedelta

ISLAMIC_MONTHS = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Thani", "Rajab", "Shaaban",
    "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip
ISLAMIC_VARIANTS = {
    "Rabi al-Awal": 3, "Rabi I": 3, "Rabi al-Akhir": 4, "Rabi II": 4, "Jumada I": 5, "Jumada al-Awwal": 5,
    "Jumada II": 6, "Jumada al-Akhira": 6, "Sha'ban": 8, "Shaban": 8, "Ramadhan": 9, "Ramazan": 9,
    "Dhu al-Qidah": 11, "Dhul Qadah": 11, "Zilqad": 11, "Dhul Hijjah": 12, "Dhu al-Hijja": 12, "Dhul-Hijja": 12,
    "Zilhaj": 12,
}  # fmt: skip
PERSIAN_MONTHS = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman",
    "Esfand",
)  # fmt: skip
ETHIOPIAN_MONTHS = (
    "Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miyazya", "Ginbot", "Sene", "Hamle",
    "Nehase", "Pagumen",
)  # fmt: skip
_FIXED = {
    "new year's day": (1, 1), "orthodox christmas": (1, 7), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "may day": (5, 1), "bastille day": (7, 14), "fourth of july": (7, 4), "halloween": (10, 31),
    "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "all saints' day": (11, 1), "juneteenth": (6, 19),
    "international women's day": (3, 8), "human rights day": (12, 10), "epiphany": (1, 6),
}  # fmt: skip
_FROM_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "holy saturday": -1,
    "easter sunday": 0, "easter": 0, "easter monday": 1, "ascension day": 39, "pentecost": 49, "whit monday": 50,
}  # fmt: skip
_NTH_WEEKDAY = {  # month, weekday, which (-1: the last)
    "martin luther king day": (1, 0, 3), "presidents' day": (2, 0, 3), "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1), "columbus day": (10, 0, 2), "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4),
    "mother's day": (5, 6, 2),
}  # fmt: skip
_ISLAMIC = {
    "eid al-fitr": (10, 1), "eid al-adha": (12, 10), "ashura": (1, 10), "arbaeen": (2, 20), "mawlid": (3, 12),
    "islamic new year": (1, 1),
}  # fmt: skip
HOLIDAYS = tuple(sorted({*_FIXED, *_FROM_EASTER, *_NTH_WEEKDAY, *_ISLAMIC, "orthodox easter", "nowruz"}, key=len))
_ISLAMIC_EPOCH = date(622, 7, 19)  # proleptic Gregorian day of 1 Muharram 1, tabular calendar
_ETHIOPIAN_EPOCH = date(8, 8, 27)  # proleptic Gregorian day of 1 Meskerem 1
_PERSIAN_LEAP = {1, 5, 9, 13, 17, 22, 26, 30}


def islamic_to_day(year: int, month: int, day: int) -> date:
    """The tabular (civil) Islamic calendar; the moon seen may differ by a day."""
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return _ISLAMIC_EPOCH + timedelta(days)


def persian_to_day(year: int, month: int, day: int) -> date:
    """The Solar Hijri calendar by the 33-year rule, exact for 1244 to 1472."""
    leaps = sum(1 for y in range(1, year) if y % 33 in _PERSIAN_LEAP)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date(622, 3, 21) + timedelta(365 * (year - 1) + leaps + before + day - 1)


def ethiopian_to_day(year: int, month: int, day: int) -> date:
    """The Ethiopian calendar: twelve months of thirty days and a short one, a leap day every fourth year."""
    return _ETHIOPIAN_EPOCH + timedelta(365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def easter(year: int) -> date:
    """Western Easter Sunday: first Sunday after the paschal full moon."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday: reckoned on the Julian calendar, given on the Gregorian (1900 to 2099)."""
    full_moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7
    month, days = divmod(full_moon + weekday + 114, 31)
    return date(year, month, days + 1) + timedelta(13)


def holiday_days(name: str, year: int) -> tuple[date, date] | None:
    """First and last day a feast may fall on in that year; None where it does not fall at all."""
    key = name.lower()
    if key in _FIXED:
        month, day = _FIXED[key]
        return date(year, month, day), date(year, month, day)
    if key in _FROM_EASTER:
        found = easter(year) + timedelta(_FROM_EASTER[key])
        return found, found
    if key == "orthodox easter":
        return orthodox_easter(year), orthodox_easter(year)
    if key == "nowruz":
        return date(year, 3, 20), date(year, 3, 21)
    if key in _NTH_WEEKDAY:
        found = _nth_weekday(year, *_NTH_WEEKDAY[key])
        return found, found
    return _islamic_feast(year, *_ISLAMIC[key]) if key in _ISLAMIC else None


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))


def _islamic_feast(year: int, month: int, day: int) -> tuple[date, date] | None:
    guess = (year - 622) * 33 // 32
    for islamic_year in range(guess - 1, guess + 3):
        found = islamic_to_day(islamic_year, month, day)
        if found.year == year:
            return found - timedelta(1), found + timedelta(1)
    return None
