"""Sending a brief to a list that is kept in a file on this machine, one address a line."""

from __future__ import annotations

import secrets
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dragoman.brief.check import check_text
from dragoman.brief.draft import draft_from_json
from dragoman.brief.formats import Issue
from dragoman.brief.mail import parse_address, write_mail
from dragoman.errors import SettingError
from dragoman.store import Record
from dragoman.store.briefing import BriefRow

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over. `secure` is "smtps" from the first byte, "starttls" after a greeting, or "none"."""

    host: str
    port: int
    secure: str
    user: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one address: `problem` is None where the server took the mail."""

    address: str
    problem: str | None


def parse_server(text: str | None) -> Server:
    """smtp://host:25 (none, for loopback), smtp+starttls://user:password@host:587, smtps://user:password@host:465.

    Raises:
        SettingError: it is none of these, or a password would go unencrypted to another machine.
    """
    fix = "set DRAGOMAN_SMTP, as in smtps://user:password@mail.example.org"
    parts = urlsplit(text or "")
    secure = {"smtp": "none", "smtp+starttls": "starttls", "smtps": "smtps"}.get(parts.scheme)
    try:
        port = parts.port or {"none": 25, "starttls": 587, "smtps": 465}.get(secure or "", 0)
    except ValueError as error:
        raise SettingError("the port of DRAGOMAN_SMTP is no number", fix=fix) from error
    if secure is None or not parts.hostname:
        raise SettingError("no mail server is set, or it is written otherwise than expected", fix=fix)
    if secure == "none" and parts.password and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise SettingError(
            "a password would go to the mail server unencrypted", fix="write smtps:// or smtp+starttls://"
        )
    user = unquote(parts.username) if parts.username else None
    return Server(parts.hostname, port, secure, user, unquote(parts.password) if parts.password else None)


def read_list(path: Path) -> list[str]:
    """The addresses of a list, each once; "#" begins a remark.

    Raises:
        SettingError: no such file, or a line is no address.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingError(f"the list {path} cannot be read: {error.strerror}", fix="one address a line") from error
    bare = (line.partition("#")[0].strip() for line in lines)
    return list(dict.fromkeys(parse_address(line) for line in bare if line))


def issue_of(row: BriefRow) -> Issue:
    """A version of a brief, ready to leave."""
    return Issue(row.id, draft_from_json(row.draft), row.text, row.when)


def send_brief(
    record: Record,
    row: BriefRow,
    server: Server,
    addresses: Sequence[str],
    *,
    sender: str,
    desk: str | None,
    despite_warnings: bool = False,
) -> list[Delivery]:
    """Send a version of a brief, one mail an address, and note each; those who unsubscribed or have it are left out.

    Args:
        desk: https address under which the desk answers unsubscribe links; None sends none.
        despite_warnings: also where editing took an attribution or a status word out.

    Raises:
        SettingError: warnings stand, or the server refuses us altogether.
    """
    if desk is not None and not desk.startswith("https://"):
        raise SettingError(
            f"{desk} cannot unsubscribe by one click", fix="set DRAGOMAN_DESK_ADDRESS to an https address"
        )
    issue = issue_of(row)
    check_warnings(row, despite=despite_warnings)
    gone = set(record.unsubscribed())
    had = {one.address for one in record.sendings(row.id) if one.version == row.version and one.problem is None}
    due = [address for address in addresses if address not in gone | had]
    found = []
    with _connected(server) as connection:
        for address in due:
            token = secrets.token_urlsafe(24)
            link = f"{desk.rstrip('/')}/unsubscribe/{token}" if desk else None
            problem = _hand_over(connection, issue, sender=sender, to=address, unsubscribe=link)
            record.add_sending(row.version, address=address, token=token, problem=problem)
            found.append(Delivery(address, problem))
    return found


def check_warnings(row: BriefRow, *, despite: bool) -> None:
    """Whether a version of a brief may leave.

    Raises:
        SettingError: editing took an attribution or a status word out, and nobody said to send it all the same.
    """
    warned = check_text(draft_from_json(row.draft), row.text)
    if warned and not despite:
        raise SettingError(
            f"{row.id} has {len(warned)} warnings; the first: {warned[0].words}", fix="mend it, or say --anyway"
        )


@contextmanager
def _connected(server: Server) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    try:
        connection = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
            if server.secure == "smtps"
            else smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
        )
    except OSError as error:
        raise SettingError(
            f"no mail server answers at {server.host}:{server.port}: {error}", fix="check DRAGOMAN_SMTP"
        ) from error
    with connection:
        try:
            if server.secure == "starttls":
                connection.starttls(context=context)
            if server.user:
                connection.login(server.user, server.password or "")
        except (smtplib.SMTPException, OSError) as error:
            raise SettingError(f"{server.host} refuses us: {error}", fix="check DRAGOMAN_SMTP") from error
        yield connection


def _hand_over(connection: smtplib.SMTP, issue: Issue, *, sender: str, to: str, unsubscribe: str | None) -> str | None:
    """None where the server took the mail, else what it answered."""
    mail = write_mail(issue, sender=sender, to=to, unsubscribe=unsubscribe)
    try:
        connection.send_message(mail)
    except (smtplib.SMTPException, OSError) as error:
        return " ".join(str(error).split())[:500]
    return None
