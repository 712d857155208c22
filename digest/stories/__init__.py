"""Articles to Stories: copies folded, one event told once, the important first."""

from digest.stories.additions import pick_additions
from digest.stories.gathering import gather_stories
from digest.stories.glance import pick_glance
from digest.stories.order import order_stories
from digest.stories.sections import SectionRule, assign_section

__all__ = [
    "SectionRule",
    "assign_section",
    "gather_stories",
    "order_stories",
    "pick_additions",
    "pick_glance",
]
