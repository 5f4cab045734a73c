"""The link that the law asks for on every page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.foundation.menus import FooterLinks


def footer_links() -> FooterLinks:
    """The link to the form of withdrawals."""
    return {"legal": [(_("Withdraw from contract here"), reverse("returns:withdraw"))]}
