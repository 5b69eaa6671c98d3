"""The working of a resolution as it is kept, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from dragoman.resolve.blocks import Filed
from dragoman.resolve.events import PageTelling
from dragoman.resolve.frequencies import FrequenciesByDay, WordFrequencies
from dragoman.resolve.near_misses import FiledEvent
from dragoman.resolve.rarities import Count, Rarities
from dragoman.resolve.stories import PlacedPage, WeighedPage
from dragoman.resolve.words import Codes
from dragoman.store.kept import KeptEvent, KeptPage, KeptTelling
from dragoman.types import Event


def keep_telling(one: PageTelling) -> KeptTelling:
    """A telling as it is kept."""
    return KeptTelling(one.reports, one.filed.page, one.published, one.filed.keys, one.filed.days)


def kept_telling(one: KeptTelling) -> PageTelling:
    """A telling as it was kept."""
    return PageTelling(one.reports, one.published, Filed(one.page, one.keys, one.days))


def keep_event(event: Event, filed: FiledEvent) -> KeptEvent:
    """Where an event is looked for, as it is kept."""
    return KeptEvent(event.id, filed.day, filed.pairs, filed.published, filed.actors, filed.refuses)


def kept_event(one: KeptEvent) -> FiledEvent:
    """Where an event is looked for, as it was kept."""
    return FiledEvent(one.day, one.pairs, one.published, one.actors, one.refuses)


def keep_page(placed: PlacedPage, runs: Codes) -> KeptPage:
    """A page as it is kept, with the runs of words sampled of it."""
    page = placed.page
    return KeptPage(page.page, page.day, page.words, page.weights, placed.joined, placed.settled, runs.tobytes())


def kept_page(one: KeptPage) -> PlacedPage:
    """A page with its stories as it was kept."""
    return PlacedPage(WeighedPage(one.page, one.published, one.words, one.weights), one.joined, one.settled)


def kept_runs(one: KeptPage) -> Codes:
    """The runs of words sampled of a page, as they were kept."""
    return np.frombuffer(one.runs, dtype=np.uint64)


def keep_rarities(rarities: Rarities) -> dict[str, Any]:
    """Counts of words as they are kept, in JSON; the same for the same counts."""
    counts = [[str(one.last), one.sentences, dict(sorted(one.stems.items()))] for one in rarities.counts]
    return {"pages": _keep_days(rarities.pages), "counts": counts}


def kept_rarities(told: Mapping[str, Any]) -> Rarities:
    """Counts of words as they were kept."""
    counts = [Count(date.fromisoformat(last), sentences, stems) for last, sentences, stems in told["counts"]]
    return Rarities(_kept_days(told["pages"]), counts)


def keep_frequencies(frequencies: FrequenciesByDay) -> dict[str, Any]:
    """Counts of the words of pages as they are kept, in JSON; the same for the same counts."""
    counts = {str(day): [one.pages, dict(sorted(one.counts.items()))] for day, one in frequencies.counts.items()}
    return {"pages": _keep_days(frequencies.pages), "counts": counts}


def kept_frequencies(told: Mapping[str, Any]) -> FrequenciesByDay:
    """Counts of the words of pages as they were kept."""
    counts = {date.fromisoformat(day): WordFrequencies(pages, words) for day, (pages, words) in told["counts"].items()}
    return FrequenciesByDay(_kept_days(told["pages"]), counts)


def _keep_days(pages: Mapping[date, int]) -> dict[str, int]:
    return {str(day): pages[day] for day in sorted(pages)}


def _kept_days(told: Mapping[str, int]) -> dict[date, int]:
    return {date.fromisoformat(day): many for day, many in told.items()}
