"""Papers, pictures and recordings that speak, and through whose hands they came."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.citing import names_outlet
from dragoman.attributions.closing import before_speaker
from dragoman.attributions.pieces import cut, spans_of
from dragoman.codebook.cue_file import CueFile
from dragoman.language.parser import span_of
from dragoman.types import Document, Span

_SHOWING = re.compile(r"(?:show|suggest|reveal|indicate|confirm|prove)(?:s|ed)?")
_SHOWN = frozenset(
    {"video", "footage", "photograph", "photo", "picture", "image", "recording", "minutes", "message", "log", "record",
     "note", "imagery", "data", "map", "material", "paper", "e-mail", "diary", "logbook", "list", "account",
     "testimony"}
)  # fmt: skip
_DETERMINER = re.compile(r"(?:an?|the|this|that|these|those) ")
_BEHIND = re.compile(r" (?:that|which|of|from|by|in|dated|\w+(?:ed|en|wn|nt|ad) (?:by|to|with|from|on|at|in))\b|,")
_BY = re.compile(r" (?P<cue>obtained|seen|reviewed|published|leaked|acquired|examined) by (?P<outlet>.+)$")
_GIVEN = (
    r"(?:read|showed|shown|sent|gave|given|handed|leaked|passed|shared|forwarded|supplied|provided)"
    r"(?: (?:out|aloud|over|on))?"
)
# "An e-mail that an employee read to the Beacon", "a memo shown to Reuters by a clerk".
_HANDED_ON = (
    re.compile(rf",? (?:that|which) (?P<other>(?:[\w'’-]+ ){{1,8}}?)(?:has |had )?{_GIVEN} (?:to|with) (?P<heard>.+)$"),
    re.compile(rf",? (?:which (?:was|were|had been|has been) )?{_GIVEN} (?:to|with) (?P<heard>.+?) by (?P<other>.+)$"),
)


def read_showing(word: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "P, cables obtained by the Herald show.": the last word, which the tagger may take for a noun."""
    if word.pos_ not in {"NOUN", "PROPN"} or not _SHOWING.fullmatch(word.lower_):
        return []
    if word.i + 2 != word.sent.end or not word.doc[word.i + 1].is_punct:
        return []
    commas = [each.i for each in word.doc[word.sent.start : word.i] if each.text == ","]
    paper = list(word.doc[commas[-1] + 1 : word.i]) if commas else []
    said = before_speaker(paper) if paper else ()
    if not said or not is_paper(document[span_of(paper)], cues):
        return []
    cue, source = cues.verbs["show"], span_of(paper)
    content = cut(spans_of(list(said), document.text), [], document.text)
    found = [Candidate(cue, "closing", cue.kind, word, span_of(word), source, content)]
    outlet = _BY.search(document[source])
    if outlet and names_outlet(outlet["outlet"], cues):
        by, carried = (
            Span(source.start + start, source.start + end) for start, end in map(outlet.span, ("outlet", "cue"))
        )
        whole = (*content, Span(source.start, source.start + outlet.start()))
        found.append(Candidate(cue, "carrier", "report", word, carried, by, whole, rank=0))
    return found


def pass_on(told: Candidate, document: Document, cues: CueFile) -> list[Candidate]:
    """ "According to an e-mail that an employee read to the Beacon": the employee hands on what the e-mail says."""
    words = document[told.source] if told.source is not None else ""
    if told.source is None or not told.content or not is_paper(words, cues):
        return [told]
    found = next((match for pattern in _HANDED_ON if (match := pattern.search(words))), None)
    if found is None:
        return [told]
    start = told.source.start
    paper = Span(start, start + found.start())
    giver = Span(start + found.start("other"), start + len(words[: found.end("other")].rstrip()))
    content = cut(told.content, [told.source], document.text)
    outer = replace(told, frame="passed", kind="report", source=giver, content=content)
    return [outer, replace(told, source=paper, content=content, rank=told.rank + 1)]


def is_paper(words: str, cues: CueFile) -> bool:
    """Whether the words before any "obtained by", "that" or "of" end in something written, filmed or recorded."""
    head = _BEHIND.split(_DETERMINER.sub("", words.casefold(), count=1), maxsplit=1)[0].split()
    last = head[-1] if head else ""
    return any(form in cues.documents or form in _SHOWN for form in (last, last.removesuffix("s")))
