"""digest.toml: read, checked, and turned into settings; a mistake is named by file, line and remedy."""

from digest.config.checking import check_settings, look_of
from digest.config.loading import FILE_NAME, load_settings, read_as
from digest.config.operation import Deliver, Publish, read_time, read_weekdays, with_schedule
from digest.config.overriding import choose_sources, override
from digest.config.settings import Settings
from digest.config.sources import Source
from digest.config.subscribing import Added, add_feeds

__all__ = [
    "FILE_NAME",
    "Added",
    "Deliver",
    "Publish",
    "Settings",
    "Source",
    "add_feeds",
    "check_settings",
    "choose_sources",
    "load_settings",
    "look_of",
    "override",
    "read_as",
    "read_time",
    "read_weekdays",
    "with_schedule",
]
