from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Dragoman = Callable[..., tuple[int, str, str]]


def test_events_say_who_did_what_to_whom_on_whose_word(dragoman: Dragoman) -> None:
    code, out, err = dragoman("events")
    assert (code, err) == (0, "1 event\n")
    for part in ("E3fa85f640000-14", "Syrian Army", "ASSAULT heavy-weapons", "2020-03-02", "Idlib, SYR", "actual"):
        assert part in out
    assert "The Daily ← Anadolu" in out


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--actor", "SYR"], 1),
        (["--actor", "TUR"], 0),
        (["--recipient", "SYR"], 0),
        (["--type", "assault"], 1),
        (["--since", "2020-03-02", "--until", "2020-03-02"], 1),
        (["--since", "2020-03-03"], 0),
        (["--speaker", "anadolu", "--factuality", "actual", "--limit", "5"], 1),
        (["--factuality", "denied"], 0),
    ],
)
def test_events_that_fit(dragoman: Dragoman, options: list[str], found: int) -> None:
    code, out, _ = dragoman("events", *options, "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, found)


def test_events_as_json_are_one_list(dragoman: Dragoman) -> None:
    rows = json.loads(dragoman("events", "--format", "json")[1])
    assert [row["chain"] for row in rows] == [["The Daily", "Anadolu"]]
    assert rows[0]["start"] == "2020-03-02"
    assert json.loads(dragoman("events", "--actor", "nobody", "--format", "json")[1]) == []


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--type", "ASSALT"], "did you mean ASSAULT?"),
        (["--since", "March"], "write it as 2020-03-05"),
        (["--factuality", "maybe"], "alleged"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_a_wrong_option_says_what_to_write(dragoman: Dragoman, options: list[str], hint: str) -> None:
    code, out, err = dragoman("events", *options)
    assert (code, out) == (2, "")
    assert hint in " ".join(err.replace("│", " ").split())


def test_show_gives_the_article_what_was_left_out_and_its_events(dragoman: Dragoman) -> None:
    code, out, _ = dragoman("show", "page.txt")
    assert code == 0
    for part in ("The Daily", "2020-03-03 (from meta)", "Syrian troops shelled", "navigation: Home World", "ASSAULT"):
        assert part in out
    record = json.loads(dragoman("show", "3fa85f640000", "--format", "jsonl")[1])
    assert record["document"]["file"] == "page.txt"


@pytest.mark.parametrize("name", ["3fa85f640000-14", "3fa8-14", "E3fa85f640000-14"])
def test_why_marks_the_words_and_draws_the_chain(dragoman: Dragoman, name: str) -> None:
    code, out, _ = dragoman("why", name)
    assert code == 0
    assert "[actor: Syrian troops] [trigger: shelled] [place: Idlib] on [date: Monday], Anadolu reported." in out
    assert "assault.shell.verb" in out
    drawn = out[out.index("on whose word") :].splitlines()
    assert ("originators: 1" in out) == name.startswith("E")
    assert drawn[1].startswith("The Daily  publishes")
    assert drawn[2].startswith('└── Anadolu  says  "reported"')


def test_search_finds_a_page(dragoman: Dragoman) -> None:
    code, out, err = dragoman("search", "idlib monday")
    assert (code, err) == (0, "1 page\n")
    assert "«Idlib» on «Monday»" in out
    assert dragoman("search", "nothing")[0] == 0


def test_a_page_cannot_steer_the_terminal(dragoman: Dragoman) -> None:
    for command in (["show", "page.txt"], ["why", "3fa85f640000-14"], ["search", "idlib"], ["events"]):
        assert "\x1b" not in dragoman(*command)[1]


@pytest.mark.parametrize("command", [["show", "other.txt"], ["why", "3fa85f640000-9"], ["why", "x"]])
def test_what_is_not_there_is_one_line_and_code_1(dragoman: Dragoman, command: list[str]) -> None:
    code, out, err = dragoman(*command)
    assert (code, out) == (1, "")
    assert err.startswith("dragoman: no ") and err.count("\n") == 1


@pytest.mark.parametrize("command", [["events"], ["show", "x"], ["why", "x-1"], ["search", "x"]])
def test_no_record_is_one_line_and_code_2_and_makes_no_file(dragoman: Dragoman, command: list[str]) -> None:
    code, out, err = dragoman(*command, "--db", "other.db")
    assert (code, out) == (2, "")
    assert err == "dragoman: no record at other.db; make one with: dragoman read PAGES --db FILE\n"
    assert not Path("other.db").exists()


def test_the_record_may_be_named_in_the_environment(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_DB", "elsewhere.db")
    assert "elsewhere.db" in dragoman("events")[2]
