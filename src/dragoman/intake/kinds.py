"""What bytes are, by their first ones: pages pass, pictures and programs are named and refused."""

from __future__ import annotations

import re

from dragoman.errors import EmptyError, KindError

_MAGIC = (
    (b"%PDF-", "a PDF", "save the article as HTML or text"),
    (b"\x89PNG", "a PNG picture", "hand in the page, not its pictures"),
    (b"\xff\xd8\xff", "a JPEG picture", "hand in the page, not its pictures"),
    (b"GIF8", "a GIF picture", "hand in the page, not its pictures"),
    (b"RIFF", "a picture, sound or film", "hand in the page, not its pictures"),
    (b"BM", "a bitmap picture", "hand in the page, not its pictures"),
    (b"II*\x00", "a TIFF picture", "hand in the page, not its pictures"),
    (b"MM\x00*", "a TIFF picture", "hand in the page, not its pictures"),
    (b"PK\x03\x04", "a zip archive or office document", "unpack it, or save the text as HTML"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as HTML or text"),
    (b"\x7fELF", "a program", "hand in HTML or text"),
    (b"MZ", "a program", "hand in HTML or text"),
    (b"\x1f\x8b", "a gzip file", "name it .warc.gz or .jsonl.gz, or unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"SQLite format 3", "a database", "hand in HTML or text"),
    (b"ID3", "a sound recording", "hand in HTML or text"),
    (b"OggS", "a sound recording", "hand in HTML or text"),
    (b"\x00\x00\x00\x18ftyp", "a film", "hand in HTML or text"),
    (b"\x00\x00\x00\x20ftyp", "a film", "hand in HTML or text"),
)
_TEXTUAL_CLASH = (b"BM", b"MZ", b"RIFF", b"ID3", b"GIF8", b"BZh")
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_TAG = re.compile(rb"<\s*(?:!doctype|html|head|body|article|div|p|h1|title|meta|\?xml)\b", re.IGNORECASE)
_HEAD = 4096
_MOST_CONTROL = 0.1


def check_kind(content: bytes, file: str) -> None:
    """Refuse bytes that are no page.

    Raises:
        EmptyError: no bytes, or white space and NUL bytes only.
        KindError: a picture, PDF, archive, program or other binary.
    """
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyError(f"{file}: nothing in it", fix="save the page again")
    head = content[:_HEAD]
    for magic, what, fix in _MAGIC:
        if head.startswith(magic) and not (magic in _TEXTUAL_CLASH and _reads_as_text(head)):
            raise KindError(f"{file}: {what}, not a news page", fix=fix)
    if not _reads_as_text(head):
        raise KindError(f"{file}: binary data, not a news page", fix="hand in HTML or text")


def looks_like_html(content: bytes) -> bool:
    """Whether bytes begin as an HTML page does."""
    head = content[:_HEAD].replace(b"\x00", b"")
    return bool(_TAG.search(head))


def _reads_as_text(head: bytes) -> bool:
    """Few control bytes; a page in UTF-16 has NUL bytes at every other place and is text too."""
    if head.startswith(_BOMS) or _is_wide(head):
        return True
    control = sum(byte < 9 or 13 < byte < 27 or byte == 127 for byte in head)
    return control <= _MOST_CONTROL * len(head)


def _is_wide(head: bytes) -> bool:
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return half > 4 and (min(even, odd) == 0 and max(even, odd) > 0.4 * half)
