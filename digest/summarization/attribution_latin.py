"""Who an English sentence says is speaking: the name at its verb of speech."""

from __future__ import annotations

import re

from digest.summarization.attribution import Attribution
from digest.summarization.names import name_words

_VERB = (
    r"(?:said|says|added|adds|stressed|noted|explained|argued|argues|warned|warns|insisted|insists|wrote|writes|recalled|"
    r"acknowledged|admitted|"
    r"replied|conceded|cautioned|remarked|recounted|testified|lamented|"
    r"told [A-Z][\w.' ]{1,30}?|told (?:reporters|the [\w ]{1,30}?|a [\w ]{1,30}?|an [\w ]{1,30}?))"
)
_TRACES = (
    "said", "says", "add", "stressed", "noted", "explained", "argue", "warn", "insist", "wr", "recalled", "called",
    "acknowledged", "admitted", "told", "ccording to", "replied", "conceded", "cautioned", "remarked", "recounted",
    "testified", "lamented", "described",
)  # fmt: skip
"""Parts of every verb above: a sentence without any of them says nothing of a speaker."""
_ADVERB = r"(?:(?:also|later|earlier|then|previously|once|has|had|reportedly|further|again)\s+){0,2}"
_INITIALS = r"(?:[A-Z]\.){2,}"
_ONLY_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]\.?")
_WORD = rf"(?:{_INITIALS}|[A-Z][\w'’-]*\.?|(?:de|van|von|der|bin|al|el|la|du|of)(?=\s[A-Z]))"
_NAME = rf"(?P<who>(?:{_INITIALS}|[A-Z][\w'’-]*\.?)(?:\s{_WORD}){{0,5}})"
_ASIDE = r"(?:,\s(?:\d{1,2},\s(?!was|were|is|has|had|will))?(?:[^,.\"“”]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.){1,80},)?"
_ROLE = (
    r"(?:founder|co-founder|director|owner|manager|president|chairman|chairwoman|chair|chief|executive|engineer|lawyer|"
    r"attorney|spokesman|spokeswoman|spokesperson|minister|mayor|governor|senator|professor|researcher|scientist|economist|"
    r"analyst|historian|biologist|doctor|nurse|teacher|farmer|resident|fisherman|driver|coach|captain|commander|officer|"
    r"secretary|ambassador|editor|author|journalist|strategist|activist|columnist|critic|commissioner|prosecutor|judge|organizer|organiser|head|leader)"
)
_DAY = r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_BEHIND = (
    re.compile(rf"[,?!.][\"”]\s+{_VERB}\s+{_NAME}(?=[\s,.]|$)"),
    re.compile(rf"[,?!.][\"”]\s+{_NAME}{_ASIDE}\s+{_ADVERB}{_VERB}(?=[\s,.]|$)"),
    re.compile(rf",\s+{_NAME}{_ASIDE}\s+{_ADVERB}{_VERB}{_DAY}\.$"),
    re.compile(rf",\s+said\s+{_NAME}(?=[,.])"),
    # A reason, Ortega said, is … · “aren’t buying” the plan, Brandt said at a rally on Monday.
    re.compile(rf",\s+{_NAME}\s+{_ADVERB}{_VERB}(?=,\s)"),
    re.compile(rf",\s+{_NAME}\s+{_ADVERB}{_VERB}\s(?:at|in|on|during|after|last|this)\s[^,.:\"“”]{{1,60}}\.$"),
    re.compile(rf",\s+{_VERB}\s+(?:[\w-]+\s){{0,2}}{_ROLE}\s{_NAME}(?=[\s,.])"),
    # Foreign Secretary Paul Wendt called the move “a mistake.”
    re.compile(rf"^{_NAME}{_ASIDE}\s+{_ADVERB}(?:called|described)\s[^.\"“”]{{1,60}}[\"“](?!to\s)"),
    # "…," Kestrel founder Amara Diallo said
    re.compile(rf"[,?!.][\"”]\s+(?:[\w-]+\s){{0,3}}{_ROLE}\s{_NAME}{_ASIDE}\s+{_ADVERB}{_VERB}(?=[\s,.]|$)"),
    re.compile(rf"[,?!.][\"”]\s+{_VERB}\s+(?:[\w-]+\s){{0,3}}{_ROLE}\s{_NAME}(?=[\s,.]|$)"),
)
_FULL_NAMES = (
    # The department's head, Vivian Lau, said
    re.compile(
        rf"^(?:The|An?|Its|Their|His|Her|[A-Z]\w+['’]s)\s[^,.\"“”]{{3,80}},\s{_NAME},\s+{_ADVERB}{_VERB}(?=[\s,:.]|$)"
    ),
    # according to Lena Marsh, the chief engineer: without her office it could be a company
    re.compile(rf"\b[Aa]ccording to\s+{_NAME}(?=,\s(?:an?|the|who|whose|head|director|chief)\s)"),
    re.compile(rf"\b[Aa]ccording to\s+(?:[\w-]+\s){{0,3}}{_ROLE}\s{_NAME}(?=[,.]|$)"),
)
"""Where a single word could be a company: only a name of two words or more is a person's."""
_OPENING = re.compile(
    r"^(?:(?:But|And|Meanwhile,|However,|Still,|(?:Asked|Speaking|Writing|In|At|On|During|After) [^,.\"“”]{1,80},)\s)?"
    rf"{_NAME}{_ASIDE}\s+{_ADVERB}{_VERB}{_DAY}(?=[\s,:.]|$)"
)
_PLURAL = re.compile(r"^[A-Z][a-z]+(?:ers|ors|ists|ents|ants|ians|men|ives|ates|ials|ees|ies)$")
"""Those who do something, told of at the head of a sentence (``Engineers warned``)."""
_PRONOUN = re.compile(
    rf"^(?:[Hh]e|[Ss]he)\s+{_ADVERB}{_VERB}\b|[,?!.][\"”]\s+(?:(?:he|she)\s+{_ADVERB}{_VERB}|{_VERB}\s+(?:he|she))\b"
)
_ANY_SPEECH = re.compile(rf"\b{_VERB}\b|[Aa]ccording to")


def attribute_latin(sentence: str) -> Attribution | None:
    """Return who speaks in an English sentence, or None where nothing in it says that anybody does."""
    if not any(trace in sentence for trace in _TRACES):
        return None
    if _PRONOUN.search(sentence):
        return Attribution(None, continues=True)
    for pattern in (*_BEHIND, *_FULL_NAMES, _OPENING):
        match = pattern.search(sentence)
        if match and (name := _strip_titles(match["who"])) and (pattern not in _FULL_NAMES or " " in name):
            return Attribution(name, opens=pattern is _OPENING)
    return Attribution(None) if _ANY_SPEECH.search(sentence) else None


def _strip_titles(designation: str) -> str | None:
    """Return the personal name at the end of a designation such as ``Foreign Minister Wang Yi``, or None."""
    lists = name_words()
    words = designation.split()
    if _ONLY_INITIALS.fullmatch(words[0]) and len(words) > 1:
        words = words[1:]
    if words[0] in lists.english_not_names:
        return None
    titles = [place for place, word in enumerate(words) if word.rstrip(".") in lists.english_titles]
    words = words[titles[-1] + 1 :] if titles else words
    if not words or words[0] in lists.english_not_names or not words[-1][0].isupper():
        return None
    if _ONLY_INITIALS.fullmatch(words[-1]):  # cut off: "…," said U.S.
        return None
    name = " ".join(words)
    if _PLURAL.match(name) and name not in lists.english_names_like_plurals:
        return None
    name = name.rstrip(".") if len(words[-1]) > 2 else name
    return name if name in designation else None
