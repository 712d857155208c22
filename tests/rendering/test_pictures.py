"""The printed page as a picture, against pictures that were looked at.

    DIGEST_NEW_PICTURES=1 pytest tests/rendering/test_pictures.py

draws them anew; look at them before they are committed.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from digest.rendering import Look, render_format
from digest.rendering.machine import FAMILIES
from tests.rendering.briefings import make_briefing

_PICTURES = Path(__file__).parent / "pictures"
_FONTS = _PICTURES / "fonts.txt"
_RESOLUTION = 40  # dots an inch: enough to tell a column or a rule out of place, not the edge of a letter
_TOLERANCE = 0.5  # mean difference of a pixel, of 255, after blurring; other margins or another theme make 2 and more
_LOOKS = {
    "a4": Look(),
    "letter-minimal": Look(paper="letter", theme="minimal"),
    "phone": Look(paper="phone"),
}


def font_versions() -> str:
    """The versions of the fonts that the page is set in."""
    rows = []
    for family in FAMILIES:
        asked = subprocess.run(
            ["fc-list", f":family={family}", "style", "fontversion"], capture_output=True, text=True, check=False
        )
        rows += [f"{family}:{row}" for row in asked.stdout.splitlines() if "Regular" in row or "Bold" in row]
    return "\n".join(sorted(rows)) + "\n"


def picture(look: Look) -> Image.Image:
    """The first page, in grey."""
    pdf = render_format(make_briefing(), "pdf", look=look)
    drawn = subprocess.run(
        ["pdftoppm", "-r", str(_RESOLUTION), "-gray", "-f", "1", "-l", "1", "-singlefile", "-png", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return Image.open(io.BytesIO(drawn.stdout)).convert("L")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm of poppler")
@pytest.mark.skipif(shutil.which("fc-list") is None, reason="needs fc-list of fontconfig")
@pytest.mark.parametrize("name", _LOOKS)
def test_the_page_looks_as_it_did(name: str) -> None:
    """Columns, rules, type and colours stand where they stood when the page was last looked at."""
    path = _PICTURES / f"{name}.png"
    drawn = picture(_LOOKS[name])
    if os.environ.get("DIGEST_NEW_PICTURES"):
        _PICTURES.mkdir(exist_ok=True)
        _FONTS.write_text(font_versions(), encoding="utf-8")
        drawn.save(path, optimize=True)
    if _FONTS.read_text(encoding="utf-8") != font_versions():
        pytest.skip("the Noto CJK fonts here are of another version than those of the pictures")
    expected = Image.open(path).convert("L")
    assert drawn.size == expected.size
    soft = [image.filter(ImageFilter.GaussianBlur(1)) for image in (drawn, expected)]
    assert ImageStat.Stat(ImageChops.difference(*soft)).mean[0] < _TOLERANCE
