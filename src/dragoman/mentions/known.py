"""The actor file, turned into what the finders look up: a lexicon of names and a table of role nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.codebook.actor_file import ActorEntry, ActorFile, Country, Outlet, SectorTable
from dragoman.language.parser import split_words
from dragoman.mentions.lexicon import Known, Lexicon, Term, make_lexicon
from dragoman.mentions.sectors import Sectors

_ARTICLE_FIRST = frozenset({"United", "Democratic", "Central", "Dominican", "Soviet"})
_ARTICLE_LAST = frozenset(
    {"Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Comoros", "Islands", "Congo", "Republic"}
)

Entry = tuple[tuple[str, ...], Known]


def lexicon_of(file: ActorFile) -> Lexicon:
    """Every name of the file. Earlier entries win where one name stands for several at a time."""
    ends = {actor.key: actor.until for actor in file.entries if actor.kind == "country"}
    entries = [
        *(entry for actor in file.entries for entry in _seat_names(actor)),
        *(entry for country in file.countries for entry in _country_names(country, ends.get(country.key))),
        *(entry for actor in file.entries for entry in _actor_names(actor)),
        *(entry for outlet in file.outlets for entry in _outlet_names(outlet)),
    ]
    return make_lexicon(entries, file.checked)


def sectors_of(file: ActorFile) -> Sectors:
    """The role nouns, phrases joined by spaces."""
    table: SectorTable = file.sectors
    persons = {" ".join(words): sector for words, sector in table.persons.items()}
    collectives = {" ".join(words): sector for words, sector in table.collectives.items()}
    return Sectors(
        nouns={**collectives, **persons},
        persons=frozenset(persons),
        not_actors=frozenset(" ".join(words) for words in table.not_actors),
        former=table.former,
        names=table.names,
    )


def _country_names(country: Country, until: date | None) -> Iterator[Entry]:
    """Demonyms, the capital and seats of power; the country's own names stand among the actors.

    The capital of a state that is gone stands for it until then.
    """
    known = Known(
        key=country.key,
        name=country.name,
        kind="organisation" if country.code == "EUR" else "country",
        country=country.code,
        sectors=("IGO",) if country.code == "EUR" else ("GOV",),
        use="demonym",
    )
    for demonym in country.demonyms:
        yield _words(demonym), known
    government = replace(
        known, key=f"{country.key}.GOV.government", name=f"Government of {_with_article(country.name)}"
    )
    government = known if country.code == "EUR" else replace(government, kind="government")
    if country.capital and country.capital != country.name:
        yield _words(country.capital), replace(government, use="capital", until=until)
    for seat in country.seats:
        yield _words(seat), replace(government, use="seat")


def _with_article(country: str) -> str:
    """ "the United States", "the Netherlands", but "Libya"."""
    words = country.split()
    known = words[0] in _ARTICLE_FIRST or words[-1] in _ARTICLE_LAST
    return f"the {country}" if known else country


def _seat_names(actor: ActorEntry) -> Iterator[Entry]:
    """Capitals while somebody else than the recognised government ruled there: "Sanaa" for the Houthis."""
    for seat in actor.seats:
        yield (
            _words(seat.name),
            Known(
                key=actor.key, name=actor.name, kind=actor.kind, country=actor.country, sectors=actor.sectors,
                use="capital", since=seat.start, until=seat.end, wikidata=actor.wikidata, terms=_terms(actor),
            ),
        )  # fmt: skip


def _actor_names(actor: ActorEntry) -> Iterator[Entry]:
    country = actor.kind == "country"
    known = Known(
        key=actor.key,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors or (("GOV",) if country else ()),
        use="country" if country else "actor",
        since=actor.since,
        until=actor.until,
        wikidata=actor.wikidata,
        terms=_terms(actor),
    )
    for name in actor.names:
        yield _words(name), known
    for acronym in actor.acronyms:
        words = split_words(acronym)
        yield words, replace(known, spelt=words)


def _terms(actor: ActorEntry) -> tuple[Term, ...]:
    return tuple(Term(office.title, office.sector, office.start, office.end) for office in actor.offices)


def _outlet_names(outlet: Outlet) -> Iterator[Entry]:
    known = Known(
        key=f"outlet.{outlet.name.casefold().replace(' ', '-')}",
        name=outlet.name,
        kind="media",
        country=outlet.country,
        sectors=("MED",),
        use="actor",
    )
    for name in dict.fromkeys((outlet.name, *outlet.names, *outlet.credit)):
        words = split_words(name)
        short = len(words) == 1 and name.isupper()
        yield words, replace(known, spelt=words) if short or len(words) == 1 else known


def _words(name: str) -> tuple[str, ...]:
    words = split_words(name)
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words
