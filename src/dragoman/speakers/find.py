"""What a speaker is whatever he tells of. The order in which the page and the files are asked is written here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook.actor_file import Outlet
from dragoman.speakers.facts import (
    BODIES,
    UNKNOWN,
    PageFacts,
    Speaker,
    Tie,
    actor_behind,
    is_state_mark,
    named_part,
    quoted,
)
from dragoman.speakers.organs import (
    STATE_SECTORS,
    body_stakes,
    is_from_file,
    marks_of,
    opposition_stakes,
    own_stakes,
    owner_body_marks,
    sector_of_word,
    state_of,
)
from dragoman.speakers.press import (
    file_basis,
    outlet_of,
    outlet_stakes,
    owner_marks,
    press_stakes,
    state_in_words,
    told_control,
    told_keeper,
)
from dragoman.speakers.ties import client_marks, tied_stakes, ties_of
from dragoman.types import Document, Entity, Link, Span, Stake

_OWNERS = ("its", "their", "his", "her")
_OWNED_BY = "|".join(_OWNERS)
_ITS_ORGAN = re.compile(
    rf"(?:'s|’s|{_OWNED_BY})\s+(?:[\w-]+\s+){{0,2}}(?:office|council|ministry|spokes\w+|secretary(?:-general)?|chairman|chairwoman|"
    r"chief|head|president|leader|commander|command|director|committee|commission|secretariat|envoy|mission|prosecutors?|judges?|inspectors?|monitors?|rapporteurs?)\b",
    re.IGNORECASE,
)
_RUN_BY = re.compile(r"-(?:run|owned|controlled)\b")
_POINTS = re.compile(rf"\b(?:{_OWNED_BY})\b", re.IGNORECASE)


def read_speaker(link: Link, page: PageFacts) -> Speaker:
    """The stakes and marks of whoever a link names, with those of the owner or keeper whom the words tell of."""
    own = _kept(_read_alone(link, page), link, page)
    owner = _owner_in_words(link, page) or told_keeper(link, page)
    if owner is None:
        return own
    kept = [replace(stake, basis=f"{owner.name}'s own") for stake in own_stakes(owner, link.span, page)]
    # "NATO's secretary-general" is NATO's, whatever the sector of a role noun says; an outlet is what it is besides.
    stakes = tuple(kept) if link.span is not None and kept else (*own.stakes, *kept)
    marks = dict.fromkeys(marks_of(owner, page), f"{owner.name}'s own")
    own_marks = {} if _is_at_home(link, page) else own.marks
    return replace(own, stakes=stakes, marks={**marks, **own_marks}, called=own.called | _words(owner.name))


def _is_at_home(link: Link, page: PageFacts) -> bool:
    """Whether the speaker is an actor whose country is only that of the dateline: "its president, Omar Touray"."""
    entity = page.entities.get(link.entity or "")
    return entity is not None and entity.key is None and page.is_at_home(entity)


def _kept(own: Speaker, link: Link, page: PageFacts) -> Speaker:
    """ "The Houthi-run Saba agency", "the Hamas-run ministry": on the side of the group that keeps it as well."""
    if link.span is None:
        return own
    basis = quoted(link.span, page.document)
    marks = {
        mark: basis
        for keeper, mention in page.within(link.span)
        if keeper.kind in BODIES and _RUN_BY.match(page.document.text, mention.span.end)
        for mark in marks_of(keeper, page)
    }
    return replace(own, marks={**marks, **own.marks})


def _read_alone(link: Link, page: PageFacts) -> Speaker:
    entity = actor_behind(link, page)
    outlet = outlet_of(link, entity, page)
    if outlet is not None:
        return _read_outlet(outlet, entity, page)
    return _read_nobody(link, page) if entity is None else _read_actor(link, entity, page)


def _read_outlet(outlet: Outlet, entity: Entity | None, page: PageFacts) -> Speaker:
    marks = {**(marks_of(entity, page) if entity else {}), **owner_marks(outlet, page)}
    return Speaker(outlet_stakes(outlet, page), marks, Stake("unknown", None, file_basis(outlet)), _words(outlet.name))


def _read_nobody(link: Link, page: PageFacts) -> Speaker:
    """Somebody who is no actor of the page: what his words and the page's say of him."""
    words = _spoken(link, page)
    told = [*press_stakes(link.name, words, None, page), *told_control(link, page)]
    if not told and words:
        told = list(body_stakes(words[0], page))
    return Speaker(tuple(told), state_in_words(words, page) if told else {}, UNKNOWN, _words(link.name))


def _read_actor(link: Link, entity: Entity, page: PageFacts) -> Speaker:
    words = _spoken(link, page)
    ties = ties_of(entity, page)
    stakes = [stake for tie in ties for stake in tied_stakes(entity, tie, page)]
    marks = {mark: quoted(tie.said.words, page.document) for tie in ties for mark in client_marks(tie, page)}
    # A role noun alone ("spokesman", "agent") says less than whom its bearer acts for.
    acts_for = any(_says_more(tie, page) for tie in ties) and not is_from_file(entity)
    if not acts_for:
        stakes = [*own_stakes(entity, next(iter(words), None), page), *stakes]
    if not stakes:
        stakes = [stake for span in words for stake in opposition_stakes(entity, span, page)]
    of_press = entity.kind != "person" or "MED" in entity.sectors
    press = [*(press_stakes(link.name, words, entity, page) if of_press else ()), *told_control(link, page)]
    if not stakes and not press and entity.kind == "organisation" and not entity.key and not entity.sectors and words:
        stakes = list(body_stakes(words[0], page))
    stakes.extend(press)
    if any(stake.kind == "state-controlled media" for stake in stakes):
        marks.update(state_in_words(words, page))
    own = {mark: basis for mark, basis in marks_of(entity, page).items() if not (acts_for and is_state_mark(mark))}
    called = _words(entity.name).union(*(_words(tie.name) for tie in ties if tie.said.tie != "paid agent"))
    shared = {**marks, **_joint_marks(entity, words, page), **owner_body_marks(entity, page)}
    return Speaker(tuple(stakes), {**shared, **own}, UNKNOWN, called)


def _says_more(tie: Tie, page: PageFacts) -> bool:
    """Whether whom somebody acts for says more than his own noun: not so "a police spokeswoman", of no named police."""
    if tie.said.tie == "belongs to":
        return False
    bodies = {sector_of_word(word, page) for word in tie.name.casefold().split()}
    return tie.client is not None or bodies.isdisjoint(STATE_SECTORS)


def _spoken(link: Link, page: PageFacts) -> list[Span]:
    return [named_part(link.span, page.document)] if link.span else []


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", name.casefold()))


def _joint_marks(entity: Entity, words: Sequence[Span], page: PageFacts) -> dict[str, str]:
    """The marks of states that speak together with this one: "Ankara and Doha said"."""
    joined = [span for span in words if " and " in page.document[span]] if state_of(entity, page) else []
    return {
        mark: "they speak together"
        for span in joined
        for other, _ in page.within(span)
        if other.kind in {"country", "government"} and other.key
        for mark in marks_of(other, page)
    }


def _owner_in_words(link: Link, page: PageFacts) -> Entity | None:
    """Whose organ speaks where no other actor is known behind the words: "its peace council", "NATO's chief"."""
    entity = page.entities.get(link.entity or "")
    known = entity is not None and (entity.country or entity.key) and not _is_at_home(link, page)
    if link.span is None or known:
        return None
    part = named_part(link.span, page.document)
    if not _ITS_ORGAN.search(page.document[part]):
        return None
    owners = [
        (mention.span.start, each)
        for each, mention in page.within(part)
        if mention.span.end < part.end - 2
        and (entity is None or each.id != entity.id)
        and _ITS_ORGAN.match(page.document.text, _own_mark(mention.span, page.document))
    ]
    owner = min(owners, key=lambda one: one[0])[1] if owners else None
    if owner is None or not _POINTS.search(page.document[part]) or (owner.kind == "person" and owner.country):
        return owner
    return _first_of_sentence(part, page) or owner


def _first_of_sentence(speaker: Span, page: PageFacts) -> Entity | None:
    """ "The Union suspended Burkina Faso, its council said": whom the sentence is about, who stands first in it."""
    start = max(page.document.text.rfind(stop, 0, speaker.start) for stop in (". ", "\n", "? ", "! "))
    before = [
        (mention.span.start, -mention.span.end, each)
        for each in page.entities.values()
        if each.kind not in {"person", "place"}
        for mention in each.mentions
        if start < mention.span.start < speaker.start and mention.how != "pronoun"
    ]
    return min(before, key=lambda one: one[:2])[2] if before else None


def _own_mark(mention: Span, document: Document) -> int:
    """Where the sign of possession stands: behind the name, or at the pronoun's own start."""
    words = document[mention].casefold()
    if words in _OWNERS:
        return mention.start
    return mention.end - 2 if words.endswith(("'s", "’s")) else mention.end
