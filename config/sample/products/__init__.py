"""Everything that is sold, one file a subject."""

from . import apparel, bicycles, furniture, kitchen, lights, mugs, paper, small, textiles

ITEMS = [
    *mugs.ITEMS,
    *kitchen.ITEMS,
    *apparel.ITEMS,
    *paper.ITEMS,
    *furniture.ITEMS,
    *lights.ITEMS,
    *textiles.ITEMS,
    *bicycles.ITEMS,
    *small.ITEMS,
]
