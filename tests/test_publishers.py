"""The publisher of a page by its address and by its own words."""

from __future__ import annotations

import pytest

from builders import make_document
from dragoman.codebook.load import Codebook
from dragoman.publishers import with_publisher


@pytest.mark.parametrize(
    ("said", "url", "publisher"),
    [
        ("Home", "https://www.reuters.com/world/a", "Reuters"),
        (None, "https://www.reuters.com/world/a", "Reuters"),
        ("", "https://apnews.com/article/b", "Associated Press"),
        ("台北時報", "https://www.taipeitimes.com/News/c", "Taipei Times"),
        ("POLITICO LLC", "https://www.politico.com/news/d", "Politico"),
        ("BBC News", "https://www.bbc.co.uk/news/e", "BBC News"),
        ("The Coast Weekly", "https://www.reuters.com/world/a", "The Coast Weekly"),
        ("Home", "https://paper.example/f", "Home"),
        ("Home", None, "Home"),
    ],
)
def test_publisher(said: str | None, url: str | None, publisher: str, codebook: Codebook) -> None:
    document = make_document("Nothing happened.", publisher=said, url=url)
    assert with_publisher(document, codebook.actors.outlets).publisher == publisher
