"""The events behind the reports: which reports of one or many pages tell of one happening.

Reports are blocked (`blocks`), compared (`likeness`) and joined by average link (`linking`): within a page first, then
where one page has copied the other, then across pages. A person's word comes before all of it. Nothing
depends on the order in which reports are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from datetime import date

from dragoman.resolve.blocks import pairs_across_pages, pairs_on_pages, pointing_back
from dragoman.resolve.company import Company, keep_company
from dragoman.resolve.copied import copied_reports
from dragoman.resolve.likeness import Likeness, compare
from dragoman.resolve.linking import LEAST, Groups, Join
from dragoman.resolve.summary import summarize
from dragoman.resolve.tellings import Teller, Telling
from dragoman.types import Copy, Event, Merge, Report

_BY_A_PERSON = Likeness(1.0, "put together by a person")
_MOST_KNOWN = 1_000_000  # scores remembered at a time; forgetting costs time, never a result


def gather_events(
    reports: Sequence[Report],
    *,
    copies: Sequence[Copy] = (),
    joined: Collection[frozenset[str]] = (),
    parted: Collection[frozenset[str]] = (),
    rejected: Collection[str] = (),
) -> list[Event]:
    """The events of these reports, in the order of their first reports; every report is in exactly one.

    `joined` and `parted` are pairs of report ids that a person put together or apart; where the two contradict
    each other, reports stay apart. `rejected` are reports that are never joined with others than one another. Ids not
    among the reports are passed over.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=in_order)
    places = {report.id: place for place, report in enumerate(ordered)}
    company = keep_company(_as_places(joined, places), _as_places(parted, places))
    teller = Teller(ordered)
    tellings = [teller.tell([report]) for report in ordered]
    out = frozenset(places[name] for name in rejected if name in places)
    pages = _link_pages(tellings, company, out)
    by_page = _PageEvents(list(pages.groups()))
    told = [
        tellings[group[0]] if len(group) == 1 else teller.tell([ordered[place] for place in group])
        for group in by_page.members
    ]
    groups = _link_across(told, company, by_page, out, _copied(ordered, copies))
    return _events(ordered, by_page, pages, groups)


class _PageEvents:
    """What each page tells of one event, numbered: the places of its reports, and the number for each place."""

    def __init__(self, members: list[list[int]]) -> None:
        self.members = members
        self.number_of = {place: number for number, group in enumerate(members) for place in group}


def _link_pages(tellings: Sequence[Telling], company: Company, rejected: Set[int]) -> Groups:
    """The reports of each page in groups, one an event that the page tells of."""
    asked = _likeness_between(tellings)
    groups = Groups(len(tellings), asked, company.apart, rejected)
    for left, right in company.together:
        if tellings[left].page == tellings[right].page:
            groups.join(Join(left, right, _BY_A_PERSON))
    for place, before in pointing_back(tellings):
        likeness = asked(place, before)
        if likeness.score >= LEAST:
            groups.join(Join(before, place, likeness))
    groups.link(pairs_on_pages(tellings))
    return groups


def _link_across(
    tellings: Sequence[Telling],
    company: Company,
    by_page: _PageEvents,
    rejected: Set[int],
    copied: Iterable[tuple[int, int, str]],
) -> Groups:
    """What the pages tell in groups, one an event."""
    number_of = by_page.number_of
    apart = {(number_of[one], number_of[other]) for one, other in company.apart}
    out = {number_of[place] for place in rejected}
    denials = {number for number, telling in enumerate(tellings) if telling.denied}
    groups = Groups(len(tellings), _likeness_between(tellings), apart, out, denials)
    for left, right in company.together:
        groups.join(Join(number_of[left], number_of[right], _BY_A_PERSON))
    for left, right, why in copied:
        groups.join(Join(number_of[left], number_of[right], Likeness(1.0, f"the same words on both pages ({why})")))
    pairs = pairs_across_pages(tellings)
    groups.link(pair for pair in pairs if not denials.intersection(pair))
    groups.link(pairs)  # what denials answer is put together before they join it
    return groups


def _copied(ordered: Sequence[Report], copies: Sequence[Copy]) -> list[tuple[int, int, str]]:
    places = {report.id: place for place, report in enumerate(ordered)}
    return [(places[one.left.id], places[one.right.id], one.copy.why) for one in copied_reports(ordered, copies)]


def _events(ordered: Sequence[Report], by_page: _PageEvents, pages: Groups, groups: Groups) -> list[Event]:
    merges: dict[int, list[Merge]] = {}
    for join in pages.joins:
        group = groups.group_of(by_page.number_of[join.left])
        merges.setdefault(group, []).append(_merge(ordered[join.left], ordered[join.right], join))
    for join in groups.joins:
        left, right = (ordered[by_page.members[number][0]] for number in (join.left, join.right))
        merges.setdefault(groups.group_of(join.left), []).append(_merge(left, right, join))
    events = []
    for numbers in groups.groups():
        places = sorted(place for number in numbers for place in by_page.members[number])
        events.append(summarize([ordered[place] for place in places], tuple(merges.get(numbers[0], ()))))
    return events


def _merge(left: Report, right: Report, join: Join) -> Merge:
    return Merge(left.id, right.id, round(join.likeness.score, 3), join.likeness.why)


def in_order(report: Report) -> tuple[date, str]:
    """Reports by publication, those without a date last, then by name."""
    return report.published or date.max, report.id


def _as_places(pairs: Collection[frozenset[str]], places: Mapping[str, int]) -> set[tuple[int, int]]:
    found = set()
    for pair in pairs:
        known = sorted(places[name] for name in pair if name in places)
        if len(known) == 2:
            found.add((known[0], known[1]))
    return found


def _likeness_between(tellings: Sequence[Telling]) -> Callable[[int, int], Likeness]:
    """Compares two reports by their places, each pair once."""
    known: dict[tuple[int, int], Likeness] = {}
    stories: dict[tuple[str, str], float] = {}

    def asked(one: int, other: int) -> Likeness:
        pair = (one, other) if one < other else (other, one)
        if pair not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[pair] = compare(tellings[pair[0]], tellings[pair[1]], stories)
        return known[pair]

    return asked
