"""Registers the screens of mails."""

from wagtail import hooks

from . import panels
from .viewsets import OutgoingMailViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> OutgoingMailViewSet:
    return OutgoingMailViewSet("mails_admin", url_prefix="mails")


@hooks.register("register_customer_panel")
def register_mails(customer, request) -> panels.MailsPanel | None:
    return panels.MailsPanel(customer) if request.user.has_perm("messaging.view_outgoingmail") else None
