"""Opening the archive: an SQLite file by default, a PostgreSQL database for teams.

SQLite keeps a write-ahead log and syncs every commit, so that a killed process or a power cut loses nothing that was
said to be stored; a transaction that writes takes the write lock at its beginning, so that none fails half-way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from digest.archive.schema import facts
from digest.errors import ArchiveError, reason_of

HEAD = "0002"
"""The migration that this version of digest works with."""
BUSY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. ``place`` names it in messages; ``file`` is None for a server."""

    engine: Engine
    place: str
    file: Path | None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read with. Raises :class:`ArchiveError` where the database cannot be used."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise ArchiveError(f"{self.place}: {_explain(error)}") from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it is stored, or nothing. Raises :class:`ArchiveError`."""
        try:
            with self.engine.execution_options(writes=True).begin() as connection:
                yield connection
        except DBAPIError as error:
            raise ArchiveError(f"{self.place}: {_explain(error)}") from error

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_archive(location: Path | str, *, create: bool = True) -> Archive:
    """Open the archive at ``location`` (a path, or a ``postgresql://`` URL) and bring its tables up to date.

    Raises :class:`ArchiveError` where it cannot be reached or written, or is newer than this version of digest; and
    where it does not exist and is not to be made (``create=False``).
    """
    url = str(location)
    if "://" in url:
        archive = Archive(_server(url), _without_password(url), None)
    else:
        file = Path(location)
        if not create and not file.exists():
            raise ArchiveError(f"{file}: no archive there yet; `digest collect` makes one")
        archive = Archive(_sqlite(file), str(file), file)
    _migrate(archive)
    return archive


def archive_id(archive: Archive) -> str:
    """A name of this archive that no other has: Message-IDs are made with it."""
    with archive.read() as connection:
        found = connection.scalar(select(facts.c.value).where(facts.c.name == "id"))
    return str(found)


def _server(url: str) -> Engine:
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise ArchiveError(f"{_without_password(url)}: not an archive; name a path, or a postgresql:// URL")
    try:
        return create_engine(f"postgresql+psycopg://{_with_signs_escaped(rest)}", poolclass=NullPool)
    except (SQLAlchemyError, ValueError) as error:
        raise ArchiveError(
            f"{_without_password(url)}: not a database URL; write it as postgresql://user@host:5432/name"
        ) from error
    except ImportError as error:
        raise ArchiveError("PostgreSQL needs psycopg; install digest with it: digest[postgresql]") from error


def _sqlite(file: Path) -> Engine:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be made ({reason_of(error)})") from error
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SqliteConnection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(archive: Archive) -> None:
    """Bring the tables up to ``HEAD``; an archive that is there already costs one query."""
    version = _version(archive)
    if version == HEAD:
        return
    if version and version > HEAD:
        raise ArchiveError(f"{archive.place}: made by a newer digest; update digest to use it")
    from alembic import command

    from digest.archive.migrating import migration_settings

    with archive.write() as connection:
        if not archive.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(7304951)"))
        if _read_version(connection) != HEAD:
            command.upgrade(migration_settings(connection), "head")
            if connection.scalar(select(facts.c.value).where(facts.c.name == "id")) is None:
                connection.execute(facts.insert().values(name="id", value=uuid4().hex))


def _version(archive: Archive) -> str | None:
    with archive.read() as connection:
        return _read_version(connection)


def _read_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


def _with_signs_escaped(rest: str) -> str:
    """A password may hold an @, which would end it too early."""
    user, at, place = rest.rpartition("@")
    return f"{user.replace('@', '%40')}{at}{place}"


def _without_password(url: str) -> str:
    """The URL as messages name it: its query may hold a password as well."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"


def _explain(error: DBAPIError) -> str:
    """What is wrong with the database, and what to do, in one line."""
    said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    for sign, remedy in _REMEDIES.items():
        if sign in said.lower():
            return remedy
    return f"the archive cannot be used ({said})"


_REMEDIES = {
    "database is locked": "locked by another program for longer than ten seconds; try again when it is done",
    "readonly database": "cannot be written (read-only); change the permissions of the file and its folder",
    "unable to open": "cannot be opened; check that its folder exists and may be written",
    "disk is full": "no space left on the disk; nothing was stored of this step, make room and run again",
    "file is not a database": "not an archive but some other file; name another in [archive]",
    "malformed": "damaged; restore a backup, or see `digest archive check`",
    "connection": "the database server cannot be reached; check the URL in [archive] and that the server runs",
    "password authentication": "the database refused the password",
}
