"""Help answers in templates of other apps."""

from django import template
from django.utils import timezone

from store.calendars.services import home_calendar
from support.knowledge import services
from support.knowledge.answers import HelpResult

register = template.Library()


@register.simple_tag
def look_up_answers(text: str) -> HelpResult:
    """The published answers that match the text."""
    return services.look_up(text)


@register.simple_tag
def answer_day():
    """The day when the answer to a question of now is due."""
    return home_calendar().after(timezone.localdate(), 1)
