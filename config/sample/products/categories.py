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

#: The measures of clothes by category: name, rows, how to measure.
SIZE_TABLES = {
    "apparel/shirts": (
        "Sizes of our shirts",
        (
            "Size | Chest, cm | Length, cm | Sleeve, cm | For a chest of, cm",
            "S | 48 | 69 | 20 | 86 to 92",
            "M | 52 | 72 | 21 | 92 to 98",
            "L | 56 | 74 | 22 | 98 to 106",
            "XL | 60 | 76 | 23 | 106 to 114",
            "XXL | 64 | 78 | 24 | 114 to 122",
        ),
        "Measured on the shirt, laid flat: the chest below the sleeves, the length from the collar down. Lay a shirt that fits you beside the tape. After washing the length is up to 2 cm shorter.",
    ),
    "apparel/hoodies": (
        "Sizes of our hoodies",
        (
            "Size | Chest, cm | Length, cm | Sleeve, cm | For a chest of, cm",
            "S | 53 | 67 | 61 | 86 to 92",
            "M | 57 | 70 | 63 | 92 to 98",
            "L | 61 | 72 | 65 | 98 to 106",
            "XL | 65 | 74 | 66 | 106 to 114",
            "XXL | 69 | 76 | 67 | 114 to 122",
        ),
        "Measured on the hoodie, laid flat: the chest below the sleeves, the length from the neck down, the sleeve from the shoulder seam.",
    ),
    "apparel/work": (
        "Sizes of our aprons and caps",
        (
            "Size | Length, cm | Width, cm | Round the head, cm",
            "Apron, short | 70 | 74 | –",
            "Apron, long | 92 | 80 | –",
            "Cap | – | – | 54 to 62",
        ),
        "Aprons are measured from the bib down. The buckle sets the cap.",
    ),
}  # fmt: skip

#: The tax on standard and reduced goods by country; nobody named is everywhere else.
TAX = {
    "DE": (19, 7), "AT": (20, 10), "BE": (21, 6), "BG": (20, 9), "CY": (19, 3), "CZ": (21, 0), "DK": (25, 25),
    "EE": (24, 9), "ES": (21, 4), "FI": ("25.5", "13.5"), "FR": (20, "5.5"), "GR": (24, 6), "HR": (25, 5),
    "HU": (27, 5), "IE": (23, 0), "IT": (22, 4), "LT": (21, 5), "LU": (17, 3), "LV": (21, 5), "MT": (18, 5),
    "NL": (21, 9), "PL": (23, 5), "PT": (23, 6), "RO": (21, 11), "SE": (25, 6), "SI": (22, 5), "SK": (23, 5),
    "CH": ("8.1", "2.6"), "GB": (20, 0), "NO": (25, 0), "": (0, 0),
}  # fmt: skip
