"""Styles and scripts of the back office, and checks before pages are moved or rows deleted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.models import Page

from .admin_search import search_view
from .archive import ARCHIVE, RESTORE, Archivable
from .archive_uses import uses_of
from .book_views import SEE_BOOKS, books, books_that_differ
from .log_actions import EXPORT_LIST, ListExportFormatter
from .screen_help import help_page
from .site_pages import reserved_slug_error
from .viewsets import BannerViewSet, ConflictPageViewSet


@hooks.register("insert_global_admin_css")
def stylesheets() -> SafeString:
    """Our additions to Wagtail's stylesheet."""
    sheets = ((static(f"back_office/{name}.css"),) for name in ("back-office", "help"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Our icons besides Wagtail's."""
    return [*icons, "wagtailadmin/icons/undo.svg"]


@hooks.register("insert_global_admin_js")
def key_scripts() -> SafeString:
    """Keyboard shortcuts of our screens."""
    return _script("keys.js")


@hooks.register("insert_global_admin_js")
def first_error() -> SafeString:
    """Scrolls to the first error of a refused form."""
    return _script("first-error.js")


def _script(name: str) -> SafeString:
    return format_html('<script src="{}" defer></script>', static(f"back_office/{name}"))


@hooks.register("register_admin_viewset", order=1)
def register_page_viewset() -> ConflictPageViewSet:
    """Registered after Wagtail's own, so it takes its place."""
    return ConflictPageViewSet()


@hooks.register("register_admin_viewset")
def register_banners() -> BannerViewSet:
    """Registers the banners."""
    return BannerViewSet("banners_admin")


@hooks.register("insert_global_admin_js")
def search_box() -> SafeString:
    """The search over everything, on every screen."""
    return format_html(
        '<script src="{}" data-url="{}" data-label="{}" data-hint="{}" defer></script>',
        static("back_office/search.js"),
        reverse("admin_search"),
        gettext("Search everything"),
        gettext("Number, name, mail, phone, SKU, engraved words"),
    )


@hooks.register("register_admin_urls")
def own_urls() -> list[URLPattern]:
    """The page of the search, the books, and the docs."""
    return [
        path("books/", books, name="books_admin"),
        path("find/", search_view, name="admin_search"),
        path("help/<slug:doc>/", help_page, name="screen_help"),
    ]


class BooksMenuItem(MenuItem):
    """Visible to users who may see the books."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE_BOOKS)


@hooks.register("register_reports_menu_item")
def books_menu_item() -> MenuItem:
    return BooksMenuItem(_("Books"), reverse_lazy("books_admin"), icon_name="tasks", order=890)


hooks.register("register_waiting", books_that_differ)


@hooks.register("register_admin_search_area")
def sidebar_search() -> SearchArea:
    """The field in the sidebar leads to the search over everything."""
    return SearchArea(_("Everything"), reverse("admin_search"), name="everything", icon_name="search", order=1)


@hooks.register("before_move_page")
def refuse_reserved_slug(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A page cannot be moved to an address that the shop itself uses."""
    refusal = reserved_slug_error(page.slug, destination)
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("register_log_actions")
def register_archive_actions(actions) -> None:
    """The names of archiving, restoring and exporting in the history."""
    actions.register_action(ARCHIVE, _("Archive"), _("Archived"))
    actions.register_action(RESTORE, _("Restore"), _("Restored"))
    actions.register_action(EXPORT_LIST)(ListExportFormatter)


@hooks.register("before_bulk_action")
def refuse_to_delete_used_rows(request: HttpRequest, action: str, rows: list, form_view) -> HttpResponse | None:
    """Used rows cannot be deleted in bulk either."""
    used = [row for row in rows if isinstance(row, Archivable) and uses_of(row)] if action == "delete" else []
    if not used:
        return None
    sentence = _("“%(row)s” is used, so it cannot be deleted. Archive it instead.")
    messages.error(request, sentence % {"row": used[0]})
    return redirect("wagtailadmin_home")


@hooks.register("before_bulk_action")
def refuse_reserved_slugs_in_bulk(request: HttpRequest, action: str, pages: list, form_view) -> HttpResponse | None:
    """The same for several pages at once."""
    if action != "move":
        return None
    destination = form_view.cleaned_form.cleaned_data["chooser"]
    refusal = next(filter(None, (reserved_slug_error(page.slug, destination) for page in pages)), "")
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_explore", destination.pk)
