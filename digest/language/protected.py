"""The parts of a text that no conversion may touch: addresses, code, mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Han stands in an address only right after a mark that structures it: 见https://a.com/b查看 ends before 查.
# A comma or full stop at its end belongs to the sentence.
_ADDRESS = r"(?:(?:https?|ftp)://|www\.)(?:[\x21-\x7e]|(?<=[/=?&#._%:-])[\u3400-\u9fff]+)+(?<![,.;:!?)'\"])"
_PATTERN = re.compile(
    rf"```.*?```|`[^`\n]+`|<[A-Za-z/!][^<>]*>|{_ADDRESS}"
    r"|[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]|(?<=[@.])[\u3400-\u9fff]+)+(?:\.[A-Za-z0-9-]+)+",
    re.DOTALL,
)


def open_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) offsets of what lies between URLs, e-mail addresses, code and tags."""
    start = 0
    for match in _PATTERN.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
