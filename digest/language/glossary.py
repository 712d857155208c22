"""The user's own words: found in a text in either script, and given the form that the user wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.language.longest_match import Replacement, longest_pattern
from digest.language.simplification import simplify

Glossary = Mapping[str, str | Mapping[str, str]]


def glossary_forms(simplified: str, to: str, glossary: Glossary) -> Iterator[Replacement]:
    """Yield the places of a Simplified text where a word of ``glossary`` stands, with its form in edition ``to``.

    A word may be given in either script. A form for ``zh-Hant`` serves Taiwan and Hong Kong where they have none.
    """
    wanted = {simplify(word): form for word, forms in glossary.items() if word and (form := _form(forms, to))}
    for match in longest_pattern(wanted).finditer(simplified):
        yield Replacement(match.start(), match.end(), wanted[match[0]], "glossary")


def _form(forms: str | Mapping[str, str], to: str) -> str:
    if isinstance(forms, str):
        return forms
    by_tag = {tag.lower(): form for tag, form in forms.items()}
    return by_tag.get(to.lower()) or by_tag.get(to.lower()[:7], "")
