"""The order of the stages, written once.

Page -> Document -> Parse -> dates, places, actors -> events, attributions -> claims -> stakes -> Reading.
Reading a page is pure: it depends on the page, the codebook and the model, and on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from dragoman.attributions.agents import find_representations
from dragoman.attributions.find import find_attributions
from dragoman.circumstances import settle_events
from dragoman.claims import make_claims, name_sources, part_denials
from dragoman.codebook.load import Codebook, load_codebook
from dragoman.errors import LanguageError, SizeError
from dragoman.events.code import code_events
from dragoman.events.triggers import RuleIndex, index_rules
from dragoman.first_person import name_voices, read_issuer
from dragoman.language.dates import find_dates
from dragoman.language.parser import parse_document, parser_version
from dragoman.mentions.find import find_actors
from dragoman.mentions.gazetteer import Gazetteer, load_gazetteer
from dragoman.mentions.known import lexicon_of, sectors_of
from dragoman.mentions.letter_case import LetterCase
from dragoman.mentions.lexicon import Lexicon
from dragoman.mentions.places import find_places
from dragoman.mentions.sectors import Sectors
from dragoman.model.classifier import PairClassifier, load_classifier
from dragoman.pages.dateline import find_dateline
from dragoman.pages.entries import entry_times
from dragoman.pages.extract import extract_document
from dragoman.pages.interviews import find_interview
from dragoman.pages.letters import find_letters
from dragoman.pages.turns import find_turns, parted_at, told_part
from dragoman.publishers import with_publisher
from dragoman.relations import code_relations
from dragoman.stakes import with_stakes
from dragoman.transcripts import add_turns, open_questions
from dragoman.types import Document, Page, Reading, Span

_LONGEST = 100_000  # characters of one text, some 17,000 words: what is read as one costs more than in proportion


@dataclass(frozen=True, slots=True)
class Tools:
    """What the codebook's tables become before the first sentence is read."""

    rules: RuleIndex
    relation_rules: RuleIndex
    lexicon: Lexicon
    sectors: Sectors
    gazetteer: Gazetteer
    letter_case: LetterCase


@lru_cache(maxsize=4)
def tools_of(codebook: Codebook) -> Tools:
    """Indexes over a codebook, made once a codebook."""
    lexicon, gazetteer = lexicon_of(codebook.actors), load_gazetteer()
    return Tools(
        rules=index_rules(codebook.rules),
        relation_rules=index_rules(codebook.relations.rules),
        lexicon=lexicon,
        sectors=sectors_of(codebook.actors),
        gazetteer=gazetteer,
        letter_case=LetterCase(lexicon, gazetteer),
    )


def read_page(
    page: Page, codebook: Codebook, model: PairClassifier | None = None, *, max_depth: int = 2_000
) -> Reading:
    """Everything one page yields; `model` is the second voice, None is rules only.

    HTML nested deeper than `max_depth` tags is refused.

    Raises:
        PageError: the page cannot be read (no text, too deep, too large, not in English).
    """
    document = extract_document(page, max_depth=max_depth)
    if document.language and not document.language.lower().startswith("en"):
        tongue = "a language not known here" if document.language == "und" else repr(document.language)
        raise LanguageError(f"{page.file}: the article is in {tongue}", fix="only English is read; translate it first")
    return read_document(with_publisher(document, codebook.actors.outlets), codebook, model)


def read_text(
    text: str,
    codebook: Codebook | None = None,
    *,
    published: date | None = None,
    title: str | None = None,
    rules_only: bool = False,
    model: PairClassifier | None = None,
) -> Reading:
    """Everything a piece of bare text yields; paragraphs are parted by blank lines, a dateline at its head is cut off.

    Args:
        codebook: by default the one that ships.
        rules_only: no second voice.
        model: the second voice; by default the classifier that ships.
    """
    spans: list[Span] = []
    start = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            spans.append(Span(start, start + len(piece)))
        start += len(piece) + 2
    document = Document(
        file="",
        digest=f"sha256:{sha256(text.encode()).hexdigest()}",
        text=text,
        paragraphs=tuple(spans),
        title=title,
        published=published,
        published_from="given" if published else None,
        language="en",
        dateline=find_dateline(text, published=published),
    )
    voice = None if rules_only else model or load_classifier()
    return read_document(document, codebook or load_codebook(), voice)


def read_document(document: Document, codebook: Codebook, model: PairClassifier | None = None) -> Reading:
    """The stages after the page: parse, dates, places, actors, events, relations, attributions, claims, stakes.

    Raises:
        SizeError: the text has more than 100,000 characters.
    """
    if len(document.text) > _LONGEST:
        raise SizeError(
            f"{document.file or 'the text'}: {len(document.text):,} characters, more than the {_LONGEST:,} read as one",
            fix="cut it into several pages",
        )
    tools = tools_of(codebook)
    turns = find_turns(document) or find_interview(document) or find_letters(document)
    times = entry_times(document)
    issuer = read_issuer(document, tools.lexicon, tools.sectors)
    parse = parse_document(told_part(document, turns, times), tools.letter_case)
    dates = find_dates(parse, document.day)
    places = find_places(parse, tools.gazetteer)
    entities = find_actors(
        parse,
        tools.lexicon,
        tools.sectors,
        places,
        document.day,
        issued_in=issuer.country if issuer else None,
        parted=parted_at(turns, times),
    )
    entities = name_voices(entities, document, turns, issuer)
    events = settle_events(
        code_events(
            parse,
            entities,
            tools.rules,
            codebook.happening,
            codebook.not_politics,
            contexts=codebook.contexts,
            voice=model,
        ),
        parse,
        dates,
        places,
    )
    relations = settle_events(
        code_relations(parse, entities, tools.relation_rules, codebook.happening, codebook.relations),
        parse,
        dates,
        places,
    )
    said = add_turns(find_attributions(parse, codebook.cues), turns, document)
    attributions = name_sources(said, entities, document)
    events = part_denials(open_questions(events, turns, attributions, document), attributions)
    reading = Reading(
        document=document,
        entities=entities,
        attributions=attributions,
        events=events,
        claims=make_claims(document, entities, (*events, *relations), attributions, codebook.actors.outlets),
        codebook=codebook.digest,
        model=name_models(model),
        relations=relations,
    )
    return with_stakes(reading, find_representations(parse, codebook.agents), codebook)


def name_models(model: PairClassifier | None) -> str:
    """What a reading's `model` says: the parser and the second voice, known before anything is read."""
    return parser_version() + (f" + {model.name}" if model else " + rules only")
