"""Who passes the whole page on: its publisher, the agencies of its credits, its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.codebook.actor_file import Outlets
from dragoman.speakers import named_part
from dragoman.types import Attribution, Credit, Document, Link, Span

_FOLLOWING = re.compile(
    r"the following (?:joint |press |public )?(?:statement|release|declaration|announcement|communiqu[eé])\b.*"
)
_OPINION = re.compile(
    r"(?:guest |reader )?(?:opinions?|op-?eds?|comment|commentary|columns?|columnists?|viewpoints?|perspectives?|"
    r"analysis|essays?|views?|blogs?|voices)(?: (?:and|&) (?:analysis|comment|opinion|ideas))?",
    re.IGNORECASE,
)
_OPINION_PATH = re.compile(r"/(?:opinions?|op-?eds?|columns?|columnists?|commentary|viewpoints?)/", re.IGNORECASE)
# First words of credit lines: "Additional reporting by" names a helper, "Reporting by" mostly a person.
_HELPED = frozenset({"additional", "with"})
_REPORTED_BY = frozenset({"reporting", "writing", "report", "text"})
# "Source: Harbour Survey" stands under charts as well as under texts.
_UNDER_A_CHART = frozenset({"source:", "source", "quelle:"})
_PRESS = re.compile(
    r"\b(?:news|agenc\w+|press|times|post|radio|tv|television|wire|daily|herald|gazette)\b", re.IGNORECASE
)


def page_links(document: Document, outlets: Outlets, attributions: Sequence[Attribution] = ()) -> tuple[Link, ...]:
    """Who passes the whole text on, outermost first.

    1. The publisher, or the outlet on whose site the page stands, or the first author; of a press release also who
       issues it, be it by its own words ("X issued the following statement"), and of a column who writes it.
    2. The paper a translation was made from; the agency of the dateline; agencies of the byline and of the last line.
    """
    site = outlets.at(document.url)
    publisher = document.publisher or (site.name if site else None) or next(iter(document.authors), None)
    releases = [credit for credit in document.credits if credit.kind == "press release"]
    issuers = [one.name for one in releases if one.name not in {one.text, publisher}]
    links = [Link(publisher, "press release of" if releases and not issuers else "publishes")] if publisher else []
    links.extend(Link(issuer, "press release of") for issuer in issuers[:1])
    if releases and not issuers:
        links.extend(_issuing(document, attributions))
    links.extend(_carriers(document, ("translation",), outlets))
    if document.dateline and document.dateline.agency:
        links.append(_dateline_link(document.dateline.agency, document.dateline.span, document))
    links.extend(_carriers(document, ("byline", "footer"), outlets))
    if publisher not in document.authors and _is_opinion(document):
        links.extend(Link(author, "says") for author in document.authors)
    return tuple(links)


def _is_opinion(document: Document) -> bool:
    """Whether the page is in a section whose writers speak for themselves."""
    return bool(_OPINION.fullmatch(document.section or "") or _OPINION_PATH.search(document.url or ""))


def _issuing(document: Document, attributions: Sequence[Attribution]) -> Iterator[Link]:
    """Who issues what follows, the first who says so."""
    for one in attributions:
        if one.source is not None and any(_FOLLOWING.fullmatch(document[part]) for part in one.content):
            name = document[named_part(one.source, document)]
            yield Link(name, "press release of", one.source, one.entity, one.cue)
            return


def _carriers(document: Document, kinds: Sequence[str], outlets: Outlets) -> Iterator[Link]:
    for kind in kinds:
        for credit in document.credits:
            if credit.kind == kind and _carries(credit, outlets):
                yield Link(credit.name, "syndicates")


def _carries(credit: Credit, outlets: Outlets) -> bool:
    """Whether a credit names who handed the text on: no reporter, no helper, no line without a name."""
    first = credit.text.lstrip(" ([").partition(" ")[0].casefold()
    nameless = credit.kind == "translation" and credit.name == credit.text
    if nameless or first in _HELPED:
        return False
    of_a_chart = first in _UNDER_A_CHART and not (_PRESS.search(credit.name) or credit.name.isupper())
    return not (of_a_chart or first in _REPORTED_BY) or outlets.find(credit.name) is not None


def _dateline_link(agency: str, line: Span, document: Document) -> Link:
    """ "KHARTOUM, April 17 (Meridian) -": the name, and the words from its bracket to the dash."""
    start = document.text.find(agency, line.start, line.end)
    if start < 0:
        return Link(agency, "syndicates", line, cue=line)
    end = line.start + len(document[line].rstrip())
    bracket = start - 1 if document.text[start - 1 : start] in {"(", "/"} else start
    return Link(agency, "syndicates", Span(start, start + len(agency)), cue=Span(bracket, end))
