"""Mail over a real SMTP server on loopback."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from dragoman.brief.keeping import keep_edit, make_brief
from dragoman.brief.sending import Server, parse_server, read_list, send_brief
from dragoman.errors import MissingError, SettingError
from dragoman.store import Record, Wanted
from dragoman.store.briefing import BriefRow
from tests.brief.conftest import NOW

SENDER, DESK = "desk@example.org", "https://desk.example.org"


class Mailbox:
    """Keeps what comes; refuses whoever is called nobody."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails += [(address, mail) for address in envelope.rcpt_tos]
        return "250 taken"


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield Server("127.0.0.1", port, "none")
    controller.stop()


@pytest.fixture
def row(record: Record) -> BriefRow:
    return make_brief(record, Wanted(), query="", since="2020-03-01", who="Ann", now=NOW, title="Syria\r\nBcc: x@y.org")


def test_each_reader_gets_a_mail_of_his_own(record: Record, row: BriefRow, server: Server, mailbox: Mailbox) -> None:
    gone = send_brief(record, row, server, ["ann@example.org", "bob@example.org"], sender=SENDER, desk=DESK)
    assert [one.problem for one in gone] == [None, None]
    assert [address for address, _ in mailbox.mails] == ["ann@example.org", "bob@example.org"]
    links = set()
    for address, mail in mailbox.mails:
        assert mail["To"] == address and mail["Bcc"] is None and mail["Subject"].startswith("Syria Bcc")
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        links.add(mail["List-Unsubscribe"])
        plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
        assert plain is not None and html is not None
        assert "Anadolu" in plain.get_content() and "<script" not in html.get_content()
        assert "http://" not in html.get_content() and html.get_content().count("https://") == 1  # the goodbye
    assert len(links) == 2


def test_a_version_goes_once_and_not_to_those_who_left(
    record: Record, row: BriefRow, server: Server, mailbox: Mailbox
) -> None:
    send_brief(record, row, server, ["ann@example.org", "bob@example.org"], sender=SENDER, desk=DESK)
    token = mailbox.mails[0][1]["List-Unsubscribe"].strip("<>").rpartition("/")[2]
    assert record.unsubscribe(token) == record.unsubscribe(token) == "ann@example.org"
    assert send_brief(record, row, server, ["ann@example.org", "bob@example.org"], sender=SENDER, desk=DESK) == []
    again = keep_edit(record, row, row.text + "\n- 0 more events fit and found no room.\n", who="Bob")
    gone = send_brief(record, again, server, ["ann@example.org", "bob@example.org"], sender=SENDER, desk=None)
    assert [one.address for one in gone] == ["bob@example.org"]
    assert mailbox.mails[-1][1]["List-Unsubscribe"] is None
    with pytest.raises(MissingError, match="no brief was sent"):
        record.unsubscribe("made-up")


def test_one_refused_address_stops_nobody_else(record: Record, row: BriefRow, server: Server, mailbox: Mailbox) -> None:
    gone = send_brief(record, row, server, ["nobody@example.org", "bob@example.org"], sender=SENDER, desk=None)
    assert gone[0].problem is not None and "550" in gone[0].problem and gone[1].problem is None
    assert [one.problem is None for one in record.sendings(row.id)] == [False, True]


def test_warnings_stop_it_unless_one_says_so(record: Record, row: BriefRow, server: Server, mailbox: Mailbox) -> None:
    bad = keep_edit(record, row, row.text + "\nThe market burned for days.\n", who="Bob")
    with pytest.raises(SettingError, match="1 warnings"):
        send_brief(record, bad, server, ["ann@example.org"], sender=SENDER, desk=None)
    assert mailbox.mails == []
    send_brief(record, bad, server, ["ann@example.org"], sender=SENDER, desk=None, despite_warnings=True)
    assert len(mailbox.mails) == 1


def test_one_click_needs_https(record: Record, row: BriefRow) -> None:
    with pytest.raises(SettingError, match="one click"):
        send_brief(record, row, Server("127.0.0.1", 9, "none"), [], sender=SENDER, desk="http://desk.example.org")


def test_no_server_answers(record: Record, row: BriefRow) -> None:
    with pytest.raises(SettingError, match="no mail server answers"):
        send_brief(record, row, Server("127.0.0.1", 9, "none"), ["a@example.org"], sender=SENDER, desk=None)


def test_addresses_of_servers() -> None:
    assert parse_server("smtps://u%40x:p%2Fw@mail.example.org") == Server(
        "mail.example.org", 465, "smtps", "u@x", "p/w"
    )
    assert parse_server("smtp+starttls://mail.example.org").port == 587
    assert parse_server("smtp://127.0.0.1:2525").secure == "none"
    for wrong in (None, "mail.example.org", "http://x", "smtp://u:p@mail.example.org", "smtp://x:port"):
        with pytest.raises(SettingError):
            parse_server(wrong)


def test_lists(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("ann@example.org  # chief\n\nbob@example.org\nann@example.org\n", encoding="utf-8")
    assert read_list(path) == ["ann@example.org", "bob@example.org"]
    path.write_text("ann@example.org\nnot an address\n", encoding="utf-8")
    with pytest.raises(SettingError, match="no mail address"):
        read_list(path)
    with pytest.raises(SettingError, match="cannot be read"):
        read_list(tmp_path / "none.txt")
