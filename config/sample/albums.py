"""Products shown by photographs instead of drawings, by code."""

from .shapes import Album, Shot, Spot

_CANVAS = ("chalk", "oat", "sky", "graphite")
_STRAPS = ("tan", "alder", "rust")

ALBUMS = {
    "photo-tote": Album(
        "Photo tote",
        "tote",
        (
            Shot("shadow", ("ground",)),
            *(Shot(f"back {strap}", ("behind",), f"strap={strap} handles=long", f"strap={strap}") for strap in _STRAPS),
            *(
                Shot(f"bag {cloth}", ("body", "light", "folds", "seams"), f"body={cloth}", f"body={cloth}")
                for cloth in _CANVAS
            ),
            *(
                Shot(f"front {strap}", ("handles",), f"strap={strap} handles=long", f"strap={strap}")
                for strap in _STRAPS
            ),
        ),
        (
            Spot("photo", (0.32, 0.5, 0.36, 0.29)),
            Spot("name", (0.3, 0.81, 0.4, 0.06), 0.9, "#26262a", "body=chalk, oat, sky"),
            Spot("name", (0.3, 0.81, 0.4, 0.06), 0.9, "#f3eee4", "body=graphite"),
        ),
    ),
}
