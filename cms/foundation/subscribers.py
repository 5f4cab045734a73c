"""Saving and deleting rows invalidates the cached values of them."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from .models import Cached, SiteImage
from .versions import invalidate


@receiver([post_save, post_delete])
def row_changed(instance, **_signal) -> None:
    """Also for rows that are deleted in bulk or by cascade."""
    if isinstance(instance, Cached):
        invalidate(instance.SUBJECT)


@receiver([post_save, post_delete])
def page_changed(instance, **_signal) -> None:
    """A page, an image or a view restriction was saved or deleted."""
    if isinstance(instance, Page | PageViewRestriction | Site | SiteImage):
        invalidate("pages")


@receiver(post_page_move)
def page_moved(**_signal) -> None:
    """The addresses of the pages below have changed."""
    invalidate("pages")
