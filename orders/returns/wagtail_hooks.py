"""Registers the link in the footer, and the screens and panels of withdrawals in the back office."""

from wagtail import hooks

from . import footer
from .withdrawals import admin_search, panels
from .withdrawals.viewsets import WithdrawalViewSet

hooks.register("register_footer_links", footer.footer_links)
hooks.register("register_search_kind", admin_search.withdrawal_kind)
hooks.register("find_mails", admin_search.mails_about)
hooks.register("register_order_panel", panels.withdrawals_from_order)
hooks.register("register_customer_panel", panels.withdrawals_of_customer)
hooks.register("register_waiting", panels.withdrawals_waiting)


@hooks.register("register_admin_viewset")
def register_viewset() -> WithdrawalViewSet:
    return WithdrawalViewSet("withdrawals_admin", url_prefix="withdrawals")


@hooks.register("register_record_screen")
def register_record_screen() -> tuple[str, str]:
    return "returns.Withdrawal", "withdrawals_admin:inspect"
