"""`dragoman desk`: the record in a browser, on this machine alone."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import socket
from typing import Annotated

import typer

from dragoman.cli.options import DbOption, example, record_path
from dragoman.cli.report import Report
from dragoman.errors import SettingError
from dragoman.settings import read_settings


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(epilog=example("dragoman desk", "dragoman desk --db dragoman.db --port 8400"))(desk)


def desk(
    db: DbOption = None,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port; 0 takes any that is free.")] = 8321,
    host: Annotated[str, typer.Option(help="Name or number of this machine.")] = "127.0.0.1",
) -> None:
    """Open the desk: the record's screens, for a browser on this machine. It asks no other machine for anything.

    Exit codes: 0 closed with Ctrl-C, 2 the record cannot be opened or the port is taken.
    """
    import uvicorn

    from dragoman.store import open_record
    from dragoman.web.app import make_app
    from dragoman.web.safety import is_loopback

    if not is_loopback(host):
        raise SettingError(
            f"{host} can be reached from other machines, and the desk has no users yet", fix="use --host 127.0.0.1"
        )
    with open_record(record_path(db)) as record, _listen(host, port) as door:
        app = make_app(record, host=host, settings=read_settings())
        shown = f"[{host}]" if ":" in host else host
        Report().line(f"dragoman desk: http://{shown}:{door.getsockname()[1]}/  (Ctrl-C closes it)")
        config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[door])


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound before anything is loaded, so that a taken port is told at once."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingError(
            f"port {port} of {host} cannot be used: {error.strerror}", fix="give another --port"
        ) from error
