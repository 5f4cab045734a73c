"""The policy in the footer of every page."""

from django.urls import reverse

from cms.foundation.menus import FooterLinks

from .services import current_policy


def footer_links() -> FooterLinks:
    """The page of the policy, once one is published."""
    found = current_policy()
    return {"help": [(found.title, reverse("policies:current"))]} if found.pk else {}
