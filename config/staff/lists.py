"""The list of users: staff with their roles, apart from shoppers."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import IndexView, UserFilterSet

from customers.people.models import User

SHOPPERS, EVERYBODY = "shoppers", "everybody"


class StaffFilterSet(UserFilterSet):
    """Wagtail's filters, and whose accounts are listed: those of staff, unless somebody asks for others."""

    who = django_filters.ChoiceFilter(
        label=_("Accounts of"),
        choices=[(SHOPPERS, _("Shoppers")), (EVERYBODY, _("Everybody"))],
        empty_label=_("Staff"),
        method="of_nobody_else",
        widget=RadioSelect,
    )

    class Meta(UserFilterSet.Meta):
        fields: ClassVar = []

    def filter_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Staff where nothing is chosen, which a filter of its own is not asked about."""
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("who") else queryset.filter(is_staff=True)

    def of_nobody_else(self, queryset: QuerySet[User], _name: str, who: str) -> QuerySet[User]:
        """The accounts of shoppers, or of everybody."""
        return queryset.filter(is_staff=False) if who == SHOPPERS else queryset


def _roles(user: User) -> str:
    if not user.is_staff:
        return str(_("Shopper"))
    names = [group.name for group in user.groups.all()]
    return ", ".join([str(_("Administrator")), *names] if user.is_superuser else names)


class StaffIndexView(IndexView):
    """Wagtail's list with a column of roles, found by name and address."""

    page_title = _("Staff and accounts")
    search_fields: ClassVar = ["name", "email"]

    @cached_property
    def columns(self) -> list[Column]:
        """The roles in the place of Wagtail's word for administrators."""
        roles = Column("roles", accessor=_roles, label=_("Role"), width="25%")
        return [roles if column.name == "is_superuser" else column for column in super().columns]

    def get_base_queryset(self) -> QuerySet[User]:
        """The same number of queries for any number of users."""
        return super().get_base_queryset().prefetch_related("groups")
