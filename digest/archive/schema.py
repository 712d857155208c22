"""The tables of the archive, the same on SQLite and PostgreSQL; migrations/ brings an older archive up to them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from digest.archive.packing import storable

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; a datetime without a zone is refused, for nobody knows when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the database UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the program an aware datetime."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text from anywhere: what a database takes for none (NUL, halves of characters) is kept as an escape."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Give the database text that it can hold."""
        return value if value is None else storable(value)


metadata = MetaData(naming_convention=NAMING)

facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Words, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("origin", Words, nullable=False),
    Column("url", Words),
    Column("source", Words, nullable=False),
    Column("media_type", Words),
    Column("charset", Words),
    Column("fetched", Moment),
    Column("is_text", Boolean, nullable=False),
    Column("clean", Boolean, nullable=False),
    Column("stated", LargeBinary, nullable=False),
    Column("content", LargeBinary),  # compressed; None once retention has dropped it
    Column("stored", Moment, nullable=False),
    UniqueConstraint("key", "sha256"),
)

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("date", Date, nullable=False),
    Column("revision", Integer, nullable=False),  # grows when an issue of the date was undone
    Column("number", Integer, unique=True),
    Column("state", String(12), nullable=False),
    Column("decided", Moment, nullable=False),
    Column("published", Moment),
    Column("briefing", LargeBinary, nullable=False),
    Column("report", LargeBinary, nullable=False),
    Column("files", Text, nullable=False),
    UniqueConstraint("date", "revision"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page_id", Integer, ForeignKey("pages.id"), nullable=False, index=True),
    Column("key", Words, nullable=False),
    Column("fingerprint", String(64), nullable=False, index=True),
    Column("title", Words, nullable=False),
    Column("language", String(20), nullable=False),
    Column("published", String(40)),
    Column("available", Moment, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("reader", String(64), nullable=False),
    Column("reading", LargeBinary),
    Column("fate", String(20)),  # None while it waits for an issue
    Column("reason", Words, nullable=False, server_default=""),
    Column("issue_id", Integer, ForeignKey("issues.id"), index=True),
    Column("item", String(20)),
    Column("place", Integer),
    Column("earlier_id", Integer, ForeignKey("articles.id")),  # the published article that this one is an update of
    UniqueConstraint("key", "fingerprint"),
)
Index(
    "ix_articles_waiting",
    articles.c.available,
    sqlite_where=text("fate IS NULL"),
    postgresql_where=text("fate IS NULL"),
)

sketches = Table(
    "sketches",
    metadata,
    Column("value", BigInteger, primary_key=True),
    Column("article_id", Integer, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_sketches_article_id", "article_id"),
)

unread = Table(
    "unread",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Words, nullable=False),
    Column("origin", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("failed", Boolean, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("issue_id", Integer, ForeignKey("issues.id"), index=True),
    UniqueConstraint("key", "reason"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issue_id", Integer, ForeignKey("issues.id"), nullable=False, index=True),
    Column("channel", String(20), nullable=False),
    Column("address", Words, nullable=False),
    Column("message_id", String(255), nullable=False, unique=True),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try", Moment),
    Column("changed", Moment, nullable=False),
    Column("response", Words, nullable=False),
    UniqueConstraint("issue_id", "channel", "address"),
)

sources = Table(
    "sources",
    metadata,
    Column("name", Words, primary_key=True),
    Column("runs", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("last_success", Moment),
    Column("last_failure", Moment),
    Column("reason", Words, nullable=False),
    Column("told", Moment),
)

validators = Table(
    "validators",
    metadata,
    Column("url", Words, primary_key=True),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("fetched", Moment),
    Column("fresh_until", Moment),
    Column("moved_to", Words),
)

translations = Table(
    "translations",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("text", Text),  # None where there was no translation
    Column("reason", Words, nullable=False),
    Column("translator", Text, nullable=False),
    Column("source", String(20), nullable=False),
    Column("target", String(20), nullable=False),
    Column("stored", Moment, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("command", String(20), nullable=False),
    Column("started", Moment, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("code", Integer, nullable=False),
    Column("summary", Words, nullable=False),
)
