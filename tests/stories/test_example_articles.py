"""The example articles: which of them tell one event is said in examples/README.md."""

from __future__ import annotations

from digest.api import build
from tests.conftest import ROOT


def test_the_typhoon_is_one_story_and_two_calls_are_two() -> None:
    """Three pages tell the typhoon; the presidents' call and the ministers' call two days later are two events."""
    briefing = build({"sources": [{"name": "Examples", "path": str(ROOT / "examples" / "articles")}]}, "2026-11-20")
    shared = [len(item.reports) for item in briefing.items if len(item.reports) > 1]

    assert len(briefing.items) == 16
    assert shared == [3]
