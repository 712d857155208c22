"""A command of the user's own, called with the folder of the issue."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence

from digest.deliver.answer import Answer
from digest.errors import reason_of

TRY_LATER = 75
"""sysexits.h's EX_TEMPFAIL: the command asks to be called again."""


def run_command(
    command: Sequence[str], variables: Mapping[str, str], environment: Mapping[str, str], *, timeout: float = 60
) -> Answer:
    """Run ``command`` without a shell, ``variables`` in its environment; 0 is accepted, 75 is later, others refused.

    ``timeout`` is in seconds; a command that takes longer is ended and counts as *later*.
    """
    try:
        done = subprocess.run(
            list(command),
            env={**environment, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer("later", f"still running after {timeout:g} seconds; ended")
    except OSError as error:
        return Answer("refused", f"{command[0]}: cannot be run ({reason_of(error)})")
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
    response = f"exit code {done.returncode}" + (f": {said[-1][:200]}" if said else "")
    if done.returncode == 0:
        return Answer("accepted", response)
    return Answer("later" if done.returncode == TRY_LATER else "refused", response)
