"""Traditional text that a machine made badly out of Simplified (最后, 關系, 愿): telling it, and healing it.

Such text keeps Simplified forms that are also Traditional characters of another meaning, so that a count of
script-exclusive characters does not show it. The measure: put the text through Simplified and back, and count the
places where it had kept the Simplified form and the way back does not.
"""

from __future__ import annotations

from digest.language.simplification import simplify
from digest.language.traditionalization import in_edition, standard_forms

# Pairs (kept form, right form) that only a machine confuses; 布/佈, 周/週, 占/佔 are a matter of style.
_TELLING = frozenset(
    "愿願 么麼 于於 后後 里裏 系係 系繫 余餘 范範 采採 斗鬥 松鬆 征徵 制製 复復 复複 伙夥 并並 并併 板闆 发發 发髮 干幹 干乾 历歷 历曆 "
    "钟鐘 辟闢 准準 几幾 丑醜 谷穀 台颱 卷捲 冲衝 面麵 杰傑 万萬 与與 个個 云雲 佣傭 只隻 舍捨 致緻 胡鬍 须鬚 筑築 郁鬱 御禦 "
    "确確 签簽 术術 朴樸 秋鞦 症癥 纤纖 据據 适適 借藉 困睏 回迴 克剋 累纍 蔑衊 蒙濛 弥彌 仆僕 千韆 舍捨 沈瀋 涂塗 团團 咸鹹 向嚮 "
    "旋鏇 曲麯 叶葉 吁籲 扎紮 札劄 郁鬱 岳嶽 芸蕓 折摺 种種 朱硃 准準 表錶 尝嘗 出齣 淀澱 当噹 党黨 尽儘 尽盡 家傢 价價 姜薑 了瞭".split()
)
_PER_THOUSAND = 5.0  # clean Traditional: at most 2; machine-made seeds: 11 and 12
_LEAST_HITS = 3


def is_machine_made(text: str) -> bool:
    """Say whether Traditional ``text`` shows the marks of a bad machine conversion from Simplified.

    True at 5 or more telling characters in 1,000 Han characters, and at least 3 of them in all: a document
    gives a sound answer, a single sentence seldom does.
    """
    hits = _hits(text)
    han = sum("\u3400" <= c <= "\u9fff" for c in text)
    return hits >= _LEAST_HITS and hits * 1000 >= _PER_THOUSAND * han


def heal(text: str, to: str = "zh-Hant") -> str:
    """Return machine-made Traditional ``text`` in the right characters of edition ``to``, as long as it was.

    Only characters that stand in their Simplified form are touched; clean text should not be given here.
    """
    simplified = simplify(text)
    right = in_edition(standard_forms(simplified), to)
    return "".join(r if x == s else x for x, s, r in zip(text, simplified, right, strict=True))


def _hits(text: str) -> int:
    simplified = simplify(text)
    right = standard_forms(simplified)
    return sum(x == s and x + r in _TELLING for x, s, r in zip(text, simplified, right, strict=True))
