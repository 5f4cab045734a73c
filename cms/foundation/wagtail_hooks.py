"""What every screen of the back office loads."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def desk_css() -> SafeString:
    """The few things that Wagtail's own style lacks."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("insert_global_admin_js")
def desk_keys() -> SafeString:
    """Keys that screens of ours print beside their buttons."""
    return _script("keys.js")


@hooks.register("insert_global_admin_js")
def first_error() -> SafeString:
    """A refused form opens where something is wrong."""
    return _script("first-error.js")


def _script(name: str) -> SafeString:
    return format_html('<script src="{}" defer></script>', static(f"desk/{name}"))
