"""Which addresses count as public."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.sources.addresses import is_public


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "223.5.5.5", "2606:4700::1111", "2001:4860:4860::8888"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    """News sites must stay within reach."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.31.255.255",
        "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.19.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
        "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
        "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1",
        "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2a00::5efe:10.0.0.1", "localhost", "", "not an address",
    ],
)  # fmt: skip
def test_addresses_behind_the_wall_are_not_public(address: str) -> None:
    """Private, loopback, link-local, reserved, multicast, and IPv6 that carries one of these inside."""
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_in_every_wrapping(address: IPv4Address) -> None:
    """Mapped, NAT64 and 6to4 addresses lead to the address inside, so that they are as public as it is."""
    number = int(address)
    nat64 = f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}"
    six_to_four = f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1"
    wrapped = {is_public(form) for form in (f"::ffff:{address}", nat64, six_to_four)}
    assert wrapped == {is_public(str(address))}


@given(st.ip_addresses(v=4).filter(lambda address: not address.is_global))
def test_what_python_calls_private_is_not_public(address: IPv4Address) -> None:
    """Our table is at least as strict as the standard library's."""
    assert not is_public(str(address)) or address in {IPv4Address("192.0.0.9"), IPv4Address("192.0.0.10")}
