"""The names of the table in an English text, so that an English and a Chinese report can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest.language.gloss_table import entries
from digest.language.glossing import gloss

_NAMED = frozenset({"country", "place", "organisation", "company", "person", "treaty"})
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[\w'’&-]|\.(?=\w))*\.?")
_SURNAMES_OF_WORDS = frozenset({"Cook", "Gates", "Bush", "Price", "Graham", "May", "Brown", "Lincoln"})
_INITIALS = re.compile(r"[A-Z]\.(?:[A-Z]\.)+")
_OTHERWISE = {
    "Chinese": "China", "Mainland": "China", "American": "United States", "Americans": "United States",
    "US": "United States", "U.S.": "United States", "USA": "United States", "America": "United States",
    "Washington": "United States", "British": "United Kingdom", "Britain": "United Kingdom", "UK": "United Kingdom",
    "U.K.": "United Kingdom", "Russian": "Russia", "Russians": "Russia", "Kremlin": "Russia", "Moscow": "Russia",
    "Ukrainian": "Ukraine", "Japanese": "Japan", "Tokyo": "Japan", "South Korean": "South Korea",
    "North Korean": "North Korea", "Pyongyang": "North Korea", "Israeli": "Israel", "Palestinian": "Palestine",
    "Palestinians": "Palestine", "Iranian": "Iran", "Tehran": "Iran", "Iraqi": "Iraq", "Syrian": "Syria",
    "Lebanese": "Lebanon", "Turkish": "Türkiye", "Turkey": "Türkiye", "Egyptian": "Egypt", "Saudi": "Saudi Arabia",
    "Qatari": "Qatar", "Indian": "India", "Pakistani": "Pakistan", "Afghan": "Afghanistan", "French": "France",
    "German": "Germany", "Italian": "Italy", "Spanish": "Spain", "Dutch": "Netherlands", "Polish": "Poland",
    "Hungarian": "Hungary", "Greek": "Greece", "Swedish": "Sweden", "Norwegian": "Norway", "Danish": "Denmark",
    "Finnish": "Finland", "Swiss": "Switzerland", "Austrian": "Austria", "Belgian": "Belgium", "Czech": "Czechia",
    "Serbian": "Serbia", "Romanian": "Romania", "Bulgarian": "Bulgaria", "Canadian": "Canada", "Mexican": "Mexico",
    "Brazilian": "Brazil", "Argentine": "Argentina", "Venezuelan": "Venezuela", "Cuban": "Cuba",
    "Colombian": "Colombia", "Chilean": "Chile", "Peruvian": "Peru", "Australian": "Australia",
    "Philippine": "Philippines", "Filipino": "Philippines", "Vietnamese": "Vietnam", "Thai": "Thailand",
    "Cambodian": "Cambodia", "Burmese": "Myanmar", "Burma": "Myanmar", "Malaysian": "Malaysia",
    "Indonesian": "Indonesia", "Singaporean": "Singapore", "Taiwanese": "Taiwan", "Mongolian": "Mongolia",
    "Kazakh": "Kazakhstan", "Sudanese": "Sudan", "Ethiopian": "Ethiopia", "Kenyan": "Kenya", "Nigerian": "Nigeria",
    "South African": "South Africa", "Libyan": "Libya", "Moroccan": "Morocco", "Algerian": "Algeria",
    "EU": "European Union", "E.U.": "European Union", "UN": "United Nations", "U.N.": "United Nations",
    "Security Council": "United Nations Security Council", "UN Security Council": "United Nations Security Council",
    "U.N. Security Council": "United Nations Security Council", "Xi": "Xi Jinping", "Modi": "Narendra Modi",
    "UN General Assembly": "United Nations General Assembly",
    "Merz": "Friedrich Merz", "Musk": "Elon Musk", "Zelenskyy": "Volodymyr Zelensky", "Erdogan": "Recep Tayyip Erdoğan",
    "WHO": "World Health Organization",
    "IMF": "International Monetary Fund", "WTO": "World Trade Organization", "Fed": "Federal Reserve",
    "IAEA": "International Atomic Energy Agency", "Kiev": "Kyiv", "Tibet": "Xizang (Tibet)",
}  # fmt: skip
"""Adjectives, initials and other words that English has for a name of the table; a capital may mean its country."""
_CAPITALS = {"Washington": "United States", "Moscow": "Russia", "Tokyo": "Japan", "Beijing": "China", "Tehran": "Iran"}


class NamedThing(NamedTuple):
    """A name by its English, and its kind."""

    english: str
    kind: str


def name_things(text: str, *, chinese: bool) -> frozenset[NamedThing]:
    """Return what a text names, whatever its language calls it: 北约秘书长 and ``NATO's chief`` both name NATO.

    Names within names count too (Ukraine in ``President of Ukraine``); offices and terms do not.
    """
    found = _in_chinese(text) if chinese else _in_english(text)
    things = {NamedThing(english, kind) for english, kind in found}
    nested = {thing for english, _ in things for thing in _in_english(english)}
    known = {thing for thing in things if thing.kind in _NAMED} | nested
    return frozenset(known | {NamedThing(_CAPITALS[t.english], "country") for t in known if t.english in _CAPITALS})


def _in_chinese(text: str) -> Iterator[NamedThing]:
    for term in gloss(text):
        yield NamedThing(term.english, term.kind)


def _in_english(text: str) -> Iterator[NamedThing]:
    """Yield the names of the table in an English text, the longest at each place."""
    tokens = [_plain(token) for token in _TOKEN.findall(text)]
    names, place = _english_names(), 0
    while place < len(tokens):
        longest = 1
        for length, name, thing in names.get(tokens[place], ()):
            if tuple(tokens[place : place + length]) == name:
                yield thing
                longest = length
                break
        place += longest


def _plain(token: str) -> str:
    """A token without possessive and full stop; initials keep their points."""
    token = re.sub(r"['’]s?$", "", token)
    return token if _INITIALS.fullmatch(token) else token.rstrip(".")


@cache
def _english_names() -> dict[str, list[tuple[int, tuple[str, ...], NamedThing]]]:
    """Return the names by their first token, the longest first."""
    kinds = {entry.english: entry.kind for entry in reversed(entries()) if entry.kind in _NAMED}
    forms = {form: NamedThing(english, kind) for english, kind in kinds.items() for form in _forms(english, kind)}
    forms |= {form: NamedThing(english, kinds[english]) for form, english in _OTHERWISE.items() if english in kinds}
    found: dict[str, list[tuple[int, tuple[str, ...], NamedThing]]] = {}
    for form, thing in forms.items():
        tokens = tuple(map(_plain, _TOKEN.findall(form)))
        found.setdefault(tokens[0], []).append((len(tokens), tokens, thing))
    return {first: sorted(rows, reverse=True) for first, rows in found.items()}


def _forms(english: str, kind: str) -> Iterator[str]:
    yield re.sub(r"\s*\(.*\)", "", english)
    surname = english.rpartition(" ")[2]
    if kind == "person" and surname in _surnames() and surname not in _SURNAMES_OF_WORDS:
        yield surname


@cache
def _surnames() -> frozenset[str]:
    """Return the surnames by which one person of the table is known, of names in which they come last."""
    last = [entry.english.rpartition(" ")[2] for entry in entries() if entry.kind == "person" and entry.near != ("-",)]
    others = {word for entry in entries() if entry.kind != "person" for word in entry.english.split()}
    return frozenset(name for name in last if last.count(name) == 1 and len(name) > 4 and name not in others)
