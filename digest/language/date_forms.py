"""How Chinese and English news write dates and times: patterns for folded text (Simplified, half-width, lower case)."""

from __future__ import annotations

import re

_HAN_DIGIT = "〇零○一二三四五六七八九"
_YEAR = rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d)|(?P<year_han>[一二][{_HAN_DIGIT}]{{3}}))"
_ROC = rf"(?:(?:中华)?民国\s?(?P<roc>\d{{1,3}}|[{_HAN_DIGIT}十百元]{{1,5}})|(?<!\d)(?P<roc_bare>1[0-2]\d))"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九正元])"
_HAN_DAY = r"(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
_MONTH = rf"(?P<month>1[0-2]|0?[1-9]|{_HAN_MONTH})"
_DAY = rf"(?P<day>3[01]|[12]\d|0?[1-9]|{_HAN_DAY})"
_WEEKDAY = (
    r"(?:[\s,(]{0,3}(?:星期|周|礼拜)?[一二三四五六日天][)\s,]|[\s,(]{0,3}(?:星期|周"
    r"|礼拜)[一二三四五六日天][)\s,]{0,2}|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\s)?"
)
PART = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|a\.?m\.?|p\.?m\.?)"
CLOCK = (
    rf"(?P<part>{PART})?\s?(?P<hour>2[0-4]|1\d|0?\d)(?:\s?[::]\s?(?P<minute>[0-5]\d)(?:[::](?P<second>[0-5]\d))?"
    rf"(?:\.\d+)?|\s?[时点]\s?(?:(?P<minute_han>[0-5]\d|\d(?=\s?分))(?:\s?分|(?!\d))|(?P<half>半)"
    rf"|(?P<sharp>整)?(?!\d))(?:(?P<second_han>[0-5]?\d)秒)?)"
    r"\s?(?P<suffix>a\.?m\.?|p\.?m\.?)?"
)
_ZONE = (
    r"\s?\(?(?P<zone>z(?![a-z])|(?:gmt|utc)?[+-]\d\d?:?(?:\d\d)?(?!\d)|utc|gmt|hkt|est|edt|cst|cdt|pst|pdt|bst|mst|mdt|cest|cet|msk|sgt|bjt|jst|kst|aest|aedt"
    r"|[ep]t(?![a-z]))?"
)
_TIME = (
    rf"(?:{_WEEKDAY}(?:t|[\s,·|/@]{{0,6}}|\s?hkt\s?|\s?于\s?"
    rf"|\s?(?:香港|北京|台北|当地|本地)时间\s?|\s?•\s?|\s?at\s?){CLOCK}{_ZONE})?"
)
_TIME_APART = rf"(?:\s?-\s(?=\d))?{_TIME}"  # 17/11/2026 - 11:32
_NO_MORE = r"(?!\d(?!\d?[:时点]\s?\d\d))"  # no more digits, but for those of a time glued to the day (2005.08.2605:39)
CLOCK_GROUPS = ("part", "suffix", "hour", "minute", "second", "minute_han", "half", "second_han")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}\s?年\s?{_MONTH}\s?月\s?{_DAY}\s?[日号]?{_TIME}",
        rf"{_ROC}\s?年\s?{_MONTH}\s?月\s?{_DAY}\s?[日号]?{_TIME}",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)\s?(?P<mark>[-/.])\s?{_MONTH}\s?(?P=mark)\s?{_DAY}{_NO_MORE}{_TIME}",
        # 日期：115-10-18, of the Republic; without the label it could be anything
        r"(?:时间|日期)\s?:?\s?(?P<roc_bare>1[0-2]\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
        # 发布时间：18-03-08 23:16; without the label it could be a day of another year
        r"(?:时间|日期|发布于|发表于|更新于)\s?:?\s?(?P<short_year>\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
        rf"{_NO_MORE}\s?{CLOCK}",
        r"(?<!\d)(?P<hour>2[0-3]"
        r"|[01]?\d):(?P<minute>[0-5]\d)[\s·|]{0,3}(?P<year>20\d\d)(?:(?P<mark>[-/])(?P<month>1[0-2]"
        r"|0\d)(?P=mark)(?P<day>3[01]|[012]\d)(?!\d)|年(?P<month_han>1[0-2]|0?[1-9])月(?P<day_han>3[01]|[12]\d|0?[1-9])日)",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d){_TIME}",
    )
)
_TRANSLATED_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 十一月 17, 2026 · 17 十一月 2026, as blogs are translated
        rf"(?<!\d)(?P<month>1[0-2]|[1-9]|{_HAN_MONTH})\s?月\s?(?P<day>[12]\d|3[01]|0?[1-9]),\s?(?P<year>20\d\d){_TIME}",
        rf"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])\s(?P<month>1[0-2]|[1-9]|{_HAN_MONTH})\s?月,?\s(?P<year>20\d\d){_TIME}",
    )
)
_DAY_FIRST_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 17/11/2026 and 11/17/2026: the number that can be no month tells which it is
        rf"(?:(?<!\d){CLOCK}[\s,]{{1,3}})(?P<day>1[3-9]|2\d|3[01])(?P<mark>[/.-])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<year>20\d\d)(?!\d)",
        rf"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>1[0-2]|0?[1-9])/(?P<year>20\d\d)(?!\d){_TIME_APART}",
        rf"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)(?!\d){_TIME_APART}",
        # 10/12/2026 05:05 PM: who writes the clock so writes the month first
        rf"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?=\s\d?\d:\d\d\s?[ap]m){_TIME}",
    )
)
_ENGLISH_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 14:05, 19-Nov-2026 · 2:05pm, 19 Nov, 2026
        rf"(?:(?<!\d){CLOCK}{_ZONE},?\s)(?P<day>[12]\d|3[01]|0?[1-9])[\s-]{_MONTH_NAME},?[\s-](?P<year>20\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?[\s-]{_MONTH_NAME}[\s,-]{{1,2}}(?P<year>(?:19"
        rf"|20)\d\d){_TIME}",
        rf"(?:{CLOCK}{_ZONE}[\s,]{{1,3}}(?:on\s)?)(?<![a-z]){_MONTH_NAME}\s(?P<day>[12]\d|3[01]"
        rf"|0?[1-9]),?\s(?P<year>(?:19|20)\d\d)",
        rf"(?<![a-z]){_MONTH_NAME}\s(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d){_TIME}",
    )
)
_SOME_MONTH = re.compile(r"\d\s?月,?\s|月\s?\d{1,2},|[一二三四五六七八九十]月,?\s")
_SOME_NAME = re.compile("|".join(ENGLISH_MONTHS))
_YEAR_LAST = re.compile(r"\d[/.-]20\d\d(?!\d)")
YEARLESS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d年{_HAN_DIGIT}十])(?P<month>1[0-2]|0?[1-9]|{_HAN_MONTH})\s?月\s?{_DAY}\s?[日号]{_TIME}",
        rf"(?<![\d.:/-])(?P<month>1[0-2]|0?[1-9])[-/](?P<day>3[01]|[12]\d|0?[1-9])\s{{1,3}}{CLOCK}",
    )
)


def find_forms(folded: str) -> list[re.Pattern[str]]:
    """Return the forms of dates with their year that ``folded`` can hold: most texts have only Chinese ones."""
    forms = list(_FORMS)
    if _SOME_MONTH.search(folded):
        forms += _TRANSLATED_FORMS
    if _YEAR_LAST.search(folded):
        forms += _DAY_FIRST_FORMS
    if _SOME_NAME.search(folded):
        forms += _ENGLISH_FORMS
    return forms
