"""Categories of the shop, attributes of products, and tax rates."""

#: path, name, in one line, the product that stands for it
CATEGORIES = [
    ("mugs", "Mugs & cups", "Thrown, glazed and engraved for one person", "straight-mug"),
    ("mugs/stoneware", "Stoneware mugs", "Heavy enough for a long morning", "straight-mug"),
    ("mugs/enamel", "Enamel cups", "For camp fires, balconies and offices", "camp-cup"),
    ("mugs/tumblers", "Tumblers", "No handle, two warm hands", "fluted-tumbler"),
    ("kitchen", "Kitchen & table", "Boards, bowls, jugs and trays with a name on them", "paddle-board"),
    ("kitchen/serving", "Bowls & jugs", "For what is passed around", "milk-jug"),
    ("kitchen/wood", "Boards & trays", "One plank, one name", "paddle-board"),
    ("kitchen/bottles", "Bottles", "Your label on somebody else’s wine", "house-wine"),
    ("apparel", "Shirts & hoodies", "Printed one at a time, after you have spoken", "ferry-shirt"),
    ("apparel/shirts", "Shirts", "Heavy cotton, your words", "ferry-shirt"),
    ("apparel/hoodies", "Hoodies", "For after the swim", "harbour-hoodie"),
    ("apparel/work", "Aprons & caps", "For people who make things", "bakers-apron"),
    ("paper", "Notebooks & paper", "Bound, pressed, framed", "linen-notebook"),
    ("paper/notebooks", "Notebooks", "Sewn, so that they lie flat", "linen-notebook"),
    ("paper/prints", "Prints", "Screen prints in four colours of your choice", "dunes-print"),
    ("paper/pencils", "Pencils", "And something to keep them in", "pencil-case"),
    ("furniture", "Desks & furniture", "To the centimetre", "writing-desk"),
    ("furniture/desks", "Desks", "As wide as your wall allows", "writing-desk"),
    ("furniture/shelves", "Shelves", "Two rails, as many boards as you read", "book-shelf"),
    ("furniture/chairs", "Chairs", "Made to be sat on all day", "spindle-chair"),
    ("lights", "Lamps & clocks", "Light and time", "cone-lamp"),
    ("lights/lamps", "Table lamps", "Shade, foot and cable as you like them", "cone-lamp"),
    ("lights/clocks", "Wall clocks", "With your words on the face", "station-clock"),
    ("textiles", "Bags & textiles", "Cloth with your words on it", "market-tote"),
    ("textiles/bags", "Bags", "They carry what you say", "market-tote"),
    ("textiles/home", "Cushions & blankets", "For the sofa and whoever sleeps on it", "plain-cushion"),
    ("bicycles", "Bicycles", "Built after you have been measured", "city-bicycle"),
    ("small", "Small things", "For pockets, doors and window sills", "key-tag"),
    ("small/keys", "Keys & phones", "Leather, wood and cork", "key-tag"),
    ("small/plants", "Pots & vases", "Your plant has a name, hasn’t it", "classic-pot"),
]

#: key: name, kind, unit
ATTRIBUTES = {
    "material": ("Material", "choice", ""),
    "colour": ("Colour", "colour", ""),
    "volume": ("Volume", "number", "ml"),
    "width": ("Width", "number", "cm"),
    "height": ("Height", "number", "cm"),
    "diameter": ("Diameter", "number", "cm"),
    "pages": ("Pages", "number", "pages"),
    "dishwasher": ("Dishwasher safe", "yesno", ""),
    "machine-wash": ("Machine washable", "yesno", ""),
    "recycled": ("From recycled material", "yesno", ""),
    "workshop": ("Made in our", "choice", ""),
    "care": ("Care", "text", ""),
}

#: The tax on standard and reduced goods by country; nobody named is everywhere else.
TAX = {
    "DE": (19, 7), "AT": (20, 10), "BE": (21, 6), "BG": (20, 9), "CY": (19, 3), "CZ": (21, 0), "DK": (25, 25),
    "EE": (24, 9), "ES": (21, 4), "FI": ("25.5", "13.5"), "FR": (20, "5.5"), "GR": (24, 6), "HR": (25, 5),
    "HU": (27, 5), "IE": (23, 0), "IT": (22, 4), "LT": (21, 5), "LU": (17, 3), "LV": (21, 5), "MT": (18, 5),
    "NL": (21, 9), "PL": (23, 5), "PT": (23, 6), "RO": (21, 11), "SE": (25, 6), "SI": (22, 5), "SK": (23, 5),
    "CH": ("8.1", "2.6"), "GB": (20, 0), "NO": (25, 0), "": (0, 0),
}  # fmt: skip
