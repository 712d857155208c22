"""digest: a dated bilingual briefing out of Chinese-language news, its sentences verbatim.

>>> import digest
>>> digest.convert("中俄关系", to="zh-Hant-TW")
'中俄關係'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.model import Article, Briefing, KeySentence, Story, Summary
from digest.version import __version__

if TYPE_CHECKING:
    from digest.api import build, convert, detect, extract, render, summarize

__all__ = [
    "Article",
    "Briefing",
    "DigestError",
    "KeySentence",
    "Story",
    "Summary",
    "__version__",
    "build",
    "convert",
    "detect",
    "extract",
    "render",
    "summarize",
]


def __getattr__(name: str) -> Any:
    """Load a public function when it is first asked for, so that `import digest` costs next to nothing."""
    if name in __all__:
        from digest import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
