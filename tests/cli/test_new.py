"""`digest new`: a project that explains itself."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from digest.config import load_settings
from tests.conftest import Run


def test_a_new_project_has_settings_and_a_folder(tmp_path: Path, digest: Run) -> None:
    """What was made is named, and the settings are good."""
    ended = digest("new", tmp_path / "morning")
    assert ended.code == 0
    assert ended.out.splitlines() == [str(tmp_path / "morning" / name) for name in ("digest.toml", "articles")]
    assert load_settings(tmp_path / "morning" / "digest.toml").sources[0].name == "Articles"


def test_every_commented_setting_is_one(tmp_path: Path, digest: Run) -> None:
    """Taking the # away gives a file that is still understood."""
    digest("new", tmp_path / "morning")
    text = (tmp_path / "morning" / "digest.toml").read_text(encoding="utf-8")
    uncommented = re.sub(r'^# (\[+[\w.]+\]+|"?\w+"? = .*)$', r"\1", text, flags=re.MULTILINE)
    alone = re.sub(r"^(title = \{.*\}|characters = .*)$", "", uncommented, flags=re.MULTILINE)
    path = tmp_path / "all.toml"
    path.write_text(alone, encoding="utf-8")
    loaded = load_settings(path)
    assert [source.kind for source in loaded.sources] == ["path", "feed", "index"]
    assert loaded.publish.max_age_days == 3
    assert loaded.sections[0].words
    assert loaded.sites[0].drop


def test_a_project_is_never_overwritten(tmp_path: Path, digest: Run) -> None:
    """Somebody's settings are not ours to replace."""
    digest("new", tmp_path)
    ended = digest("new", tmp_path)
    assert ended.code == 2
    assert "is there already" in ended.err


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another kind")
def test_a_project_that_could_not_be_made_can_be_made_again(tmp_path: Path) -> None:
    """Where its settings could not be written whole, as on a full disk, none are left that stand in the way."""
    command = [sys.executable, "-m", "digest", "new", str(tmp_path / "morning")]
    done = subprocess.run(  # a file may have so many bytes: a limit that root keeps to as well
        ["/bin/sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *command], capture_output=True, timeout=300, check=False
    )
    assert (done.returncode, (tmp_path / "morning" / "digest.toml").exists()) == (5, False)
    assert b"cannot be made" in done.stderr
    subprocess.run(command, capture_output=True, timeout=300, check=True)


def test_a_theme_is_chosen_when_a_project_is_made(tmp_path: Path, digest: Run) -> None:
    """The choice stands in the settings, where it can be changed."""
    assert digest("new", tmp_path / "weekly", "--theme", "minimal").code == 0
    assert load_settings(tmp_path / "weekly" / "digest.toml").output.theme == "minimal"
    ended = digest("new", tmp_path / "other", "--theme", "baroque")
    assert (ended.code, (tmp_path / "other").exists()) == (2, False)
    assert "choose one of broadsheet, minimal" in ended.err
