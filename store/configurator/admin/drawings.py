"""Drawings and fonts that merchants hand in: checked before they are saved, with a preview."""

from contextlib import suppress
from functools import cached_property

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import Panel

from store.configurator.definition import ProductDefinition
from store.configurator.picture import draw
from store.drawing import CannotWrite, Features, Typeface, UnreadableDrawing, UnreadableFont, features_of
from store.drawing.check_font import MAX_FONT_BYTES, font_faults
from store.drawing.check_svg import MAX_DRAWING_BYTES, faults

_SAMPLE = "Für Zoë & Søren, 0123456789"
#: How the files of fonts begin, and how their names end.
_ENDINGS = {b"OTTO": "otf", b"wOFF": "woff", b"wOF2": "woff2"}


class DrawingForm(WagtailAdminModelForm):
    """A drawing as a file or as text; every fault in it is named, and then nothing is saved."""

    upload = forms.FileField(
        label=gettext_lazy("SVG file"),
        required=False,
        help_text=gettext_lazy("It takes the place of the text below."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = False

    def clean(self) -> dict:
        cleaned = super().clean()
        upload = cleaned.get("upload")
        field = "upload" if upload else "source"
        content = upload.read(MAX_DRAWING_BYTES + 1) if upload else cleaned.get("source", "").encode()
        wrong = faults(content) if content else [_("Upload an SVG file, or write the drawing here.")]
        try:
            cleaned["source"] = content.decode()
        except UnicodeDecodeError:
            wrong = wrong or [_("The file is not written in UTF-8. Save it again in UTF-8.")]
        if wrong:
            self.add_error(field, wrong)
        return cleaned


class DrawingPreview(Panel):
    """The stored drawing, and what can be chosen in it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "store/configurator/admin/drawing.html"

        def is_shown(self) -> bool:
            return bool(self.instance and self.instance.pk and self.features)

        @cached_property
        def features(self) -> Features | None:
            """What can be chosen; nothing if it cannot be read."""
            with suppress(UnreadableDrawing):
                return features_of(self.instance.source)

        @property
        def picture(self) -> SafeString:
            """The drawing with its defaults."""
            # The composer writes nothing but escaped text and attributes of a drawing freed of scripts.
            return mark_safe(draw(ProductDefinition(product=0, drawing=self.instance.source), {}, prefix="shown"))


class FontForm(WagtailAdminModelForm):
    """A font is checked before it is saved; its file gets a name of ours."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            content = file.read(MAX_FONT_BYTES + 1)
            if wrong := font_faults(content):
                raise forms.ValidationError(wrong)
            file.seek(0)
            file.name = f"{slugify(self.cleaned_data.get('name', '')) or 'font'}.{_ENDINGS.get(content[:4], 'ttf')}"
        return file


class FontPreview(Panel):
    """A line of words in the font."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "store/configurator/admin/font.html"

        def is_shown(self) -> bool:
            return bool(self.instance and self.instance.pk and self.line)

        @cached_property
        def line(self) -> dict | None:
            """The outlines with the box they stand in; nothing if the file is away or lacks the letters."""
            with suppress(OSError, UnreadableFont, CannotWrite), self.instance.file.open("rb") as file:
                face = Typeface(self.instance.name, file.read(MAX_FONT_BYTES + 1))
                lacking = set(face.missing(_SAMPLE))
                text = "".join(letter for letter in _SAMPLE if letter not in lacking)
                outline = face.outline(text)
                box = (outline.left, outline.top, outline.right - outline.left, outline.bottom - outline.top)
                return {"text": text, "path": outline.path, "box": " ".join(f"{each:.3f}" for each in box)}
