"""Lines of an English page that stand between headline and text and are not text: bylines, times, roles.

Whole lines only, and short ones: a sentence that happens to name a day or an author is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from digest.extraction.names import HAN
from digest.language import iter_datetimes

_LONGEST = 120  # characters
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:(?:de|van|von|der|bin|al|el|la|du)\s)?[A-Z][\w.'’-]*){1,3}"
_AND = r"(?:,\s(?:and\s)?|\sand\s|\s&\s)"
_PRESS = (
    r"(?i:correspondent|reporter|editor|writer|columnist|journalist|contributor|producer|staff|bureau chief|analyst)s?"
)
_NOT_PEOPLE = re.compile(
    r"(?i)\b(?:staff|news|desk|team|editors?|newsroom|reporters?|press|media|agency|times|post|online|admin|contributors?)\b"
)
_BYLINE = re.compile(
    rf"(?:By|BY|Written by|Reported by|Story by|Words by)[:\s]\s?(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,4}})"
    rf"(?:\s?[,|·•–—/-]\s?.{{0,60}}|\s\([^()]{{2,40}}\)|\sin\s[A-Z][\w ,]{{2,30}})?"
)
_ROLE = re.compile(
    rf"(?P<names>{_NAME})(?:\s?[,|–—-]\s?|\sis\s(?:a|an|the)\s)"
    rf"(?:[\w&'’ -]{{0,40}}\s)?{_PRESS}(?:\s(?:in|at|for)\s.{{0,40}})?"
)
_HELPERS = re.compile(
    r"(?:.{0,60}(?:writers?|reporters?|correspondents?|journalists?|staff)\s.{0,80}contributed(?:\sto\sthis\s(?:report|story|"
    r"article))?"
    rf"|{_NAME}(?:{_AND}{_NAME}){{0,4}}\s(?:also\s)?contributed\sto\s(?:this|the)\s(?:report|story|article|dispatch)"
    r"|(?:Reporting|Editing|Writing|Additional reporting)\s(?:and\s\w+\s)?by\s.{2,100}"
    r"|[A-Z][\w'’-]+(?:,? and [A-Z][\w'’-]+)?\s(?:also\s)?reported from\s[A-Z][\w ,.’-]{2,40})\.?"
)
"""The last line of a dispatch: who else worked on it."""
_WIDGET = re.compile(
    r"(?i)(?:adjust )?(?:font|text) size\W*|(?:last update|create)d?:|add your comments?\W*|enditem\S{0,6}"
)
_OUTLET = re.compile(
    r"(?:The\s)?(?:[A-Z][\w'&-]*\s){1,3}(?:Times|Post|Daily|News|Herald|Press|Tribune|Journal|Agency|Online|Standard|Mirror)"
)
"""The name of a medium on a line of its own."""
_LONE_DATELINE = re.compile(r"[A-Z][A-Z.,'’ -]{2,30}(?:\([A-Za-z ]{2,20}\)\s?)?\s?[—–-]{1,2}")
_EDITING = re.compile(rf"[Ee]diting by (?P<names>{_NAME}(?:{_AND}{_NAME}){{0,3}})")
_LABELLED_EDITOR = re.compile(r"\b[Ee]ditors?\s?[:：]\s?(?P<names>[A-Z][a-z]+(?:\s[A-Z][a-z]+){1,2})")
_BUTTONS = re.compile(
    r"(?i)\b(?:read|more|share|print|e-?mail|listen|watch|live|comments?|save|sign|home|videos?|photos?|images|world|politics"
    r"|business|sports?|opinion|culture|follow|subscribe|getty|skip|menu|top|stories|breaking|latest|transcript|large|medium|small|size)\b"
)
_TIME_WORDS = re.compile(
    r"(?i)\b(?:first|last|originally|published|posted|updated|modified|updat(?:e|ed)|date|on|at|by|and|mon|tue|tues|wed|"
    r"thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{2,4}t|utc|gmt|hours?|min(?:ute)?s?|"
    r"read|ago|local time)\b"
)
_ANYWHERE = datetime(2026, 1, 1, tzinfo=UTC)  # relative times are read against some moment: only their place matters
_LETTERS = re.compile(r"[^\W_]")


def explain_english_line(text: str) -> str | None:
    """Say what a line is that is no text of the article (``credit``, ``time``…); None where it may be text."""
    line = text.strip()
    if len(line) > _LONGEST or HAN.search(line):
        return None
    if not _LETTERS.search(line):
        return "a mark and no words"
    if _WIDGET.fullmatch(line) or _OUTLET.fullmatch(line):
        return "menu"
    if _LONE_DATELINE.fullmatch(line):
        return "dateline"
    if read_byline(line) or _HELPERS.fullmatch(line):
        return "credit"
    return "time" if _is_time(line) else None


def read_byline(line: str) -> tuple[str, ...]:
    """Return the people whom a byline or a line with a reporter's role names."""
    line = line.strip("()（）") if line[:1] in "(（" else line
    match = _BYLINE.fullmatch(line) or _ROLE.fullmatch(line)
    if not match or (line.endswith(".") and " said " in line):
        return ()
    return tuple(name for name in re.split(_AND, match["names"]) if name[:1].isupper())


def read_lone_name(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the name on a line of its own below ``By``, or next to the line of the time."""
    for at, line in enumerate(lines):
        beside = [lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)]
        below = at > 0 and lines[at - 1].strip().lower().rstrip(":") in ("by", "written by")
        if is_english_name(line) and not _BUTTONS.search(line) and (below or any(map(_is_time, beside))):
            return (line,)
    return ()


def read_editors(line: str) -> tuple[str, ...]:
    """Return the editors whom a label names (``Editor: …``) or the last line of a dispatch (``… Editing by …``)."""
    match = _EDITING.search(line) if _HELPERS.fullmatch(line.strip()) else _LABELLED_EDITOR.search(line[:_LONGEST])
    return tuple(re.split(_AND, match["names"])) if match else ()


def is_english_name(text: str) -> bool:
    """Whether the whole of ``text`` looks like the name of a person: two to four words, and no desk or newsroom."""
    return bool(re.fullmatch(_NAME, text)) and not _NOT_PEOPLE.search(text)


def _is_time(line: str) -> bool:
    """Whether nothing but times and the words around them stands in the line."""
    moments = [(moment.start, moment.end) for moment in iter_datetimes(line, near=_ANYWHERE, zone=UTC)]
    if not moments:
        return False
    rest = list(line)
    for start, end in moments:
        rest[start:end] = " " * (end - start)
    return not _LETTERS.search(_TIME_WORDS.sub(" ", re.sub(r"\d", " ", "".join(rest))))
