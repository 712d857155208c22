"""Whether a sentence can stand alone: an extract is read out of its place.

Deducted from a score between 0 and 1, whatever the ranker: for an opening that points back (``他``, ``此外``,
``However``), for an ending that only introduces (a colon, a dash), for a fragment, and for a monster where a shorter
sentence says it.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.cues import CUES
from digest.summarization.document import Document, Floats, Ints

UNRESOLVED, INTRODUCES = 0.15, 0.2
SHORTEST, LONGEST = 8.0, 140.0
"""Lengths, in Han characters, below and above which a score is lowered."""
_FRAGMENT, _MONSTER = 0.5, 0.3
_UNRESOLVED = CUES.index("unresolved")
_DEDUCTIONS = np.array([{"unresolved": UNRESOLVED, "introduces": INTRODUCES}.get(cue, 0.0) for cue in CUES])


def lower_dependent(document: Document, worth: Floats, cues: Floats) -> Floats:
    """Return the scores, lowered where a sentence would not be understood, or not be read, alone."""
    length = document.reading_length
    lowered: Floats = worth - cues @ _DEDUCTIONS
    if length.min(initial=SHORTEST) < SHORTEST or length.max(initial=LONGEST) > LONGEST:
        lowered -= _FRAGMENT * np.maximum(0.0, SHORTEST - length) / SHORTEST
        lowered -= _MONSTER * np.minimum(np.maximum(0.0, length - LONGEST) / LONGEST, 1.0)
    return lowered


def find_leaning(cues: Floats, paragraphs: Ints) -> Floats:
    """Return what each sentence lost for pointing back, where the sentence before it in its paragraph may resolve it.

    0 for all others: nothing before the first sentence of a paragraph is sure to be what ``此外`` goes on from.
    """
    leaning: Floats = UNRESOLVED * cues[:, _UNRESOLVED]
    leaning[:1] = 0.0
    leaning[1:] *= paragraphs[1:] == paragraphs[:-1]
    return leaning
