"""Lead: the sentences in the order in which the article gives them, the baseline that news is hard to beat on."""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats


def score_by_lead(document: Document) -> Floats:
    """Return a score that falls with the distance from the beginning."""
    return 1.0 / np.arange(1.0, document.size + 1.0)
