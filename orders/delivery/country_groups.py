"""Groups of countries, and where customs are paid. Pure."""

EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
#: Europe outside of the union.
REST_OF_EUROPE = frozenset({
    "AD", "AL", "AX", "BA", "BY", "CH", "FO", "GB", "GG", "GI", "IM", "IS", "JE", "LI",
    "MC", "MD", "ME", "MK", "NO", "RS", "RU", "SJ", "SM", "UA", "VA", "XK",
})  # fmt: skip
#: One customs area with the union, without being a member.
_WITH_THE_EU = frozenset({"MC"})


def is_outside_customs_area(country: str, *, home: str) -> bool:
    """Whether a parcel from ``home`` passes customs on its way to the country."""
    area = EU | _WITH_THE_EU if home in EU else frozenset({home})
    return bool(country) and country not in area
