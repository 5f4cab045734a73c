"""The column of customers in lists."""

from django.utils.translation import gettext_lazy as _

from cms.foundation.columns import ScreenColumn


class CustomerColumn(ScreenColumn):
    """The customer of a row, with a link to the record for users who may view it."""

    def __init__(self, **options) -> None:
        options = {"label": _("Customer"), "accessor": lambda row: row.customer or ""} | options
        super().__init__(
            "customer",
            screen="customers_admin:inspect",
            key="customer_id",
            permission="people.view_customer",
            **options,
        )
