"""Changes of an order's lines: proposed, agreed, declined or withdrawn."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.timeline.states import Stateful
from orders.order.models import OrderLine
from store.configurator.models import Configuration
from store.money.amounts import Money
from store.money.fields import MoneyField


class LineChange(Stateful):
    """Other choices for an ordered line: before and after, and who agreed to which price."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Waits for the customer")
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        TOO_LATE = "too late", _("Too late")

    class How(models.TextChoices):
        PHONE = "phone", _("by phone")
        MAIL = "mail", _("by mail")
        LINK = "link", _("on the page of the order")

    TRANSITIONS = {Status.PROPOSED: {Status.AGREED, Status.DECLINED, Status.WITHDRAWN, Status.TOO_LATE}}

    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="changes", verbose_name=_("line"))
    before = models.ForeignKey(Configuration, models.PROTECT, related_name="+", verbose_name=_("before"))
    after = models.ForeignKey(Configuration, models.PROTECT, related_name="+", verbose_name=_("after"))
    #: As ``OrderLine.choices``: texts of that day.
    choices_before = models.JSONField(_("choices before"), default=list)
    choices_after = models.JSONField(_("choices after"), default=list)
    total_before = MoneyField(_("sum before"))
    unit_price = MoneyField(_("each"))
    once = MoneyField(_("once"), default=Money)
    difference = MoneyField(_("difference"), signed=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROPOSED)
    how = models.CharField(_("agreed"), max_length=8, choices=How, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of a line")
        verbose_name_plural = _("changes of lines")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(status="proposed"), name="one_proposed_change_per_line"
            )
        ]

    def __str__(self) -> str:
        return gettext("Change of %(line)s") % {"line": getattr(getattr(self, "line", None), "name", "–")}

    @property
    def difference_in_words(self) -> str:
        """The difference with its sign."""
        if not self.difference.amount:
            return gettext("the same price")
        return f"+{self.difference}" if self.difference.amount > 0 else str(self.difference)

    @property
    def was_agreed_too_late(self) -> bool:
        """Whether the customer said yes after work had begun."""
        return self.status == self.Status.TOO_LATE and bool(self.how)

    @property
    def lower(self) -> Money:
        """The amount by which the price is lower; zero if it is not."""
        return max(-self.difference, Money(0))

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(group, before, after) of each group that differs."""
        before, after = _by_group(self.choices_before), _by_group(self.choices_after)
        names = dict.fromkeys([*before, *after])
        all_rows = [(name, before.get(name, ""), after.get(name, "")) for name in names]
        return [row for row in all_rows if row[1] != row[2]]


def _by_group(choices: list[dict]) -> dict[str, str]:
    words_by_group: dict[str, list[str]] = {}
    for each in choices:
        words = f"“{each['text']}”" if each.get("yours") else each["label"]
        words_by_group.setdefault(each["group"], []).append(words)
    return {group: ", ".join(words) for group, words in words_by_group.items()}
