"""`dragoman fetch` and `dragoman watch`: pages from the network, when somebody switches that on."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.brief.days import parse_length
from dragoman.cli.options import DbOption, Format, FormatOption, example, record_path
from dragoman.cli.reading import known_in, resolve_and_tell
from dragoman.cli.report import Report, many
from dragoman.settings import Settings, read_settings

if TYPE_CHECKING:
    from dragoman.fetching import Session
    from dragoman.fetching.looks import LastLook
    from dragoman.fetching.rounds import Round
    from dragoman.fetching.taking import Taken, Taker
    from dragoman.store import EventRow, Record
    from dragoman.types import Page, Reading

FeedOption = Annotated[
    list[str] | None, typer.Option("--feed", metavar="ADDRESS", help="An RSS or Atom feed; repeatable.")
]
SitemapOption = Annotated[
    list[str] | None, typer.Option("--sitemap", metavar="ADDRESS", help="A sitemap, or an index of them; repeatable.")
]
MostOption = Annotated[
    int, typer.Option(min=1, metavar="NUMBER", help="New pages of feeds and sitemaps at most, the newest first.")
]
SwitchOption = Annotated[
    bool, typer.Option("--fetch", help="Switch reading from the network on for this once, as DRAGOMAN_FETCH=on does.")
]
ModelOption = Annotated[bool, typer.Option("--model/--no-model", help="Let the classifier weigh what the rules code.")]


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command(
        epilog=example(
            "dragoman fetch https://news.example/2020/03/embassy.html --fetch",
            "dragoman fetch --feed https://news.example/world.rss --most 20 --db dragoman.db",
            "dragoman fetch --sitemap https://news.example/sitemap.xml",
        )
    )(fetch)
    app.command(
        epilog=example(
            "dragoman watch --feed https://news.example/world.rss --every 15m",
            "dragoman watch --feed https://news.example/world.rss --once",
        )
    )(watch)


def fetch(  # noqa: PLR0917 - each is an option
    addresses: Annotated[list[str] | None, typer.Argument(metavar="ADDRESS…", help="Addresses of pages.")] = None,
    feed: FeedOption = None,
    sitemap: SitemapOption = None,
    most: MostOption = 50,
    again: Annotated[bool, typer.Option("--again", help="Ask also for addresses that were read before.")] = False,
    fetch: SwitchOption = False,
    db: DbOption = None,
    format: FormatOption = Format.table,
    model: ModelOption = True,
) -> None:
    """Read pages from the network into the record: off unless DRAGOMAN_FETCH=on or --fetch switches it on.

    Obeys robots.txt and publishers' reservations, gives its name and your DRAGOMAN_CONTACT, asks a host once in five
    seconds at most, and never asks a private address. Pages are kept as they came in DRAGOMAN_CAPTURES.
    Exit codes: 0 all read or known, 1 some address gave no page, 2 nothing could go on.
    """
    if not (addresses or feed or sitemap):
        raise typer.BadParameter("give addresses, --feed or --sitemap")
    from dragoman.fetching.rounds import plan_round, run_round
    from dragoman.fetching.session import open_session
    from dragoman.fetching.taking import GOOD, READ
    from dragoman.store import open_record

    report, settings = Report(), settings_with(fetch=fetch)
    with _stopping() as stop:
        session = open_session(settings, stop)
        with open_record(record_path(db)) as record:
            count = len(addresses or ()) + (most if feed or sitemap else 0)
            taker = _taker(session, record, settings, model=model, pages=count)
            made = plan_round(taker, addresses=addresses or (), feeds=feed or (), sitemaps=sitemap or (), most=most)
            taken = list(made.problems)
            with report.progress(len(made.found), shown=True) as advance:
                for one in run_round(taker, made, again=again):
                    taken.append(one)
                    advance()
            _show(report, taken, format)
            _tell_rest(report, made, taken, stopped=stop.is_set())
            if any(one.outcome == READ for one in taken):
                resolve_and_tell(report, record)
    if any(one.outcome not in GOOD for one in taken):
        raise typer.Exit(1)


def watch(  # noqa: PLR0917 - each is an option
    feed: FeedOption = None,
    sitemap: SitemapOption = None,
    every: Annotated[str, typer.Option(metavar="TIME", help="How often to look: 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and stop; for cron.")] = False,
    most: MostOption = 50,
    fetch: SwitchOption = False,
    db: DbOption = None,
    model: ModelOption = True,
) -> None:
    """Look at feeds again and again, read what is new, and tell what changed in the record since the last look.

    Told are new events, events with more originators, and events whose status changed. Ctrl-C or SIGTERM ends it
    after the page in hand. The terms of `dragoman fetch` hold.
    Exit codes: 0 stopped, or all well with --once; 1 with --once: some address gave no page; 2 nothing could go on.
    """
    if not (feed or sitemap):
        raise typer.BadParameter("give --feed or --sitemap")
    from dragoman.fetching.looks import LastLook, look_at
    from dragoman.fetching.session import open_session
    from dragoman.fetching.taking import GOOD
    from dragoman.store import open_record

    report, settings, pause = Report(), settings_with(fetch=fetch), _seconds(every)
    with _stopping() as stop:
        session = open_session(settings, stop)
        with open_record(record_path(db)) as record:
            taker = _taker(session, record, settings, model=model, pages=most)
            last = LastLook(settings.captures, record.name)
            if last.load() is None:
                last.save(look_at(record.events()))
            while True:
                taken = _look(report, taker, feed or (), sitemap or (), most=most, last=last)
                if once or session.clock.wait(pause):
                    break
    if once and any(one.outcome not in GOOD for one in taken):
        raise typer.Exit(1)


def _look(
    report: Report, taker: Taker, feeds: Sequence[str], sitemaps: Sequence[str], *, most: int, last: LastLook
) -> list[Taken]:
    """One round: what is new is read, and what it changed is told."""
    from dragoman.fetching.looks import changes_since, look_at
    from dragoman.fetching.rounds import plan_round, run_round

    made = plan_round(taker, feeds=feeds, sitemaps=sitemaps, most=most)
    taken: list[Taken] = []
    for one in (*made.problems, *run_round(taker, made)):
        taken.append(one)
        report.line(" · ".join(part for part in (one.outcome, one.address, one.page, one.told) if part))
    if taker.record.freshness().readings:
        resolve_and_tell(report, taker.record)
    events = taker.record.events()
    for change in changes_since(last.load() or {}, taker.record, events):
        report.line(f"{change.event.id} · {change.tell()} · {_event_words(change.event)}")
    last.save(look_at(events))
    report.note(f"{taker.session.clock.now():%Y-%m-%d %H:%M} UTC: {_counted(taken) or 'nothing new'}")
    return taken


def settings_with(*, fetch: bool) -> Settings:
    """The settings, with reading from the network switched on for this once where that is asked."""
    settings = read_settings()
    return replace(settings, fetch="on") if fetch else settings


def _taker(session: Session, record: Record, settings: Settings, *, model: bool, pages: int) -> Taker:
    from dragoman.codebook.load import load_codebook
    from dragoman.fetching.taking import Reader, takers_for
    from dragoman.model.voices import as_good, choose_classifier
    from dragoman.pipeline import name_models, read_page

    codebook = load_codebook(settings.codebook)
    voice = choose_classifier(settings.model, settings.cache, pages=pages) if model else None
    models = [name_models(one) for one in (as_good(voice, settings.model, settings.cache) if voice else (None,))]

    def read_one(page: Page) -> Reading:
        return read_page(page, codebook, voice, max_depth=settings.max_depth)

    return takers_for(session, record)(Reader(read_one, known_in(record, codebook.digest, models)))


@contextmanager
def _stopping() -> Iterator[Event]:
    """An event that Ctrl-C or SIGTERM sets; a second one ends the program as it always would."""
    stop = Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def put_back() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def ask_to_stop(*_: object) -> None:
        stop.set()
        put_back()

    for number in before:
        signal.signal(number, ask_to_stop)
    try:
        yield stop
    finally:
        put_back()


def _seconds(every: str) -> float:
    length = parse_length(every)
    if not length:
        raise typer.BadParameter(f"{every!r} is no length of time; write it as 15m, 2h or 1d")
    return length.total_seconds()


def _show(report: Report, taken: list[Taken], format: Format) -> None:
    if format is not Format.table:
        report.json_rows((asdict(one) for one in taken), as_list=format is Format.json)
    elif taken:
        from dragoman.cli.tables import make_table

        rows = [(one.outcome, one.address, one.page, one.told) for one in taken]
        report.show(make_table("outcome", "address", "page", "told", rows=rows))


def _tell_rest(report: Report, made: Round, taken: list[Taken], *, stopped: bool) -> None:
    """What the table leaves out: lists without news, addresses dealt with before, those that were too many."""
    told = [_counted(taken) or "nothing new"]
    if made.unchanged:
        told.append(f"{many(made.unchanged, 'list')} unchanged")
    if made.settled:
        told.append(f"{made.settled} named there and dealt with before")
    if made.left:
        told.append(f"{made.left} more named there: raise --most, or fetch again")
    report.note("; ".join([*told, *(["stopped before the end"] if stopped else [])]))


def _counted(taken: list[Taken]) -> str:
    """ "3 read, 1 known, 2 too big"."""
    return ", ".join(f"{number} {outcome}" for outcome, number in Counter(one.outcome for one in taken).items())


def _event_words(event: EventRow) -> str:
    """ "Turkey: COERCE arrest: three journalists, 2020-03-02, actual"."""
    deed = " ".join(part for part in (event.type, event.mode) if part)
    sides = ": ".join(part for part in (", ".join(event.actors), deed, ", ".join(event.recipients)) if part)
    return ", ".join(part for part in (sides, str(event.start or ""), event.factuality) if part)
