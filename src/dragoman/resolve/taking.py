"""Which of two pages with common words took them from the other, and why we think so."""

from __future__ import annotations

import re

from dragoman.resolve.page_text import PageText

_WORD = re.compile(r"\w+")
_CONTAINED = 0.8  # of a page's words: hardly anything of its own is left
_OWN_WORDS = 0.6  # of the other page at most that are taken: a good part of it is its own


def taker_of(
    first: PageText, second: PageText, share_of_first: float, share_of_second: float
) -> tuple[str | None, str]:
    """The digest of the page that took from the other (None where nothing tells), and the reason in words.

    A credit line outweighs the days of publication, these outweigh that one text is contained in the other: an
    agency's report may be dated later in one place than in another, and a long page may as well have taken all of a
    short one as the short one a part of it.
    """
    credit = _credited(first, second)
    returned = _credited(second, first)
    if credit and returned:
        return None, f"each credits the other: {credit}, {returned}"
    if credit or returned:
        taker, other = (first, second) if credit else (second, first)
        return taker.page, _credit_reason(taker, other, credit or returned or "")
    agency = _common_credit(first, second)
    if agency:
        return None, f"both credit {agency}"
    if first.published and second.published and first.published != second.published:
        return max(first, second, key=lambda page: (page.published, page.page)).page, "published later"
    return _contained(first, second, share_of_first, share_of_second)


def _credit_reason(taker: PageText, other: PageText, credit: str) -> str:
    if not taker.published or not other.published or taker.published == other.published:
        return f"credits {credit}"
    if taker.published > other.published:
        return f"published later and credits {credit}"
    return f"credits {credit}, though published earlier"


def _contained(
    first: PageText, second: PageText, share_of_first: float, share_of_second: float
) -> tuple[str | None, str]:
    share, other_share, page = max(
        (share_of_first, share_of_second, first.page), (share_of_second, share_of_first, second.page)
    )
    if share >= _CONTAINED and other_share <= _OWN_WORDS:
        return page, f"contained in the other: {share:.0%} of its words against {other_share:.0%}".replace("%", " %")
    days = "same day" if first.published and second.published else "day not known"
    return None, f"{days}, no credit, neither contained in the other"


def _credited(page: PageText, other: PageText) -> str | None:
    """The credit of `page` that names the publisher of `other`; a page's own name in its credits says nothing."""
    if not other.publisher or (page.publisher and is_same_name(page.publisher, other.publisher)):
        return None
    return next((credit for credit in page.credits if is_same_name(credit, other.publisher)), None)


def _common_credit(first: PageText, second: PageText) -> str | None:
    return next((one for one in first.credits if any(is_same_name(one, other) for other in second.credits)), None)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names of publishers or agencies mean the same: "Anadolu" and "Anadolu Agency", "AP" and its words."""
    words, others = _name_words(one), _name_words(other)
    short, long = sorted((words, others), key=len)
    if not short:
        return False
    if any(long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1)):
        return True
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _name_words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word != "the"]
