"""A briefing with what needs no translator: the names in its Chinese texts with their English, and their reading.

Nothing that was there is changed but the English names of sources, speakers and headings; a gloss stands apart, in
``terms``, and is no translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from digest.language import detect, english_name, gloss, read_pinyin
from digest.model import Briefing, Item, Quotation, Rendition, Report, Term

ENGLISH = "en"

HEADINGS = {
    "要闻": "Top stories", "头条": "Top stories", "时政": "Politics", "政治": "Politics", "国内": "Domestic",
    "国际": "World", "国际新闻": "World", "全球": "World", "世界": "World", "中国": "China", "外交": "Diplomacy",
    "军事": "Military", "国防": "Defence", "经济": "Economy", "财经": "Business", "金融": "Finance", "产业": "Industry",
    "市场": "Markets", "股市": "Stock markets", "贸易": "Trade", "能源": "Energy", "科技": "Science and technology",
    "科学": "Science", "教育": "Education", "文化": "Culture", "体育": "Sport", "娱乐": "Entertainment",
    "社会": "Society", "生活": "Life", "健康": "Health", "卫生": "Health", "环境": "Environment", "气候": "Climate",
    "天气": "Weather", "法治": "Law", "两岸": "Cross-Strait", "港闻": "Hong Kong", "港澳": "Hong Kong and Macao",
    "港澳台": "Hong Kong, Macao and Taiwan", "地方": "Regions", "评论": "Opinion", "社论": "Editorials",
    "专题": "Features", "交通": "Transport", "房产": "Property", "农业": "Agriculture", "其他": "Other",
}  # fmt: skip
"""What sections of newspapers are called, in Simplified Chinese and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossWishes:
    """What is wanted beside Chinese sentences.

    ``names`` in English where the issue has English, people's with their reading (``name_pinyin``); the reading of
    whole sentences (``pinyin``). ``glossary`` is the user's English of names.
    """

    names: bool = True
    name_pinyin: bool = False
    pinyin: bool = False
    glossary: Mapping[str, str] = field(default_factory=dict)


def gloss_briefing(briefing: Briefing, wishes: GlossWishes) -> Briefing:
    """Put the English of names, and the reading where it is wished, beside the Chinese texts of a briefing.

    Raises:
        DigestError: a reading is wished and pypinyin is not installed.
    """
    english = ENGLISH in briefing.languages
    if not english and not wishes.pinyin:
        return briefing
    items = tuple(_gloss_item(item, wishes, english) for item in briefing.items)
    glance = tuple(_gloss_quotation(one, wishes, english, "") for one in briefing.glance)
    titles = _name_issue(briefing.titles, wishes) if english else briefing.titles
    return replace(briefing, titles=titles, items=items, glance=glance)


def _gloss_item(item: Item, wishes: GlossWishes, english: bool) -> Item:
    context = " ".join(quotation.text for quotation in item.quotations)
    quotations = tuple(_gloss_quotation(one, wishes, english, context) for one in item.quotations)
    if not english:
        return replace(item, quotations=quotations)
    return replace(
        item,
        quotations=quotations,
        terms=_terms(_chinese(item.titles), wishes, context),
        section=_name(item.section, wishes) if item.section else None,
        reports=tuple(_name_report(report, wishes) for report in item.reports),
    )


def _gloss_quotation(quotation: Quotation, wishes: GlossWishes, english: bool, context: str) -> Quotation:
    if quotation.original == ENGLISH or detect(quotation.text) == ENGLISH:
        return quotation
    return replace(
        quotation,
        terms=_terms(_shown(quotation), wishes, context) if english else (),
        pinyin=read_pinyin(quotation.text) if wishes.pinyin else "",
        speaker=_add_english(quotation.speaker, wishes) if english and quotation.speaker else quotation.speaker,
    )


def _shown(quotation: Quotation) -> str:
    """The words as a column shows them: its own, or where no column has its script, those they are converted to."""
    texts = quotation.texts
    return quotation.text if quotation.text in texts.values() else _chinese(texts) or quotation.text


def _terms(text: str, wishes: GlossWishes, context: str) -> tuple[Term, ...]:
    if not wishes.names or not text:
        return ()
    terms = gloss(text, wishes.glossary, context=context)
    return tuple(replace(term, pinyin=_reading(term) if wishes.name_pinyin else "") for term in terms)


def _reading(term: Term) -> str:
    """People's names are read; a form that the table has no reading for (古特瑞斯) is read as one word."""
    if term.kind != "person":
        return ""
    return term.pinyin or read_pinyin(term.text).capitalize()


def _name_report(report: Report, wishes: GlossWishes) -> Report:
    return replace(
        report,
        source=_name(report.source, wishes) if report.source else None,
        agency=_name(report.agency, wishes) if report.agency else None,
    )


def _name(names: Rendition, wishes: GlossWishes) -> Rendition:
    """A name with its English in the English column, where it has one; else as it was."""
    found = _english(_chinese(names), wishes)
    return {**names, ENGLISH: found} if found and ENGLISH in names else names


def _name_issue(titles: Rendition, wishes: GlossWishes) -> Rendition:
    """The title of the issue; one that is only known in Chinese does not pass for English."""
    named = _name(titles, wishes)
    if len(named) > 1 and detect(named.get(ENGLISH, "")).startswith("zh"):
        return {tag: title for tag, title in named.items() if tag != ENGLISH}
    return named


def _add_english(names: Rendition, wishes: GlossWishes) -> Rendition:
    found = _english(_chinese(names), wishes)
    return {**names, ENGLISH: found} if found and ENGLISH not in names else names


def _english(name: str, wishes: GlossWishes) -> str | None:
    if not name:
        return None
    return english_name(name, wishes.glossary) or HEADINGS.get(name)


def _chinese(texts: Rendition) -> str:
    """The Chinese of a text, in Simplified characters where it has them; in an issue in English alone, as it is."""
    chinese = [tag for tag in texts if tag.startswith("zh")]
    if not chinese:
        return next(iter(texts.values()), "")
    return texts["zh-Hans" if "zh-Hans" in chinese else chinese[0]]
