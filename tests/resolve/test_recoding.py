"""Pages read again by another codebook: what people mended holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.codebook.load import Codebook
from dragoman.mending import CUT, MENDED, OUTSIDE, mend_reading
from dragoman.pipeline import read_document
from dragoman.resolve.recoding import orphaned, recode_pages
from dragoman.store import open_record
from dragoman.types import Document, Entity, Reading, Span

FIRST = "Turkey condemned the shelling of Idlib on Tuesday."
ADVERT = "Subscribe to our letter. Russia attacked Georgia."


def test_a_mended_page_is_mended_again_when_it_is_recoded(tmp_path: Path, codebook: Codebook) -> None:
    text = f"{FIRST}\n\n{ADVERT}"
    paragraphs = (Span(0, len(FIRST)), Span(len(FIRST) + 2, len(text)))
    document = Document("a.txt", "sha256:" + "a" * 64, text, paragraphs, language="en")
    other = replace(codebook, digest="sha256:" + "b" * 64)
    with open_record(tmp_path / "record.db") as record:
        record.add_reading(read_document(document, codebook))
        (page,) = record.pages()
        record.judge(f"page:{page.id}", "correct", field=CUT, old=ADVERT, value=OUTSIDE, who="R. Eader")
        record.add_reading(mend_reading(record.reading(page), record.judgements(), codebook, None))
        ((_, outcome),) = recode_pages(record, other)
        assert isinstance(outcome, Reading) and outcome.codebook == other.digest and MENDED in outcome.model
        assert record.reading(page) == outcome
        assert [outcome.document[span] for span in outcome.document.paragraphs] == [FIRST]
        assert [found for _, found in recode_pages(record, other)] == [None], "a second run has nothing to do"


@pytest.mark.parametrize("read_as", ["AFG.taliban-1996", "group.taliban"])
def test_a_judgement_on_an_actor_holds_whatever_it_was_called(read_as: str, tmp_path: Path) -> None:
    document = Document("a.txt", "sha256:" + "a" * 64, "Nothing", (Span(0, 7),))
    taliban = Entity("a1", "Taliban", "armed group", "AFG", ("REB",), "made up", key=read_as)
    with open_record(tmp_path / "record.db") as record:
        record.add_reading(Reading(document, (taliban,), (), (), (), "made up", "none"))
        kept = record.judge("actor:AFG.taliban-1996", "note", value="in Kabul", who="A. Reader")
        other = record.judge("actor:group.talib", "note", value="nobody", who="A. Reader")
        assert record.judgements("actor:group.taliban") == [kept]
        assert orphaned(record.judgements(), record.readings()) == [other]
