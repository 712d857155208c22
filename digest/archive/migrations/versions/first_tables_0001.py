"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from digest.archive.schema import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("facts", "issues", "pages", "runs", "sources", "validators", "articles", "deliveries", "unread", "sketches")


def upgrade() -> None:
    """Make the tables."""
    for name in TABLES:
        MAKERS[name]()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(terms, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute(
            "CREATE TABLE search (article_id integer PRIMARY KEY, terms text NOT NULL, lexemes tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_lexemes ON search USING gin (lexemes)")


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP TABLE search")
    for name in reversed(TABLES):
        op.drop_table(name)


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )


def _issues() -> None:
    op.create_table(
        "issues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("decided", Moment(), nullable=False),
        sa.Column("published", Moment(), nullable=True),
        sa.Column("briefing", sa.LargeBinary(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issues")),
        sa.UniqueConstraint("date", "revision", name=op.f("uq_issues_date_revision")),
        sa.UniqueConstraint("number", name=op.f("uq_issues_number")),
    )


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("charset", sa.Text(), nullable=True),
        sa.Column("fetched", Moment(), nullable=True),
        sa.Column("is_text", sa.Boolean(), nullable=False),
        sa.Column("clean", sa.Boolean(), nullable=False),
        sa.Column("stated", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("stored", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
        sa.UniqueConstraint("key", "sha256", name=op.f("uq_pages_key_sha256")),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command", sa.String(length=20), nullable=False),
        sa.Column("started", Moment(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("last_success", Moment(), nullable=True),
        sa.Column("last_failure", Moment(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("told", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sources")),
    )


def _validators() -> None:
    op.create_table(
        "validators",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("fetched", Moment(), nullable=True),
        sa.Column("fresh_until", Moment(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_validators")),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("published", sa.String(length=40), nullable=True),
        sa.Column("available", Moment(), nullable=False),
        sa.Column("first_seen", Moment(), nullable=False),
        sa.Column("reader", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=True),
        sa.Column("fate", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(length=20), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["earlier_id"], ["articles.id"], name=op.f("fk_articles_earlier_id")),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name=op.f("fk_articles_issue_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_articles_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("key", "fingerprint", name=op.f("uq_articles_key_fingerprint")),
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_articles_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index(batch_op.f("ix_articles_issue_id"), ["issue_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_articles_page_id"), ["page_id"], unique=False)
        batch_op.create_index(
            "ix_articles_waiting",
            ["available"],
            unique=False,
            sqlite_where=sa.text("fate IS NULL"),
            postgresql_where=sa.text("fate IS NULL"),
        )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", Moment(), nullable=True),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name=op.f("fk_deliveries_issue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("issue_id", "channel", "address", name=op.f("uq_deliveries_issue_id_channel_address")),
        sa.UniqueConstraint("message_id", name=op.f("uq_deliveries_message_id")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deliveries_issue_id"), ["issue_id"], unique=False)


def _unread() -> None:
    op.create_table(
        "unread",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.Column("first_seen", Moment(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name=op.f("fk_unread_issue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unread")),
        sa.UniqueConstraint("key", "reason", name=op.f("uq_unread_key_reason")),
    )
    with op.batch_alter_table("unread", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unread_issue_id"), ["issue_id"], unique=False)


def _sketches() -> None:
    op.create_table(
        "sketches",
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_sketches_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("value", "article_id", name=op.f("pk_sketches")),
    )
    with op.batch_alter_table("sketches", schema=None) as batch_op:
        batch_op.create_index("ix_sketches_article_id", ["article_id"], unique=False)


MAKERS = {
    "facts": _facts,
    "issues": _issues,
    "pages": _pages,
    "runs": _runs,
    "sources": _sources,
    "validators": _validators,
    "articles": _articles,
    "deliveries": _deliveries,
    "unread": _unread,
    "sketches": _sketches,
}
