"""What the tests of corpora share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from digest.config import Settings  # noqa: E402
from digest.corpus import Manifest, build_corpus  # noqa: E402

Build = Callable[..., Manifest]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a corpus in this process, its partitions as small as they can be, and return its manifest."""

    def run(source: Path, out: Path | None = None, **options: Any) -> Manifest:
        where = out or tmp_path / "corpus"
        chosen = {"workers": 0, "records": 256, **options}
        return build_corpus(str(source), str(where), Settings(), **chosen)

    return run


def tables(corpus: Path) -> dict[str, bytes]:
    """The bytes of every file of a corpus's tables, by name."""
    names = ("articles", "sentences", "duplicates", "stories", "rejects")
    files = [path for name in names for path in sorted((corpus / name).rglob("*.parquet"))]
    return {str(path.relative_to(corpus)): path.read_bytes() for path in files}
