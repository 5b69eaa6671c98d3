"""One name, several actors: the page decides which of them is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.folding import fold
from dragoman.mentions.found import Found, as_unknown
from dragoman.types import Document, EntityKind, Span

SEAT = "seat of power"  # why a town stands for the body that sits in it
_BORNE: frozenset[EntityKind] = frozenset({"country", "government", "media", "organisation"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_PLACING = frozenset(
    {"in", "to", "from", "across", "near", "into", "throughout", "around", "outside", "inside", "toward", "towards"}
)
_REPORTING = frozenset({"report", "say", "write", "publish", "tell", "cite"})
# Of the file's acronyms, those that stand for other things in everyday news: wards, cameras, records, other bodies.
_DOUBTFUL = frozenset(
    {"AA", "AGC", "ARF", "ARS", "AUC", "BIS", "BLF", "BLM", "BRN", "CCC", "CCM", "CCTV", "CDF", "CIS", "CMA", "CNDP",
     "CPC", "CPP", "CRS", "DKBA", "DPS", "EFF", "EMA", "EMC", "EP", "EPL", "EPR", "FACT", "FDC", "FFC", "FIS", "FLA",
     "FNL", "FPM", "GAM", "GNC", "GNP", "GNS", "GPC", "HNC", "ICG", "ICU", "IDB", "IFP", "IMU", "INLA", "IPI", "IRC",
     "IRI", "ISK", "ISW", "JAD", "JDL", "KIA", "LDK", "LFI", "LVF", "MAA", "MFO", "MLC", "MRC", "MSS", "NAM", "NAS",
     "NCP", "NDA", "NDI", "NED", "NOC", "NRA", "NRC", "NSO", "NTC", "NTI", "NUP", "ODM", "OHR", "OPM", "OTS", "PAD",
     "PCC", "PDP", "PIF", "PJD", "PVV", "RAF", "RCD", "RDK", "RSO", "SDA", "SDS", "SFOR", "SLM", "SMM",
     "SNS", "SPA", "SPS", "SRS", "STL", "TAK", "TI", "TMC", "TRF", "UDA", "UDD", "UFR", "UIC", "UPC", "UPND",
     "USC", "WCK", "WCO", "WEU"}
)  # fmt: skip
_FITTING = frozenset(
    {"rebel", "fighter", "militant", "guerrilla", "insurgent", "gunman", "soldier", "troop", "force", "commander",
     "militia", "lawmaker", "mep", "militiaman", "leader", "party", "government", "president", "minister", "mp"}
)  # fmt: skip
BORNE = "borne by a person of the page"  # why the name of a country or town is somebody's
_MISREAD: frozenset[EntityKind] = frozenset({"group", "place"})


def choose_by_country(found: Sequence[Found], day: date | None) -> Iterator[Found]:
    """A name of several actors means the one whose country the page speaks of; else only what they share is told."""
    spoken: Counter[str | None] = Counter(one.country for one in found if one.country and not one.others)
    for one in found:
        if not one.others or one.kind in {"country", "place"} or one.reason == "demonym":
            yield one
            continue
        best = max(one.others, key=lambda other: spoken[other.country])
        if spoken[one.country] >= spoken[best.country]:
            alike = spoken[one.country] > spoken[best.country] or one.country == best.country
            kept = alike or one.country is None or one.reason == SEAT
            yield one if kept else _undecided(one, day)
        else:
            reason = f"actor file: {best.key}, by its country"
            yield replace(
                one, name=best.name, kind=best.kind, country=best.country, sectors=best.sectors_on(day), key=best.key,
                wikidata=best.wikidata, reason=reason,
            )  # fmt: skip


def _undecided(one: Found, day: date | None) -> Found:
    shared = {one.sectors, *(other.sectors_on(day) for other in one.others)}
    name = one.head.text if one.how == "acronym" else one.name
    sectors = one.sectors if len(shared) == 1 else ()
    return replace(one, name=name, country=None, sectors=sectors, key="", wikidata=None, reason="several actors' name")


def read_surnames(found: Sequence[Found]) -> Iterator[Found]:
    """A surname that the parser took for a people or a town is the person's: "Kenyatta" after "Uhuru Kenyatta"."""
    persons = [one.name.split() for one in found if one.kind == "person"]
    surnames = {words[-1] for words in persons if len(words) > 1}
    for one in found:
        if one.kind in _MISREAD and not one.key and one.name in surnames:
            yield replace(one, kind="person", sectors=(), plural=False, reason="surname of a person of the page")
        else:
            yield one


def read_bearers(found: Sequence[Found]) -> Iterator[Found]:
    """A country, town or outlet whose name a person of the page bears is the person: "Jordan" after "Lea Jordan".

    Not where the page names the country before, as where something is, or by another word ("Israeli" beside Israel
    Katz); a paper keeps what it reports.
    """
    bearers: dict[str, int] = {}
    for one in found:
        words = one.name.split()
        if one.kind == "person" and one.proper and len(words) > 1:
            for word in (words[0], words[-1]):
                bearers.setdefault(word, one.at)
    told_before: set[str] = set()
    for one in found:
        word = one.head.text
        at = bearers.get(word)
        if at is None or not one.key or one.kind not in _BORNE or not _is_one_word(one):
            yield one
            continue
        if one.kind == "media":
            kept = one.head.head.lemma_ in _REPORTING
        else:
            kept = at > one.at or word in told_before or _is_where(one) or _is_told_otherwise(one, found)
            if kept:
                told_before.add(word)
        yield one if kept else as_unknown(one, word, "person", BORNE)


def _is_one_word(one: Found) -> bool:
    return one.span.end - one.span.start == len(one.head.text)


def _is_told_otherwise(one: Found, found: Sequence[Found]) -> bool:
    """Whether the page names the country by another word."""
    return any(other.country == one.country and other.head.text != one.head.text for other in found)


def _is_where(one: Found) -> bool:
    """ "In Jordan", "to Georgia", and what describes a noun: "a Jordan minister"."""
    if one.reason == "demonym" or one.head.dep_ in _DESCRIBING:
        return True
    return one.head.dep_ == "pobj" and one.head.head.lower_ in _PLACING


def doubt_acronyms(found: Sequence[Found]) -> Iterator[Found]:
    """ "OPM" is the Free Papua Movement only where the page has its full name or its country; else a body not known.

    So are other acronyms that mean something more common elsewhere.
    """
    doubted = {one.key for one in found if _is_doubtful(one)}
    if not doubted:
        yield from found
        return
    spelt_out = {one.key for one in found if one.key in doubted and one.how != "acronym" and " " in one.name}
    countries = {one.country for one in found if one.country and one.key not in doubted}
    for one in found:
        told = one.key in spelt_out or one.country in countries or _is_fitted(one)
        kept = told or not _is_doubtful(one)
        yield one if kept else as_unknown(one, one.head.text, "organisation", "an acronym of several")


def _is_doubtful(one: Found) -> bool:
    return bool(one.key) and one.head.text in _DOUBTFUL and _is_one_word(one)


def _is_fitted(one: Found) -> bool:
    """ "OPM *rebels*", "the EP *lawmaker*": the noun behind tells what it is."""
    return one.head.dep_ in _DESCRIBING and one.head.head.lemma_.lower() in _FITTING


def branch_key(country: str, words: str) -> str:
    """The key of a body's society in one country: the Kenya Red Cross is not the Red Cross of Geneva."""
    return f"{country}.NGO.{fold(words)}"


def join_branches(found: Sequence[Found]) -> list[Found]:
    """ "Amnesty International Kenya", "Greenpeace India": the body's society in that country, and not the country."""
    bodies = {one.span.end: one for one in found if one.kind == "organisation"}
    joined: dict[int, Found] = {}
    for state in found:
        body = bodies.get(state.span.start - 1) if state.kind == "country" and state.reason != "demonym" else None
        if body is None or body.sectors == ("IGO",) or body.head.dep_ not in {"compound", "nmod"}:
            continue
        if body.head.head != state.head:
            continue
        joined[body.at] = replace(
            body, head=state.head, span=Span(body.span.start, state.span.end), name=f"{body.name} {state.head.text}",
            country=state.country, key=branch_key(state.country or "", body.name) if body.key else "", wikidata=None,
            reason=f"{body.name}'s society in {state.name}",
        )  # fmt: skip
    gone = {one.at for one in joined.values()}
    return [joined.get(one.at, one) for one in found if one.at not in gone]


def settle_branches(found: Sequence[Found], document: Document) -> Sequence[Found]:
    """ "The Red Cross" after "the Kenya Red Cross" is that one, and Geneva's only under its full name."""
    if not any(_is_branch(one) for one in found):
        return found
    branches: dict[str, Found] = {}
    settled: list[Found] = []
    for one in found:
        branch = branches.get(fold(document[one.span])) if one.how == "alias" and one.country is None else None
        if branch is not None:
            settled.append(replace(branch, head=one.head, span=one.span, how="alias"))
            continue
        if _is_branch(one):
            branches[one.key.rpartition(".")[2]] = one
        settled.append(one)
    return settled


def _is_branch(one: Found) -> bool:
    return one.kind == "organisation" and ".NGO." in one.key
