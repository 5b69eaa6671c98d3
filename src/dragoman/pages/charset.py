"""Bytes to characters: what the page declares is heard, but the bytes have the last word."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import KindError, PageError
from dragoman.types import Page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 200_000
# Browsers read these labels as Windows-1252, which fills the gap between 0x80 and 0x9F.
_WESTERN = {"ascii", "iso8859-1", "latin-1", "cp1252"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


def decode_page(page: Page) -> str:
    """The page's characters, without NUL bytes, control characters and lone surrogates.

    Order: byte order mark, valid UTF-8, the transport's charset, the page's own, a guess. UTF-8 stands
    before the declarations because text in another charset is practically never valid UTF-8 by chance.

    Raises:
        PageError: no charset fits the bytes.
    """
    return _CONTROL.sub("", _decode(page.content, page.charset, page.file))


def _decode(content: bytes, transport: str | None, file: str) -> str:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    wide = _wide_charset(content)
    if wide is not None:
        return content.decode(wide, "replace")
    declared = [name for name in (_known(transport), _known(_declared_in(content))) if name]
    if not _escapes(declared):
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for name in declared:
        text = _try_charset(content, name)
        if text is not None:
            return text
    return _guess(content, file)


def _declared_in(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip()).name
    except LookupError:
        return None
    return "cp1252" if known in _WESTERN else known


def _escapes(declared: list[str]) -> bool:
    """Whether a declared charset writes its letters in plain ASCII bytes, which UTF-8 would swallow."""
    return any(name.startswith(("iso2022", "hz", "utf-7")) for name in declared)


def _wide_charset(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a page's head is NUL."""
    head = content[:400]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even == 0:
        return "utf-16-le"
    if even > 0.4 * len(head) / 2 and odd == 0:
        return "utf-16-be"
    return None


def _try_charset(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        pass
    # A few bad bytes in an otherwise fitting page are damage, not another charset.
    text = content.decode(name, "replace")
    allowed = max(3, len(text) // 2000)
    return text if text.count("\ufffd") <= allowed else None


def _guess(content: bytes, file: str) -> str:
    repaired = _try_charset(content, "utf-8")
    if repaired is not None:
        return repaired
    best = from_bytes(content[:_SAMPLE_BYTES]).best()
    if best is None:
        raise KindError(f"{file}: the bytes are text in no charset we know", fix="save the page as UTF-8")
    try:
        return content.decode(best.encoding, "replace")
    except LookupError as error:
        raise PageError(f"{file}: cannot decode {best.encoding}", fix="save the page as UTF-8") from error
