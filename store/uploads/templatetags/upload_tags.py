"""Pictures of shoppers in templates."""

from django import template

from store.uploads.access import is_hash
from store.uploads.editing import CutOff, cut_off
from store.uploads.models import Upload

register = template.Library()


@register.simple_tag
def picture_sent(hash: str) -> Upload | None:
    """The picture with this hash. Whose it is was asked before: the answer of a shopper is theirs, or unknown."""
    return Upload.objects.filter(hash=hash).first() if is_hash(hash) else None


@register.simple_tag
def picture_cut(upload: Upload | None, ratio: float) -> CutOff | None:
    """What a place of this shape cuts off a picture."""
    return cut_off(upload.width, upload.height, ratio) if upload else None
