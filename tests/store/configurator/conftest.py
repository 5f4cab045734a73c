"""A mug whose picture follows its glaze and its words."""

import pytest

from tests.makers import make_mug_with_words

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" data-defaults="glaze=chalk">
<title>Mug</title><path fill="var(--glaze, #ffffff)" d="M10 10h80v80H10z"/>
<path id="rim" data-when="rim=gold" fill="#c8a04e" d="M10 10h80v4H10z"/>
<text data-text="words" data-box="10 40 80 20" text-anchor="middle"/></svg>"""


@pytest.fixture
def mug(db):
    product = make_mug_with_words()
    product.made_to_order.drawing.source = DRAWING
    product.made_to_order.drawing.save()
    return product
