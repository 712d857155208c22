"""Messages as .eml files in a folder, for a mail program, a sending robot or a test to pick up."""

from __future__ import annotations

import os
import re
from email.message import EmailMessage
from pathlib import Path

from digest.deliver.answer import Answer


def file_message(folder: Path, message: EmailMessage) -> Answer:
    """Write the message as a file that is whole when it appears, named after its Message-ID; a repeat replaces it."""
    name = re.sub(r"[^\w.-]", "_", str(message["Message-ID"]).strip("<>"))[:150]
    target = folder / f"{name}.eml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(target, message.as_bytes())
    except OSError as error:
        return Answer("later", f"{target}: cannot be written ({(error.strerror or str(error)).lower()})")
    return Answer("accepted", str(target))


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens to the process or the machine."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
