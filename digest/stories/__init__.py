"""Articles to Stories: copies folded, one event told once, the important first."""

from digest.stories.additions import keep_additions, pick_additions
from digest.stories.alone import corpus_keys, word_alone
from digest.stories.arrangement import Arrangement, Placed, Shelf, arrange_stories
from digest.stories.copies import is_copy
from digest.stories.gathering import gather_stories
from digest.stories.glance import leave_out_glance, pick_glance
from digest.stories.identity import sort_tellings
from digest.stories.order import order_stories
from digest.stories.sections import SectionRule, assign_section
from digest.stories.tongue import lead_in_language

__all__ = [
    "Arrangement",
    "Placed",
    "SectionRule",
    "Shelf",
    "arrange_stories",
    "assign_section",
    "corpus_keys",
    "gather_stories",
    "is_copy",
    "keep_additions",
    "lead_in_language",
    "leave_out_glance",
    "order_stories",
    "pick_additions",
    "pick_glance",
    "sort_tellings",
    "word_alone",
]
