"""Web addresses, and the machines that may stand behind them."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import httpx

from dragoman.fetching.captures import RefusedError, Why

IPAddress = IPv4Address | IPv6Address
Reach = Callable[[IPAddress, int], bool]

_LONGEST = 4_000
_HOST = re.compile(r"[A-Za-z0-9._:-]{1,255}")
_RELAYS = IPv4Network("192.88.99.0/24")  # leads into IPv6 tunnels
_WORLD = IPv6Network("2000::/3")  # all that is handed out; what lies outside is local, multicast or translates IPv4
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("3fff::/20"))  # 6to4 hides IPv4 addresses; documentation


def is_public(address: IPAddress, port: int) -> bool:
    """Whether a machine stands in the public network, whatever the port.

    Stricter than `is_global`, which lets through multicast and the ranges of IPv6 that stand for IPv4 addresses.
    """
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return address not in _RELAYS
    return address in _WORLD and not any(address in net for net in _TUNNELS)


def parse_address(text: str, *, base: str | None = None) -> httpx.URL:
    """An http or https address without its fragment; `base` is what a relative one is relative to.

    Raises:
        RefusedError: it is none, or it carries a user's name or password.
    """
    text = text.strip()
    try:
        url = httpx.URL(base).join(text) if base else httpx.URL(text)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise RefusedError(Why.address, f"{text[:200]}: {error}", fix="write it as https://…") from error
    if url.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or len(str(url)) > _LONGEST:
        raise RefusedError(Why.address, f"{text[:200]}: not a web address", fix="write it as https://…")
    if url.userinfo:
        raise RefusedError(Why.address, f"{host}: an address with a name or password in it", fix="leave them out")
    return url.copy_with(fragment=None)


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    return str(url.copy_with(raw_path=b"/", fragment=None)).rstrip("/")
