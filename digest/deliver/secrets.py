"""Passwords and keys: taken from the environment, a file or the keyring when they are needed; never from settings."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from digest.errors import DeliveryError


def read_secret(
    environment: Mapping[str, str],
    *,
    variable: str | None = None,
    file: str | None = None,
    keyring: str | None = None,
    user: str | None = None,
) -> str | None:
    """Read a secret from where it is named: an environment variable, a file, or a keyring's service; None if nowhere.

    Raises :class:`DeliveryError` where it is not there, or the file may be read by others.
    """
    if variable:
        if variable not in environment:
            raise DeliveryError(f"the environment variable {variable} is not set; it holds the secret")
        return environment[variable]
    if file:
        return _read_file(Path(file))
    if keyring:
        return _read_keyring(keyring, user or "")
    return None


def _read_file(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        content = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DeliveryError(f"{path}: the secret cannot be read from it ({error})") from error
    if os.name == "posix" and mode & (stat.S_IRGRP | stat.S_IROTH):
        raise DeliveryError(f"{path}: others may read this secret; chmod 600 it")
    return content


def _read_keyring(service: str, user: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise DeliveryError("the keyring library is missing; install digest with it: digest[keyring]") from error
    try:
        found = keyring.get_password(service, user)
    except KeyringError as error:
        raise DeliveryError(f"the keyring cannot be read ({error})") from error
    if found is None:
        raise DeliveryError(
            f'the keyring has no password of "{user}" for "{service}"; set it: keyring set {service} {user}'
        )
    return found
