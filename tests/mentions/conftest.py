"""The page's actors, found with the parser and the codebook that ship."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from dragoman.codebook.load import Codebook
from dragoman.language.parser import parse_text
from dragoman.mentions.find import find_actors
from dragoman.mentions.gazetteer import load_gazetteer
from dragoman.mentions.known import lexicon_of, sectors_of
from dragoman.mentions.places import find_places
from dragoman.types import Entity, Place

Actors = dict[str, Entity]
Finder = Callable[[str, tuple[Place, ...], date | None], tuple[Entity, ...]]
Reader = Callable[..., Actors]
NamesReader = Callable[[str, int, date], set[str]]
PlaceReader = Callable[[str], tuple[Place, ...]]


def standing_at(entities: Iterable[Entity], start: int) -> list[Entity]:
    """The actors that the word at this place stands for."""
    return [one for one in entities if any(mention.span.start == start for mention in one.mentions)]


@pytest.fixture(scope="session")
def entities_of(codebook: Codebook) -> Finder:
    """Text (and places and day) to its actors."""
    lexicon, sectors = lexicon_of(codebook.actors), sectors_of(codebook.actors)
    return lambda text, places, day: find_actors(parse_text(text), lexicon, sectors, places, day)


@pytest.fixture(scope="session")
def actors_of(entities_of: Finder) -> Reader:
    """Text (and day) to actors, by the words of each of their mentions."""

    def read(text: str, day: date | None = None, places: tuple[Place, ...] = ()) -> Actors:
        return {
            text[m.span.start : m.span.end]: entity
            for entity in entities_of(text, places, day)
            for m in entity.mentions
        }

    return read


@pytest.fixture(scope="session")
def mentions_at(entities_of: Finder) -> NamesReader:
    """Text, place and day to the names of all actors that the word at this place stands for."""

    def read(text: str, start: int, day: date) -> set[str]:
        return {one.name for one in standing_at(entities_of(text, (), day), start)}

    return read


@pytest.fixture(scope="session")
def places_of() -> PlaceReader:
    """Text to the places it names."""
    return lambda text: find_places(parse_text(text), load_gazetteer())
