"""The regions whose public holidays an address may keep, by its area or its postcode. Pure.

Postcodes cross borders of regions: where a postcode reaches into two, the holidays of both count, so a promise is
rather a day late than a day early. The codes are those of the library ``holidays``.
"""

from functools import lru_cache

import holidays

from cms.text.spelling import code, fold

# Beginnings of postcodes, each with the regions that it reaches into.

#: The ranges of plz-to-bundesland 0.1.2 (MIT licence, Alexander Johae) by two digits, and four towns that it leaves
#: out: Mainz-Kostheim (55), Diez (65), Wald-Michelbach (69) and Lindau (88).
_GERMANY = """
01 SN BB,010 SN,011 SN,012 SN,013 SN,014 SN,02 SN,03 BB,04 SN TH BB,06 ST TH,07 TH,08 SN,09 SN,10 BE,11 BE,12 BE,
13 BE,14 BE BB,15 BB,16 BB,17 MV BB,18 MV,19 MV NI BB,20 HH,21 HH NI SH,22 HH SH,23 SH MV,24 SH,25 SH,26 NI,
27 NI SH HB,28 HB NI,29 NI ST,30 NI,31 NI,32 NW,33 NW,34 HE NW,35 HE,36 HE TH,37 NI TH NW,38 NI ST,39 ST,40 NW,
41 NW,42 NW,44 NW,45 NW,46 NW,47 NW,48 NW NI,49 NI NW,50 NW,51 NW,52 NW,53 NW RP,54 RP,55 RP HE,56 RP,57 NW RP,
58 NW,59 NW,60 HE,61 HE,63 HE BY,64 HE,65 HE RP,66 SL RP,67 RP,68 BW HE,69 BW HE,70 BW,71 BW,72 BW,73 BW,74 BW,
75 BW,76 BW RP,77 BW,78 BW,79 BW,80 BY,81 BY,82 BY,83 BY,84 BY,85 BY,86 BY,87 BY,88 BW BY,89 BW BY,90 BY,91 BY,
92 BY,93 BY,94 BY,95 BY,96 BY TH,97 BY BW,98 TH,99 TH
"""
#: The cantons of the towns that give each pair of digits its name; villages across a border are left out.
_SWITZERLAND = """
10 VD,11 VD,12 GE,13 VD,14 VD,15 VD FR,16 FR,17 FR,18 VD VS,19 VS,20 NE,21 NE,22 NE,23 NE JU,24 NE,25 BE,26 BE,
27 BE JU,28 JU,29 JU,30 BE,31 BE,32 BE FR,33 BE,34 BE,35 BE,36 BE,37 BE,38 BE,39 VS,40 BS BL,41 BL SO,42 BL SO,
43 AG,44 BL,45 SO BE,46 SO AG,47 SO,48 AG LU,49 BE,50 AG,51 AG,52 AG,53 AG,54 AG,55 AG,56 AG,57 AG,60 LU NW OW,
61 LU,62 LU,63 ZG LU NW OW,64 SZ UR,65 TI GR,66 TI,67 TI,68 TI,69 TI,70 GR,71 GR,72 GR,73 GR SG,74 GR,75 GR,76 GR,
77 GR,80 ZH,81 ZH,82 SH ZH TG,83 ZH,84 ZH,85 TG,86 ZH SG,87 ZH SG GL,88 ZH SZ,89 ZH,90 SG AR AI,91 AR AI SG,92 SG,
93 SG TG,94 SG AR,95 TG SG,96 SG
"""
_SPAIN = """
01 PV,02 CM,03 VC,04 AN,05 CL,06 EX,07 IB,08 CT,09 CL,10 EX,11 AN,12 VC,13 CM,14 AN,15 GA,16 CM,17 CT,18 AN,
19 CM,20 PV,21 AN,22 AR,23 AN,24 CL,25 CT,26 RI,27 GA,28 MD,29 AN,30 MC,31 NC,32 GA,33 AS,34 CL,35 CN,36 GA,
37 CL,38 CN,39 CB,40 CL,41 AN,42 CL,43 CT,44 AR,45 CM,46 VC,47 CL,48 PV,49 CL,50 AR,51 CE,52 ML
"""
_FRANCE = "57 57,67 6AE,68 6AE,971 971,972 972,973 973,974 974,976 976,977 BL,978 MF"
_PORTUGAL = "90 30,91 30,92 30,93 30,94 30,95 20,96 20,97 20,98 20,99 20"
_BRITAIN = """
BT NIR,AB SCT,DD SCT,DG SCT,EH SCT,FK SCT,G SCT,HS SCT,IV SCT,KA SCT,KW SCT,KY SCT,ML SCT,PA SCT,PH SCT,TD SCT,ZE SCT
"""
_BY_POSTCODE = {
    country: {start: tuple(regions) for start, *regions in (part.split() for part in table.split(","))}
    for country, table in {
        "DE": _GERMANY, "CH": _SWITZERLAND, "ES": _SPAIN, "FR": _FRANCE, "PT": _PORTUGAL, "GB": _BRITAIN,
    }.items()
}  # fmt: skip


@lru_cache(maxsize=2048)
def regions_of(country: str, area: str = "", postal_code: str = "") -> tuple[str, ...]:
    """Regions whose holidays may hold at this address; none where the address does not tell."""
    known = _by_postcode(country, postal_code) or _by_area(country, area)
    return tuple(region for region in known if region in _regions(country).values())


def _by_postcode(country: str, postal_code: str) -> tuple[str, ...]:
    table, start = _BY_POSTCODE.get(country, {}), code(postal_code)
    if country == "GB":  # The letters alone are the area: "G1" is Glasgow, "GL1" Gloucester.
        area = start[: next((place for place, sign in enumerate(start) if sign.isdigit()), len(start))]
        return table.get(area, ("ENG",) if area else ())
    return next((table[start[:length]] for length in (3, 2) if start[:length] in table), ())


def _by_area(country: str, area: str) -> tuple[str, ...]:
    region = _regions(country).get(fold(area))
    return (region,) if region and area else ()


@lru_cache(maxsize=256)
def _regions(country: str) -> dict[str, str]:
    """The code of each region of a country by its folded codes and names."""
    if country not in holidays.list_supported_countries(include_aliases=False):
        return {}
    kind = getattr(holidays, country)
    names: dict[str, str] = getattr(kind, "subdivisions_aliases", {})
    return {fold(name): region for name, region in ({each: each for each in kind.subdivisions} | names).items()}
