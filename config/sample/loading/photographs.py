"""The photographs of the sample shop: taken of its own drawings, so that nothing has to be shipped."""

import pathlib
from xml.etree import ElementTree

from django.core.files.base import ContentFile

from cms.foundation.models import SiteImage
from config.sample.shapes import Album, Shot, Spot, conditions
from store.configurator.models import LayeredPhoto, PhotoLayer, PhotoPlace
from store.drawing import compose
from store.drawing.raster import webp
from store.drawing.source import parse_svg

#: Pixels of each side.
SIZE = 720


def draft_of(album: Album) -> LayeredPhoto:
    """Where words and uploads stand, without the photographs; not stored."""
    return LayeredPhoto(name=album.name, places=[_place(spot, number) for number, spot in enumerate(album.spots)])


def stored(album: Album, folder: pathlib.Path) -> LayeredPhoto:
    """All photographs of an album, taken of the drawing in ``folder`` and stored."""
    photo = draft_of(album)
    source = (folder / f"{album.drawing}.svg").read_text(encoding="utf-8")
    photo.layers = [
        PhotoLayer(image=_image(album, shot, source), sort_order=number, conditions=condition_lines(shot.when))
        for number, shot in enumerate(album.shots)
    ]
    photo.save()
    return photo


def condition_lines(text: str) -> str:
    """Conditions of the sample shop as an option set holds them, a line each."""
    lines = (f"{group}: {answer}" if answer else group for group, answer in conditions(text))
    return "\n".join(lines)


def _place(spot: Spot, number: int) -> PhotoPlace:
    x, y, width, height = spot.box
    values = {"group": spot.group, "size": spot.size, "colour": spot.colour, "sort_order": number}
    return PhotoPlace(x=x, y=y, width=width, height=height, **values, conditions=condition_lines(spot.when))


def _image(album: Album, shot: Shot, source: str) -> SiteImage:
    looks = dict(pair.split("=", 1) for pair in shot.looks.split())
    picture = webp(compose(_parts_of(source, shot.parts), looks, {}), SIZE)
    title = f"{album.name}: {shot.name}"
    image = SiteImage(title=title, file=ContentFile(picture, f"{album.drawing}-{shot.name.replace(' ', '-')}.webp"))
    image.save()
    return image


def _parts_of(source: str, parts: tuple[str, ...]) -> str:
    """The drawing without its other layers."""
    root = parse_svg(source)
    for node in list(root.iter()):
        node[:] = [child for child in node if child.get("data-layer") in {None, *parts}]
    return ElementTree.tostring(root, encoding="unicode")
