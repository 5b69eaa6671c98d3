"""`dragoman brief`, `correct`, `dossier` from the command line, to a real mail server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from dragoman.cli.main import run
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from tests.shelling import WIRE, make_reading


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LOGNAME", "ann")
    path = tmp_path / "a.db"
    with open_record(path) as record:
        record.add_reading(make_reading("wire.html", WIRE, day=date(2020, 3, 3), publisher="The Daily", says="Anadolu"))
        resolve_record(record)
    return str(path)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    readers = tmp_path / "list.txt"
    readers.write_text("ann@example.org\n", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_SMTP", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("DRAGOMAN_SENDER", "desk@example.org")
    monkeypatch.setenv("DRAGOMAN_READERS", str(readers))
    yield
    controller.stop()


def test_draft_edit_send_correct(db: str, server: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "brief.txt"
    assert run(["brief", "--since", "18h", "--for", "country:SYR", "--out", str(text), "--db", db]) == 0
    assert "B1" in capsys.readouterr().err and "Anadolu said that" in text.read_text(encoding="utf-8")
    assert run(["brief", "write", "B1", "--out", str(tmp_path / "b.eml"), "--db", db]) == 0
    assert run(["brief", "send", "B1", "--db", db]) == 0
    assert "B1 went to 1 reader" in capsys.readouterr().err
    text.write_text(text.read_text(encoding="utf-8").replace("Anadolu", "Somebody"), encoding="utf-8")
    assert run(["brief", "edit", "B1", str(text), "--db", db]) == 0
    assert "attribution to Anadolu was removed" in capsys.readouterr().err
    assert run(["brief", "send", "B1", "--db", db]) == 2
    assert run(["correct", "B1", "--db", db]) == 0
    assert "still stands" in capsys.readouterr().out


def test_a_brief_waits_for_its_time(
    db: str, server: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    naps = list[float]()
    clock = [datetime(2020, 3, 6, 17, 59, tzinfo=UTC)]

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        clock[0] += timedelta(seconds=seconds)

    monkeypatch.setattr("dragoman.cli.briefing._now", lambda: clock[0])
    monkeypatch.setattr("dragoman.cli.briefing.time.sleep", sleep)
    assert run(["brief", "--since", "18h", "--db", db]) == 0
    assert run(["brief", "send", "B1", "--at", "18:00", "--db", db]) == 0
    assert sum(naps) == 60
    told = capsys.readouterr().err
    assert "B1 goes at 2020-03-06 18:00" in told and "B1 went to 1 reader" in told
    assert run(["brief", "send", "B1", "--at", "2020-03-01 18:00", "--db", db]) == 2


def test_a_correction_goes_to_those_who_had_the_wrong_version(
    db: str, server: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "--since", "18h", "--db", db]) == 0
    assert run(["brief", "send", "B1", "--db", db]) == 0
    assert run(["correct", "B1", "--send", "--db", db]) == 0
    assert "still stands" in capsys.readouterr().out
    with open_record(db) as record:
        assert len(record.briefs()) == 1, "nothing to correct, nothing sent"
        [event] = record.events()
        pass_judgement(record, event.id, "reject", who="ann", why="misread")
        resolve_record(record)
    assert run(["correct", "B1", "--send", "--db", db]) == 0
    told = capsys.readouterr()
    assert "B2 went to 1 reader" in told.err and "We wrote" in told.out
    with open_record(db) as record:
        assert [one.address for one in record.sendings("B2")] == ["ann@example.org"]
        assert "Correction" in record.brief_versions("B2")[-1].title


def test_a_dossier_is_written(db: str, tmp_path: Path) -> None:
    with open_record(db) as record:
        event = record.events()[0].id
    assert run(["dossier", event, "--out", str(tmp_path / "claim.html"), "--db", db]) == 0
    assert "Anadolu" in (tmp_path / "claim.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["brief", "--since", "yesterday"], 2),
        (["brief", "--for", "colour:red"], 2),
        (["brief", "--out", "brief.docx"], 2),
        (["brief", "send", "B1"], 2),
        (["brief", "write", "B7"], 1),
        (["correct", "B7"], 1),
        (["dossier", "nothing"], 1),
    ],
)
def test_what_cannot_be_done(db: str, asked: list[str], code: int) -> None:
    assert run([*asked, "--db", db]) == code
