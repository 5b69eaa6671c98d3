"""The tools: what a language model may ask of the record.

Every answer carries status, originator, address and sentence.
"""

# ruff: noqa: PLC0415 - the package is wanted by this command alone (dragoman[mcp])
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from types import new_class
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar, cast

from pydantic import Field

from dragoman.assistants.marking import NOTE, marked
from dragoman.codebook.relation_file import RelationFile
from dragoman.errors import DragomanError, SettingError
from dragoman.records import dragoman_version
from dragoman.resolve.states import relations_of, state_on
from dragoman.store import Record
from dragoman.store.statement_queries import WantedStatements
from dragoman.types import Factuality
from dragoman.web.api.tell import (
    side_key,
    tell_chains,
    tell_event,
    tell_head,
    tell_originators,
    tell_relation,
    tell_sentence,
    tell_statements,
)

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.tools import Tool

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST = 50  # rows of one answer: it must find room in a conversation
Name = Annotated[str, Field(min_length=1, max_length=200)]
Many = Annotated[int, Field(ge=1, le=_MOST)]


def make_server(record: Record, relations: RelationFile) -> MCPServer:
    """A server over an open record; it reads and never writes.

    Raises:
        SettingError: the package `mcp` is not installed.
    """
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.tools import Tool
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise SettingError("the package mcp is not installed", fix="pip install 'dragoman[mcp]'") from error
    reads_only = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
    tools = [
        Tool.from_function(_told_plainly(tool), annotations=reads_only, structured_output=True)
        for tool in (*_tools_of_events(record), *_tools_of_the_record(record, relations))
    ]
    for tool in tools:
        _refuse_unknown(tool)
    return MCPServer("dragoman", version=dragoman_version(), instructions=NOTE, log_level="WARNING", tools=tools)


def _refuse_unknown(tool: Tool) -> None:
    """Have arguments that a tool does not know answered with an error that names them; else they would be ignored."""
    given = tool.fn_metadata.arg_model
    strict = cast(Any, new_class(given.__name__, (given,), {"extra": "forbid"}))
    tool.fn_metadata.arg_model = strict
    tool.parameters = strict.model_json_schema(by_alias=True)


def _tools_of_events(record: Record) -> tuple[Callable[..., dict[str, Any]], ...]:
    def get_event(event: Name) -> dict[str, Any]:
        """One event by its id ("E3fa85f64a1b2-1532") or a report's: its sides, status, originators, contradictions."""
        row = record.event(event)
        pages = [tell_head(record.page(page)) for page in _pages_of(record, row.id)]
        return marked(event=tell_event(record, row), pages=pages)

    def get_chain(event: Name, limit: Many = 10) -> dict[str, Any]:
        """On whose word each report of an event is, from the page inward, with the words that make each link."""
        row = record.event(event)
        reports = record.reports(row)
        return marked(event=row.id, of=len(reports), chains=tell_chains(record, reports[:limit]))

    def originators(event: Name, limit: Many = 10) -> dict[str, Any]:
        """How many independent originators stand behind an event, at least and at most, and the reports of each."""
        row = record.event(event)
        reports = tell_statements(record, record.reports(row)[:limit])
        return marked(originators=tell_originators(record, row), reports=reports)

    return get_event, get_chain, originators


def _pages_of(record: Record, event: str) -> list[str]:
    found = dict.fromkeys(row.claim.page for row in record.statements(event=event, limit=_MOST))
    return list(found)


def _tools_of_the_record(record: Record, relations: RelationFile) -> tuple[Callable[..., dict[str, Any]], ...]:
    def search_statements(
        *,
        words: Annotated[str, Field(max_length=500)] | None = None,
        speaker: Name | None = None,
        type: Name | None = None,
        factuality: Factuality | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: Many = 20,
    ) -> dict[str, Any]:
        """Statements whose sentences hold all the words, or that fit what else is given: each is one page's report."""
        wanted = WantedStatements(
            words=words, speaker=speaker, type=type.upper() if type else None, factuality=factuality,
            since=since, until=until, limit=limit,
        )  # fmt: skip
        return marked(statements=tell_statements(record, record.statements(wanted)))

    def state_on_date(
        on: date,
        *,
        known_by: date | None = None,
        relation: Name | None = None,
        of: Name | None = None,
        by: Name | None = None,
        limit: Many = 20,
    ) -> dict[str, Any]:
        """Which relations (recognizes, sanctions, at_war, ...) held on a day, as known by another, with evidence."""
        if relation is not None and relation not in relations.kinds:
            raise SettingError(f"{relation} is no relation", fix=f"they are {', '.join(relations.kinds)}")
        sides = {"of": side_key(record, of), "by": side_key(record, by)}
        found = relations_of(record, relations, relation=relation, known_by=known_by, **sides)
        spans = state_on(found, on)
        return marked(of=len(spans), relations=[tell_relation(span, found.acts) for span in spans[:limit]])

    def get_sentence(page: Name, number: Annotated[int, Field(ge=1)]) -> dict[str, Any]:
        """One of a page's sentences from which something was read, the first is 1, with all that was read from it."""
        row = record.page(page)
        return marked(page=tell_head(row), sentence=tell_sentence(record, row, number))

    return search_statements, state_on_date, get_sentence


def _told_plainly(tool: Callable[_P, _T]) -> Callable[_P, _T]:
    """The tool with our own errors as answers that say what to do."""

    @wraps(tool)
    def ask(*args: _P.args, **options: _P.kwargs) -> _T:
        with _plain_errors():
            return tool(*args, **options)

    return ask


@contextmanager
def _plain_errors() -> Iterator[None]:
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        yield
    except DragomanError as error:
        raise ToolError(str(error)) from error
