"""The record: what was read, page by page, what it says together, and the questions people ask of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from dragoman.errors import MissingError, PageError
from dragoman.folding import fold
from dragoman.records import from_record
from dragoman.store import (
    briefing,
    desk_queries,
    event_queries,
    export_queries,
    facet_queries,
    judging,
    page_queries,
    screen_queries,
    statement_queries,
    user_queries,
    write,
)
from dragoman.store.address import parse_address
from dragoman.store.bookmarks import Bookmark
from dragoman.store.briefing import BriefRow, FollowRow, Sending
from dragoman.store.database import open_engine, plain_failures, writing
from dragoman.store.desk_queries import PageHead, StoryRow, VoiceCount
from dragoman.store.event_queries import Wanted
from dragoman.store.export_queries import Telling, Told
from dragoman.store.kept import Kept, KeptPage, Working, read_kept, read_pages, read_value
from dragoman.store.resolved_pages import ResolvedPages, resolved_pages
from dragoman.store.resolved_schema import UNSURE
from dragoman.store.rows import ActorRow, ClaimRow, EventRow, Freshness, Hit, PageRow, ReportRow, RunRow
from dragoman.store.screen_queries import Place
from dragoman.store.statement_queries import WantedStatements
from dragoman.store.user_queries import Act, AuditRow, Role, User
from dragoman.store.write_changes import Changes, write_changes
from dragoman.store.write_resolved import write_resolution, write_verdicts
from dragoman.types import (
    Contradiction,
    Copy,
    Judgement,
    Origin,
    Party,
    Reading,
    RelationAct,
    Resolution,
    Span,
    Verdict,
)

_T = TypeVar("_T")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_record(where: Path | str, *, create: bool = True, now: Callable[[], datetime] = _utc_now) -> Iterator[Record]:
    """The record kept in a file or on a server, made where there is none.

    Args:
        where: a file's name, or "postgresql://user:password@host/database".
        create: make the file if it is missing.
        now: the clock that stamps what is appended.

    Raises:
        StoreError: it cannot be opened; the message says why and what to do.
    """
    engine = open_engine(where, create=create)
    try:
        yield Record(str(parse_address(where)), engine, now)
    finally:
        engine.dispose()


class Record:
    """An open record. Every method is one transaction; readings and judgements are appended, never changed."""

    def __init__(self, name: str, engine: Engine, now: Callable[[], datetime]) -> None:
        self.name = name
        self._engine = engine
        self._now = now

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_failures(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_failures(self.name), writing(self._engine) as connection:
            yield connection

    def _ask(self, question: Callable[..., _T], *asked: Any, **options: Any) -> _T:
        with self._reading() as connection:
            return question(connection, *asked, **options)

    # What is read

    def add_reading(self, reading: Reading) -> bool:
        """Append a page's reading, whole or not at all.

        Returns:
            False if the same bytes were read by the same codebook and model already.
        """
        with self._writing() as connection:
            return write.write_reading(connection, reading, now=self._now())

    def add_problem(self, error: PageError) -> None:
        """Note that a page failed."""
        with self._writing() as connection:
            write.write_problem(connection, error, now=self._now())

    def knows(self, digest: str, *, codebook: str, model: str, published: date | None = None) -> bool:
        """Whether a page's bytes need no second reading; `published` is the day given from outside."""
        given = write.given_day(published)
        return self._ask(write.is_known, digest=digest, codebook=codebook, model=model, given=given)

    def pages(self) -> list[PageRow]:
        """All pages, by day of publication and name."""
        return self._ask(page_queries.find_pages)

    def newest_pages(self, *, limit: int = 50, offset: int = 0, after: Bookmark | None = None) -> list[PageRow]:
        """Pages, the last published first; after one that is bookmarked by its day and digest."""
        return self._ask(page_queries.newest_pages, limit=limit, offset=offset, after=after)

    def page(self, name: str) -> PageRow:
        """A page by its file name, or by its digest or the beginning of it.

        Raises:
            MissingError: no page is called so, or several are.
        """
        found = self._ask(page_queries.pages_called, name)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(row.id for row in found[:5])
            raise MissingError(f"{name} may be any of {len(found)} pages in {self.name}", fix=f"give one of: {ids}")
        raise MissingError(f"no page {name} in {self.name}", fix="give a file name or the first part of an event's id")

    def reading(self, page: PageRow) -> Reading:
        """The newest reading of a page, with all its spans.

        Raises:
            StoreError: what is kept of it is damaged.
        """
        record = self._ask(page_queries.record_of, page.id)
        if record is None:
            raise MissingError(f"no reading of page {page.id} in {self.name}", fix="read the page again")
        return from_record(json.loads(record))

    def readings(self) -> Iterator[Reading]:
        """The newest reading of every page, in the order of days and digests."""
        with self._reading() as connection:
            for record in page_queries.newest_records(connection):
                yield from_record(json.loads(record))

    def run_readings(self, run: int) -> Iterator[Reading]:
        """What one run read, in the order of digests."""
        with self._reading() as connection:
            for record in page_queries.records_of_run(connection, run):
                yield from_record(json.loads(record))

    def runs(self) -> list[RunRow]:
        """All runs, the first first."""
        return self._ask(page_queries.find_runs)

    def claims(self, page: PageRow) -> list[ClaimRow]:
        """A page's claims in the order of its text."""
        return self._ask(page_queries.page_claims, page.id)

    def claim(self, name: str) -> ClaimRow:
        """One claim by its public name, or by the beginning of its page's digest: "3fa8-1532".

        Raises:
            MissingError: the record holds no such claim, or several.
        """
        found = self._ask(page_queries.claims_called, [name])
        if name in found:
            return found[name]
        names = self._ask(page_queries.claims_beginning, name)
        if len(names) == 1:
            return self._ask(page_queries.claims_called, names)[names[0]]
        if names:
            raise MissingError(f"{name} may be several events in {self.name}", fix=f"give one of: {', '.join(names)}")
        raise MissingError(f"no event {name} in {self.name}", fix="ids stand in the first column of: dragoman events")

    def search(self, text: str, *, limit: int = 20) -> list[Hit]:
        """Pages that hold all these words, best first."""
        return self._ask(page_queries.search_pages, text, limit=limit)

    def counts(self) -> dict[str, int]:
        """How much the record holds."""
        return self._ask(page_queries.count_rows)

    # What all pages say together

    def write_resolution(
        self, resolution: Resolution, *, judged: Mapping[str, str], working: Working | None = None
    ) -> None:
        """Put what all pages say together in the place of what stood there; `resolve` calls this."""
        with self._writing() as connection:
            write_resolution(connection, resolution, judged=judged, working=working, now=self._now())

    def write_changes(self, changes: Changes) -> bool:
        """Bring what all pages say together up to date where it changed; `resolve` calls this.

        Returns:
            False if the record was resolved since by somebody else; nothing is changed then.
        """
        with self._writing() as connection:
            return write_changes(connection, changes, now=self._now())

    def kept(self, *, up_to: int) -> Kept | None:
        """What was kept of the last resolution, with the pages read since, up to the number of a reading.

        None where the record is to be resolved anew: another version resolved it, or a page was read again.
        """
        return self._ask(read_kept, up_to=up_to)

    def kept_pages(self) -> list[KeptPage]:
        """All pages as they were compared in the last resolution."""
        return self._ask(read_pages)

    def kept_value(self, name: str) -> Any:
        """What the last resolution kept under a name."""
        return self._ask(read_value, name)

    def readings_of(self, digests: Iterable[str], *, up_to: int) -> list[Reading]:
        """The newest readings of some pages, in the order of days and digests; none of pages read since one number."""
        records = self._ask(page_queries.records_of_pages, list(digests), up_to=up_to)
        return [from_record(json.loads(record)) for record in records]

    def all_copies(self) -> list[Copy]:
        """All copies that were found, in the order of both pages' digests."""
        return self._ask(event_queries.all_copies)

    def write_verdicts(self, judged: Mapping[str, str | None], *, newest: tuple[int, int]) -> None:
        """Note the last standing verdicts on some events, where nothing else changes; `resolve` calls this."""
        with self._writing() as connection:
            write_verdicts(connection, judged, newest=newest, now=self._now())

    def resolved_pages(self) -> ResolvedPages | None:
        """What was found of single pages when the record was last resolved; None if it never was."""
        return self._ask(resolved_pages)

    def passed_since_resolved(self) -> list[Judgement] | None:
        """Judgements passed or taken back since the record was last resolved; None where that alone can not tell."""
        return self._ask(judging.passed_since_resolved)

    def reports_of_events(self, names: list[str]) -> dict[str, list[str]]:
        """The reports of each event that bears one of these names, or that a report of such a name belongs to."""
        return self._ask(event_queries.reports_of_events, names)

    def freshness(self) -> Freshness:
        """How much was read and judged since the record was last resolved."""
        return self._ask(judging.freshness)

    def newest(self) -> tuple[int, int]:
        """The newest reading's number and how many words of people there are."""
        return self._ask(judging.newest)

    def events(self, wanted: Wanted | None = None, **fields: Any) -> list[EventRow]:
        """Events that fit all that is asked, newest day first; the fields are those of `Wanted`."""
        return self._ask(event_queries.find_events, wanted or Wanted(**fields))

    def told_events(self, wanted: Wanted | None = None, *, batch: int = 200, **fields: Any) -> Iterator[Told]:
        """Events that fit with their reports, sides, originators and judgements, a batch in memory at a time."""
        with self._reading() as connection:
            yield from export_queries.told_events(connection, wanted or Wanted(**fields), batch=batch)

    def told_called(self, names: list[str]) -> list[Told]:
        """Events by their ids with all that stands behind them; those that are gone are left out."""
        return self._ask(export_queries.told_called, names)

    def tellings(self, names: list[str]) -> dict[str, Telling]:
        """Reports by their public names, each with its page as last read."""
        return self._ask(export_queries.tellings_called, names)

    def count_events(self, wanted: Wanted | None = None, **fields: Any) -> int:
        """How many events fit."""
        return self._ask(event_queries.count_events, wanted or Wanted(**fields))

    def count_by(self, facet: str, wanted: Wanted | None = None, **fields: Any) -> list[tuple[str, int]]:
        """How many of the events that fit have each value of a facet: type, month, factuality, country, actor,
        recipient, speaker, originator or dyad."""
        return self._ask(facet_queries.count_facets, wanted or Wanted(**fields), [facet])[facet]

    def count_facets(self, wanted: Wanted, facets: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
        """The same for several facets in one walk through the events that fit."""
        return self._ask(facet_queries.count_facets, wanted, facets)

    def event(self, name: str) -> EventRow:
        """One event by its id, or by the name of any of its reports.

        Raises:
            MissingError: the record holds no such event.
        """
        found = self._ask(event_queries.event_of, name)
        if found is None:
            claim = self.claim(name.removeprefix("E"))
            found = self._ask(event_queries.event_of, claim.id)
        if found is None:
            raise MissingError(f"{name} was not resolved yet, or was rejected", fix="dragoman resolve")
        return self._ask(event_queries.events_called, [found])[0]

    def events_called(self, names: list[str]) -> list[EventRow]:
        """Events by their ids, in the order of the ids; those that are gone are left out."""
        return self._ask(event_queries.events_called, names)

    def events_of_page(self, page: PageRow) -> dict[str, str]:
        """Event of each of a page's claims, both by name."""
        return self._ask(event_queries.events_of_page, page.digest)

    def reports(self, event: EventRow) -> list[ReportRow]:
        """An event's reports, the first first."""
        return self._ask(event_queries.reports_of_event, event.id)

    def statements(self, wanted: WantedStatements | None = None, **fields: Any) -> list[ReportRow]:
        """Single statements that fit; the fields are those of `WantedStatements`."""
        return self._ask(statement_queries.find_statements, wanted or WantedStatements(**fields))

    def sentence_spans(self, names: list[str]) -> dict[str, Span]:
        """Where the sentences of statements stand in their pages' texts, by the statements' public names."""
        return self._ask(statement_queries.sentence_spans, names)

    def parts(self, event: EventRow) -> list[tuple[str, Party]]:
        """An event's sides: role and party."""
        return self._ask(event_queries.parts_of_event, event.id)

    def origin(self, event: EventRow) -> Origin:
        """Who stands behind an event, independently."""
        return self._ask(event_queries.origin_of, event.id) or Origin(event.id, 0, 0, ())

    def contradictions(
        self, event: EventRow | None = None, *, limit: int = 1_000, offset: int = 0
    ) -> list[Contradiction]:
        """Values that cannot both hold: an event's, or all of the record's."""
        return self._ask(event_queries.find_contradictions, event.id if event else None, limit=limit, offset=offset)

    def copies(self, page: PageRow) -> list[Copy]:
        """Pages that share copied words with this one."""
        return self._ask(event_queries.copies_of, page.digest)

    def story(self, name: str) -> list[PageRow]:
        """The pages of one story."""
        return self._ask(page_queries.pages_of_story, name)

    def actors(
        self, part: str | None = None, *, limit: int = 50, offset: int = 0, after: Bookmark | None = None
    ) -> list[ActorRow]:
        """Actors whose name holds a part, those with the most events first; after one bookmarked by that and key."""
        return self._ask(event_queries.find_actors, part, limit=limit, offset=offset, after=after)

    def actor(self, name: str) -> ActorRow:
        """One actor by its key, or by a name that only it bears.

        Raises:
            MissingError: nobody is called so, or several are.
        """
        found = self._ask(event_queries.actor_called, name)
        if found is not None:
            return found
        near = self.actors(name, limit=6)
        exact = [one for one in near if name.casefold() in {each.casefold() for each in one.names}]
        if len(exact or near) == 1:
            return (exact or near)[0]
        if near:
            keys = ", ".join(one.key for one in near)
            raise MissingError(f"{name} may be several actors in {self.name}", fix=f"give one of: {keys}")
        raise MissingError(f"no actor {name} in {self.name}", fix="see: dragoman actors list")

    def relation_acts(self, relation: str | None = None, keys: list[str] | None = None) -> list[RelationAct]:
        """Acts that open, close or show a relation, of anybody or of these actors on either side."""
        return self._ask(event_queries.find_acts, relation, keys)

    # What people say of it

    def judge(
        self,
        subject: str,
        verdict: Verdict,
        *,
        who: str,
        field: str | None = None,
        old: str | None = None,
        value: str | None = None,
        why: str | None = None,
    ) -> Judgement:
        """Append a person's word on an event, report, actor or page; `resolve` takes it into account."""
        with self._writing() as connection:
            return judging.add_judgement(
                connection, subject, verdict, field=field, old=old, value=value, who=who, why=why, now=self._now()
            )

    def withdraw(self, judgement: int, *, who: str) -> None:
        """Take a judgement back; both stay in the log.

        Raises:
            MissingError: there is none of that number, or it was taken back already.
        """
        with self._writing() as connection:
            judging.withdraw(connection, judgement, who=who, now=self._now())

    def judgement(self, number: int) -> Judgement:
        """One judgement by its number.

        Raises:
            MissingError: there is none of that number.
        """
        return self._ask(judging.judgement_of, number)

    def judgements(self, subject: str | None = None) -> list[Judgement]:
        """All judgements, or those on one subject, the first first."""
        return self._ask(judging.find_judgements, subject)

    # What the desk's screens ask

    def newest_stories(
        self, *, limit: int, after: Bookmark | None = None, each: int = 5
    ) -> tuple[list[StoryRow], Bookmark | None]:
        """Stories by their newest page, each once; the page after which the next ones begin, None at the end."""
        return self._ask(desk_queries.newest_stories, limit=limit, after=after, each=each)

    def events_after(
        self, wanted: Wanted, after: Place | None = None, *, limit: int
    ) -> tuple[list[EventRow], Place | None]:
        """A part of the list of events that fit, and where the next one begins; None at the end."""
        return self._ask(screen_queries.events_after, wanted, after, limit=limit)

    def recipients_of(self, names: list[str]) -> dict[str, list[Party]]:
        """To whom each of some events was done, by the events' ids."""
        return self._ask(screen_queries.recipients_of, names)

    def dyads_by_type(self, wanted: Wanted) -> list[tuple[str, str, str, int]]:
        """How many events that fit one country did to another: who, to whom, type, how many."""
        return self._ask(facet_queries.dyads_by_type, wanted)

    def reading_by_machine(self, page: PageRow, *, mended: str) -> Reading | None:
        """A page's newest reading whose model's name does not hold a word: that by which people's mends are known."""
        return self._ask(screen_queries.newest_reading_by, page.id, without=mended)

    def pages_read_since(self, since: datetime, *, limit: int = 50) -> list[PageRow]:
        """Pages read for the first time after a moment, the last read first."""
        return self._ask(desk_queries.pages_read_since, since, limit=limit)

    def story_of_page(self, page: PageRow, *, limit: int = 50) -> list[PageHead]:
        """The other pages of a page's story."""
        return self._ask(desk_queries.story_of_page, page.digest, limit=limit)

    def heads(self, digests: Iterable[str]) -> dict[str, PageHead]:
        """Pages by their digests, without their texts."""
        return self._ask(desk_queries.heads_called, digests)

    def events_of_actor(self, actor: ActorRow, *, limit: int, offset: int = 0) -> list[EventRow]:
        """Events that an actor takes part in, newest day first."""
        return self._ask(desk_queries.events_of_actor, actor.key, limit=limit, offset=offset)

    def speakers_of(self, actor: ActorRow, *, limit: int = 15) -> list[VoiceCount]:
        """Who tells of an actor, the commonest first."""
        return self._ask(desk_queries.speakers_of, actor.key, limit=limit)

    def events_told_by(self, actor: ActorRow, *, limit: int = 20) -> list[EventRow]:
        """Events on an actor's word, newest day first."""
        folded = list(dict.fromkeys(fold(name) for name in (actor.name, *actor.names)))
        return self._ask(desk_queries.events_told_by, folded, limit=limit)

    def doubtful_events(
        self, *, below: float = UNSURE, by_rule: str | None = None, limit: int, after: Bookmark | None = None
    ) -> list[EventRow]:
        """Events less sure than `below` that no person has judged, those known last first; after one bookmarked so."""
        return self._ask(desk_queries.doubtful_events, below=below, by_rule=by_rule, limit=limit, after=after)

    def new_actors(self, *, limit: int, after: Bookmark | None = None) -> list[ActorRow]:
        """Actors that the actor file does not know and no person has judged, those with the most events first."""
        return self._ask(desk_queries.new_actors, limit=limit, after=after)

    def notes_of_claims(self, names: list[str]) -> dict[str, str]:
        """What the coder remarked on claims, by their public names."""
        return self._ask(desk_queries.notes_of_claims, names)

    def claims_called(self, names: list[str]) -> dict[str, ClaimRow]:
        """Claims by their public names; those that are gone are left out."""
        return self._ask(page_queries.claims_called, names)

    def outlets_read(self, *, limit: int = 100) -> list[tuple[str | None, int]]:
        """Who published the pages that were read, and how many."""
        return self._ask(desk_queries.outlets_read, limit=limit)

    def period_read(self) -> tuple[date | None, date | None]:
        """The first and last day on which a page of the record was published."""
        return self._ask(desk_queries.period_read)

    def count_pages(self) -> int:
        """How many pages the record holds."""
        return self._ask(desk_queries.count_pages)

    # What is followed, and what is sent

    def captured(self, digest: str) -> datetime | None:
        """The moment a page was first read."""
        return self._ask(briefing.first_read, digest)

    def follow(self, follow: str | None = None, *, name: str, line: str, who: str, ended: bool = False) -> FollowRow:
        """Save a query under a name; with the id of one saved before, append an edit of it.

        Raises:
            MissingError: there is none of that id.
        """
        with self._writing() as connection:
            return briefing.write_follow(
                connection, follow, name=name, line=line, who=who, ended=ended, now=self._now()
            )

    def follows(self) -> list[FollowRow]:
        """What is followed now, the oldest first."""
        return self._ask(briefing.standing_follows)

    def follow_history(self, follow: str) -> list[FollowRow]:
        """All edits of one saved query, the first first."""
        return self._ask(briefing.follow_history, follow)

    def events_read_since(self, wanted: Wanted, since: datetime, *, limit: int = 50) -> list[EventRow]:
        """Events that fit and stand on a page read for the first time after a moment, newest day first."""
        return self._ask(briefing.events_read_since, wanted, since, limit=limit)

    def add_brief(
        self, brief: str | None = None, *, title: str, line: str, since: str, draft: str, text: str, who: str
    ) -> BriefRow:
        """Keep a brief; with the id of one kept before, a new version of it."""
        with self._writing() as connection:
            return briefing.write_brief(
                connection, brief, title=title, line=line, since=since, draft=draft, text=text, who=who, now=self._now()
            )

    def brief_versions(self, brief: str) -> list[BriefRow]:
        """All versions of a brief, the first first.

        Raises:
            MissingError: there is no such brief.
        """
        found = self._ask(briefing.brief_versions, brief)
        if not found:
            raise MissingError(f"no brief {brief} in {self.name}", fix="make one with: dragoman brief --since 18h")
        return found

    def briefs(self, *, limit: int = 50) -> list[BriefRow]:
        """Briefs as they stand, the last edited first."""
        return self._ask(briefing.newest_briefs, limit=limit)

    def last_brief(self, line: str) -> BriefRow | None:
        """The brief on the same query that was sent last, else the one last written."""
        return self._ask(briefing.last_sent, line)

    def add_sending(self, version: int, *, address: str, token: str, problem: str | None = None) -> None:
        """Note that a version of a brief went, or could not go, to an address."""
        with self._writing() as connection:
            briefing.write_sending(connection, version, address=address, token=token, problem=problem, now=self._now())

    def sendings(self, brief: str) -> list[Sending]:
        """To whom the versions of a brief went, in order."""
        return self._ask(briefing.sendings_of, brief)

    def unsubscribe(self, token: str) -> str:
        """Send no more to the address that a link's token was made for; the address.

        Raises:
            MissingError: no brief was sent with it.
        """
        with self._writing() as connection:
            return briefing.unsubscribe(connection, token, now=self._now())

    def unsubscribed(self) -> Mapping[str, datetime]:
        """Addresses that want no more, and since when."""
        return self._ask(briefing.unsubscribed)

    # Who may use the desk

    def add_user(self, name: str, role: Role, password: str) -> None:
        """Let somebody log in; `password` is the hash.

        Raises:
            SettingError: somebody is called so already.
        """
        with self._writing() as connection:
            user_queries.add_user(connection, User(name, role, password, self._now()))

    def remove_user(self, name: str) -> None:
        """Let somebody log in no more.

        Raises:
            MissingError: nobody is called so.
        """
        with self._writing() as connection:
            user_queries.remove_user(connection, name, now=self._now())

    def user(self, name: str) -> User | None:
        """A user by the name."""
        return self._ask(user_queries.find_user, name)

    def users(self) -> list[User]:
        """All users by name, with their last login."""
        return self._ask(user_queries.find_users)

    def has_users(self) -> bool:
        """Whether anybody must log in."""
        return self._ask(user_queries.has_users)

    def log_act(self, name: str, what: Act, *, address: str, now: datetime) -> None:
        """Append a line to the log of logins."""
        with self._writing() as connection:
            user_queries.write_audit(connection, name, what, address=address, now=now)

    def login_log(self, *, limit: int = 100) -> list[AuditRow]:
        """The last lines of the log of logins, the newest first."""
        return self._ask(user_queries.find_audit, limit=limit)

    def failed_logins(self, name: str, address: str, *, since: datetime) -> tuple[int, int]:
        """How many logins failed after a moment: under a name since its last success, and from an address."""
        return self._ask(user_queries.failures, name=name, address=address, since=since)
