"""What the pages of questions tell search engines."""

from collections.abc import Iterable

from django import template
from wagtail.rich_text import expand_db_html

from cms.faq.models import FaqEntry

register = template.Library()


@register.filter
def faq_page(entries: Iterable[FaqEntry]) -> dict:
    """The questions with their answers as schema.org's FAQPage, for the filter ``json_ld``."""
    return {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [_question(each) for each in entries]}


@register.filter
def entries_of(sections: Iterable[tuple]) -> list[FaqEntry]:
    """The questions of all sections, one after the other."""
    return [entry for _section, entries in sections for entry in entries]


def _question(entry: FaqEntry) -> dict:
    answer = {"@type": "Answer", "text": expand_db_html(entry.answer)}
    return {"@type": "Question", "name": entry.title, "acceptedAnswer": answer}


@register.filter
def as_list(entry: FaqEntry) -> list[FaqEntry]:
    """One question where many are expected."""
    return [entry]
