"""Bodies without the compression they travelled in, never more of them than was agreed."""

from __future__ import annotations

import zlib

from dragoman.fetching.captures import RefusedError, Why

_GZIP = zlib.MAX_WBITS | 16
_PLAIN = {"", "identity"}
_MOST_MEMBERS = 200  # each costs a copy of what follows it


def unpack(content: bytes, encoding: str, *, most: int) -> bytes:
    """A body as its page's server made it.

    Args:
        encoding: the Content-Encoding; only gzip is ever asked for.
        most: bytes allowed; unpacking stops there.

    Raises:
        RefusedError: too much in it, broken, or packed otherwise.
    """
    name = encoding.strip().lower()
    if name in _PLAIN:
        return content
    if name not in {"gzip", "x-gzip"}:
        raise RefusedError(Why.kind, f"sent as {name!r}, which was not asked for")
    return gunzip(content, most=most)


def gunzip(content: bytes, *, most: int) -> bytes:
    """The contents of one or several gzip members.

    Raises:
        RefusedError: more than `most` bytes in it, or it is broken.
    """
    found, members = bytearray(), 0
    while content and members < _MOST_MEMBERS:
        members += 1
        member = zlib.decompressobj(_GZIP)
        try:
            found += member.decompress(content, most + 1 - len(found))
        except zlib.error as error:
            if found:  # gzip's own rule: what follows the last member is padding
                break
            raise RefusedError(Why.kind, f"broken gzip ({error})") from error
        if len(found) > most:
            raise too_big(most)
        if not member.eof:
            raise RefusedError(Why.silent, "the body breaks off in mid-stream")
        content = member.unused_data
    return bytes(found)


def too_big(most: int) -> RefusedError:
    """The refusal of a body with more bytes than allowed."""
    return RefusedError(Why.size, f"more than the {most:,} bytes allowed", fix="raise DRAGOMAN_MAX_BYTES to read it")
