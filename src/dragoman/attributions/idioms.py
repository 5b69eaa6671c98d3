"""Who says it in words that are no verb of saying: "let it be known that", "rumour has it that", "broke the news"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.closing import before_speaker, speaker_before
from dragoman.attributions.pieces import cut, spans_of
from dragoman.attributions.sources import noun_span
from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import children
from dragoman.language.parser import span_of
from dragoman.types import Document

_IDIOMS = frozenset(
    {"let it be known", "let slip", "made it known", "makes it known", "made it clear", "makes it clear",
     "made it plain", "makes it plain", "made known", "has it", "have it", "had it", "put it", "puts it",
     "broke the news", "breaks the news", "broke news", "spread the word", "sent word", "gave word",
     "brought word", "went public with the news", "put it about", "left no doubt", "went on record",
     "was the first to report", "was first to report", "were the first to report", "were first to report"}
)  # fmt: skip
TRUSTED = frozenset({"believed", "trusted"})
IDIOM_OPENERS = frozenset(idiom.split()[0] for idiom in _IDIOMS)
_LONGEST = max(len(idiom.split()) for idiom in _IDIOMS)


def read_if_believed(last: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "If the mayor is to be believed, a rocket hit the bakery": he says so, and the page does not stand by it."""
    if last.lower_ not in TRUSTED:
        return []
    subjects = children(last, "nsubjpass") or [word for word in children(last.head, "nsubj") if last.dep_ == "xcomp"]
    if not subjects:
        return []
    clause = last if any(word.lower_ == "if" for word in children(last, "mark")) else last.head
    speaker = noun_span(subjects[0])
    if speaker is None or clause.dep_ != "advcl" or not any(word.lower_ == "if" for word in children(clause, "mark")):
        return []
    inside = {word.i for word in clause.subtree}
    content = cut(
        spans_of([word for word in clause.head.subtree if word.i not in inside], document.text), [], document.text
    )
    cue = cues.verbs["claim"]
    return [Candidate(cue, "idiom", cue.kind, last, span_of(last), speaker, content)] if content else []


def read_idiom(first: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """The attribution of such words: what is said stands behind their "that", or before their speaker's comma."""
    if first.lower_ not in IDIOM_OPENERS:
        return []
    for length in range(_LONGEST, 1, -1):
        words = list(first.doc[first.i : first.i + length])
        if " ".join(word.lower_ for word in words) in _IDIOMS:
            return _said_by(words, document, cues)
    return []


def _said_by(words: list[Token], document: Document, cues: CueFile) -> list[Candidate]:
    first, last = words[0], words[-1]
    subjects = [word for word in children(first, "nsubj") if word.lower_ not in {"it", "who", "which"}]
    speaker = noun_span(subjects[0], first) if subjects else None
    behind = last.doc[last.i + 1] if last.i + 1 < last.sent.end else None
    if behind is not None and behind.lower_ == "that":
        said = [word for word in behind.head.subtree if word.i > behind.i]
    else:
        before = speaker_before(first)
        said = list(before_speaker(before)) if before else []
        speaker = span_of(before) if before else speaker
    span = span_of(words)
    content = cut(spans_of(said, document.text), [span, *([speaker] if speaker else [])], document.text)
    if speaker is None or not content:
        return []
    cue = cues.verbs["say"]
    return [Candidate(cue, "idiom", cue.kind, first, span, speaker, content)]
