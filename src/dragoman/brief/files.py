"""A kept brief as a file, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.brief.formats import Issue, write_html, write_markdown, write_ninjs
from dragoman.brief.mail import write_mail
from dragoman.brief.sending import issue_of
from dragoman.errors import SettingError
from dragoman.store.briefing import BriefRow


def _mail(issue: Issue) -> bytes:
    return write_mail(issue).as_bytes()


# ending -> media type, writer
FILES: Mapping[str, tuple[str, Callable[[Issue], str | bytes]]] = {
    ".eml": ("message/rfc822", _mail),
    ".html": ("text/html; charset=utf-8", write_html),
    ".md": ("text/markdown; charset=utf-8", write_markdown),
    ".json": ("application/json", write_ninjs),
    ".ninjs": ("application/json", write_ninjs),
    ".txt": ("text/plain; charset=utf-8", lambda issue: issue.text),
}


def file_of(row: BriefRow, ending: str) -> bytes:
    """A brief in the format that a file's ending names; .txt is the text that is edited.

    Raises:
        SettingError: there is none for it.
    """
    if ending not in FILES:
        raise SettingError(f"a brief has no format {ending!r}", fix=f"end the name in one of {', '.join(FILES)}")
    content = FILES[ending][1](issue_of(row))
    return content.encode() if isinstance(content, str) else content
