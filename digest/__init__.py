"""digest: a dated bilingual briefing out of Chinese-language news."""
