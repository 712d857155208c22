"""The HTML page before axe-core, the checker of accessibility, in a real browser."""

from __future__ import annotations

import importlib.util
import json
import re
from html import unescape
from pathlib import Path

import pytest

from digest.model import Briefing
from digest.rendering import Look
from tests.rendering.briefings import in_languages, make_briefing
from tests.rendering.test_browser import BROWSER, look_at

_PACKAGE = importlib.util.find_spec("axe_playwright_python")
_AXE = Path(_PACKAGE.origin).parent / "axe.min.js" if _PACKAGE and _PACKAGE.origin else None
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium"),
    pytest.mark.skipif(_AXE is None or not _AXE.is_file(), reason="needs axe.min.js of axe-playwright-python"),
]
_RUN = """
axe.run(document, { resultTypes: ["violations"] }).then(function (found) {
  var violations = found.violations.map(function (one) {
    return one.id + ": " + one.nodes.map(function (node) { return node.html + " " + node.failureSummary; }).join(" | ");
  });
  document.body.setAttribute("data-axe", JSON.stringify({ passes: found.passes.length, violations: violations }));
});
"""
_DARK = "--blink-settings=preferredColorScheme=0"


def violations(tmp_path: Path, briefing: Briefing, *, theme: str, width: int, dark: bool) -> list[str]:
    """What axe-core has to say against the page; its own script stands in the page's one script."""
    assert _AXE
    dom = look_at(
        tmp_path,
        briefing,
        action=_AXE.read_text(encoding="utf-8").replace("</script", "<\\/script") + _RUN,
        width=width,
        look=Look(theme=theme),
        flags=("--virtual-time-budget=30000", *((_DARK,) if dark else ())),
    )
    found = re.search(r'data-axe="([^"]*)"', dom)
    assert found, "axe-core did not come to an end"
    report = json.loads(unescape(found[1]))
    assert report["passes"] > 20
    return list(report["violations"])


@pytest.mark.parametrize("theme", ["broadsheet", "minimal"])
@pytest.mark.parametrize("width", [500, 1200], ids=["phone", "desktop"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(theme: str, width: int, dark: bool, tmp_path: Path) -> None:
    """Contrast, landmarks, headings, names of links and languages are right on every screen."""
    assert violations(tmp_path, make_briefing(), theme=theme, width=width, dark=dark) == []


def test_axe_finds_no_violation_in_three_languages(tmp_path: Path) -> None:
    """A third column changes nothing."""
    briefing = in_languages(make_briefing(), ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK"))
    assert violations(tmp_path, briefing, theme="broadsheet", width=1200, dark=False) == []
