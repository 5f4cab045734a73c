"""Says a promise in words; each page, mail and screen says it with these."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .promise import Promise, PromiseKind

#: As the filter ``day`` writes it: Thu 3 December.
_DAY = "D j F"


def label(promise: Promise) -> str:
    """What is promised."""
    return _("Ready for pick-up") if promise.is_pickup else _("Estimated delivery")


def text(promise: Promise, form: str = _DAY) -> str:
    """The day, or what stands for it; "" if nothing is promised."""
    if promise.arrives_on is not None:
        return date_format(promise.arrives_on, form)
    if promise.kind == PromiseKind.OPEN:
        return _("we tell you the day within one working day")
    if promise.kind == PromiseKind.AFTER_PAYMENT:
        sentence = ngettext(
            "%(days)d working day after your transfer arrives",
            "%(days)d working days after your transfer arrives",
            promise.days,
        )
        return sentence % {"days": promise.days}
    return ""


def short(promise: Promise) -> str:
    """The same for narrow places."""
    if promise.arrives_on is not None:
        return date_format(promise.arrives_on, "D j M")
    if promise.kind == PromiseKind.OPEN:
        return _("day to be told")
    if promise.kind == PromiseKind.AFTER_PAYMENT:
        words = ngettext("%(days)d day after payment", "%(days)d days after payment", promise.days)
        return words % {"days": promise.days}
    return ""


def proof_note(promise: Promise) -> str:
    """What the promise assumes about the proof; "" without one."""
    if not promise.needs_proof or not promise.is_given:
        return ""
    first = _("You get a proof first, and nothing is made before your yes.")
    if promise.arrives_on is not None and promise.proof_by is not None:
        day = date_format(promise.proof_by, _DAY)
        return f"{first} {_('The day assumes your yes by %(day)s; a later yes moves it.') % {'day': day}}"
    if promise.kind == PromiseKind.AFTER_PAYMENT:
        return f"{first} {_('This assumes your yes within one working day; a later yes moves it.')}"
    return first if promise.kind == PromiseKind.OPEN else ""
