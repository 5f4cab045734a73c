"""Answers for the templates of others."""

from django import template
from django.utils import timezone

from store.calendars.services import home_calendar
from support.knowledge import services
from support.knowledge.answers import Found

register = template.Library()


@register.simple_tag
def look_up_answers(words: str) -> Found:
    """The published answers that fit the words."""
    return services.look_up(words)


@register.simple_tag
def answer_day():
    """The day by which a question asked now is answered."""
    return home_calendar().after(timezone.localdate(), 1)
