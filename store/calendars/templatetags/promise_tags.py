"""Filters that say a promise in words."""

from django import template

from store.calendars import promise_words
from store.calendars.promise import Promise

register = template.Library()


@register.filter
def promise_label(promise: Promise | None) -> str:
    """“Estimated delivery” or “Ready for pick-up”."""
    return promise_words.label(promise) if promise else ""


@register.filter
def promise_text(promise: Promise | None) -> str:
    """The day, or the words that stand for it."""
    return promise_words.text(promise) if promise else ""


@register.filter
def promise_short(promise: Promise | None) -> str:
    """The same for narrow places."""
    return promise_words.short(promise) if promise else ""


@register.filter
def proof_note(promise: Promise | None) -> str:
    """What the promise assumes about the proof."""
    return promise_words.proof_note(promise) if promise else ""
