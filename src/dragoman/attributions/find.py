"""Finds who says what on a page. The order of the steps is written here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Doc, Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.charges import is_charge
from dragoman.attributions.citing import (
    hand_on,
    names_outlet,
    part_from_cited,
    quoted_as_saying,
    quoted_by,
    share_cited,
)
from dragoman.attributions.holders import index_contents
from dragoman.attributions.idioms import IDIOM_OPENERS, TRUSTED, read_idiom, read_if_believed
from dragoman.attributions.nesting import find_parents
from dragoman.attributions.nouns import read_adjective, read_noun, read_untrue
from dragoman.attributions.papers import is_paper, pass_on, read_showing
from dragoman.attributions.phrases import (
    ACCOUNT_OPENERS,
    read_adverb,
    read_colon,
    read_headline_end,
    read_own_account,
    read_phrase,
    read_signature,
)
from dragoman.attributions.pieces import covers, cut, join, size
from dragoman.attributions.posts import read_posts
from dragoman.attributions.quotations import Quotation, find_quotations
from dragoman.attributions.quoted import give_quotations
from dragoman.attributions.reprints import read_reprints
from dragoman.attributions.sources import is_outlet, noun_span, with_preposition
from dragoman.attributions.verbs import read_verb
from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import by_agents, children
from dragoman.language.labels import FINITE
from dragoman.language.parser import Parse, span_of
from dragoman.language.phrases import clause_span
from dragoman.types import Attribution, AttributionKind, Document, Span

_BY_FIRST_WORD = (read_phrase, read_own_account, read_idiom, read_if_believed)
_OF_PART = MappingProxyType({"NOUN": read_noun, "PROPN": read_noun, "ADJ": read_adjective, "ADV": read_adverb})
_OPENERS = ACCOUNT_OPENERS | IDIOM_OPENERS | TRUSTED
_WORDLESS = frozenset({"PUNCT", "DET", "SPACE"})
_HANDED_ON = frozenset(
    {"obtain", "see", "review", "publish", "leak", "acquire", "examine", "carry", "air", "broadcast", "release", "post",
     "circulate", "distribute", "quote"}
)  # fmt: skip
_UNSAID = frozenset({"belief", "intent", "demand"})  # nothing that could be denied is put into words
_AT_THE_END = " .!?\"”’')"  # what may stand behind the last word of a sentence
_CLOSED_QUOTATION = (',"', ",”", ",'", ",’", "?”", '?"', "!”", '!"')
_DETERMINER = re.compile(r"^(?:an?|the|this|that) ")
_AFTER_HEAD = re.compile(r" (?:of|by|from|seen|obtained|reviewed|leaked|published|written|sent|signed|dated) |,")


def find_attributions(parse: Parse, cues: CueFile) -> tuple[Attribution, ...]:
    """Every attribution of the page, in the order of their cues; `entity` is left for those who know the actors.

    1. Read the frames of each word, in the order verb, noun, adjective, phrase.
    2. Let a cited source share the words of the one who cites it, and a denial those it denies; let who quotes
       somebody, or is named last, hold his words.
    3. Give each quotation to its speaker, and with him to the outlet he tells it to.
    4. Settle the kind by what is said and by what says it.
    5. Find parents and number.
    """
    document = parse.document
    quotations = find_quotations(document)
    candidates = [each for block in parse.blocks for each in _read_block(block, document, cues)]
    candidates.extend(read_posts(parse.blocks, document, cues))
    candidates = [part_from_cited(each, document, cues) for each in candidates]
    candidates = share_cited(candidates, document, cues)
    candidates = [quoted_by(each, candidates, document) for each in candidates]
    candidates = [one for each in candidates for one in quoted_as_saying(each, document, cues)]
    candidates = [one for each in candidates for one in hand_on(each, document, cues)]
    candidates = [one for each in candidates for one in pass_on(each, document, cues)]
    candidates = [*candidates, *(one for block in parse.blocks for one in read_reprints(block, document, cues))]
    candidates = [one for each in candidates for one in (each, *_obtained(each, document, cues))]
    candidates = _close_with_outlet(candidates, document, cues)
    candidates = _lift_denials(candidates, document, cues)
    candidates = _close_with_last(candidates, document)
    candidates = give_quotations(candidates, quotations, document)
    candidates = [_with_quotations(each, candidates, document) for each in _each_once(candidates)]
    candidates = [replace(each, kind=_settle_kind(each, quotations, document, cues)) for each in candidates]
    candidates.sort(key=lambda each: (each.span, each.rank))
    return _number(candidates)


def _read_block(block: Doc, document: Document, cues: CueFile) -> Iterator[Candidate]:
    signed = read_signature(block, document, cues)
    yield from signed or read_colon(block, document, cues) or read_headline_end(block, document, cues)
    for word in block:
        yield from _read_word(word, document, cues)


def _read_word(word: Token, document: Document, cues: CueFile) -> list[Candidate]:
    lower = word.lower_
    if lower in _OPENERS or lower in cues.phrase_openers:
        for frame in _BY_FIRST_WORD:
            if found := frame(word, document, cues):
                return found
    part = word.pos_
    if part in _WORDLESS:
        return []
    found = read_untrue(word, document, cues) or read_showing(word, document, cues)
    own = _OF_PART.get(part)
    return found or (own(word, document, cues) if own else []) or read_verb(word, document, cues)


def _obtained(told: Candidate, document: Document, cues: CueFile) -> Iterator[Candidate]:
    """ "A letter seen by dpa says", "said in a statement carried by KCNA": the outlet passes the paper on."""
    if told.source is None or not told.content:
        return
    for verb in _handing_on(told, told.source, document, cues):
        for outlet in by_agents(verb) or children(verb, "nsubj"):
            source = noun_span(outlet) if is_outlet(outlet, cues) else None
            if source is not None and not source.contains(told.span):
                away = [*with_preposition(source, document), span_of(verb)]
                content = cut(sorted([*told.content, told.source, told.span]), away, document.text)
                yield Candidate(told.cue, "carrier", "report", told.trigger, span_of(verb), source, content, rank=0)


def _handing_on(told: Candidate, source: Span, document: Document, cues: CueFile) -> list[Token]:
    """The verbs that tell through whose hands a paper came: that which speaks, or in which its author does."""
    phrases = children(told.trigger, "prep")
    verbs = [verb for phrase in phrases for noun in children(phrase, "pobj") for verb in children(noun, "acl")]
    if is_paper(document[source], cues):
        verbs.extend(word for word in told.trigger.sent if word not in verbs and source.contains(span_of(word)))
    return [verb for verb in verbs if verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in _HANDED_ON]


def _close_with_outlet(candidates: Sequence[Candidate], document: Document, cues: CueFile) -> list[Candidate]:
    """ "A witness said that p, according to Reuters": the outlet named last passes on all that stands before."""
    found = list(candidates)
    for place, closing in enumerate(found):
        if closing.cue.id != "report.according" or closing.source is None or not _ends_sentence(closing, document):
            continue
        if not _names_outlet(closing, document, cues):
            continue
        inside = [
            other
            for other, each in enumerate(found)
            if covers(each.content, closing.span) and each.span < closing.span and each.source is not None
        ]
        if not inside or any(_speaks_as_outlet(found[other], document, cues) for other in inside):
            continue
        tail = Span(closing.span.start, closing.source.end)
        whole: list[Span] = []
        for other in inside:
            each = found[other]
            found[other] = replace(each, content=cut(each.content, [tail], document.text))
            whole.extend([*found[other].content, each.span, *([each.source] if each.source else [])])
        found[place] = replace(closing, content=cut(sorted(whole), [tail], document.text), rank=0)
    return found


def _ends_sentence(candidate: Candidate, document: Document) -> bool:
    """Whether a comma parts the phrase from all that stands before, and nothing follows it."""
    sentence = span_of(candidate.trigger.sent)
    end = candidate.source.end if candidate.source else candidate.span.end
    before = document.text[sentence.start : candidate.span.start].rstrip()
    return before.endswith(",") and not document.text[end : sentence.end].strip(_AT_THE_END)


def _names_outlet(candidate: Candidate, document: Document, cues: CueFile) -> bool:
    return candidate.source is not None and names_outlet(document[candidate.source], cues)


def _speaks_as_outlet(candidate: Candidate, document: Document, cues: CueFile) -> bool:
    """ "Reuters reported that p, according to the BBC": who is outermost cannot be told."""
    return candidate.frame != "carrier" and _names_outlet(candidate, document, cues)


def _each_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "Said in an interview that p": the verb says it, and its noun no second time."""
    said = {each.content for each in candidates if not each.frame.startswith("noun.")}
    return [each for each in candidates if each.frame != "noun.clause" or each.source or each.content not in said]


def _with_quotations(carrier: Candidate, candidates: Sequence[Candidate], document: Document) -> Candidate:
    """An outlet that is told something passes on all that its speaker was given in quotation marks, or adds."""
    if carrier.frame != "carrier" or not carrier.content:
        return carrier
    here = [each for each in candidates if each.trigger.doc is carrier.trigger.doc and each.rank]
    told = [each for each in here if each.trigger.i == carrier.trigger.i]
    added = [each for each in here if each.trigger.tag_ == "VBG" and each.trigger.head.i == carrier.trigger.i]
    parts = [part for each in told for part in each.content]
    parts.extend(part for each in added if each.content for part in (each.span, *each.content))  # "adding that"
    away = [carrier.source] if carrier.source else []
    return replace(carrier, content=cut(join([*carrier.content, *parts], document.text), away, document.text))


def _is_taken_up(denial: Candidate, document: Document, cues: CueFile) -> bool:
    """ "which Kiev denied", "a charge Kiev denied", "allegations they deny": what is denied has just been said."""
    words = " ".join(document[part] for part in denial.content).lower().split()
    if words == ["which"]:
        return True
    if words == ["it"] and denial.source is not None:  # "US says p, Beijing denies it"
        return document.text[: denial.source.start].rstrip().endswith(",")
    noun = words[-1] if words and len(words) == 1 + (words[0] in {"a", "an", "the"}) else ""
    taken = is_charge(noun, cues) or is_charge(noun.removesuffix("s"), cues)
    return denial.trigger.dep_ in {"relcl", "acl"} and taken


def _lift_denials(candidates: Sequence[Candidate], document: Document, cues: CueFile) -> list[Candidate]:
    """ "It accused Kiev of theft, which Kiev denied": the denial stands beside the accusation, not within it."""
    found = list(candidates)
    for place, denial in enumerate(found):
        if denial.kind != "denial" or not _is_taken_up(denial, document, cues):
            continue
        told = []
        for other, outer in enumerate(found):
            if other != place and covers(outer.content, denial.span) and outer.trigger.sent == denial.trigger.sent:
                found[other] = _without_denial(outer, denial, document)
                told.append(found[other])
        # Of "accused Turkey of backing rebels" the charge is denied, and not the rebels who are backed.
        said = [one for one in told if one.kind not in _UNSAID and one.content] or told
        if said:
            found[place] = replace(denial, content=min(said, key=lambda one: size(one.content)).content)
    return found


def _without_denial(outer: Candidate, denial: Candidate, document: Document) -> Candidate:
    """What somebody says without the clause that tells who denies it."""
    beside = Span(denial.source.start, denial.span.end) if denial.source else denial.span
    away = [clause_span(denial.trigger)] if denial.trigger.dep_ in {"relcl", "acl"} else [beside]
    return replace(outer, content=cut(outer.content, [*away, *denial.content], document.text))


def _close_with_last(candidates: Sequence[Candidate], document: Document) -> list[Candidate]:
    """ "'...,' he said on television, the daily reported": the last cue of a sentence has all before it as content.

    So in "the driver recalled that he said '...', prosecutors said".
    """
    found = list(candidates)
    holders = index_contents([each.content for each in candidates])
    for last, outer in enumerate(candidates):
        around = holders.of(outer.span)
        closes = bool(around) and _closes_quotation(outer, document)
        for place in around:
            inner = candidates[place]
            if outer.span.start <= inner.span.end or not (closes or covers(outer.content, inner.span)):
                continue
            content = cut(found[place].content, [Span(outer.start, outer.span.end)], document.text)
            found[place] = replace(found[place], content=content)
            if closes:
                found[last] = _with_all_before(found[last], inner, document)
    return found


def _closes_quotation(outer: Candidate, document: Document) -> bool:
    """Whether the cue and its speaker stand alone between a closing mark and the end of the sentence."""
    if outer.source is None or outer.trigger.tag_ not in FINITE:
        return False
    behind = document.text[max(outer.span.end, outer.source.end) : span_of(outer.trigger.sent).end]
    return document.text[: outer.start].rstrip().endswith(_CLOSED_QUOTATION) and not behind.strip(_AT_THE_END)


def _with_all_before(outer: Candidate, inner: Candidate, document: Document) -> Candidate:
    """Who closes the sentence tells also who said it before him."""
    told = (inner.source, inner.span, *inner.content)
    end = outer.start
    parts = [Span(part.start, min(part.end, end)) for part in told if part is not None and part.start < end]
    return replace(outer, content=join([*outer.content, *parts], document.text))


def _settle_kind(
    candidate: Candidate, quotations: Sequence[Quotation], document: Document, cues: CueFile
) -> AttributionKind:
    if candidate.kind != "report":
        return candidate.kind
    if candidate.source is not None and _is_document(document[candidate.source], cues):
        return "document"
    beside = [each.span for each in quotations if not each.span.contains(candidate.span)]
    if all(covers(beside, part) for part in candidate.content):
        return "quote"
    return "report"


def _is_document(source: str, cues: CueFile) -> bool:
    """Whether the last word of the source's first phrase is something written: "a leaked cable", "the law of 1959"."""
    head = _AFTER_HEAD.split(_DETERMINER.sub("", source.lower()), maxsplit=1)[0].split()
    return bool(head) and (head[-1] in cues.documents or head[-1].removesuffix("s") in cues.documents)


def _number(candidates: Sequence[Candidate]) -> tuple[Attribution, ...]:
    parents = find_parents(candidates)
    return tuple(
        Attribution(
            id=f"s{place + 1}",
            parent=None if parent is None else f"s{parent + 1}",
            kind=each.kind,
            source=each.source,
            entity=None,
            cue=each.span,
            content=each.content,
            rule=each.rule,
        )
        for place, (each, parent) in enumerate(zip(candidates, parents, strict=True))
    )
