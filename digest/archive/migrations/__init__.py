"""The steps by which an older archive becomes a newer one (Alembic)."""
