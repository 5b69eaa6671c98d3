"""The chain of speakers behind each event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.attributions.pieces import covers
from dragoman.claims.denials import Said, index_said, voices_of
from dragoman.claims.factuality import factuality_of
from dragoman.claims.links import Speakers, link_of
from dragoman.claims.page_links import page_links
from dragoman.codebook.actor_file import Outlets
from dragoman.types import Attribution, Claim, Document, Entity, EventMention, Link, Span

_THE_AGENCY = re.compile(r"the (?:news )?agency", re.IGNORECASE)
# "I", "we": within somebody's words they are himself; "this shows that": nobody.
_NAMES_NOBODY = frozenset({"i", "we", "me", "us", "this", "that", "these", "those", "it", "which", "what"})
# What one side sets down against another: so it is said, and not yet found.
_CHARGE_SHEET = re.compile(
    r"(?:[\w'’.-]+ ){0,5}?(?:complaint|indictment|lawsuit|suit|affidavit|petition|plea|"
    r"(?:charge|charging|court|legal) (?:sheet|document|filing|paper|record)|filing|"
    r"plaintiff|claimant|accuser|petitioner|rumou?r|(?:conspiracy )?theor(?:y|ie)|allegation|speculation|hoaxe?)s?"
    r"(?= (?:of|by|from|in|against|that|who|filed|seen|obtained|unsealed|released)\b|,|$)",
    re.IGNORECASE,
)
_POINTS_TO_PAPER = re.compile(r"(?:the|this|that) (?P<paper>[\w-]+)")


def make_claims(
    document: Document,
    entities: Sequence[Entity],
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
    outlets: Outlets,
) -> tuple[Claim, ...]:
    """One claim an event, in the order of the events; stakes are left to `dragoman.stakes`."""
    outer = page_links(document, outlets, attributions)
    speakers = Speakers({entity.id: entity for entity in entities}, outlets, document.publisher or "")
    said = index_said(attributions)
    return tuple(_claim(event, document, speakers, outer, said) for event in events)


def _claim(
    event: EventMention,
    document: Document,
    speakers: Speakers,
    outer: tuple[Link, ...],
    said: Said,
) -> Claim:
    holding, contested = voices_of(event, said)
    inner = [link for one in holding for link in _links(one, said.attributions, document, speakers)]
    contested = contested or any(one.source and _CHARGE_SHEET.match(document[one.source]) for one in holding)
    return Claim(
        event=event.id,
        attribution=holding[-1].id if holding else None,
        chain=speakers.once_each([*outer, *inner]),
        factuality=factuality_of(event, holding, contested=contested),
    )


def _links(
    voice: Attribution, attributions: Sequence[Attribution], document: Document, speakers: Speakers
) -> Iterator[Link]:
    """The speaker; of a paper told of before ("the letter says") also the outlet it came by, and its author."""
    if voice.source is None or _is_pages_agency(voice, voice.source, document):
        return
    if voice.entity is None and document[voice.source].casefold() in _NAMES_NOBODY:
        return
    paper = _paper_before(voice, attributions, document)
    if paper is None or paper.source is None:
        yield link_of(voice, voice.source, document, speakers)
        return
    first = Span(paper.source.start, paper.source.start + 1)
    for carrier in attributions:
        if carrier.rule.endswith(":carrier") and carrier.source and covers(carrier.content, first):
            yield link_of(carrier, carrier.source, document, speakers)
    yield replace(link_of(paper, paper.source, document, speakers), cue=voice.cue)


def _is_pages_agency(voice: Attribution, source: Span, document: Document) -> bool:
    """ "A source told the agency", on a page that an agency hands on: it is no second step."""
    if document.dateline is None or document.dateline.agency is None or voice.entity is not None:
        return False
    return voice.rule.endswith(":carrier") and _THE_AGENCY.fullmatch(document[source]) is not None


def _paper_before(voice: Attribution, attributions: Sequence[Attribution], document: Document) -> Attribution | None:
    """The first attribution to a paper with more words, where this one only points to it: "the letter"."""
    points = _POINTS_TO_PAPER.fullmatch(document[voice.source].casefold()) if voice.source else None
    if voice.kind != "document" or points is None:
        return None
    named = re.compile(rf"(?:an?|the|\w+['’]s)\s+(?:[\w-]+\s+)*?{points['paper']}\s")
    before = (one for one in attributions if one.source is not None and one.cue.start < voice.cue.start)
    return next((one for one in before if one.source and named.match(document[one.source].casefold())), None)
