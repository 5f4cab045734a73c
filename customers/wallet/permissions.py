"""Who may do what with credit and gift cards."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet

SEE_CREDIT, GIVE_CREDIT = "wallet.view_account", "wallet.change_account"
SEE_CARDS, ACT_ON_CARDS = "wallet.view_giftcard", "wallet.change_giftcard"


def registered_permissions() -> QuerySet[Permission]:
    """The permissions that the screen of a role offers."""
    codes = [name.partition(".")[2] for name in (SEE_CREDIT, GIVE_CREDIT, SEE_CARDS, ACT_ON_CARDS)]
    return Permission.objects.filter(content_type__app_label="wallet", codename__in=codes)
