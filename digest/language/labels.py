"""The words of the page itself (``source``, ``contents``, …) in each language a briefing can be in."""

from __future__ import annotations

from collections.abc import Iterable

_HANS = {
    "language": "简体中文",
    "number": "第{number}期",
    "glance": "本期要点",
    "contents": "目录",
    "briefing": "简报",
    "source": "来源",
    "agency": "通讯社",
    "authors": "作者",
    "published": "发布时间",
    "original": "原文",
    "place": "在原文中查看",
    "also_reported": "同题报道",
    "source_unknown": "来源不详",
    "undated": "日期不详",
    "about": "本期说明",
    "pages": "读取页面",
    "articles": "收录文章",
    "items": "收入条目",
    "merged": "并入他条",
    "left_out": "未收入",
    "failed": "读取失败",
    "sources": "来源情况",
    "merged_into": "并入",
    "in_english": "英文原文",
    "glossed": "英文栏列出句中名称的英文，并非译文。",
    "machine": "机器翻译",
    "untranslated": "无译文",
    "compare": "请对照原文：",
    "verbatim": "引文逐字摘自原文；另一种字形由程序转换。",
    "verbatim_alone": "引文逐字摘自原文；原文为另一种字形的，由程序转换。",
    "made_by": "由 digest {version} 编制",
    "show": "显示",
    "both": "对照",
    "skip": "跳到正文",
}
_HANT = {
    "language": "繁體中文",
    "number": "第{number}期",
    "glance": "本期要點",
    "contents": "目錄",
    "briefing": "簡報",
    "source": "來源",
    "agency": "通訊社",
    "authors": "作者",
    "published": "發布時間",
    "original": "原文",
    "place": "在原文中查看",
    "also_reported": "同題報道",
    "source_unknown": "來源不詳",
    "undated": "日期不詳",
    "about": "本期說明",
    "pages": "讀取頁面",
    "articles": "收錄文章",
    "items": "收入條目",
    "merged": "併入他條",
    "left_out": "未收入",
    "failed": "讀取失敗",
    "sources": "來源情況",
    "merged_into": "併入",
    "in_english": "英文原文",
    "glossed": "英文欄列出句中名稱的英文，並非譯文。",
    "machine": "機器翻譯",
    "untranslated": "無譯文",
    "compare": "請對照原文：",
    "verbatim": "引文逐字摘自原文；另一種字形由程式轉換。",
    "verbatim_alone": "引文逐字摘自原文；原文為另一種字形的，由程式轉換。",
    "made_by": "由 digest {version} 編製",
    "show": "顯示",
    "both": "對照",
    "skip": "跳到正文",
}
_HANT_TW = _HANT | {
    "language": "繁體中文（臺灣）",
    "also_reported": "同題報導",
}
_HANT_HK = _HANT | {
    "language": "繁體中文（香港）",
    "published": "發佈時間",
}
_EN = {
    "language": "English",
    "number": "No. {number}",
    "glance": "At a glance",
    "contents": "Contents",
    "briefing": "The briefing",
    "source": "Source",
    "agency": "Agency",
    "authors": "By",
    "published": "Published",
    "original": "Original",
    "place": "See it in the original",
    "also_reported": "Also reported by",
    "source_unknown": "source not stated",
    "undated": "date not stated",
    "about": "About this issue",
    "pages": "Pages read",
    "articles": "Articles included",
    "items": "Items shown",
    "merged": "Merged",
    "left_out": "Left out",
    "failed": "Could not be read",
    "sources": "Sources",
    "merged_into": "merged into",
    "in_english": "English original",
    "glossed": "Beside Chinese sentences stand the names in them, in English; this is not a translation.",
    "machine": "Machine translation",
    "untranslated": "No translation",
    "compare": "Compare with the original:",
    "verbatim": "Sentences are quoted word for word; text in another script or language is converted by program.",
    "verbatim_alone": "Sentences are quoted word for word.",
    "made_by": "Made with digest {version}",
    "show": "Show",
    "both": "All",
    "skip": "Skip to the text",
}
_WORDS = {"zh-Hans": _HANS, "zh-Hant": _HANT, "zh-Hant-TW": _HANT_TW, "zh-Hant-HK": _HANT_HK, "en": _EN}


def _words(language: str) -> dict[str, str]:
    """The table of the language, of its nearest parent (``zh-Hant-MO`` → ``zh-Hant``), else the English one."""
    tag = language
    while tag not in _WORDS and "-" in tag:
        tag = tag.rpartition("-")[0]
    return _WORDS.get(tag, _HANS if tag == "zh" else _EN)


def labels_for(languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return every label of the page in each of the languages: key → language → word.

    A language without a table of its own takes its parent's words (``zh-Hant-MO`` those of ``zh-Hant``), and in the
    last resort the English ones.
    """
    tables = {language: _words(language) for language in languages}
    words = {key: {language: table[key] for language, table in tables.items()} for key in _EN}
    alone = words.pop("verbatim_alone")  # for an issue in one language, which sets no other script beside it
    return words | {"verbatim": alone} if len(tables) == 1 else words
