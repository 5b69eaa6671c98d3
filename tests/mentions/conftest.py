"""The page's actors, found with the parser and the codebook that ship."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.codebook.load import Codebook, load_codebook
from dragoman.language.parser import parse_text
from dragoman.mentions.find import find_actors
from dragoman.mentions.gazetteer import load_gazetteer
from dragoman.mentions.known import lexicon_of, sectors_of
from dragoman.mentions.places import find_places
from dragoman.types import Entity, Place

Actors = dict[str, Entity]
Reader = Callable[..., Actors]
PlaceReader = Callable[[str], tuple[Place, ...]]


@pytest.fixture(scope="session")
def actors_of(codebook: Codebook) -> Reader:
    """Text (and day) to actors, by the words of each of their mentions."""
    lexicon, sectors = lexicon_of(codebook.actors), sectors_of(codebook.actors)

    def read(text: str, day: date | None = None, places: tuple[Place, ...] = ()) -> Actors:
        found = find_actors(parse_text(text), lexicon, sectors, places, day)
        return {text[m.span.start : m.span.end]: entity for entity in found for m in entity.mentions}

    return read


@pytest.fixture(scope="session")
def places_of() -> PlaceReader:
    """Text to the places it names."""
    return lambda text: find_places(parse_text(text), load_gazetteer())


def mentions_at(text: str, start: int, day: date) -> set[str]:
    """The names of all actors that the word at this place stands for."""
    codebook = load_codebook()
    lexicon, sectors = lexicon_of(codebook.actors), sectors_of(codebook.actors)
    entities = find_actors(parse_text(text), lexicon, sectors, (), day)
    return {one.name for one in entities for mention in one.mentions if mention.span.start == start}
