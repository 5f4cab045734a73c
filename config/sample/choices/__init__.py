"""What can be chosen: the option sets of the sample shop, by code."""

from .bicycle import BICYCLE
from .clay import BOWL, ENAMEL, JUG, NAMED_MUG, POT, SERVES_TEA, TUMBLER, TWO_TONE, VASE
from .cloth import APRON, BLANKET, CAP, CUSHION, HOODIE, PHOTO_TOTE, PLAIN_SHIRT, SHIRT, TOTE
from .desk import DESK, STANDING_DESK
from .house import BOARD, CANDLE, CHAIR, CLOCK, FEAST_BOARD, HOOKS, LAMP, SHELF, TRAY
from .paper import BOTTLE, NOTEBOOK, PENCILS, POSTER
from .pocket import KEYTAG, PHONE

#: By code.
CHOICES = {
    "mug": SERVES_TEA, "mug-two-tone": TWO_TONE, "mug-name": NAMED_MUG, "enamel": ENAMEL, "jug": JUG, "bowl": BOWL,
    "tumbler": TUMBLER, "shirt": SHIRT, "shirt-collar": PLAIN_SHIRT, "hoodie": HOODIE, "apron": APRON, "cap": CAP,
    "notebook": NOTEBOOK, "poster": POSTER, "pencils": PENCILS, "desk": DESK, "standing-desk": STANDING_DESK,
    "shelf": SHELF, "chair": CHAIR, "lamp": LAMP, "clock": CLOCK, "candle": CANDLE, "tote": TOTE, "cushion": CUSHION,
    "blanket": BLANKET, "bicycle": BICYCLE, "board": BOARD, "keytag": KEYTAG, "phone": PHONE, "pot": POT,
    "bottle": BOTTLE, "vase": VASE, "tray": TRAY, "feast-board": FEAST_BOARD, "photo-tote": PHOTO_TOTE, "hooks": HOOKS,
}  # fmt: skip
