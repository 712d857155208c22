"""Where Alembic finds the migrations, given a connection that is open already."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from alembic.config import Config
from sqlalchemy import Connection


def migration_settings(connection: Connection) -> Config:
    """Settings for Alembic's commands on ``connection``; they take part in its transaction."""
    settings = Config(stdout=StringIO())  # what Alembic says is for its own command line
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings
