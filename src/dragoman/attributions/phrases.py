"""Frames without a governing verb: "according to", "in the words of", "citing", "allegedly", "Kremlin: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import cut, spans_of
from dragoman.attributions.sources import is_outlet, noun_span
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_verb, possessors
from dragoman.language.parser import span_of
from dragoman.types import Document, Span

_LOOSE = frozenset({"conj", "advcl", "acl", "relcl", "xcomp", "pcomp"})
_LIST_MARKS = frozenset("-–—•*·")
_LONGEST_PHRASE = 4  # words of a phrase in cues.toml
_LONGEST_SPEAKER = 6  # words before a headline's colon
_SHORTEST_SENTENCE = 8  # words behind a town and its colon
_LONGEST_CITED = 3
_CITED = frozenset(
    {"official", "source", "witness", "police", "ministry", "report", "spokesman", "spokeswoman", "lawyer", "resident",
     "activist", "medic", "monitor", "prosecutor", "local", "media"}
)  # fmt: skip
_LONGEST_CITATION = 25  # words before the colon, the heading's with them
_LONGEST_HEADLINE = 30
_OPENING_MARKS = '"“«'
_SIGNED = re.compile(rf"""\s*[{_OPENING_MARKS}].+[.!?,…]["”»]\s*(?P<mark>[-–—―]+)\s*(?P<name>[^"“”«»]+)""", re.DOTALL)
_REASONS = frozenset(
    {"cost", "concern", "reason", "risk", "fear", "need", "lack", "shortage", "security", "safety", "weather", "threat",
     "danger", "pressure", "problem", "difficulty", "health", "law", "rule", "policy", "damage", "violation", "breach",
     "evidence", "ground", "privacy", "price", "delay", "failure", "war", "violence", "unrest", "attack", "pandemic",
     "grievance", "example", "case", "number", "condition", "interference", "corruption", "abuse", "crime"}
)  # fmt: skip
ACCOUNT_OPENERS = frozenset({"by", "on", "in"})
_ACCOUNTS = frozenset({"account", "telling", "reckoning", "count", "tally", "admission", "version", "word"})
_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def read_phrase(first: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "according to two diplomats", "in the words of the envoy": the source is what the last word governs."""
    if first.lower_ not in cues.phrase_openers:
        return []
    words = list(first.doc[first.i : first.i + _LONGEST_PHRASE])
    lower = [word.lower_ for word in words]
    for length in range(len(words), 0, -1):
        cue = cues.phrases.get(" ".join(lower[:length]))
        if cue is not None:
            return _phrase(words[:length], cue, document, cues)
    return []


def _phrase(words: Sequence[Token], cue: Cue, document: Document, cues: CueFile) -> list[Candidate]:
    first, last = words[0], words[-1]
    nouns = children(last, "pobj", "dobj") or children(first, "pobj", "dobj") or _briefed(last)
    if not nouns and words[0].lower_ == "according":
        return _what_they_tell(words, cue, document, cues)
    if first.i > first.sent.start and first.nbor(-1).lower_ == "without":
        return []  # "without citing sources"
    if not nouns or not _may_be_cited(first, words, nouns[0], cues):
        return []
    source = noun_span(nouns[0], _that_clause(nouns[0]))
    if source is None:
        return []
    span = span_of(words)
    clause = _clause_around(first)
    inside = {word.i for word in first.subtree}
    said = [word for word in clause.subtree if word.i not in inside]
    content = cut(spans_of(said, document.text), [span, source], document.text)
    frame = "citing" if first.lower_ in {"referring", "with", "on"} else first.lower_
    return [Candidate(cue, f"phrase.{frame}", cue.kind, first, span, source, content)]


def _briefed(citing: Token) -> list[Token]:
    """ "Citing officials briefed on the raid": the parser makes a clause of the officials and what describes them."""
    clauses = [clause for clause in children(citing, "ccomp") if clause.tag_ in {"VBN", "VBD"}]
    return [noun for clause in clauses if not children(clause, "aux", "mark") for noun in children(clause, "nsubj")]


def _what_they_tell(words: Sequence[Token], cue: Cue, document: Document, cues: CueFile) -> list[Candidate]:
    """ "According to what relatives told Radio Farda": who tells it, and the outlet that is told."""
    clauses = [clause for clause in children(words[-1], "pcomp") if clause.left_edge.lower_ == "what"]
    tellers = [noun for clause in clauses for noun in children(clause, "nsubj") if noun.lower_ != "what"]
    source = noun_span(tellers[0]) if tellers else None
    if source is None:
        return []
    inside = {word.i for word in words[0].subtree}
    said = [word for word in _clause_around(words[0]).subtree if word.i not in inside]
    content = cut(spans_of(said, document.text), [span_of(words), source], document.text)
    outlets = [noun for noun in children(clauses[0], "dobj", "dative") if is_outlet(noun, cues)]
    heard = noun_span(outlets[0]) if outlets else None
    inner = Candidate(cue, "phrase.according", cue.kind, words[0], span_of(words), source, content, rank=2)
    outer = Candidate(cue, "phrase.according", cue.kind, words[0], span_of(words), heard, content)
    return [outer, inner] if heard is not None else [inner]


def _may_be_cited(first: Token, words: Sequence[Token], noun: Token, cues: CueFile) -> bool:
    """ "citing officials" against "citing high costs"; an outlet cites whatever is no reason, "referring to" it too."""
    speaks = can_speak(noun, cues)
    if first.lower_ not in {"citing", "referring", "per", "as", "on"} or (first.lower_ == "as" and len(words) > 2):
        return True
    if first.lower_ in {"per", "as"}:
        return len(words) > 1 or speaks
    inside = {word.i for word in first.subtree}
    by_outlet = any(is_outlet(word, cues) for word in first.sent if word.i not in inside)
    if first.lower_ in {"referring", "on"} and words[-2:][0].lower_ != "authority":
        return by_outlet and speaks
    return speaks or (by_outlet and noun.lemma_.lower() not in _REASONS and noun.tag_ != "VBG")


def _that_clause(noun: Token) -> Token | None:
    """ "citing a spokesman, that police ...": what is said, which the parser hangs on the one who is cited."""
    for clause in children(noun, "relcl", "acl"):
        marks = children(clause, "mark")
        if marks and marks[0].lower_ == "that" and clause.doc[marks[0].i - 1].text == ",":
            return clause
    return None


def can_speak(noun: Token, cues: CueFile) -> bool:
    """Whether the noun is somebody or something written: "citing officials" against "citing high costs"."""
    if noun.ent_type_ in _PEOPLE or noun.lemma_.lower() in cues.documents or is_outlet(noun, cues):
        return True
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in cues.speakers


def _clause_around(phrase: Token) -> Token:
    """The head of the whole statement a phrase belongs to; a clause that is itself said stays by itself."""
    head = phrase.head
    for above in (head, *head.ancestors):
        head = above
        if is_verb(head) and (head.dep_ not in _LOOSE or _is_inside(phrase, head)):
            break
    return head


def _is_inside(phrase: Token, clause: Token) -> bool:
    """ "Fishermen who, according to the minister, had strayed": only what they did is said."""
    before = phrase.nbor(-2) if phrase.i > clause.left_edge.i + 1 else None
    return clause.dep_ == "relcl" and before is not None and before.tag_ in {"WP", "WDT"} and clause.i > phrase.i


def read_own_account(by: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "By the army's own account it fled": whose account it is, and the clause around it."""
    nouns = children(by, "pobj") if by.lower_ in ACCOUNT_OPENERS else []
    owners = [owner for noun in nouns if noun.lemma_ in _ACCOUNTS for owner in possessors(noun)]
    source = noun_span(owners[0]) if owners else None
    if source is None:
        return []
    inside = {word.i for word in by.subtree}
    said = [word for word in _clause_around(by).subtree if word.i not in inside]
    span = span_of(nouns[0])
    content = cut(spans_of(said, document.text), [span, source], document.text)
    cue = cues.phrases["according to"]
    return [Candidate(cue, "phrase.account", cue.kind, by, span, source, content)] if content else []


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
    if colon is None or block[0].text in _LIST_MARKS:  # "- MYANMAR: troops killed ...": the heading of a list's item
        return _read_cited(block, document, cues)
    before, after = [word for word in block[: colon.i] if not word.is_quote], list(block[colon.i + 1 :])
    if not before or len(after) < 3 or not (_is_speaker(before, cues) or _are_sources(before, after)):
        return []
    if _is_topic(before, after):
        return []
    return [_headline(colon, before, after, document, cues)]


def _read_cited(block: Doc, document: Document, cues: CueFile) -> list[Candidate]:
    """ "OUT OF CASH — Handelsblatt's Jens Koch: “Bonn suspended aid”": behind a heading, writers whom a page cites."""
    colon = next((word for word in block[:_LONGEST_CITATION] if word.text == ":"), None)
    if colon is None or colon.i + 3 >= len(block) or not block[colon.i + 1].is_quote:
        return []
    dash = next((word.i for word in reversed(block[: colon.i]) if word.text in {"—", "–"}), -1)
    writers = list(block[dash + 1 : colon.i])
    named = all(word.pos_ in {"PROPN", "PART", "CCONJ", "PUNCT"} or word.lower_ == "our" for word in writers)
    if dash < 0 or not named or not any(word.pos_ == "PROPN" for word in writers):
        return []
    return [_headline(colon, writers, list(block[colon.i + 1 :]), document, cues)]


def _is_topic(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "Uganda: rebels killed in raid": where it is, if nothing behind the colon is said to or of another country.

    A whole sentence behind a town tells what happened there ("Nairobi: The army killed four fighters on Monday.").
    """
    if not all(word.ent_type_ == "GPE" for word in before):
        return False
    if len(after) > _SHORTEST_SENTENCE and after[-1].text == "." and not any(word.is_quote for word in after):
        return True
    of_others = any(word.ent_type_ in {"GPE", "NORP"} and not _says_where(word) for word in after)
    says = any(word.tag_ == "MD" or word.is_quote or word.lower_ in {"no", "not", "we", "our"} for word in after)
    return not of_others and not says


def _says_where(word: Token) -> bool:
    """ "in a raid in *Zamfara*", "in *Zamfara* raid"."""
    noun = word.head if word.dep_ in {"compound", "amod", "nmod"} else word
    return noun.dep_ == "pobj" and noun.head.lower_ in {"in", "at", "near", "outside", "off"}


def _are_sources(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "Sources: Chad to send troops" against a list of them, "Sources: World Bank, IMF"."""
    return [word.lower_ for word in before] in (["source"], ["sources"]) and any(is_verb(word) for word in after)


def _headline(
    mark: Token, speaker: Sequence[Token], said: Sequence[Token], document: Document, cues: CueFile
) -> Candidate:
    cue = cues.verbs["say"]
    content = cut(spans_of(said, document.text), [], document.text)
    return Candidate(cue, "colon", cue.kind, mark, span_of(mark), span_of(speaker), content)


def read_headline_end(block: Doc, document: Document, cues: CueFile) -> list[Candidate]:
    """ "Shells hit the plant: Ukraine", "Army torched villages - Myanmar Now": a headline that ends in its speaker."""
    if len(block) > _LONGEST_HEADLINE or block[-1].is_punct:
        return []
    marks = [word for word in block if word.text in {":", "-", "–", "—"}] or _last_comma(block, cues)
    if not marks:
        return []
    mark = marks[-1]
    before, after = list(block[: mark.i]), list(block[mark.i + 1 :])
    spaced = block.text[: mark.idx].endswith(" ") or mark.text in {":", ","}
    if not spaced or not 0 < len(after) <= _LONGEST_SPEAKER or not any(is_verb(word) for word in before):
        return []
    unnamed = [word.lower_ for word in after] in (["source"], ["sources"])
    return [_headline(mark, after, before, document, cues)] if unnamed or _is_speaker(after, cues) else []


def _last_comma(block: Doc, cues: CueFile) -> list[Token]:
    """ "Drone strike kills 14 at wedding, Yemeni officials": the comma before a noun for people who are cited."""
    commas = [word for word in block if word.text == ","]
    after = list(block[commas[-1].i + 1 :]) if commas else []
    cited = 0 < len(after) <= _LONGEST_CITED and after[-1].lemma_.lower() in _CITED
    return commas[-1:] if cited and all(word.pos_ in {"ADJ", "NOUN", "PROPN"} for word in after) else []


def read_signature(block: Doc, document: Document, cues: CueFile) -> list[Candidate]:
    """ "“The mine was safe.” — Peter Olsen": a quotation that its speaker signs."""
    first = next((word for word in block if not word.is_space), None)
    signed = _SIGNED.fullmatch(block.text.rstrip()) if first is not None and first.text[0] in _OPENING_MARKS else None
    mark = block.char_span(*signed.span("mark"), alignment_mode="expand") if signed else None
    if signed is None or mark is None:
        return []
    before = [word for word in block if word.idx < signed.start("mark")]
    after = [word for word in block if word.idx >= signed.start("name")]
    comma = next((number for number, word in enumerate(after) if word.text == ","), len(after))  # "Ada Roy, nurse"
    if not 0 < comma <= len(after) <= _LONGEST_SPEAKER or not _is_speaker(after[:comma], cues):
        return []
    return [_headline(mark[0], after, before, document, cues)]


def _is_speaker(words: Sequence[Token], cues: CueFile) -> bool:
    """A name or a role, not a heading and not a sentence."""
    if any(is_verb(word) or word.is_digit or word.lower_ in cues.openers for word in words):
        return False
    known = any({word.lower_, word.lemma_.lower()} & (cues.speakers | cues.carriers) for word in words)
    known = known or " ".join(word.lower_ for word in words) in cues.outlets
    if not known and len(words) > 1 and all(word.is_upper or word.is_punct for word in words):
        return all(word.ent_type_ in _PEOPLE or word.is_punct for word in words)  # "PORT ROW: a minister said ..."
    return known or all(word.pos_ in {"PROPN", "PUNCT", "ADP", "DET"} or word.is_upper for word in words)


def shift_to(spans: tuple[Span, ...], candidate: Candidate, document: Document) -> tuple[Span, ...]:
    """Another's content without this candidate's own cue and source."""
    gone = [candidate.span, *([candidate.source] if candidate.source else [])]
    return cut(spans, gone, document.text)
