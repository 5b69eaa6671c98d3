"""A brief as a mail: plain text and HTML, a picture inside, one click to unsubscribe, nothing that tracks."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from dragoman.brief.formats import Issue, write_html, write_plain
from dragoman.brief.pictures import picture_of
from dragoman.errors import SettingError
from dragoman.export.markup import escaped
from dragoman.pictures import draw_png

_PICTURE = "counts@dragoman.invalid"


def write_mail(
    issue: Issue, *, sender: str = "dragoman@localhost", to: str | None = None, unsubscribe: str | None = None
) -> EmailMessage:
    """A message (RFC 5322) with both forms of the brief.

    Args:
        to: the reader's address; None leaves it out, as in a file to be looked at.
        unsubscribe: https address of the one-click link (RFC 8058), this reader's own.
    """
    mail = EmailMessage()
    mail["Subject"] = one_line(issue.title)
    mail["From"] = sender
    if to:
        mail["To"] = to
    mail["Date"] = format_datetime(issue.made)
    mail["Message-ID"] = make_msgid(idstring=issue.name, domain="dragoman.invalid")
    if unsubscribe:
        mail["List-Unsubscribe"] = f"<{unsubscribe}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Auto-Submitted"] = "auto-generated"
    goodbye = f"\nNo more of these: {unsubscribe}\n" if unsubscribe else ""
    mail.set_content(write_plain(issue) + goodbye)
    foot = f'<p><a href="{escaped(unsubscribe)}">No more of these</a></p>' if unsubscribe else ""
    drawn = picture_of(issue.lines)
    html = write_html(issue, image=f"cid:{_PICTURE}" if drawn else None, foot=foot)
    mail.add_alternative(html, subtype="html")
    if drawn:
        part = mail.get_payload()[1]  # type: ignore[index]  # the alternative just added
        part.add_related(draw_png(drawn[0]), "image", "png", cid=f"<{_PICTURE}>", filename="counts.png")  # type: ignore[union-attr]
    return mail


def one_line(words: str) -> str:
    """Words that may stand in a header: no line break, nothing that steers."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())


def parse_address(text: str) -> str:
    """A mail address, alone.

    Raises:
        SettingError: it is none.
    """
    try:
        found = Address(addr_spec=text.strip())
    except ValueError as error:
        raise SettingError(f"{text.strip()!r} is no mail address", fix="write one address a line") from error
    if not found.username or not found.domain:
        raise SettingError(f"{text.strip()!r} is no mail address", fix="write it as name@example.org")
    return found.addr_spec
