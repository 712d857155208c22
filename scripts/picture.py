"""Set the first two pages of a PDF side by side as one PNG: the picture in the README.

python scripts/picture.py out/2026-11-20/briefing.pdf docs/briefing.png
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

GAP = 12  # pixels


def main(pdf: str, png: str) -> None:
    """Draw both pages with poppler and join them."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "75", "-l", "2", "-png", pdf, f"{folder}/page"], check=True)
        pages = [Image.open(path).convert("RGB") for path in sorted(Path(folder).glob("*.png"))]
    width, height = sum(page.width for page in pages) + GAP * (len(pages) + 1), pages[0].height + 2 * GAP
    sheet = Image.new("RGB", (width, height), "#d9d6d0")
    for number, page in enumerate(pages):
        sheet.paste(page, (GAP + number * (page.width + GAP), GAP))
    sheet.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(png, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
