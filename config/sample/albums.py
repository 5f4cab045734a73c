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
            Spot("photo", (0.3, 0.44, 0.4, 0.36)),
            Spot("name", (0.28, 0.82, 0.44, 0.07), 0.9, "#26262a", "body=chalk, oat, sky"),
            Spot("name", (0.28, 0.82, 0.44, 0.07), 0.9, "#f3eee4", "body=graphite"),
        ),
    ),
}
