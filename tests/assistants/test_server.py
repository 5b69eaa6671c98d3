"""The tools, asked over the protocol by its own client: in memory, and once over a real process's streams."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from dragoman.assistants.marking import MARK, NOTE
from dragoman.assistants.server import make_server
from dragoman.codebook.load import Codebook
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.types import Reading

TOOLS = {"search_statements", "get_event", "get_chain", "originators", "state_on_date", "get_sentence"}
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, sample_readings: tuple[Reading, ...]) -> Iterator[Record]:
    with open_record(tmp_path_factory.mktemp("mcp") / "samples.db") as opened:
        for reading in sample_readings:
            opened.add_reading(reading)
        resolve_record(opened)
        yield opened


@pytest.fixture(scope="module")
def call(record: Record, codebook: Codebook) -> Ask:
    """Calls a tool over the protocol and gives the whole result."""
    server = make_server(record, codebook.relations)

    def called(tool: str, **arguments: Any) -> Any:
        async def talk() -> Any:
            async with Client(server) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(talk)

    return called


@pytest.fixture(scope="module")
def ask(call: Ask) -> Ask:
    """Calls a tool that must not fail and gives its answer."""

    def asked(tool: str, **arguments: Any) -> Any:
        result = call(tool, **arguments)
        assert not result.is_error, result.content
        return result.structured_content

    return asked


def check_statement(told: dict[str, Any]) -> None:
    """Status, originator, address and marked sentence."""
    assert told["factuality"] in {"actual", "alleged", "denied", "planned", "possible"}
    assert "originator" in told
    assert told["file"]
    assert told["address"].startswith("/page/")
    assert set(told["sentence"]) == {MARK, "start", "end", "cut"}
    assert 0 < len(told["sentence"][MARK]) <= 240


def test_the_tools_say_that_they_only_read(record: Record, codebook: Codebook) -> None:
    async def talk() -> Any:
        async with Client(make_server(record, codebook.relations)) as client:
            assert client.instructions == NOTE
            return (await client.list_tools()).tools

    tools = anyio.run(talk)
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert all(tool.input_schema["additionalProperties"] is False for tool in tools)


def test_search_statements(ask: Ask) -> None:
    answer = ask("search_statements", words="ceasefire", limit=5)
    assert answer["note"] == NOTE
    assert 0 < len(answer["statements"]) <= 5
    for told in answer["statements"]:
        check_statement(told)
        assert "ceasefire" in told["sentence"][MARK].lower()


def test_event_chain_and_originators(ask: Ask, record: Record) -> None:
    row = max(record.events(), key=lambda event: (event.pages, event.id))
    event = ask("get_event", event=row.id)
    assert event["event"]["factuality"] == row.factuality
    assert event["event"]["originators"] == {"low": row.low, "high": row.high}
    assert MARK in event["event"]["sentence"]
    assert len(event["pages"]) == row.pages
    chain = ask("get_chain", event=row.id, limit=50)
    assert chain["of"] == len(chain["chains"]) == row.reports
    behind = ask("originators", event=row.id, limit=50)
    assert behind["originators"]["low"] == row.low
    for told in (*chain["chains"], *behind["reports"]):
        check_statement(told)


def test_state_on_date_with_evidence(ask: Ask) -> None:
    answer = ask("state_on_date", on="2021-03-01", limit=50)
    assert answer["relations"]
    for told in answer["relations"]:
        assert told["evidence"]
        for each in told["evidence"]:
            assert each["factuality"]
            assert "originator" in each
            assert each["address"].startswith("/page/")
            assert each["sentence"][MARK]


def test_get_sentence(ask: Ask, record: Record) -> None:
    page = record.pages()[0]
    answer = ask("get_sentence", page=page.file, number=1)
    assert answer["page"]["file"] == page.file
    assert answer["sentence"]["sentence"][MARK]
    for told in answer["sentence"]["statements"]:
        check_statement(told)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("get_event", {"event": "Enone-1"}, "no event"),
        ("get_sentence", {"page": "none", "number": 1}, "no page"),
        ("state_on_date", {"on": "2021-03-01", "relation": "likes"}, "is no relation"),
        ("search_statements", {"words": "x", "limit": 5_000}, "limit"),
        ("search_statements", {"words": "x", "originator": "SANA"}, "originator"),
        ("get_sentence", {"page": "none", "number": 1, "lines": 3}, "lines"),
    ],
)
def test_mistakes_are_told(call: Ask, tool: str, arguments: dict[str, Any], words: str) -> None:
    result = call(tool, **arguments)
    assert result.is_error
    assert words in result.content[0].text


def test_over_the_streams_of_a_process(record: Record, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from dragoman.cli.main import main; main()", "mcp", "--db", record.name]
    started = StdioServerParameters(command=command[0], args=command[1:], cwd=str(tmp_path))

    async def talk() -> Any:
        async with Client(started) as client:
            return await client.call_tool("search_statements", {"words": "ceasefire", "limit": 1})

    result = anyio.run(talk)
    check_statement(result.structured_content["statements"][0])
