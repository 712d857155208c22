"""Issues to their readers: mail, files for a mail program, a signed webhook, a command; and word to the keeper."""

from digest.deliver.answer import Answer
from digest.deliver.command import run_command
from digest.deliver.edition import narrow_briefing
from digest.deliver.folder import file_message
from digest.deliver.heartbeat import ping_heartbeat
from digest.deliver.message import Envelope, compose_message, compose_note, make_message_id
from digest.deliver.secrets import read_secret
from digest.deliver.smtp import Server, greet_server, send_message
from digest.deliver.webhook import post_signed

__all__ = [
    "Answer",
    "Envelope",
    "Server",
    "compose_message",
    "compose_note",
    "file_message",
    "greet_server",
    "make_message_id",
    "narrow_briefing",
    "ping_heartbeat",
    "post_signed",
    "read_secret",
    "run_command",
    "send_message",
]
