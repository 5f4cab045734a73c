"""Registers the screens of mails."""

from wagtail import hooks

from .admin_search import mail_kind
from .list_actions import SendMailsAgain
from .panels import mails_of_customer
from .viewsets import OutgoingMailViewSet

hooks.register("register_search_kind", mail_kind)
hooks.register("register_customer_panel", mails_of_customer)
hooks.register("register_list_action", SendMailsAgain)


@hooks.register("register_admin_viewset")
def register_viewset() -> OutgoingMailViewSet:
    return OutgoingMailViewSet("mails_admin", url_prefix="mails")
