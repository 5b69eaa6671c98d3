"""Task `factuality`: how far did each marked word's event happen, from -3 (did not) to 3 (did).

Our words are put on the scale by this table. Told as happening, by the page or on somebody's word: past tense 2.7,
participle 2.2, present 1.8, gerund 1.5, bare infinitive -0.2, else 2.0; in a belief or a claim 1.2, what somebody knows
like what is told; planned -0.7, possible -1.0 (participle and gerund 0.0), negated -0.3. (The first table, written
before scoring, had 2.6 for all that is told, 1.2, 0.6, 0.2 and -2.4; the second 2.0, 1.2, -0.5, -0.7 and -1.8. This
third one has tenses; second and third follow the development part's means, by hand.)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from benchmarks.events_task import read_lines
from dragoman.attributions.find import find_attributions
from dragoman.codebook.load import Codebook, load_codebook
from dragoman.events.status import is_alleged, status_of
from dragoman.language.parser import Parse, load_parser, span_of
from dragoman.types import Attribution, Document, Span

_SCALE = {"planned": -0.7, "possible": -1.0, "negated": -0.3}
_TOLD = {"VBD": 2.7, "VBN": 2.2, "VBZ": 1.8, "VBP": 1.8, "VBG": 1.5, "VB": -0.2}
_TOLD_OTHERWISE = 2.0
_HALF_TOLD = frozenset({"VBN", "VBG"})  # "may have been taken": that it may be is told
_OPEN = 1.2
_OPEN_KINDS = frozenset({"claim", "belief", "accusation"})
_WISHED = frozenset({"intent", "demand"})


def predict_factuality(path: Path) -> Iterator[dict[str, Any]]:
    """For each sentence the scores of its marked words, in the same order."""
    codebook, nlp = load_codebook(), load_parser()
    for row in read_lines(path):
        block = nlp(Doc(nlp.vocab, words=row["tokens"]))
        block.user_data["start"] = 0
        document = Document(file="", digest="", text=block.text, paragraphs=(Span(0, len(block.text)),))
        said = find_attributions(Parse(document, (block,)), codebook.cues)
        yield {"id": row["id"], "scores": [_score(block, event["i"], said, codebook) for event in row["events"]]}


def _score(block: Doc, index: int, said: tuple[Attribution, ...], codebook: Codebook) -> float:
    token = block[index]
    status = status_of(token, codebook.happening)
    if status != "actual":
        return 0.0 if status == "possible" and token.tag_ in _HALF_TOLD else _SCALE[status]
    here = span_of(token)
    holding = [one for one in said if any(span.contains(here) for span in one.content) and not one.cue.overlaps(here)]
    kinds = {one.kind for one in holding if not one.rule.startswith("belief.know:")}
    if "denial" in kinds:
        return _SCALE["negated"]
    if kinds & _WISHED and token.tag_ in {"VB", "VBG", "NN", "NNS"}:
        return _SCALE["possible"]
    if kinds & _OPEN_KINDS or is_alleged(token):
        return _OPEN
    return _TOLD.get(token.tag_, _TOLD_OTHERWISE)
