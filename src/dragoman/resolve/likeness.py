"""How likely two pages tell of one event, with the reasons in words.

The score is a logistic of hand-set weights, the constants below, in log-odds: 0.7 doubles the odds. They were tried on
examples/pages and on pairs written for tests/resolve. Nothing was fitted on a benchmark; `_NEAR_TYPE`, `_SAME_RULE` and
`_LIKE_VERB` were set lower by hand after reading the merges of 36 development articles (basil), without their gold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.resolve.sides import likeness_of_equals, likeness_of_sides
from dragoman.resolve.tellings import Telling, Where, distance_km
from dragoman.resolve.windows import WINDOW
from dragoman.resolve.wording import cosine
from dragoman.types import Figure

EQUALS = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # types whose two sides pages name in either order
NEAR_KM, FAR_KM = 50.0, 300.0
_IMPRECISE = timedelta(days=3)

_SAME, _ALIKE = 0.9, 0.3  # from here on called "same", "alike" in words

_HOPELESS = -7.0  # log-odds before the words are read; the words add 4.6 at most
_WORTH_WORDS = 0.2  # the best pair of two groups that are joined scores above
_BIAS = -3.0
_SIDES = 2.2  # for all actors alike, and again for all recipients
_SIDES_AGAINST = 3.5
_NOBODY = -0.2  # one report names no actor (recipient)
_NEAR_TYPE = -2.2
_SAME_MODE, _OTHER_MODE = 0.3, -0.4
_LIKE_MODES = frozenset({"aerial", "drone"})  # what one page calls a drone is a plane for another
_DENIES_ANOTHER = -1.5  # "recalled its envoy, did not break off relations": what is denied is another act
_DENIES_NOBODYS = -1.0  # "we will never recognize it": a refusal of one's own, not a denial that others did
_OTHER_SPEAKER = -1.2  # "the general denied it", "an official source denied it": two refusals
_SAME_TRIGGER, _SAME_RULE = 1.0, 0.5
_WORDS = 3.0  # for sentences of the same words
_ONE_SENTENCE = 0.8  # as alike as copied sentences are: two acts told in it are no more alike for that
_STORY = 6.0  # times the pages' likeness above `_SAME_STORY`
_SAME_STORY = 0.12  # two pages on one story are rarely less alike, two on different stories rarely more
_MOST_STORY = 1.6
_SAME_PAGE, _SAME_PAGE_MANY_VERBS = 0.4, 2.0
# Another verb in another sentence: a writer who means one act mostly keeps its word, and two writers have one for it,
_LIKE_VERB, _OTHER_VERB = -0.6, -1.2
_MANY_VERBS = frozenset({"ASSAULT"})  # but an attack is stormed, bombed and shot in turn
_BY_WORDS = frozenset({"REJECT", "ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE"})  # acts that are mostly speech
_DIES_ONCE = 1.5  # the death of one named person, however much later it is told again
_POINTS_BACK = 1.5  # "carried out the strike": the one that the page told of before
_TOLL = 1.2  # a count of the dead without a doer is the toll of the attack the page tells of
_OTHER_REWRITING = -2.0  # "offered help and a call" agrees to two things
_BACKGROUND = -2.0  # on one page, an undated report against one of a day long before publication, or still to come
_NEWS = timedelta(days=31)
_SAME_SENTENCE = 1.5
_NEXT_ACT = -1.5  # "closed its embassy and expelled the envoy": two verbs in one sentence are mostly two acts,
_OF_ONE_KIND = frozenset({"ASSAULT", "PROTEST"})  # but not two blows of a fight, or two doings of a crowd
_NEXT_MODE = -2.0
_SAME_DAY, _WITHIN_PERIOD, _IN_A_LONG_TIME = 1.5, 0.4, -1.5
_NEXT_DAY, _TWO_DAYS = -4.5, -6.0  # two strikes on two days are two
_SAME_PLACE, _SAME_LAND, _OTHER_PLACE, _FAR_PLACE, _OTHER_LAND = 0.9, 0.2, -1.5, -4.5, -1.8
_SAME_NUMBER, _NUMBERS_AGREE, _NUMBERS_DIFFER, _NUMBERS_FAR = 1.2, 0.6, 0.4, -1.0
_FAR_NUMBERS = 5.0  # times as many: not two counts of one thing
_NO_DAYS = -1.0  # neither a day nor a day of publication
_UNDATED_GAPS = ((1, 0.0), (2, -0.5), (4, -2.0))  # days between, weight; a week later it is the next meeting
_LATE_GAPS = ((1, 0.2), (3, -0.2), (7, -0.8), (8, -1.2))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two tellings are of one event, in [0, 1], and why in words."""

    score: float
    why: str


NEVER = Likeness(0.0, "")
Reason = tuple[float, str]  # a weight in log-odds, and what it stands for in words


def compare(a: Telling, b: Telling, stories: dict[tuple[str, str], float]) -> Likeness:
    """How likely the two tell of one event. `stories` remembers the likeness of pages between calls."""
    if not a.groups & b.groups or a.spots & b.spots:
        return NEVER
    when = _when_dead(a, b) if a.dead & b.dead else _when(a, b)
    if when is None or not _as_real(a, b, same_day=when[0] == _SAME_DAY):
        return NEVER
    parts = [when, *_who(a, b), _what(a, b), _on_whose_part(a, b), _where(a.where, b.where), _how_many(a, b)]
    if _BIAS + sum(weight for weight, _ in parts) < _HOPELESS:
        return NEVER
    parts.append(_on_one_page(a, b) if a.page == b.page else _on_two_pages(a, b, stories))
    total = _BIAS + sum(weight for weight, _ in parts)
    score = 1 / (1 + math.exp(-total))
    if score < _WORTH_WORDS:
        return Likeness(score, "")
    why = ", ".join(words for weight, words in parts if words and weight > 0)
    return Likeness(score, why or "nothing against it")


def _as_real(a: Telling, b: Telling, *, same_day: bool) -> bool:
    """A plan and a deed are one only where the day agrees; a denial and an assertion may be of one happening."""
    return a.unreal == b.unreal or same_day


def _when_dead(a: Telling, b: Telling) -> Reason | None:
    """Days that clash speak against one death; the time that goes by until it is told does not."""
    when = _both_dated(*a.days, *b.days) if a.days and b.days else (0.0, "")
    return None if when is None else (_DIES_ONCE + when[0], "a person dies once")


def _when(a: Telling, b: Telling) -> Reason | None:
    if a.days and b.days:
        return _both_dated(*a.days, *b.days)
    if a.days:
        return _one_dated(*a.days, b, same_page=a.page == b.page)
    if b.days:
        return _one_dated(*b.days, a, same_page=a.page == b.page)
    return _both_undated(a, b)


def _both_dated(first: date, first_end: date, second: date, second_end: date) -> Reason | None:
    gap = max((first - second_end).days, (second - first_end).days, 0)
    if gap > WINDOW.days:
        return None
    if gap:
        return (_NEXT_DAY if gap == 1 else _TWO_DAYS), ""
    if max(first_end - first, second_end - second) <= _IMPRECISE:
        return _SAME_DAY, "same day" if first == second else "days agree"
    if max(first_end - first, second_end - second) > _NEWS:
        return (_WITHIN_PERIOD, "same period") if (first, first_end) == (second, second_end) else (_IN_A_LONG_TIME, "")
    return _WITHIN_PERIOD, "dates agree"


def _one_dated(start: date, end: date, undated: Telling, *, same_page: bool) -> Reason | None:
    if undated.published is None:
        return (0.0 if same_page else _NO_DAYS), ""
    gap = (undated.published - end).days
    if same_page:
        news = -1 <= gap <= _NEWS.days and end - start <= _NEWS and not _of_other_years(undated, start, end)
        return (0.0 if news else _BACKGROUND), ""
    if (undated.published - start).days < -1:
        return None
    return _by_gap(max(gap, 0), _LATE_GAPS, "published soon after")


def _of_other_years(undated: Telling, start: date, end: date) -> bool:
    """Whether the sentences of an undated telling name years, and none of them is the other's."""
    return bool(undated.years) and not any(start.year <= year <= end.year for year in undated.years)


def _both_undated(a: Telling, b: Telling) -> Reason | None:
    if a.page == b.page:
        return 0.0, ""
    if a.published is None or b.published is None:
        return _NO_DAYS, ""
    return _by_gap(abs((a.published - b.published).days), _UNDATED_GAPS, "published together")


def _by_gap(gap: int, weights: Sequence[tuple[int, float]], words: str) -> Reason | None:
    for days, weight in weights:
        if gap <= days:
            return weight, words
    return None


def _who(a: Telling, b: Telling) -> list[Reason]:
    straight = [
        _weighed(likeness_of_sides(a.actors, b.actors), "actors"),
        _weighed(likeness_of_sides(a.recipients, b.recipients), "recipients"),
    ]
    if not _of_equals(a, b):
        return straight
    both = likeness_of_equals(a.all_sides, b.all_sides)
    if both <= 0 or 2 * _SIDES * both <= sum(weight for weight, _ in straight):
        return straight
    return [(2 * _SIDES * both, "same parties" if both >= _SAME else "like parties")]


def _of_equals(a: Telling, b: Telling) -> bool:
    """Whether pages may name the sides in either order: by the types, or as they did it to one another."""
    return (a.types <= EQUALS and b.types <= EQUALS) or a.mutual or b.mutual


def _weighed(value: float | None, words: str) -> Reason:
    if value is None:
        return _NOBODY, ""
    told = f"same {words}" if value >= _SAME else f"like {words}"
    return value * (_SIDES if value > 0 else _SIDES_AGAINST), told


def _what(a: Telling, b: Telling) -> Reason:
    weight = 0.0 if a.types & b.types else _NEAR_TYPE
    if a.modes and b.modes:
        weight += _SAME_MODE if a.modes & b.modes or a.modes | b.modes <= _LIKE_MODES else _OTHER_MODE
    common = sorted(a.triggers & b.triggers)
    if common:
        return weight + _SAME_TRIGGER, f"both {a.first_trigger!r}"
    if a.rules & b.rules:
        return weight + _SAME_RULE, f"{a.first_trigger!r} and {b.first_trigger!r} are one act"
    return weight, ""


def _on_whose_part(a: Telling, b: Telling) -> Reason:
    """What speaks against one act where one denies, or where acts of speech have different speakers."""
    weight = 0.0
    if a.denied != b.denied and a.page == b.page:
        denial, told = (a, b) if a.denied else (b, a)
        if told.actors and not denial.actors:
            weight += _DENIES_NOBODYS
        if not a.triggers & b.triggers and not a.rules & b.rules and not a.types & b.types & _MANY_VERBS:
            weight += _DENIES_ANOTHER
    if a.types <= _BY_WORDS and b.types <= _BY_WORDS and (likeness_of_sides(a.actors, b.actors) or 0.0) <= 0.0:
        weight += _OTHER_SPEAKER
    return weight, ""


def _where(one: Where | None, other: Where | None) -> Reason:
    if one is None or other is None:
        return 0.0, ""
    if one.name == other.name and one.country == other.country:
        return (_SAME_LAND if one.precision == "country" else _SAME_PLACE), "same place"
    distance = distance_km(one, other)
    if "country" in (one.precision, other.precision) or distance is None:
        return (_SAME_LAND, "") if one.country == other.country else (_OTHER_LAND, "")
    if distance <= NEAR_KM:
        return _SAME_PLACE, "places close together"
    return (_OTHER_PLACE if distance <= FAR_KM else _FAR_PLACE), ""


def _how_many(a: Telling, b: Telling) -> Reason:
    """Differing counts of one thing speak for one event, for outlets differ on them; counts of another order do not."""
    pairs = [_two_figures(one, other) for one in a.numbers for other in b.numbers if one.what == other.what]
    return max(pairs, key=lambda pair: pair[0], default=(0.0, ""))


def _two_figures(left: Figure, right: Figure) -> tuple[float, str]:
    if left.low == right.low and left.high == right.high:
        return (_SAME_NUMBER if left.low > 1 else _NUMBERS_AGREE), f"same number {left.what}"
    if left.low <= right.high and right.low <= left.high:
        return _NUMBERS_AGREE, f"numbers {left.what} agree"
    low, high = sorted((left, right), key=lambda one: one.low)
    far = high.low > _FAR_NUMBERS * max(low.high, 1.0)
    return (_NUMBERS_FAR, "") if far else (_NUMBERS_DIFFER, f"both count the {left.what}")


def _on_one_page(a: Telling, b: Telling) -> Reason:
    if a.sentences & b.sentences:
        return _SAME_PAGE + _SAME_SENTENCE + _in_one_sentence(a, b), "same sentence"
    if a.points_at & b.spots or b.points_at & a.spots:
        return _SAME_PAGE_MANY_VERBS + _POINTS_BACK + _WORDS * _sentences(a, b), "told of before on the page"
    if a.types & b.types & _MANY_VERBS:
        toll = _TOLL if _only_counts(a, b) or _only_counts(b, a) else 0.0
        return _SAME_PAGE_MANY_VERBS + toll + _WORDS * _sentences(a, b), "same page"
    verb = 0.0 if a.triggers & b.triggers else _LIKE_VERB if a.rules & b.rules else _OTHER_VERB
    return _SAME_PAGE + verb + _WORDS * _sentences(a, b), "same page"


def _in_one_sentence(a: Telling, b: Telling) -> float:
    """What two words of one sentence have against being one act."""
    weight = 0.0
    if all(rule.startswith("rewrite.") for rule in a.rules | b.rules) and not a.rules & b.rules:
        weight += _OTHER_REWRITING
    if not a.types & b.types & _OF_ONE_KIND and not a.triggers & b.triggers:
        weight += _NEXT_ACT
        if a.modes and b.modes and not a.modes & b.modes:
            weight += _NEXT_MODE
    return weight


def _only_counts(a: Telling, b: Telling) -> bool:
    """Whether one gives a count and no doer ("68 people were killed"), the other a doer and no count."""
    return bool(a.numbers and not a.actors and b.actors and not b.numbers)


def _on_two_pages(a: Telling, b: Telling, stories: dict[tuple[str, str], float]) -> Reason:
    words, verb = _sentences(a, b), 0.0
    if not a.triggers & b.triggers and not a.rules & b.rules:
        words = 0.0 if words >= _ONE_SENTENCE else words
        verb = _OTHER_VERB if a.types & b.types - _MANY_VERBS else 0.0
    story = max(min(_STORY * (_story(a, b, stories) - _SAME_STORY), _MOST_STORY), -_MOST_STORY)
    return verb + _WORDS * words + story, "sentences alike" if words >= _ALIKE else "pages alike"


def _sentences(a: Telling, b: Telling) -> float:
    return max(cosine(one, other) for one in a.words for other in b.words)


def _story(a: Telling, b: Telling, stories: dict[tuple[str, str], float]) -> float:
    pages = (a.page, b.page) if a.page < b.page else (b.page, a.page)
    if pages not in stories:
        stories[pages] = cosine(a.story, b.story)
    return stories[pages]
