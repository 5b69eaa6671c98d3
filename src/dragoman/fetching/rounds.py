"""One round over feeds and sitemaps: what they name that is new, taken, and the lists ticked off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.fetching.captures import RefusedError, Validators, Why
from dragoman.fetching.feeds import Found
from dragoman.fetching.listings import Listing, by_turns, in_turns, list_feed, list_sitemap
from dragoman.fetching.taking import LISTED, Taken, Taker
from dragoman.fetching.visits import Visited


@dataclass(slots=True)
class Round:
    """A round's addresses: those given by hand and those its lists name.

    `problems` are lists that gave nothing, `unchanged` counts those that are as they were at the last visit. Of the
    addresses named, `settled` were dealt with before and `left` are too many for this round.
    """

    found: list[Found] = field(default_factory=list)
    listings: dict[str, Listing] = field(default_factory=dict)
    problems: list[Taken] = field(default_factory=list)
    unchanged: int = 0
    settled: int = 0
    left: int = 0


def plan_round(
    taker: Taker, *, addresses: Sequence[str] = (), feeds: Sequence[str] = (), sitemaps: Sequence[str] = (), most: int
) -> Round:
    """Ask the lists what is new.

    Args:
        addresses: given by hand; asked for whatever the lists say.
        most: addresses of the lists at most, the newest of each first.
    """
    made = Round()
    lists = [(address, list_feed) for address in feeds] + [(address, list_sitemap) for address in sitemaps]
    for address, ask in lists:
        try:
            listing = ask(address, taker.session, _validators(taker, address))
        except RefusedError as error:
            if error.why is Why.stopped:
                break
            made.problems.append(Taken(address, error.why, told=str(error)))
            continue
        if listing is None:
            made.unchanged += 1
            continue
        made.listings[address] = listing
        made.problems += [Taken(address, error.why, told=str(error)) for error in listing.problems]
    named = list(by_turns(listing.found for listing in made.listings.values()))
    new = [one for one in named if not taker.is_settled(one.address)]
    made.settled = len(named) - len(new)
    made.left = max(0, len(new) - most)
    made.found = list(in_turns([*(Found(address) for address in addresses), *new[:most]]))
    return made


def run_round(taker: Taker, made: Round, *, again: bool = False) -> Iterator[Taken]:
    """Take a round's addresses; a list is asked whether it has changed only once all that it names is dealt with."""
    yield from taker.take_all(made.found, again=again)
    for address, listing in made.listings.items():
        if not listing.problems and all(taker.is_settled(one.address) for one in listing.found):
            now = taker.session.clock.now()
            taker.visits.add(Visited(address, now, LISTED, "", "", *listing.validators))


def _validators(taker: Taker, address: str) -> Validators | None:
    last = taker.visits.latest(address)
    return last.validators if last is not None and last.outcome == LISTED else None
