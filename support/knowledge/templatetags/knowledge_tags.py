"""Answers for the templates of others."""

from datetime import date

from django import template
from django.db.models import QuerySet
from django.utils import timezone

from cms.foundation.prepared import prepared
from store.calendars.models import ClosedDay
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
    today = timezone.localdate()
    return home_calendar(frozenset(_closed_from(today))).after(today, 1)


@prepared
def _closed_from(day: date) -> QuerySet:
    return ClosedDay.objects.filter(day__gte=day).values_list("day", flat=True)
