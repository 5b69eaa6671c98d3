from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolve import stories
from dragoman.resolve.frequencies import WordFrequencies
from dragoman.resolve.page_text import PageText
from dragoman.resolve.stories import StoryIndex, gather_stories

QUAKE = "earthquake Armenia Yerevan rescuers rubble magnitude aftershocks collapsed survivors tents seismologists"
VOTE = "election Ghana Accra ballots polling turnout incumbent commission recount observers opposition tally"
STRIKE = "dockers Valparaiso Chile strike wages union port containers picket employers mediation walkout"
DAY = date(2020, 3, 2)


def make_page(name: str, topic: str, day: date | None = None, *, seed: int = 0) -> PageText:
    """Sixty words drawn from a topic's, between common ones."""
    choose = random.Random(f"{name}{seed}")
    words = topic.split()
    text = " ".join(f"the {choose.choice(words)} of {choose.choice(words)}" for _ in range(30))
    return PageText(f"sha256:{name * 16}", text, day, None, None)


PAGES = [
    make_page(f"{sign}{place:03d}", topic, DAY + timedelta(days=place % 4) if place % 3 else None)
    for sign, topic in (("a", QUAKE), ("b", VOTE), ("c", STRIKE))
    for place in range(5)
]


def groups(found: dict[str, str]) -> list[set[str]]:
    gathered = defaultdict(set)
    for page, story in found.items():
        gathered[story].add(page.removeprefix("sha256:")[0])
    return sorted(gathered.values(), key=sorted)


def test_three_matters_make_three_stories() -> None:
    assert groups(gather_stories(PAGES)) == [{"a"}, {"b"}, {"c"}]


def test_a_story_is_named_after_its_first_page() -> None:
    late, early = make_page("a", QUAKE, DAY), make_page("b", QUAKE, DAY - timedelta(days=1))
    assert set(gather_stories([late, early]).values()) == {"story-bbbbbbbbbbbb"}


@settings(max_examples=25, deadline=None)
@given(st.permutations(PAGES))
def test_any_order_gives_the_same_stories(pages: Sequence[PageText]) -> None:
    assert gather_stories(pages) == gather_stories(PAGES)


def test_a_page_handed_in_twice_counts_once() -> None:
    assert gather_stories([*PAGES, *PAGES]) == gather_stories(PAGES)


def test_pages_join_as_they_arrive_and_stay() -> None:
    index = StoryIndex()
    first = [index.add(page) for page in PAGES]
    assert [index.add(page) for page in PAGES] == first
    found = {page.page: story for page, story in zip(PAGES, first, strict=True)}
    assert groups(found) == [{"a"}, {"b"}, {"c"}]


def test_like_words_in_another_week_count_for_less() -> None:
    common = [f"zq{place}" for place in range(22)]  # of sixty words: a cosine of about .37
    first, second = (" ".join([*common, *(f"{letter}{place}" for place in range(10, 48))]) for letter in ("xa", "xb"))
    page = PageText("sha256:a", first, DAY, None, None)
    near = PageText("sha256:b", second, DAY + timedelta(days=5), None, None)
    far = PageText("sha256:b", second, DAY + timedelta(days=6), None, None)
    undated = PageText("sha256:b", second, None, None, None)
    assert [len(set(gather_stories([page, other]).values())) for other in (near, far, undated)] == [1, 2, 1]


def test_related_pages_are_the_nearest_without_the_page_itself() -> None:
    index = StoryIndex()
    for page in PAGES:
        index.add(page)
    found = index.related(PAGES[0], 4)
    assert {page.removeprefix("sha256:")[0] for page, _ in found} == {"a"}
    assert PAGES[0].page not in dict(found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert all(0 < score <= 1.000001 for _, score in found)


def test_an_unknown_page_has_related_pages_too() -> None:
    index = StoryIndex()
    for page in PAGES:
        index.add(page)
    ((page, _),) = index.related(make_page("z", STRIKE), 1)
    assert page.startswith("sha256:c")


@pytest.mark.parametrize("text", ["", "word", "§ § §", "a" * 100_000, "\u202e\x00\ud800", "İstanbul ﬁ"])
def test_texts_of_nothing_much_make_stories_of_their_own(text: str) -> None:
    pages = [PageText("sha256:1", text, None, None, None), *PAGES[:5]]
    found = gather_stories(pages)
    assert found["sha256:1"] == "story-1"
    assert len(set(found.values())) == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=8))
def test_any_texts_are_gathered(texts: list[str]) -> None:
    pages = [PageText(f"sha256:{place}", text, None, None, text[:20]) for place, text in enumerate(texts)]
    found = gather_stories(pages)
    assert list(found) == sorted(page.page for page in pages)
    assert found == gather_stories(reversed(pages))


def test_words_of_very_many_stories_are_read_up_to_a_limit_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_MOST_READ", 10)
    index = StoryIndex()
    for page in PAGES:
        index.add(page)
    found = {page.page: index.add(page) for page in PAGES}
    assert index.cut > 0
    assert groups(found) == [{"a"}, {"b"}, {"c"}]


def weighed(pages: Sequence[PageText]) -> list[stories.WeighedPage]:
    frequencies = WordFrequencies()
    return [stories.weigh_page(page, frequencies) for page in pages]


def spread_pages() -> list[PageText]:
    """Pages of words drawn by chance, so that most of them lie between stories; some days apart, some undated."""
    chance = random.Random(1)
    days = [DAY + timedelta(days=days) for days in (0, 2, 4, 6, 9, 15, 30)]
    return [
        PageText(
            f"sha256:{number:012}", " ".join(chance.choices(VOCABULARY, k=7)), chance.choice([*days, None]), None, None
        )
        for number in range(40)
    ]


VOCABULARY = [f"word{number}" for number in range(240)]
SPREAD = spread_pages()


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(SPREAD))), st.lists(st.integers(0, len(SPREAD)), max_size=3))
def test_stories_kept_and_added_to_are_those_of_all_pages(order: list[int], cuts: list[int]) -> None:
    pages, placed = weighed(SPREAD), list[stories.PlacedPage]()
    bounds = [0, *sorted(cuts), len(pages)]
    for start, end in itertools.pairwise(bounds):
        placed = stories.place_pages((pages[place] for place in order[start:end]), placed)
    assert placed == stories.place_pages(pages)
    assert len(set(stories.name_stories(placed).values())) > 4
    assert any(one.joined != one.settled for one in placed)
