"""Photographs that staff upload: refused with a sentence, or rewritten so that every rendition can be made."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.foundation.conflicts import ConflictFormMixin

from .checks import UploadRefused, check_picture
from .limits import Limits

LIMITS = Limits()
#: Pixels of the longer side of a stored photograph: pages show at most 1,380, and each size is made from this picture.
MAX_SIDE = 4000


def clean_site_image(file: File) -> SimpleUploadedFile:
    """The photograph upright, in 8 bits and sRGB, without metadata, and no larger than pages need.

    Raises:
        UploadRefused: it is not a picture that we accept, too large, or damaged.
    """
    file.seek(0)
    picture = check_picture(file.read(), LIMITS, max_side=MAX_SIDE)
    ending = "jpg" if picture.kind == "jpeg" else "png"
    name = f"{PurePath(file.name or 'picture').stem}.{ending}"
    return SimpleUploadedFile(name, picture.data, content_type=f"image/{picture.kind}")


class SiteImageField(WagtailImageField):
    """The file is cleaned before Wagtail looks at it, for Wagtail unpacks it whole to learn its size."""

    def to_python(self, data: File | None) -> File | None:
        file = FileField.to_python(self, data)
        if file is None:
            return None
        try:
            return super().to_python(clean_site_image(file))
        except UploadRefused as refusal:
            raise ValidationError(str(refusal)) from None


class SiteImageForm(ConflictFormMixin, BaseImageForm):
    """Wagtail's form of a picture with our field for its file; it does not undo a colleague's change."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        wagtails = self.fields.get("file")
        if wagtails:
            names = {"label": wagtails.label, "required": wagtails.required, "widget": wagtails.widget}
            self.fields["file"] = SiteImageField(**names)
