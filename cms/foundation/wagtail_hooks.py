"""What every screen of the back office loads, and where pages may not be moved to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from .archive import ARCHIVE, RESTORE, Archivable
from .archive_uses import uses_of
from .site_pages import refused_word


@hooks.register("insert_global_admin_css")
def stylesheets() -> SafeString:
    """The few things that Wagtail's own style lacks."""
    return format_html('<link rel="stylesheet" href="{}">', static("back_office/back-office.css"))


@hooks.register("insert_global_admin_js")
def key_scripts() -> SafeString:
    """Keys that screens of ours print beside their buttons."""
    return _script("keys.js")


@hooks.register("insert_global_admin_js")
def first_error() -> SafeString:
    """A refused form opens where something is wrong."""
    return _script("first-error.js")


def _script(name: str) -> SafeString:
    return format_html('<script src="{}" defer></script>', static(f"back_office/{name}"))


@hooks.register("before_move_page")
def keep_taken_addresses_free(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A page that is moved may not take an address that the shop itself answers."""
    refusal = refused_word(page.slug, destination)
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("register_log_actions")
def archiving_in_the_history(actions) -> None:
    """How the history of a row names what ``archive`` and ``restore`` did."""
    actions.register_action(ARCHIVE, _("Archive"), _("Archived"))
    actions.register_action(RESTORE, _("Restore"), _("Restored"))


@hooks.register("before_bulk_action")
def delete_nothing_that_is_used(request: HttpRequest, action: str, rows: list, form_view) -> HttpResponse | None:
    """Several rows at once are no shorter way to erase what is used."""
    used = [row for row in rows if isinstance(row, Archivable) and uses_of(row)] if action == "delete" else []
    if not used:
        return None
    sentence = _("“%(row)s” is used, so it cannot be deleted. Archive it instead.")
    messages.error(request, sentence % {"row": used[0]})
    return redirect("wagtailadmin_home")


@hooks.register("before_bulk_action")
def keep_taken_addresses_free_in_bulk(request: HttpRequest, action: str, pages: list, form_view) -> HttpResponse | None:
    """As above, for several pages at once."""
    if action != "move":
        return None
    destination = form_view.cleaned_form.cleaned_data["chooser"]
    refusal = next(filter(None, (refused_word(page.slug, destination) for page in pages)), "")
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_explore", destination.pk)
