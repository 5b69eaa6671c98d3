"""Words of pages inside HTML, XML and addresses: they are data and steer nothing."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Text without characters that XML 1.0 does not allow."""
    return _NOT_XML.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Text that is text in HTML too."""
    return escape(xml_text(text))


def urn(*parts: str) -> str:
    """A name of ours as a URI, the same for the same parts: "urn:dragoman:event:E3fa85f64a1b2-14"."""
    return ":".join(["urn:dragoman", *(quote(part, safe="-._") for part in parts)])


def web_address(url: str | None) -> str | None:
    """A page's address where it is one a browser may follow."""
    if url is None or not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", url):
        return None
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")
