"""`dragoman desk`: the record in a browser, on this machine alone."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.fetching import SwitchOption, settings_with
from dragoman.cli.options import DbOption, example, record_path
from dragoman.cli.report import Report
from dragoman.errors import SettingError
from dragoman.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(epilog=example("dragoman desk", "dragoman desk --db dragoman.db --port 8400", "dragoman desk --fetch"))(
        desk
    )


def desk(  # noqa: PLR0917 - each is an option
    db: DbOption = None,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port; 0 takes any that is free.")] = 8321,
    host: Annotated[str, typer.Option(help="Name or number of this machine; 0.0.0.0 for all.")] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option(help="Another name that browsers call it by; repeatable.")] = None,
    fetch: SwitchOption = False,
    certificate: Annotated[Path | None, typer.Option(help="TLS certificate (PEM); the desk is then https.")] = None,
    private_key: Annotated[Path | None, typer.Option(help="The certificate's private key (PEM).")] = None,
) -> None:
    """Open the desk: the record's screens, for a browser on this machine. It asks no other machine for anything, but
    for addresses of pages given on its screen Read, where --fetch or DRAGOMAN_FETCH=on allows it.

    On another --host than this machine's own, whoever comes must log in: see `dragoman user add`.

    Exit codes: 0 closed with Ctrl-C, 2 the record cannot be opened, the port is taken, --fetch is given and nobody is
    named to write to, or there are no users to log in from other machines.
    """
    import uvicorn

    from dragoman.store import open_record
    from dragoman.web.app import make_app
    from dragoman.web.safety import is_loopback

    secure, settings = _tls(certificate, private_key), settings_with(fetch=fetch)
    if fetch:
        _check_fetching(settings)
    where = record_path(db)
    if not is_loopback(host) and not _has_users(where):
        raise SettingError(
            f"{host} can be reached from other machines, and the desk has no users yet",
            fix="add one with: dragoman user add NAME --role editor; or use --host 127.0.0.1",
        )
    with open_record(where) as record:
        names = [] if is_loopback(host) else [socket.gethostname(), *(name or ())]
        app = make_app(record, host=host, names=names, settings=settings)
        with _listen(host, port) as door:
            shown = f"[{host}]" if ":" in host else host
            scheme = "https" if secure else "http"
            Report().line(f"dragoman desk: {scheme}://{shown}:{door.getsockname()[1]}/  (Ctrl-C closes it)")
            config = uvicorn.Config(
                app, log_level="warning", server_header=False, access_log=False, proxy_headers=False, **secure
            )
            uvicorn.Server(config).run(sockets=[door])


def _check_fetching(settings: Settings) -> None:
    """Whoever switches fetching on learns at once what is missing, not with the first address."""
    from dragoman.fetching.session import user_agent

    user_agent(settings)


def _has_users(where: str) -> bool:
    """Whether anybody may log in; a record that is not there yet is not made."""
    from dragoman.store import open_record
    from dragoman.store.address import parse_address

    file = parse_address(where).file
    if file is not None and not file.exists():
        return False
    with open_record(where, create=False) as record:
        return record.has_users()


def _tls(certificate: Path | None, private_key: Path | None) -> dict[str, Any]:
    """uvicorn's options for https, none for http."""
    if certificate is None and private_key is None:
        return {}
    missing = [str(path) for path in (certificate, private_key) if path is None or not path.is_file()]
    if missing:
        raise SettingError("https needs a certificate and its key", fix="give --certificate FILE --private-key FILE")
    return {"ssl_certfile": certificate, "ssl_keyfile": private_key}


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound before anything is loaded, so that a taken port is told at once."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingError(
            f"port {port} of {host} cannot be used: {error.strerror}", fix="give another --port"
        ) from error
