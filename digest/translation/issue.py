"""A briefing with machine translations beside its own words, for the languages that a text does not stand in.

Nothing that was there is changed: what a machine made stands apart, in ``translations``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from digest.language import convert
from digest.model import Briefing, Flag, Item, Quotation, Rendition, Translation
from digest.translation.texts import Estimate, Job, estimate_texts, translate_texts

Convert = Callable[[str, str], str]
"""Puts a text in Simplified characters into an edition (``zh-Hant-TW``)."""

_DIRECTIONS = (("zh-Hans", "en"), ("en", "zh-Hans"))
Done = Mapping[tuple[str, str], Translation]
"""Translations by the tag that they were asked for in (``zh-Hans``, ``en``) and the text that they are of."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the briefing, the language it is in, and those that it already stands in."""

    text: str
    language: str
    there: Rendition


def translate_briefing(briefing: Briefing, job: Job, *, sent_to: str = "", into: Convert | None = None) -> Briefing:
    """Translate titles and key sentences into the languages of the briefing that they do not stand in.

    ``sent_to`` names the machine that they were sent to, for the colophon. ``into`` puts Simplified text into an
    edition as the briefing does.
    """
    languages = briefing.languages
    done = {
        (target, text): translation
        for source, target in _DIRECTIONS
        if (texts := _wanted(briefing, source, target))
        for text, translation in zip(texts, translate_texts(texts, source, target, job), strict=True)
    }
    if not done:
        return briefing
    put = into or (lambda text, language: convert(text, language, "zh-Hans"))
    return replace(
        briefing,
        items=tuple(_translate_item(item, languages, done, put) for item in briefing.items),
        glance=tuple(_translate_quotation(one, languages, done, put) for one in briefing.glance),
        colophon=(*briefing.colophon, _say_colophon(job.translator.name, sent_to, done.values(), languages)),
    )


def estimate_briefing(briefing: Briefing, job: Job) -> Estimate:
    """Say what translating the briefing would take, without asking anyone."""
    total = Estimate()
    for source, target in _DIRECTIONS:
        texts = _wanted(briefing, source, target)
        total += estimate_texts(texts, source, target, job) if texts else Estimate()
    return total


def _wanted(briefing: Briefing, source: str, target: str) -> list[str]:
    """The texts in the one language that lack a rendition in the other, each once, in the order of the page."""
    texts = (one for one in _texts(briefing) if _family(one.language) == source[:2])
    return list(dict.fromkeys(one.text for one in texts if any(_lacking(one, briefing.languages, target))))


def _texts(briefing: Briefing) -> Iterator[_Text]:
    for quotation in briefing.glance:
        yield _of_quotation(quotation)
    for item in briefing.items:
        yield _of_title(item)
        yield from map(_of_quotation, item.quotations)


def _of_quotation(quotation: Quotation) -> _Text:
    return _Text(quotation.text, quotation.original, quotation.texts)


def _of_title(item: Item) -> _Text:
    """A title: Chinese in any of its editions means the same, so the first serves."""
    language = next((tag for tag in item.titles if tag.startswith("zh")), next(iter(item.titles), "und"))
    return _Text(item.titles.get(language, ""), language, item.titles)


def _family(language: str) -> str:
    return "zh" if language == "mixed" else language[:2]


def _lacking(one: _Text, languages: Iterable[str], target: str) -> Iterator[str]:
    """The languages of the briefing that ``target`` serves and that the text does not stand in."""
    if one.text.strip() and _family(one.language) != target[:2]:
        yield from (tag for tag in languages if _family(tag) == target[:2] and not one.there.get(tag))


def _translate_item(item: Item, languages: tuple[str, ...], done: Done, into: Convert) -> Item:
    return replace(
        item,
        translations=_translations(_of_title(item), languages, done, into),
        quotations=tuple(_translate_quotation(one, languages, done, into) for one in item.quotations),
    )


def _translate_quotation(quotation: Quotation, languages: tuple[str, ...], done: Done, into: Convert) -> Quotation:
    return replace(quotation, translations=_translations(_of_quotation(quotation), languages, done, into))


def _translations(one: _Text, languages: tuple[str, ...], done: Done, into: Convert) -> dict[str, Translation]:
    return {
        tag: _in_edition(done[target, one.text], tag, languages, into)
        for _, target in _DIRECTIONS
        for tag in _lacking(one, languages, target)
        if (target, one.text) in done
    }


def _in_edition(translation: Translation, language: str, languages: tuple[str, ...], into: Convert) -> Translation:
    """The translation as an edition shows it, with the words of its flags in the languages of the briefing."""
    text = into(translation.text, language) if language.startswith("zh") and translation.text else translation.text
    flags = tuple(Flag(kind=flag.kind, says=_say(flag.says, languages)) for flag in translation.flags)
    return replace(translation, text=text, flags=flags)


def _say(words: Rendition, languages: Iterable[str]) -> dict[str, str]:
    return {
        tag: convert(words["zh-Hans"], tag, "zh-Hans") if tag.startswith("zh") else words["en"] for tag in languages
    }


def _say_colophon(
    name: str, sent_to: str, translations: Iterable[Translation], languages: tuple[str, ...]
) -> Rendition:
    found = list(translations)
    flagged = sum(bool(one.flags) for one in found)
    missing = sum(bool(one.failure) for one in found)
    where = (f"，文本曾发送至 {sent_to}", f"; texts were sent to {sent_to}") if sent_to else ("", "")
    chinese = (
        f"机器翻译：{name}{where[0]}。共{len(found)}条，{flagged}条标有疑点，{missing}条无译文；"
        "未经人工校订，以原文为准。"
    )
    english = (
        f"Machine translation: {name}{where[1]}. {len(found)} texts, {flagged} marked for comparison, "
        f"{missing} without a translation; not revised by anyone, the original counts."
    )
    return _say({"zh-Hans": chinese, "en": english}, languages)
