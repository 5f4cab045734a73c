"""FAQ pages as structured data for search engines."""

from collections.abc import Iterable

from django import template

from cms.faq.models import FaqEntry
from cms.faq.questions import Question, Section

register = template.Library()


@register.filter
def faq_page(questions: Iterable[Question]) -> dict:
    """The questions with their answers as schema.org's FAQPage, for the filter ``json_ld``."""
    return {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [_question(each) for each in questions]}


@register.filter
def questions_of(sections: Iterable[Section]) -> list[Question]:
    """The questions of all sections."""
    return [question for section in sections for question in section.questions]


def _question(question: Question) -> dict:
    answer = {"@type": "Answer", "text": question.html}
    return {"@type": "Question", "name": question.title, "acceptedAnswer": answer}


@register.filter
def as_list(entry: FaqEntry) -> list[Question]:
    """The one question of this page as a list."""
    return [entry.as_question()]
