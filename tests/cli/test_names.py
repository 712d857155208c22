"""Names in the form of a region: asked for, shown, and said."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run

PAGE = """普京同特朗普通电话

2026年11月18日 来源：海湾晚报

俄罗斯总统普京18日同美国总统特朗普通电话，双方就多个议题交换意见，通话持续一个小时。

普京表示，愿同美方保持沟通，推动解决有关问题，为地区稳定作出努力。
"""


def build(tmp_path: Path, digest: Run, settings: str) -> str:
    (tmp_path / "call.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "digest.toml").write_text(
        f'[[sources]]\nname = "Calls"\npath = "call.txt"\n[output]\nformats = ["md"]\n{settings}', encoding="utf-8"
    )
    assert digest("build", "--config", tmp_path / "digest.toml", "--date", "2026-11-20").code == 0
    return (tmp_path / "out" / "2026-11-20" / "briefing.md").read_text(encoding="utf-8")


def test_names_keep_the_article_s_form_unless_asked(tmp_path: Path, digest: Run) -> None:
    """By default only the characters change."""
    text = build(tmp_path, digest, "")
    assert "俄羅斯總統普京18日" in text
    assert "普丁" not in text


def test_a_name_shown_differently_is_said_with_the_form_of_the_article(tmp_path: Path, digest: Run) -> None:
    """A reader in Taipei sees 普丁, and is told that the article has 普京; the original column says nothing."""
    text = build(tmp_path, digest, "[script]\nregional_names = true\n")
    assert "俄羅斯總統普丁18日" in text
    assert text.count("普丁（普京）") == 1
    assert text.count("川普（特朗普）") == 1
    assert "（俄罗斯）" not in text
