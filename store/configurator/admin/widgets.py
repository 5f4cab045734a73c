"""Fields that ask the database once for all rows of a form, not once for each."""

from collections.abc import Sequence

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import SiteImage
from store.configurator.models import Font

#: Of which size pictures of options are shown in a form.
THUMBNAIL, LARGE = "max-165x165", "max-1000x1000"


class PictureInput(forms.HiddenInput):
    """A picture of the shop's library: its key, shown as a thumbnail, chosen in Wagtail's own window."""

    template_name = "store/configurator/admin/picture_input.html"
    input_type = "hidden"
    is_hidden = False

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs)
        self.known: dict[int, SiteImage] = {}
        #: Whether the page also shows it large.
        self.is_shown_large = False

    def get_context(self, name, value, attrs) -> dict:
        context = super().get_context(name, value, attrs)
        key = str(value or "")
        image = self.known.get(int(key)) if key.isdecimal() and len(key) < 19 else None
        context["image"] = image
        context["thumbnail"] = image.get_rendition(THUMBNAIL) if image else None
        context["large"] = image.get_rendition(LARGE) if image and self.is_shown_large else None
        context["chooser"] = reverse("wagtailimages_chooser:choose")
        return context

    def _render(self, template_name: str, context: dict, renderer=None) -> SafeString:
        return render_to_string(template_name, context)

    class Media:
        js = (
            "wagtailadmin/js/chooser-modal.js",
            "wagtailimages/js/image-chooser-modal.js",
            "configurator/admin/picture.js",
        )


def with_known_choices(rows: Sequence[forms.ModelForm]) -> None:
    """Give the forms of many rows their fonts and pictures with one query each."""
    if not rows:
        return
    if "font" in rows[0].fields:
        fonts = [("", _("As in the drawing")), *((font.pk, str(font)) for font in Font.objects.all())]
        for row in rows:
            row.fields["font"].choices = fonts
    for name in ("picture", "image"):
        if name in rows[0].fields:
            _know_pictures(rows, name)


def _know_pictures(rows: Sequence[forms.ModelForm], name: str) -> None:
    keys = {str(row[name].value()) for row in rows if row[name].value()}
    known = pictures_of({int(key) for key in keys if key.isdecimal() and len(key) < 19})
    for row in rows:
        row.fields[name].widget.known = known
        key = getattr(row.instance, f"{name}_id")
        if key in known:
            setattr(row.instance, name, known[key])
        row.fields[name].widget.is_shown_large = name == "image"


def pictures_of(keys: set[int]) -> dict[int, SiteImage]:
    """Pictures with their thumbnails, by key."""
    found = SiteImage.objects.filter(pk__in=keys).prefetch_renditions(THUMBNAIL, LARGE) if keys else ()
    return {image.pk: image for image in found}
