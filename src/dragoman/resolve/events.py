"""The events behind the reports: which reports of one or many pages tell of one happening.

Reports are blocked (`blocks`), compared (`likeness`) and joined by average link (`linking`): within a page first, then
where one page has copied the other, then across pages. A person's word comes before all of it. Nothing
depends on the order in which reports are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.resolve.blocks import Filed, file_telling, pairs_across_pages, pairs_on_pages, pointing_back
from dragoman.resolve.company import Bonds, Company, keep_company
from dragoman.resolve.copied import copied_reports
from dragoman.resolve.likeness import Likeness, compare
from dragoman.resolve.linking import LEAST, Groups, Join
from dragoman.resolve.rarities import Rarities
from dragoman.resolve.summary import summarize
from dragoman.resolve.tellings import Teller, Telling
from dragoman.types import Copy, Event, Merge, Report

_BY_A_PERSON = Likeness(1.0, "put together by a person")
_MOST_KNOWN = 1_000_000  # scores remembered at a time; forgetting costs time, never a result


@dataclass(frozen=True, slots=True)
class PageTelling:
    """What one page tells of one event: its reports by name, the first first, and where that is filed."""

    reports: tuple[str, ...]
    published: date | None
    filed: Filed

    @property
    def place(self) -> tuple[date, str]:
        """By which tellings are in order: as their first reports are."""
        return self.published or date.max, self.reports[0]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Events in the order of their first reports, and what the pages tell of them."""

    events: list[Event]
    tellings: list[PageTelling]


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
    return gather(reports, Bonds(joined, parted, rejected), copies=copies).events


def gather(
    reports: Sequence[Report],
    bonds: Bonds,
    *,
    copies: Sequence[Copy],
    rarities: Rarities | None = None,
    pairs: Collection[tuple[str, str]] | None = None,
) -> Gathered:
    """The same, with what each page tells.

    Args:
        rarities: of words; by default among the reports at hand.
        pairs: tellings worth comparing, by their first reports; by default those that share a block.
    """
    told = tell_pages(reports, bonds, rarities)
    compared = (
        pairs_across_pages([one.filed for one in told.tellings])
        if pairs is None
        else sorted(_in_numbers(pairs, {one.reports[0]: number for number, one in enumerate(told.tellings)}))
    )
    groups = _link_across(told, _copied(told.ordered, copies), compared)
    return Gathered(_events(told, groups), told.tellings)


def tell_pages(reports: Sequence[Report], bonds: Bonds, rarities: Rarities | None) -> Told:
    """What each page tells of each event, all that stand on a page being given."""
    ordered = sorted({report.id: report for report in reports}.values(), key=in_order)
    places = {report.id: place for place, report in enumerate(ordered)}
    company = keep_company(_as_places(bonds.joined, places), _as_places(bonds.parted, places))
    teller = Teller(ordered, rarities)
    single = [teller.tell([report]) for report in ordered]
    out = frozenset(places[name] for name in bonds.rejected if name in places)
    pages = _link_pages(single, company, out)
    members = list(pages.groups())
    compared = [
        single[group[0]] if len(group) == 1 else teller.tell([ordered[place] for place in group]) for group in members
    ]
    tellings = [
        PageTelling(tuple(ordered[place].id for place in group), one.published, file_telling(one))
        for group, one in zip(members, compared, strict=True)
    ]
    return Told(ordered, company, out, members, pages.joins, compared, tellings)


def _in_numbers(pairs: Iterable[tuple[str, str]], numbers: Mapping[str, int]) -> set[tuple[int, int]]:
    found = ((numbers[one], numbers[other]) for one, other in pairs)
    return {(min(pair), max(pair)) for pair in found}


@dataclass(frozen=True)
class Told:
    """What pages tell, event by event, before the pages are compared with one another.

    `company` and `rejected` hold places of reports in `ordered`; `members` are the places of each telling's reports,
    `joins` brought these together. `compared` and `tellings` are the tellings in the same order.
    """

    ordered: Sequence[Report]
    company: Company
    rejected: Set[int]
    members: Sequence[Sequence[int]]
    joins: Sequence[Join]
    compared: Sequence[Telling]
    tellings: list[PageTelling]

    @cached_property
    def number_of(self) -> Mapping[int, int]:
        """The number of the telling that a report, by its place, belongs to."""
        return {place: number for number, group in enumerate(self.members) for place in group}


def _link_pages(tellings: Sequence[Telling], company: Company, rejected: Set[int]) -> Groups:
    """The reports of each page in groups, one an event that the page tells of."""
    asked = likeness_between(tellings.__getitem__)
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


def _link_across(told: Told, copied: Iterable[tuple[int, int, str]], pairs: Sequence[tuple[int, int]]) -> Groups:
    """What the pages tell in groups, one an event; copied reports are given by their places."""
    number_of = told.number_of
    apart = {(number_of[one], number_of[other]) for one, other in told.company.apart}
    out = {number_of[place] for place in told.rejected}
    denials = {number for number, telling in enumerate(told.compared) if telling.denied}
    groups = Groups(len(told.compared), likeness_between(told.compared.__getitem__), apart, out, denials)
    for left, right in told.company.together:
        groups.join(Join(number_of[left], number_of[right], _BY_A_PERSON))
    for left, right, why in copied:
        groups.join(Join(number_of[left], number_of[right], Likeness(1.0, f"the same words on both pages ({why})")))
    groups.link(pair for pair in pairs if not denials.intersection(pair))
    # what denials answer is put together before they join it
    groups.link(pairs, first=(pair for pair in pairs if denials.intersection(pair)))
    return groups


def _copied(ordered: Sequence[Report], copies: Sequence[Copy]) -> list[tuple[int, int, str]]:
    places = {report.id: place for place, report in enumerate(ordered)}
    return [(places[one.left.id], places[one.right.id], one.copy.why) for one in copied_reports(ordered, copies)]


def _events(told: Told, groups: Groups) -> list[Event]:
    ordered, members = told.ordered, told.members
    merges: dict[int, list[Merge]] = {}
    for join in told.joins:
        group = groups.group_of(told.number_of[join.left])
        merges.setdefault(group, []).append(_merge(ordered[join.left], ordered[join.right], join))
    for join in groups.joins:
        left, right = (ordered[members[number][0]] for number in (join.left, join.right))
        merges.setdefault(groups.group_of(join.left), []).append(_merge(left, right, join))
    events = []
    for numbers in groups.groups():
        places = sorted(place for number in numbers for place in members[number])
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


def likeness_between(telling: Callable[[int], Telling]) -> Callable[[int, int], Likeness]:
    """Compares two reports by their places, each pair once."""
    known: dict[tuple[int, int], Likeness] = {}
    stories: dict[tuple[str, str], float] = {}

    def asked(one: int, other: int) -> Likeness:
        pair = (one, other) if one < other else (other, one)
        if pair not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[pair] = compare(telling(pair[0]), telling(pair[1]), stories)
        return known[pair]

    return asked
