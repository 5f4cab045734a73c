"""Tags of the back office: pills, times, promises."""

from datetime import date, datetime, timedelta

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.screen_help import help_for

register = template.Library()


@register.simple_tag
def pill(label: str, tone: str = "idle") -> str:
    """One status as a pill: a word and a tone (idle, wait, work, good, bad)."""
    return format_html('<span class="w-status w-status--label k-pill k-{}">{}</span>', tone, str(label).lower())


@register.filter
def ago(at: datetime | None) -> str:
    """How long since, in one unit: “12 minutes ago”, “2 days ago”."""
    if not isinstance(at, datetime):
        return ""
    if timezone.now() - at < timedelta(days=1):
        return naturaltime(at)
    return _("%(time)s ago") % {"time": timesince(at, depth=1)}


@register.simple_tag
def when(at: datetime) -> str:
    """How long ago, with the date or time beside it."""
    local = timezone.localtime(at)
    today = timezone.localdate()
    pattern = "H:i" if local.date() == today else "D j M" if local.year == today.year else "j M Y"
    return format_html(
        '<time class="k-when" datetime="{}"><b>{}</b> <span>{}</span></time>',
        local.isoformat(timespec="minutes"),
        ago(at),
        date_format(local, pattern),
    )


@register.simple_tag
def promise(day: date, is_over: bool = False) -> str:
    """A promised day: red if late, amber if today; a plain date if the order is over."""
    left = (day - timezone.localdate()).days
    text = date_format(day, "D j M")
    if is_over or left > 1:
        return text
    if left == 1:
        return _("tomorrow")
    if left == 0:
        return format_html('<span class="k-wait k-t">{}</span>', _("today"))
    late = ngettext("%(count)d day late", "%(count)d days late", -left) % {"count": -left}
    return format_html('<span class="k-bad k-t">{}</span>', late)


@register.filter
def initial(name: str) -> str:
    """The first letter of a name, for the round face beside it."""
    return str(name).strip()[:1].upper()


@register.inclusion_tag("cms/foundation/admin/help.html", takes_context=True)
def screen_help(context) -> dict:
    """The help of the screen that is shown."""
    request = context.get("request")
    return {"help": help_for(request.resolver_match) if request else None}
