"""Which machines may be asked, and what is an address."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.addresses import is_public, origin_of, parse_address


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "192.0.2.1",
        "::1", "::", "fe80::1", "fd00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1", "3fff::1",
    ],
)  # fmt: skip
def test_addresses_outside_the_public_network(address: str) -> None:
    assert not is_public(ip_address(address), 80)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2a00:1450::1"])
def test_addresses_of_the_public_network(address: str) -> None:
    assert is_public(ip_address(address), 443)


@pytest.mark.parametrize(
    "text",
    ["", "example.org/a", "ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "https://", "http://a b/",
     "https://name:word@example.org/", "https://name@example.org/", "http://[::1/",
     "https://example.org/" + "a" * 5_000, "http://exa\nmple.org/"],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_address(text)
    assert caught.value.why is Why.address


def test_an_address_loses_its_fragment_and_keeps_the_rest() -> None:
    assert str(parse_address(" https://Example.org/a?b=c#d ")) == "https://example.org/a?b=c"
    assert str(parse_address("../b", base="https://example.org/x/y/z")) == "https://example.org/x/b"
    assert origin_of(parse_address("https://example.org:8443/a?b=c")) == "https://example.org:8443"
    assert origin_of(parse_address("http://[2606:2800::1]/a")) == "http://[2606:2800::1]"
