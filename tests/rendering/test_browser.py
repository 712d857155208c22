"""The HTML page in a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from digest.model import Briefing
from digest.rendering import Look, render_format
from digest.rendering.templating import read_asset
from tests.rendering.briefings import item, make_briefing, quotation, report

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium"),
]
_PROBE = """
var wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
var shown = function (language) {
  return Array.prototype.some.call(document.querySelectorAll('.sentence[lang="' + language + '"]'), function (cell) {
    return getComputedStyle(cell).display !== "none";
  });
};
var report = { wide: wide, hans: shown("zh-Hans"), hant: shown("zh-Hant-TW"), english: shown("en"),
  background: getComputedStyle(document.documentElement).backgroundColor };
document.body.setAttribute("data-report", JSON.stringify(report));
"""


def look_at(
    tmp_path: Path,
    briefing: Briefing,
    *,
    action: str = "",
    width: int = 1200,
    flags: tuple[str, ...] = (),
    look: Look | None = None,
) -> str:
    """The document as the browser has it after the script, an action and a report on what is to be seen."""
    own = tmp_path / "templates" / "scripts"
    own.mkdir(parents=True, exist_ok=True)
    (own / "switch.js").write_text(read_asset("scripts/switch.js", templates=None) + action + _PROBE, encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_bytes(render_format(briefing, "html", templates=tmp_path / "templates", look=look))
    assert BROWSER
    done = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={tmp_path}/profile",
            f"--window-size={width},900",
            *flags,
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout


def report_of(dom: str) -> str:
    """What the probe saw, as JSON."""
    found = re.search(r'data-report="([^"]*)"', dom)
    assert found
    return found[1].replace("&quot;", '"')


def choose(language: str) -> str:
    """A click on the button of a language."""
    return f"""document.querySelector('[data-choose="{language}"]').click();"""


def test_both_scripts_are_shown_at_first(tmp_path: Path) -> None:
    """The script runs under the page's own policy, brings the buttons and hides nothing."""
    dom = look_at(tmp_path, make_briefing())
    assert '"hans":true,"hant":true,"english":true' in report_of(dom)
    assert re.search(r'<div class="switch" role="group" aria-label="显示">', dom)


@pytest.mark.parametrize(
    ("language", "seen"), [("zh-Hans", '"hans":true,"hant":false'), ("zh-Hant-TW", '"hans":false,"hant":true')]
)
def test_a_click_leaves_one_script(language: str, seen: str, tmp_path: Path) -> None:
    """One script at a time, with what exists in one language only still there; the button tells its state."""
    dom = look_at(tmp_path, make_briefing(), action=choose(language))
    assert f'{seen},"english":true' in report_of(dom)
    assert re.search(rf'data-choose="{language}"[^>]*aria-pressed="true"', dom)


def test_the_choice_is_remembered(tmp_path: Path) -> None:
    """The next page opens in the script that was chosen on the last."""
    look_at(tmp_path, make_briefing(), action=choose("zh-Hant-TW"))
    assert '"hans":false,"hant":true' in report_of(look_at(tmp_path, make_briefing()))


@pytest.mark.parametrize("width", [500, 1200], ids=["phone", "desktop"])
def test_nothing_is_wider_than_the_window(width: int, tmp_path: Path) -> None:
    """A word of ten thousand letters breaks the line, not the layout."""
    endless = item(
        1, "长" * 300, (quotation("x" * 10_000, speaker="y" * 500),), report("z" * 500, "w" * 500, None, "v" * 500)
    )
    briefing = make_briefing(items=(endless, *make_briefing().items))
    assert '"wide":0' in report_of(look_at(tmp_path, briefing, width=width))


def test_the_page_is_dark_where_the_reader_s_machine_is(tmp_path: Path) -> None:
    """The colours follow the system."""
    light = report_of(look_at(tmp_path, make_briefing()))
    dark = report_of(look_at(tmp_path, make_briefing(), flags=("--blink-settings=preferredColorScheme=0",)))
    assert "rgb(255, 255, 255)" in light
    assert "rgb(23, 22, 20)" in dark
