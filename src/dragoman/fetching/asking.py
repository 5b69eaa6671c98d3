"""One request to one public machine: bounded in bytes and time, following nothing, sending nothing but our name."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from ipaddress import ip_address

import httpx
from httpx_secure import SSRFProtectionError, httpx_ssrf_protection

from dragoman.fetching.addresses import IPAddress, Reach
from dragoman.fetching.bodies import too_big, unpack
from dragoman.fetching.captures import Answer, RefusedError, Why


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one request may take: `seconds` in all, `quiet` without a byte; `hops` redirections are followed."""

    seconds: float = 60.0
    quiet: float = 20.0
    hops: int = 5


def ask(
    url: httpx.URL, headers: Mapping[str, str], *, reach: Reach, limits: Limits, most: int, taken: datetime
) -> Answer:
    """What an address answers to one GET. Blocks; starts an event loop of its own.

    Args:
        reach: which machines may be asked.
        most: bytes of the body allowed, packed and unpacked.
        taken: the time that the answer will bear.

    Raises:
        RefusedError: a private address, too much, too slow, or no answer at all.
    """
    try:
        return asyncio.run(_ask_in_time(url, headers, reach=reach, limits=limits, most=most, taken=taken))
    except SSRFProtectionError as error:
        raise _private(url.host) from error
    except (TimeoutError, httpx.TimeoutException) as error:
        raise RefusedError(Why.silent, f"{url.host} took too long", fix="try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        words = str(error) or type(error).__name__
        raise RefusedError(Why.silent, f"{url.host}: {words}", fix="check the address, try again later") from error


async def _ask_in_time(
    url: httpx.URL, headers: Mapping[str, str], *, reach: Reach, limits: Limits, most: int, taken: datetime
) -> Answer:
    async with asyncio.timeout(limits.seconds):
        await _check_name(url, reach)
        # No proxy from the environment: behind one, the guard could not see whom it connects to.
        async with httpx.AsyncClient(
            trust_env=False, verify=_authorities(), timeout=limits.quiet, headers=headers
        ) as client:

            def may_reach(_: str, address: IPAddress, port: int) -> bool:
                return reach(address, port)

            # The addresses checked above may change before the connection is made; this one pins what it checks.
            httpx_ssrf_protection(client, check_globally_reachable=False, custom_validator=may_reach)
            async with client.stream("GET", url, follow_redirects=False) as response:
                body = await _read_body(response, most)
        content = unpack(body, response.headers.get("content-encoding", ""), most=most)
    return Answer(str(url), taken, response.status_code, tuple(response.headers.multi_items()), content)


@cache
def _authorities() -> ssl.SSLContext:
    """Whom we believe that a site is itself; SSL_CERT_FILE names others than the ones that ship."""
    return httpx.create_ssl_context()


async def _check_name(url: httpx.URL, reach: Reach) -> None:
    """Refuse a name if any of its addresses is out of reach, before a connection is tried to any of them."""
    port = url.port or (443 if url.scheme == "https" else 80)
    found = await asyncio.get_running_loop().getaddrinfo(url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not reach(ip_address(place[0]), port):
            raise _private(url.host)


async def _read_body(response: httpx.Response, most: int) -> bytes:
    expected = response.headers.get("content-length", "")
    if expected.isdecimal() and int(expected) > most:
        raise too_big(most)
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > most:
            raise too_big(most)
    return bytes(body)


def _private(host: str) -> RefusedError:
    return RefusedError(Why.private, f"{host} stands in a private network", fix="save the page and hand in the file")
