"""The only place that prints: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError
from dragoman.records import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress, TaskID

_PIPED_WIDTH = 160
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))  # marks that turn or break a line
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160), *_TURNING) if chr(code) not in "\n\t"}


def clean(text: str) -> str:
    """Text that cannot steer the terminal: pages and file names are written by strangers."""
    return text.translate(_CONTROLS).encode("utf-8", "replace").decode()


def many(count: int, noun: str) -> str:
    """ "1 page", "2 pages"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class Report:
    """Standard output and standard error of one command."""

    def line(self, text: str = "") -> None:
        """A line of results, as it stands."""
        sys.stdout.write(f"{clean(text)}\n")

    def json(self, value: Any) -> None:
        """A value as one line of JSON."""
        sys.stdout.write(f"{one_line(value)}\n")

    def json_list(self, values: Iterable[Any]) -> None:
        """Values as one JSON list, a line each, written as they come."""
        opening = "["
        for value in values:
            sys.stdout.write(f"{opening}\n{one_line(value)}")
            opening = ","
        sys.stdout.write("[]\n" if opening == "[" else "\n]\n")

    def json_rows(self, values: Iterable[Any], *, as_list: bool) -> None:
        """Values as one JSON list, or a line each."""
        if as_list:
            self.json_list(values)
            return
        for value in values:
            self.json(value)

    def show(self, renderable: RenderableType) -> None:
        """A table or a marked text; without colours when piped."""
        from rich.text import Text  # noqa: PLC0415 - JSON and errors need no tables

        console = self._console()
        with console.capture() as captured:
            console.print(renderable, soft_wrap=isinstance(renderable, Text) and not console.is_terminal)
        lines = captured.get().splitlines()
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in lines))

    def has_colour(self) -> bool:
        """Whether marks can be made with colours."""
        console = self._console()
        return console.is_terminal and not console.no_color

    def width(self) -> int:
        """Characters of a line."""
        return self._console().width

    def note(self, text: str) -> None:
        """Something said beside the results."""
        sys.stdout.flush()
        sys.stderr.write(f"{clean(text)}\n")

    def problem(self, error: DragomanError) -> None:
        """One line on what failed, why, and what to do."""
        self.note("dragoman: " + " ".join(str(error).split()))

    @contextmanager
    def progress(self, total: int | None, *, shown: bool) -> Iterator[Advance]:
        """A bar with rate and remaining time on standard error, where that is a terminal."""
        if not shown or not sys.stderr.isatty():
            yield Advance(None, None)
            return
        bar = _bar()
        with bar:
            yield Advance(bar, bar.add_task("reading", total=total, rate=""))

    def _console(self) -> Console:
        from rich.console import Console  # noqa: PLC0415

        piped = not sys.stdout.isatty() and "COLUMNS" not in os.environ
        return Console(width=_PIPED_WIDTH if piped else None, highlight=False, markup=False)


class Advance:
    """Moves the bar on by a page; does nothing where there is no bar."""

    def __init__(self, bar: Progress | None, task: TaskID | None) -> None:
        self._bar = bar
        self._task = task

    def __call__(self) -> None:
        """One page more."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
            speed = self._bar.tasks[0].speed
            self._bar.update(self._task, rate=f"{speed:.1f} pages/s" if speed else "")


def _bar() -> Progress:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    rate = TextColumn("{task.fields[rate]}")
    return Progress(MofNCompleteColumn(), BarColumn(), rate, TimeRemainingColumn(), console=Console(stderr=True))
