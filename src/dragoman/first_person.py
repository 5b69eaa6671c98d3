"""Who "we", "you" and "this office" are where one body issues the page, or speakers have the word in turn.

"Yesterday we expelled two of their envoys", says a ministry's spokesman: the ministry did. "Did you ask for it?", he is
asked: the ministry again. In a newspaper's own text nobody is looked for behind "we".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.folding import fold
from dragoman.language.parser import parse_text
from dragoman.mentions.find import find_actors
from dragoman.mentions.lexicon import Lexicon
from dragoman.mentions.sectors import Sectors
from dragoman.pages.letterhead import is_body
from dragoman.pages.turns import Turn, is_role
from dragoman.types import Document, Entity, Mention, MentionHow, Span

_OFFICE = ("GOV",)  # of a label that is an office ("The Minister"), where no body is named
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Oo]urselves)\b")
_I = re.compile(r"\b(?:I|me|[Mm]y|myself)\b")
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]ours?)\b")
_THIS_BODY = re.compile(
    r"\b[Tt]his (?:office|ministry|desk|department|agency|mission|embassy|council|commission|committee|government|"
    r"command|union|movement|party)\b"
)
_OUR = re.compile(r"[Oo]ur\b")
_QUOTES = frozenset('"“”«»„')
_RELIEF = re.compile(r"\b(?:relief|humanitarian|inter-agency|aid|charity|food security|protection) ", re.IGNORECASE)
_NAME_WORDS = 3
_STATE_BODY = re.compile(
    r"\b(?:ministry|department|government|presidency|cabinet|chancellery|embassy|consulate)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who answers under a label, and whom he means by "we"."""

    speaker: Entity
    body: Entity


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the text with the ids of whom its first and second person mean."""

    span: Span
    we: str | None = None
    me: str | None = None
    you: str | None = None


def read_issuer(document: Document, lexicon: Lexicon, sectors: Sectors) -> Entity | None:
    """The body whose official paper the page is, as an actor without mentions; None on any other page."""
    releases = [one for one in document.credits if one.kind == "press release"]
    issued = [one.name for one in releases if one.name not in {one.text, document.publisher}]
    own = [
        one.name for one in releases if one.name == document.publisher and (one.text == one.name or is_body(one.name))
    ]
    name = next(iter((*issued, *own)), None)
    return _body(name, lexicon, sectors, document.day) if name else None


def _body(name: str, lexicon: Lexicon, sectors: Sectors, day: date | None) -> Entity:
    """What the actor file and the words of its name tell of a body."""
    sentence = f"The {name.removeprefix('The ').removeprefix('the ')} said so."
    found = find_actors(parse_text(sentence), lexicon, sectors, (), day)
    bodies = sorted((one for one in found if one.kind != "country"), key=_length, reverse=True)
    whole = next((one for one in bodies if _length(one) > len(name) / 2 and one.kind != "person"), None)
    told = [*([whole] if whole else []), *bodies, *found]
    sector = ("NGO",) if _RELIEF.search(name) else next((one.sectors for one in told if one.sectors), ())
    return Entity(
        id="",
        name=name,
        kind=whole.kind if whole else "organisation",
        country=next((one.country for one in told if one.country), None),
        sectors=("GOV",) if _STATE_BODY.search(name) and not sector else sector,
        how="issuer of the page",
        wikidata=whole.wikidata if whole else None,
        key=whole.key if whole else None,
    )


def _length(entity: Entity) -> int:
    return max((one.span.end - one.span.start for one in entity.mentions), default=0)


def name_voices(
    entities: Sequence[Entity], document: Document, turns: Sequence[Turn], issuer: Entity | None
) -> tuple[Entity, ...]:
    """The page's actors with those who speak in the first person, and with the words by which they do."""
    if issuer is None and not turns:
        return tuple(entities)
    known = list(entities)
    body = _joined(issuer, known) if issuer is not None else None
    voices = _voices(turns, document, known, body)
    if turns:
        parts = list(_parts_of_turns(turns, voices, body))
    else:
        parts = [_Part(span, we=body.id) for span in document.paragraphs] if body is not None else []
    mentions = [*_labels(turns, voices), *(one for part in parts for one in _pronouns(part, document))]
    ours = {one.id: one for one in known}
    homes = [(part.span, ours[part.we]) for part in parts if part.we is not None]
    return tuple(_at_home(one, homes, document) for one in _with_mentions(known, mentions))


def _at_home(entity: Entity, homes: Sequence[tuple[Span, Entity]], document: Document) -> Entity:
    """ "Our troops" are of the country of whom "our" means."""
    if entity.country is not None:
        return entity
    owners = (
        body
        for mention in entity.mentions
        if mention.how == "role" and _OUR.match(document.text, mention.span.start)
        for span, body in homes
        if span.contains(mention.span) and body.country
    )
    body = next(owners, None)
    return replace(entity, country=body.country, how=f"{entity.how}, owned by {body.name}") if body else entity


def _joined(issuer: Entity, known: list[Entity]) -> Entity:
    """The page's own actor that the issuer is, or the issuer as one more actor."""
    for at, one in enumerate(known):
        if (issuer.key and one.key == issuer.key) or _shortens(one, issuer):
            sectors = one.sectors if one.key else issuer.sectors or one.sectors
            known[at] = replace(one, country=one.country or issuer.country, sectors=sectors)
            return known[at]
    return _added(issuer, known)


def _shortens(one: Entity, issuer: Entity) -> bool:
    """Whether an actor of the page bears the issuer's name, or the beginning of it: "the Office of the Prosecutor"."""
    name, whole = fold(one.name).removeprefix("the "), fold(issuer.name).removeprefix("the ")
    begins = whole.startswith(f"{name} ") and len(name.split()) >= _NAME_WORDS and one.country in {None, issuer.country}
    return name == whole or (begins and one.kind in {"organisation", "government"})


def _added(entity: Entity, known: list[Entity]) -> Entity:
    last = max((int(one.id[1:]) for one in known), default=0)
    known.append(replace(entity, id=f"a{last + 1}"))
    return known[-1]


def _voices(turns: Sequence[Turn], document: Document, known: list[Entity], body: Entity | None) -> list[_Voice | None]:
    """Who answers in each turn; None where somebody asks for an outlet, who is no actor of the page."""
    found: dict[str, _Voice] = {}
    called = [None if turn.asks else fold(document[turn.speaker]) for turn in turns]
    labels: dict[str, Turn] = {}
    for words, turn in zip(called, turns, strict=True):
        if words is not None:
            labels.setdefault(words, turn)
    for words, turn in labels.items():
        official = body is not None and (len(labels) == 1 or not turn.named or is_role(document[turn.speaker]))
        acts_for = body if official else None
        speaker = _person(turn, document, known, turns)
        if speaker is None and turn.named:
            speaker = _added(_speaker(document[turn.speaker], acts_for), known)
        speaker = speaker or acts_for
        if speaker is not None:
            found[words] = _Voice(speaker, acts_for or speaker)
    return [None if words is None else found.get(words) for words in called]


def _speaker(words: str, body: Entity | None) -> Entity:
    return Entity(
        id="",
        name=words.title() if words.isupper() else words,
        kind="person",
        country=body.country if body else None,
        sectors=body.sectors if body else _OFFICE if is_role(words) else (),
        how=f"speaks for {body.name}" if body else "speaker of a transcript",
    )


def _person(turn: Turn, document: Document, known: Sequence[Entity], turns: Sequence[Turn]) -> Entity | None:
    """The page's person of the label's surname; of a mere "A:" the first person told of before the first question."""
    if turn.named:
        surname = fold(document[turn.speaker]).split()[-1]
        persons = [one for one in known if one.kind == "person"]
        return next((one for one in persons if surname in fold(one.name).split()), None)
    first = turns[0].label.start
    before = [one for one in known if one.kind == "person" and any(each.span.end <= first for each in one.mentions)]
    return min(before, key=lambda one: one.mentions[0].span, default=None)


def _parts_of_turns(turns: Sequence[Turn], voices: Sequence[_Voice | None], body: Entity | None) -> Iterator[_Part]:
    """Every paragraph of every turn; "you" is who answers next, but what he who answers most says to all."""
    words = Counter[str]()
    for turn, voice in zip(turns, voices, strict=True):
        words[voice.speaker.id if voice else ""] += sum(span.end - span.start for span in turn.said)
    most = max((who for who in words if who), key=words.__getitem__, default="")
    for at, (turn, voice) in enumerate(zip(turns, voices, strict=True)):
        after = next((one for one in voices[at + 1 :] if one is not None and one is not voice), None)
        heard = after.body if after is not None else body
        asks = voice is None or voice.speaker.id != most
        for span in turn.said:
            yield _Part(
                span,
                we=voice.body.id if voice else None,
                me=voice.speaker.id if voice else None,
                you=heard.id if asks and heard is not None else None,
            )


def _labels(turns: Sequence[Turn], voices: Sequence[_Voice | None]) -> Iterator[Mention]:
    """The words of each label as a mention of who answers under it."""
    for turn, voice in zip(turns, voices, strict=True):
        if voice is not None:
            yield Mention(turn.speaker, voice.speaker.id, "alias" if turn.named else "pronoun")


def _pronouns(part: _Part, document: Document) -> Iterator[Mention]:
    forms: tuple[tuple[re.Pattern[str], str | None, MentionHow], ...] = (
        (_WE, part.we, "pronoun"),
        (_I, part.me, "pronoun"),
        (_YOU, part.you, "pronoun"),
        (_THIS_BODY, part.we, "role"),
    )
    for pattern, entity, how in forms:
        for match in pattern.finditer(document.text, part.span.start, part.span.end) if entity else ():
            if not _is_quoted(match.start(), part.span, document):
                yield Mention(Span(*match.span()), entity or "", how)


def _is_quoted(at: int, part: Span, document: Document) -> bool:
    """Whether somebody else is quoted there; a turn that is set in quotes as a whole is the speaker's."""
    start = part.start + (document.text[part.start] in _QUOTES)
    return sum(character in _QUOTES for character in document.text[start:at]) % 2 == 1


def _with_mentions(known: Sequence[Entity], mentions: Sequence[Mention]) -> Iterator[Entity]:
    """The actors with their new mentions in order; an actor who had nothing but one of those words is left out."""
    owners = {one.span: one.entity for one in mentions}
    added: dict[str, list[Mention]] = {}
    for one in dict.fromkeys(mentions):
        added.setdefault(one.entity, []).append(one)
    for entity in known:
        own = [one for one in entity.mentions if owners.get(one.span, entity.id) == entity.id]
        spans = {one.span for one in own}
        own.extend(one for one in added.get(entity.id, ()) if one.span not in spans)
        if own or not entity.mentions:
            yield replace(entity, mentions=tuple(sorted(own, key=lambda one: one.span)))
