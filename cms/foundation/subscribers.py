"""Saved and deleted rows invalidate what processes have cached of them."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from .models import Cached, SiteImage
from .versions import invalidate


@receiver([post_save, post_delete])
def row_changed(instance, **_signal) -> None:
    """Also where rows are deleted together, or with the row they hang on."""
    if isinstance(instance, Cached):
        invalidate(instance.SUBJECT)


@receiver([post_save, post_delete])
def page_changed(instance, **_signal) -> None:
    """A page, or a picture on it, was saved, published or deleted, or others than before may see it."""
    if isinstance(instance, Page | PageViewRestriction | Site | SiteImage):
        invalidate("pages")


@receiver(post_page_move)
def page_moved(**_signal) -> None:
    """The pages below it have other addresses now."""
    invalidate("pages")
