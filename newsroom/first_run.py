"""What comes before Django: is the port free, are there keys?

`make` calls this with the system's Python before the virtual environment exists, so it may use
the standard library only. Whatever is wrong is said in one sentence.
"""

from __future__ import annotations

import base64
import os
import secrets
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

ENV_FILE = Path(__file__).resolve().parent.parent / ".env"
HOST = "127.0.0.1"
# How each key is made that a desk needs, and that nobody else may know.
KEYS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "SECRET_KEY": lambda: secrets.token_urlsafe(50),
        "FACTCHECK_PROTECTION_KEYS": lambda: base64.urlsafe_b64encode(
            secrets.token_bytes(32)
        ).decode(),
    }
)


def main(arguments: Sequence[str]) -> None:
    """Check the port, when one is given, then make sure that there is every key."""
    if arguments:
        require_free_port(arguments[0])
    for name, make in KEYS.items():
        if not given_by(os.environ, name):
            write_key(ENV_FILE, name, make())


def require_free_port(text: str) -> None:
    """End with a sentence if the server could not listen on this port."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    with socket.socket() as server:
        # The server will ask for the same, so a connection that is just closing is no obstacle.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, int(text)))
            server.listen()
        except PermissionError:
            sys.exit(f"Port {text} is reserved for the system. Try: make run PORT=8001")
        except OSError:
            sys.exit(f"Port {text} is busy. Try another one: make run PORT={_next(text)}")


def given_by(environment: Mapping[str, str], name: str) -> bool:
    return name in environment or f"{name}_FILE" in environment


def write_key(path: Path, name: str, value: str) -> bool:
    """Add a key to the file, which only its owner may read; False if it has one already."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if any(line.startswith((f"{name}=", f"{name}_FILE=")) for line in lines):
        return False
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join([*lines, f"{name}={value}", ""]))
    path.chmod(0o600)
    return True


def _next(port: str) -> int:
    return int(port) + 1 if int(port) < 65535 else 8001


if __name__ == "__main__":
    main(sys.argv[1:])
