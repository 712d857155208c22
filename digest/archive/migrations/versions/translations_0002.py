"""What machines translated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from digest.archive.schema import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "translations",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("translator", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("target", sa.String(length=20), nullable=False),
        sa.Column("stored", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_translations")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("translations")
