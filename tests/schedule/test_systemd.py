"""The units and the user's systemd: enabled by systemctl itself, taken away without a trace, never half installed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ended, Run

Schedule = Callable[[str], Ended]

FAKE = """\
#!/bin/sh
echo "$@" >> {said}
[ "$2" = enable ] && mkdir -p {wants} && ln -sf ../$4 {wants}/$4
[ "$2" = disable ] && rm -f {wants}/$4
exit 0
"""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The folder that the user's manager looks for units in."""
    return tmp_path / "config" / "systemd" / "user"


@pytest.fixture
def schedule(tmp_path: Path, digest: Run, monkeypatch: pytest.MonkeyPatch) -> Schedule:
    """Run `digest schedule` with systemd for a briefing in a folder; whatever systemctl is found on the PATH."""
    project = tmp_path / "简报"
    project.mkdir()
    (project / "digest.toml").write_text('[[sources]]\nname = "文稿"\npath = "articles/"\n', encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nothing"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return lambda what: digest("schedule", what, "--backend", "systemd", "--config", project / "digest.toml")


def names(folder: Path) -> list[str]:
    """Every file and link below a folder."""
    return sorted(path.suffix for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def test_the_timer_is_enabled_and_started(
    schedule: Schedule, units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """install tells the manager of the units and starts the timer; status sees it; remove undoes all of it."""
    said, programs = tmp_path / "said", tmp_path / "bin"
    programs.mkdir()
    script = FAKE.format(said=said, wants=units / "timers.target.wants")
    (programs / "systemctl").write_text(script, encoding="utf-8")
    (programs / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    before, installed, during = schedule("status"), schedule("install"), schedule("status")
    found = names(units)
    removed, after = schedule("remove"), schedule("status")

    assert [one.code for one in (installed, removed)] == [0, 0]
    assert found == [".service", ".timer", ".timer"]
    assert ["not installed" in one.out for one in (before, during, after)] == [True, False, True]
    assert names(units) == []
    verbs = [line.split()[1] for line in said.read_text(encoding="utf-8").splitlines()]
    assert verbs == ["daemon-reload", "enable", "disable", "daemon-reload"]


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="no systemd on this machine")
def test_without_a_manager_nothing_is_half_installed(schedule: Schedule, units: Path) -> None:
    """Where the real systemctl reaches no manager, that is said with a remedy, and nothing is left behind."""
    installed, status = schedule("install"), schedule("status")

    assert installed.code == 2
    assert "--backend cron" in installed.err
    assert "not installed" in status.out
    assert names(units) == []


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="no systemd on this machine")
def test_the_real_systemctl_takes_the_units(
    schedule: Schedule, units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """systemctl itself, told that it works offline, enables the timer: its [Install] section is right."""
    real, programs = shutil.which("systemctl"), tmp_path / "bin"
    programs.mkdir()
    offline = f'#!/bin/sh\n[ "$2" = daemon-reload ] && exit 0\nSYSTEMD_OFFLINE=1 exec {real} $1 $2 $4\n'
    (programs / "systemctl").write_text(offline, encoding="utf-8")
    (programs / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    installed, status = schedule("install"), schedule("status")
    link = next((units / "timers.target.wants").iterdir())

    assert (installed.code, ": installed" in status.out) == (0, True)
    assert link.resolve().parent == units
    assert schedule("remove").code == 0
    assert names(units) == []
