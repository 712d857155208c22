"""One reader's edition of an issue: the same items in fewer languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest.model import Briefing, Item, Quotation, Rendition, Report, Translation


def narrow_briefing(briefing: Briefing, languages: Sequence[str]) -> Briefing:
    """The briefing in those of its languages that are named, in its own order; all of them where none is named.

    A text that stands in none of them (an English sentence in a Chinese edition) stays as it is.
    """
    kept = tuple(language for language in briefing.languages if language in languages)
    if not kept or kept == briefing.languages:
        return briefing
    return replace(
        briefing,
        languages=kept,
        titles=_narrow(briefing.titles, kept),
        dates=_narrow(briefing.dates, kept),
        items=tuple(_narrow_item(item, kept) for item in briefing.items),
        glance=tuple(_narrow_quotation(quotation, kept) for quotation in briefing.glance),
        labels={key: _narrow(words, kept) for key, words in briefing.labels.items()},
        colophon=tuple(_narrow(words, kept) for words in briefing.colophon),
    )


def _narrow(texts: Rendition, kept: Sequence[str]) -> Mapping[str, str]:
    return {language: texts[language] for language in kept if language in texts} or dict(texts)


def _narrow_optional(texts: Rendition | None, kept: Sequence[str]) -> Mapping[str, str] | None:
    return None if texts is None else _narrow(texts, kept)


def _narrow_item(item: Item, kept: Sequence[str]) -> Item:
    return replace(
        item,
        titles=_narrow(item.titles, kept),
        quotations=tuple(_narrow_quotation(quotation, kept) for quotation in item.quotations),
        reports=tuple(_narrow_report(report, kept) for report in item.reports),
        section=_narrow_optional(item.section, kept),
        translations=_narrow_translations(item.translations, kept),
    )


def _narrow_quotation(quotation: Quotation, kept: Sequence[str]) -> Quotation:
    return replace(
        quotation,
        texts=_narrow(quotation.texts, kept),
        speaker=_narrow_optional(quotation.speaker, kept),
        translations=_narrow_translations(quotation.translations, kept),
    )


def _narrow_translations(translations: Mapping[str, Translation], kept: Sequence[str]) -> Mapping[str, Translation]:
    """The machine's words in the languages of the reader; the original stays beside them whatever it is in."""
    return {
        tag: replace(one, flags=tuple(replace(flag, says=_narrow(flag.says, kept)) for flag in one.flags))
        for tag, one in translations.items()
        if tag in kept
    }


def _narrow_report(report: Report, kept: Sequence[str]) -> Report:
    return replace(
        report,
        titles=_narrow(report.titles, kept),
        source=_narrow_optional(report.source, kept),
        agency=_narrow_optional(report.agency, kept),
        when=_narrow_optional(report.when, kept),
        notes=tuple(_narrow(note, kept) for note in report.notes),
    )
