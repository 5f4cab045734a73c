"""Pictures of an imported product: the same file is stored once, however often it is imported."""

from hashlib import sha1
from pathlib import Path

from django.core.files import File

from cms.foundation.models import SiteImage
from store.catalogue.models import Product, ProductPicture
from store.uploads.checks import UploadRefused
from store.uploads.site_images import clean_site_image

from .records import ProductRecord


def write_pictures(
    product: Product, record: ProductRecord, *, folder: Path | None, write: bool
) -> tuple[int, list[str]]:
    """How many pictures are new on the product, and the names of those that are missing or no pictures."""
    if not record.pictures or folder is None:
        return 0, []
    files = {name: _inside(folder, name) for name in record.pictures}
    missing = [name for name, file in files.items() if file is None]
    if not write:
        return 0, missing
    images = []
    for name, file in files.items():
        image = _stored(file) if file else None
        if image:
            images.append(image)
        elif file:
            missing.append(name)
    before = [row.image_id for row in product.pictures.order_by("sort_order", "pk")]
    wanted = [image.pk for image in images]
    if not wanted or wanted == before:
        return 0, missing
    product.pictures = [ProductPicture(image=image, sort_order=place) for place, image in enumerate(images)]
    product.save()
    return len(set(wanted) - set(before)), missing


def _inside(folder: Path, name: str) -> Path | None:
    """The file of this name in the folder; a name that leads out of it is none."""
    file = (folder / name).resolve()
    return file if file.is_file() and file.is_relative_to(folder.resolve()) else None


def _stored(file: Path) -> SiteImage | None:
    content_hash = sha1(file.read_bytes(), usedforsecurity=False).hexdigest()
    known = SiteImage.objects.filter(file_hash=content_hash).first()
    if known:
        return known
    with file.open("rb") as stream:
        try:
            clean = clean_site_image(File(stream, name=file.name))
        except UploadRefused:
            return None
    image = SiteImage(title=file.stem.replace("-", " ")[:255], file=clean)
    image._set_image_file_metadata()
    image.file_hash = content_hash  # That of the file as it came, so that the next import knows it again.
    image.save()
    return image
