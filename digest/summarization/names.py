"""Whether a run of characters is somebody's name, and the name inside a designation (``外交部发言人毛宁`` -> ``毛宁``).

Without a name recogniser only the sure cases count: a Chinese surname with one or two given characters, a foreign name
in the characters that transcribe foreign names, a name behind a title, a body with the word for a body at its end.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from digest.language import fold
from digest.summarization.alternatives import any_of

_BODY = re.compile(
    r"^[\w·]{0,24}?(?:[部局署厅委]|[^机学]院|警方|校方|院方|控方|辩方|厂方|店方|官方|军方|检方|港府|政府|当局|公司|集团|委员会|银行|协会|联合会|商会|基金会|工会|"
    r"理事会|公会|总会|联盟|大学|医院|法院|检察院|办公室|办公厅|总署|总局|机构|组织|发展局|事务处|消防处|警务处|入境处|教育局|天文台|白宫|国务院|"
    r"克里姆林宫|五角大楼|欧盟|联合国|北约|世卫|美联储|央行|外交部|国防部|商务部|[中美俄日韩英法德印巴欧朝澳以伊乌]方)$"
)
_NOT_BODIES = re.compile(
    r"^(?:该|本|这|那|其|有|多|各|另|某|一|两|双|部|全部|内部|外部|局部|大部|总部|干部|好处|到处|四处|此处|报告|处|"
    r"除|倘|如果|若|即使|即便|虽|由于|因|当(?!局)|随|按|对(?!外)|至|针|只|像|就算|无论|不管|根据|据|每|周[一二三四五六日]|星期|[今昨][天日早晚年])"
)
_TELLING = re.compile(
    r"引述|引用|援引|报道|报导|转述|通过|透过|联同|连同|根据|要求|批评|指控|回应|质疑|收到|接获|促请|呼吁|告诉|前往|负责|位于"
)
"""Words that no body has in its name: two are run together."""
_CLAUSE = re.compile(r"[我你您他她它这那]|假若|如果|真如|接替|取代|引述|援引|转述|要求|呼吁|敦促|促请")
"""What stands in a clause that ends with somebody's name, not in the title before it."""
_GIVEN = re.compile(r"^[\u4e00-\u9fff]{1,2}$")
_PART = re.compile(r"^[\u4e00-\u9fff]{1,8}$")
_SIDE = re.compile(r"(?:方面|人士|部门|公司|代表|当局|官员|专家|记者|网友|机构|高层|高管|集团)$")
"""Ends of what looks like two family names (``林郑月娥``: the husband's first) and is none."""
_WITHHELD = re.compile(r"^[\u4e00-\u9fff][男女妇嫌]$")
"""``张男``: a family name and the sex of one whose name is withheld."""
_FUNCTION = frozenset(
    "的了是在也不有和与及就都又再还续亦均仍更将已则曾正被把对向从为以并但而或所这那我你您它其此该着过呢吗吧之"
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of ``data/names.toml``, and the patterns made of them."""

    surnames: frozenset[str]
    double_surnames: frozenset[str]
    japanese_surnames: frozenset[str]
    transcription: frozenset[str]
    not_names: frozenset[str]
    behind_surnames: frozenset[str]
    titles: frozenset[str]
    title_before: re.Pattern[str]
    title_behind: re.Pattern[str]
    english_titles: frozenset[str]
    english_not_names: frozenset[str]
    english_names_like_plurals: frozenset[str]


@cache
def name_words() -> NameWords:
    """Read the word lists, once."""
    lists: dict[str, str] = tomllib.loads(
        (files("digest.summarization") / "data" / "names.toml").read_text(encoding="utf-8")
    )
    titles = any_of(sorted(lists["titles"].split(), key=len, reverse=True))
    return NameWords(
        surnames=frozenset("".join(lists["surnames"].split())),
        double_surnames=frozenset(lists["double_surnames"].split()),
        japanese_surnames=frozenset(lists["japanese_surnames"].split()),
        transcription=frozenset("".join(lists["transcription"].split())),
        not_names=frozenset(lists["not_names"].split()),
        behind_surnames=frozenset(lists["behind_surnames"].split()),
        titles=frozenset(lists["titles"].split()),
        title_before=re.compile(rf"^.{{0,40}}{titles}(?!人)(?=.{{2,}}$)"),
        title_behind=re.compile(rf"^(.+?){titles}+$"),
        english_titles=frozenset(lists["english_titles"].split()),
        english_not_names=frozenset(lists["english_not_names"].split()),
        english_names_like_plurals=frozenset(lists["english_names_like_plurals"].split()),
    )


def find_name(designation: str) -> str | None:
    """Return the name in a designation such as ``外交部发言人毛宁`` or ``普京总统``, as it stands there, or None."""
    folded = fold(designation)
    start, end = 0, len(designation)
    behind = name_words().title_behind.match(folded)
    if behind and _is_person(_after_title(behind[1])):
        end = behind.end(1)
        folded = behind[1]
    name = _after_title(folded)
    if _is_person(name):
        start = end - len(name)
        return designation[start:end]
    return designation if is_body(designation) else None


def is_person(text: str) -> bool:
    """Say whether ``text`` is a person's name and nothing else."""
    return _is_person(fold(text))


def is_body(text: str) -> bool:
    """Say whether ``text`` names an authority, a company or another body that speaks as one."""
    folded = fold(text)
    return (
        bool(_BODY.match(folded))
        and len(folded) >= 2
        and not _NOT_BODIES.match(folded)
        and not _FUNCTION & set(folded)
        and not _TELLING.search(folded)
    )


def _after_title(folded: str) -> str:
    title = name_words().title_before.match(folded)
    return folded[title.end() :] if title and not _CLAUSE.search(title[0]) else folded


def _is_person(folded: str) -> bool:
    words = name_words()
    if folded in words.not_names or folded in words.titles or _FUNCTION & set(folded):
        return False
    if _WITHHELD.match(folded) or folded[1:] in words.behind_surnames:
        return False
    if "·" in folded:
        return all(_PART.match(part) for part in folded.split("·"))
    if any(folded[:length] in words.japanese_surnames and 1 <= len(folded) - length <= 3 for length in (2, 3)):
        return True
    if folded[:1] in words.surnames and 2 <= len(folded) <= 3 and _GIVEN.match(folded[1:]):
        return True
    if folded[:2] in words.double_surnames and 3 <= len(folded) <= 4:
        return True
    if len(folded) == 4 and set(folded[:2]) <= words.surnames and not _SIDE.search(folded):
        return True
    return 2 <= len(folded) <= 7 and set(folded) <= words.transcription
