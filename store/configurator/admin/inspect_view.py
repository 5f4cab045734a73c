"""A set in sentences: on a page to read, and where two of its versions are compared."""

from collections.abc import Callable

from django.db.models import Model
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text
from wagtail.snippets.views.snippets import InspectView

from .loading import load_whole
from .summaries import group_summary, price_summary, rule_summary


class LineComparison:
    """What a row said before and what it says now, as one more field of the row."""

    is_field = True
    is_child_relation = False

    def __init__(self, line: Callable[[Model], str], before: Model, now: Model) -> None:
        self.before, self.now = line(before), line(now)

    def field_label(self) -> str:
        return _("In words")

    def has_changed(self) -> bool:
        return self.before != self.now

    def htmldiff(self) -> SafeString:
        return diff_text(self.before, self.now).to_html() if self.has_changed() else escape(self.now)


class OptionSetInspectView(InspectView):
    """A published set in sentences."""

    def get_fields(self) -> list[str]:
        return ["name", "code", "combinations", "groups", "rules", "prices"]

    def get_context_for_field(self, field_name: str) -> dict:
        if field_name in {"name", "code"}:
            return super().get_context_for_field(field_name)
        label, value = getattr(self, f"_{field_name}")()
        return {"label": label, "value": value, "component": None}

    def get_object(self, queryset=None):
        return load_whole(super().get_object(queryset))

    def _combinations(self) -> tuple[str, str]:
        return _("Combinations"), str(getattr(self.object, "combination_count", _("not counted")))

    def _groups(self) -> tuple[str, SafeString]:
        return _("Questions to the shopper"), _list(map(group_summary, self.object.groups.all()))

    def _rules(self) -> tuple[str, SafeString]:
        return _("What goes together"), _list(map(rule_summary, self.object.rules.all()))

    def _prices(self) -> tuple[str, SafeString]:
        return _("Prices"), _list(map(price_summary, self.object.prices.all()))


def _list(lines) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines)) or "—"
