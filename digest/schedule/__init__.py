"""Settings to a clock that runs them: lines for cron, units for systemd."""

from digest.schedule.cron import crontab_block, drop_block, has_block, put_block, read_crontab, write_crontab
from digest.schedule.job import Job, minute_of
from digest.schedule.systemd import has_units, install_units, lingers, remove_units, unit_files, unit_folder

__all__ = [
    "Job",
    "crontab_block",
    "drop_block",
    "has_block",
    "has_units",
    "install_units",
    "lingers",
    "minute_of",
    "put_block",
    "read_crontab",
    "remove_units",
    "unit_files",
    "unit_folder",
    "write_crontab",
]
