"""Alembic's entry: run the migrations on the connection that the archive opened."""

from __future__ import annotations

from alembic import context

from digest.archive.schema import metadata

SEARCH_TABLES = ("search",)


def _is_ours(name: str | None, kind: str) -> bool:
    """The full-text tables differ between the databases and are made by hand."""
    return not (kind == "table" and name is not None and name.startswith(SEARCH_TABLES))


def _include(_item: object, name: str | None, kind: str, *_: object) -> bool:
    return _is_ours(name, kind)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    include_object=_include,
    transaction_per_migration=False,
)
context.run_migrations()
