"""Frames without a governing verb: "according to", "in the words of", "citing", "allegedly", "Kremlin: ..."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import cut, spans_of
from dragoman.attributions.sources import noun_span
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_verb
from dragoman.language.parser import span_of
from dragoman.types import Document, Span

_LOOSE = frozenset({"conj", "advcl", "acl", "relcl", "xcomp", "pcomp"})
_LONGEST_SPEAKER = 6  # words before a headline's colon
_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def read_phrase(first: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "according to two diplomats", "in the words of the envoy": the source is what the last word governs."""
    if first.lower_ not in cues.phrase_openers:
        return []
    for length in (4, 3, 2, 1):
        words = list(first.doc[first.i : first.i + length])
        cue = cues.phrases.get(" ".join(word.lower_ for word in words))
        if cue is not None and len(words) == length:
            return _phrase(words, cue, document, cues)
    return []


def _phrase(words: Sequence[Token], cue: Cue, document: Document, cues: CueFile) -> list[Candidate]:
    first, last = words[0], words[-1]
    nouns = children(last, "pobj", "dobj") or children(first, "pobj", "dobj")
    if not nouns or (len(words) == 1 and not _can_speak(nouns[0], cues)):
        return []
    source = noun_span(nouns[0])
    if source is None:
        return []
    span = span_of(words)
    clause = _clause_around(first)
    inside = {word.i for word in first.subtree}
    said = [word for word in clause.subtree if word.i not in inside]
    content = cut(spans_of(said, document.text), [span, source], document.text)
    return [Candidate(cue, f"phrase.{first.lower_}", cue.kind, first, span, source, content)]


def _can_speak(noun: Token, cues: CueFile) -> bool:
    """Whether the noun is somebody or something written: "citing officials" against "citing high costs"."""
    if noun.ent_type_ in _PEOPLE or noun.lemma_.lower() in cues.documents | cues.carriers:
        return True
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in cues.speakers


def _clause_around(phrase: Token) -> Token:
    """The head of the whole statement a phrase belongs to; a clause that is itself said stays by itself."""
    head = phrase.head
    for above in (head, *head.ancestors):
        head = above
        if is_verb(head) and head.dep_ not in _LOOSE:
            break
    return head


def read_adverb(adverb: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "allegedly", "reportedly": somebody says so, but nobody is named."""
    cue = cues.adverbs.get(adverb.lower_)
    if cue is None or adverb.head.i == adverb.i:
        return []
    said = [word for word in adverb.head.subtree if word.i != adverb.i]
    content = cut(spans_of(said, document.text), [span_of(adverb)], document.text)
    return [Candidate(cue, "adverb", cue.kind, adverb, span_of(adverb), None, content)] if content else []


def read_colon(block: Doc, document: Document, cues: CueFile) -> list[Candidate]:
    """ "Kremlin: sanctions will fail": a speaker, a colon and what is said open the paragraph."""
    colon = next((word for word in block[: _LONGEST_SPEAKER + 1] if word.text == ":"), None)
    if colon is None or colon.i == 0:
        return []
    before, after = list(block[: colon.i]), list(block[colon.i + 1 :])
    if len(after) < 3 or not _is_speaker(before, cues):
        return []
    cue = cues.verbs["say"]
    content = cut(spans_of(after, document.text), [], document.text)
    return [Candidate(cue, "colon", cue.kind, colon, span_of(colon), span_of(before), content)]


def _is_speaker(words: Sequence[Token], cues: CueFile) -> bool:
    """A name or a role, not a heading and not a sentence."""
    if any(is_verb(word) or word.is_digit or word.lower_ in cues.openers for word in words):
        return False
    known = any(word.lower_ in cues.speakers | cues.carriers for word in words)
    return known or all(word.pos_ in {"PROPN", "PUNCT", "ADP", "DET"} or word.is_upper for word in words)


def shift_to(spans: tuple[Span, ...], candidate: Candidate, document: Document) -> tuple[Span, ...]:
    """Another's content without this candidate's own cue and source."""
    gone = [candidate.span, *([candidate.source] if candidate.source else [])]
    return cut(spans, gone, document.text)
