"""Messages as .eml files in a folder, for a mail program, a sending robot or a test to pick up."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path

from digest.deliver.answer import Answer
from digest.errors import reason_of
from digest.writing import write_whole


def file_message(folder: Path, message: EmailMessage) -> Answer:
    """Write the message as a file that is whole when it appears, named after its Message-ID; a repeat replaces it."""
    name = re.sub(r"[^\w.-]", "_", str(message["Message-ID"]).strip("<>"))[:150]
    target = folder / f"{name}.eml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(target, message.as_bytes())
    except OSError as error:
        return Answer("later", f"{target}: cannot be written ({reason_of(error)})")
    return Answer("accepted", str(target))
