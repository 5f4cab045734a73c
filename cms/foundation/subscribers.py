"""What processes keep of the written pages is read anew when one of them changes."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from .kept import bump


@receiver([post_save, post_delete])
def page_changed(instance, raw: bool = False, **_signal) -> None:
    """A page was published, saved or deleted, or is seen by others than before."""
    if not raw and isinstance(instance, Page | PageViewRestriction | Site):
        bump("pages")


@receiver(post_page_move)
def page_moved(**_signal) -> None:
    """The pages below it have other addresses now."""
    bump("pages")
