"""Ports of loopback for servers whose address must be written down before they listen."""

import random
import socket
from pathlib import Path

_GIVEN_AWAY = Path("/proc/sys/net/ipv4/ip_local_port_range")
_FIRST = 10_000


def free_port() -> int:
    """A port of loopback that nobody listens on and that the kernel gives to no outgoing connection.

    A port that was free a moment ago may be the far end of somebody's connection now, and then nobody can listen on
    it; so it is taken from below the range that the kernel draws from.
    """
    end = int(_GIVEN_AWAY.read_text().split()[0]) if _GIVEN_AWAY.exists() else 32_768
    while True:
        port = random.SystemRandom().randrange(_FIRST, end)
        with socket.socket() as unused:
            try:
                unused.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
