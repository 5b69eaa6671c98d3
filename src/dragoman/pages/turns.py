"""Who has the word in a transcript: "SPOKESPERSON: ...", "QUESTION (Reuters): ...", "Q: ...", "Le Monde: ...".

A label is no word of what is said. It holds for its paragraph and for those below it, up to the next label.
"""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from dragoman.types import Document, Span

_LABEL = re.compile(
    r"(?P<name>[^\W\d_][^:?!()\[\]\n]{0,58}?)\s*(?:[(\[](?P<house>[^\W\d_][^()\[\]\n]{1,60})[)\]])?\s*:(?:\s+(?=\S)|$)",
    re.UNICODE,
)
_ASKER = re.compile(
    r"q\d*|question(?:er)?(?: \d+)?|(?:the )?(?:interviewer|reporter|journalist|correspondent|host|presenter|anchor|moderator)(?: \d+)?|"
    r"question (?:by|from) (?:the )?(?P<house>.+)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"a\d*|answer|(?:the )?(?:(?:deputy|acting|chief|press|government|foreign|defen[cs]e|interior|prime|vice|associate|senior|\w+ ministry) )*"
    r"(?:spokes(?:person|man|woman)|minister|president|premier|chancellor|secretary(?:[- ]general)?|ambassador|general|commissioner|commander|"
    r"speaker|chair(?:man|woman|person)?|chief|director|governor|mayor|witness|counsel|judge|justice|prosecutor|senator|representative|interviewee|"
    r"briefer|official|envoy|delegate|interpreter)",
    re.IGNORECASE,
)
_TITLED_NAME = re.compile(
    r"(?:mrs?|ms|miss|dr|sen|rep|gov|gen|col|lt|capt|amb|prof|sir|lord|lady|judge|justice|chairman|mx)\.?\s+\S.*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*)(?:[ -](?:[^\W\d_a-z][\w.'’-]*|(?:of|the|de|del|la|le|al|el|bin|van|von|den)\b)){0,4}"
)
# Lines of a fact sheet, a caption or a box, and days; none of them speaks.
_HEADING = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|note|notes|update|updated|source|sources|photo|photos|image|video|watch|read|read (?:more|also)|related|"
    r"tags|topics|published|date|where|when|what|who|why|how|location|contact|correction|editor['’]?s note|summary|key points|location|subject|ref|"
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[(\[]?(?:the )?(?:\w+ )?(?:briefing|conference|interview|hearing|session|meeting|statement|call|transcript|conversation)\b[^.]{0,40}\b"
    r"(?:ended|concluded|closed|was adjourned|adjourned|was edited|has been edited|is over)\b",
    re.IGNORECASE,
)
_FEWEST = 3
_LONGEST_WORDS = 6
_HEADING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: the label with its colon, the words in it that name him, and what he says.

    `asks`: he puts questions, or speaks for who does. `named`: the words name somebody, and are no mere "Q" or "A".
    `signed`: his name stands below, as under a letter.
    """

    label: Span
    speaker: Span
    said: tuple[Span, ...]
    asks: bool
    named: bool
    signed: bool = False


def find_turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none where the page is no transcript.

    A transcript has three labels or more, of at least two speakers, one of whom speaks twice; somebody in it has a
    role ("QUESTION", "MINISTER") or asks something, which nobody does in a list of prices or results.
    """
    labels = {at: label for at, span in enumerate(document.paragraphs) if (label := _label(document, span))}
    counts = Counter(map(_who, labels.values()))
    certain = {at for at, label in labels.items() if counts[_who(label)] > 1 or _is_role(label)}
    speakers = Counter(_who(labels[at]) for at in certain)
    if len(certain) < _FEWEST or len(speakers) < 2 or max(speakers.values()) < 2:
        return ()
    labels = {at: label for at, label in labels.items() if at in certain or _is_marked(label)}
    parts = zip(labels.values(), parts_from(document, labels), strict=True)
    turns = [_turn(document, label, part) for label, part in parts]
    if not any(map(_is_role, labels.values())) and not any(_ends_asking(turn, document) for turn in turns):
        return ()
    return tuple(_with_askers(turns, document))


def parts_from(document: Document, starts: Iterable[int]) -> list[tuple[Span, ...]]:
    """The paragraphs from each of these places up to the next, the last of them to the end."""
    return [document.paragraphs[at:end] for at, end in pairwise((*starts, len(document.paragraphs)))]


def said_behind(label: Span, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """What is said in these paragraphs, the first of which begins with a label."""
    first, *below = paragraphs
    return tuple(span for span in (Span(label.end, first.end), *below) if span.start < span.end)


def told_part(document: Document, turns: Sequence[Turn], times: Sequence[Span]) -> Document:
    """The document without what is no sentence of it: speakers' labels, times of entries, an official paper's headings."""
    official = any(one.kind == "press release" for one in document.credits)
    if not (turns or official or times):
        return document
    cuts = {label.start: label.end for label in (*times, *(turn.label for turn in turns))}
    spans = [Span(cuts.get(one.start, one.start), one.end) for one in document.paragraphs]
    signatures = [turn.speaker for turn in turns if turn.signed]
    spans = [span for span in spans if not any(span.contains(name) for name in signatures)]
    kept = [span for at, span in enumerate(spans) if not (official and _is_heading(spans, at, document))]
    return replace(document, paragraphs=tuple(span for span in kept if span.start < span.end))


def parted_at(turns: Sequence[Turn], times: Sequence[Span]) -> tuple[int, ...]:
    """Where a live page's entries and a page's letters begin, in order; a transcript's turns answer each other."""
    letters = [turn.label for turn in turns if turn.signed]
    return tuple(sorted(one.start for one in (*times, *letters)))


def _is_heading(spans: Sequence[Span], at: int, document: Document) -> bool:
    """Whether a short line without a stop stands over a paragraph that has one."""
    words = document[spans[at]].split()
    ended = words and words[-1][-1] in '.!?:;"”’)'
    return 0 < len(words) <= _HEADING_WORDS and not ended and at + 1 < len(spans)


def _label(document: Document, paragraph: Span) -> re.Match[str] | None:
    match = _LABEL.match(document.text, paragraph.start, paragraph.end)
    if match is None or _HEADING.fullmatch(match["name"]) or len(match["name"].split()) > _LONGEST_WORDS:
        return None
    name = match["name"]
    return match if _is_role(match) or _TITLED_NAME.fullmatch(name) or _NAME.fullmatch(name) else None


def is_role(words: str) -> bool:
    """Whether a label's words name an office and not its holder: "SPOKESPERSON", "The Minister"."""
    return bool(_ROLE.fullmatch(words))


def _is_role(label: re.Match[str]) -> bool:
    return bool(_ASKER.fullmatch(label["name"])) or is_role(label["name"])


def _is_marked(label: re.Match[str]) -> bool:
    """Whether a label that stands once is set as one: "SIR TOM PELL", "Ms Onu"."""
    return label["name"].isupper() or bool(_TITLED_NAME.fullmatch(label["name"]))


def _who(label: re.Match[str]) -> str:
    """One word for a speaker; all who ask under one label are one."""
    return "question" if _ASKER.fullmatch(label["name"]) else label["name"].casefold()


def _turn(document: Document, label: re.Match[str], paragraphs: Sequence[Span]) -> Turn:
    asker = _ASKER.fullmatch(document.text, *label.span("name"))
    house = label.span("house") if label["house"] else asker.span("house") if asker and asker["house"] else None
    first, *below = paragraphs
    within = takewhile(lambda span: not _CLOSING.match(document.text, span.start), below)
    whole = Span(*label.span())
    name = label["name"].casefold()
    return Turn(
        label=whole,
        speaker=Span(*(house or label.span("name"))) if asker else Span(*label.span("name")),
        said=said_behind(whole, (first, *within)),
        asks=asker is not None,
        named=house is not None or (len(name.rstrip("0123456789")) > 1 and name not in {"answer", "question"}),
    )


def _ends_asking(turn: Turn, document: Document) -> bool:
    return bool(turn.said) and document[turn.said[-1]].rstrip('"”’ )').endswith("?")


def _with_askers(turns: Sequence[Turn], document: Document) -> Iterator[Turn]:
    """Where nobody is labelled as asking, the outlet of the page, or who mostly ends in a question, asks."""
    if any(turn.asks for turn in turns):
        yield from turns
        return
    own = {name.casefold() for name in (document.publisher, *document.authors) if name}
    asked, all_turns = Counter[str](), Counter[str]()
    for turn in turns:
        name = document[turn.speaker].casefold()
        all_turns[name] += 1
        asked[name] += _ends_asking(turn, document)
    asking = {name for name in all_turns if name in own or 2 * asked[name] > all_turns[name]}
    asking = asking if len(asking) < len(all_turns) else set()
    yield from (replace(turn, asks=document[turn.speaker].casefold() in asking) for turn in turns)
