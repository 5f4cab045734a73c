"""Delivery methods of the sample shop, with what they carry and their prices by weight."""

from dataclasses import dataclass, field

from customers.profiles.address_parts import every_country
from orders.delivery.country_groups import EU
from orders.delivery.models import DeliveryBand, DeliveryMethod
from store.money.amounts import Money

HOME = ["DE"]
UNION = sorted(EU - {"DE"})
ELSEWHERE = sorted({*every_country()} - EU)
TRACKING = "https://www.dhl.com/en/express/tracking.html?AWB={number}"


@dataclass(frozen=True)
class SampleMethod:
    """One delivery method. ``bands``: price by weight in kilograms; ``max_weight``: in kilograms."""

    code: str
    name: str
    carrier: str
    countries: list[str]
    price: str
    days: int
    bands: dict[int, str] = field(default_factory=dict)
    free_from: str = ""
    max_weight: float = 0
    max_length: int = 0
    only_if_needed: bool = False
    cutoff: int = 12


METHODS = [
    SampleMethod(
        "standard", "Standard", "DHL", HOME, "4.90", 2, {5: "7.90", 10: "10.90", 20: "17.90"}, "90", 31.5, 120
    ),
    SampleMethod(
        "express", "Express", "DHL Express", HOME, "12.90", 1, {5: "17.90", 10: "24.90"}, "", 20, 120, cutoff=11
    ),
    SampleMethod(
        "freight", "Freight, to the kerb", "Dachser", HOME, "49.00", 4, {40: "79.00", 80: "119.00", 200: "249.00"},
        max_weight=800, max_length=240, only_if_needed=True,
    ),
    SampleMethod("pickup", "Pick up in Dresden", "", HOME, "0", 1),
    SampleMethod(
        "union", "European Union", "DHL", UNION, "11.90", 4, {5: "16.90", 10: "22.90", 20: "34.90"}, "180", 31.5, 120
    ),
    SampleMethod(
        "union-freight", "Freight, European Union", "Dachser", UNION, "149.00", 8, {40: "219.00", 80: "329.00"},
        max_weight=300, max_length=240, only_if_needed=True,
    ),
    SampleMethod(
        "world", "Worldwide", "DHL", ELSEWHERE, "24.90", 7, {2: "34.90", 5: "54.90", 10: "89.90", 20: "139.90"},
        max_weight=31.5, max_length=120,
    ),
]  # fmt: skip


def load() -> None:
    """Write every method with its bands."""
    for place, each in enumerate(METHODS):
        method, _made = DeliveryMethod.objects.update_or_create(
            code=each.code,
            defaults={
                "name": each.name,
                "carrier": each.carrier,
                "tracking_url": TRACKING if each.carrier.startswith("DHL") else "",
                "countries": each.countries,
                "price": Money(each.price),
                "free_from": Money(each.free_from) if each.free_from else None,
                "max_weight": int(each.max_weight * 1000) or None,
                "max_length": each.max_length or None,
                "only_if_needed": each.only_if_needed,
                "days": each.days,
                "cutoff_hour": each.cutoff,
                "is_pickup": each.code == "pickup",
                "position": place,
            },
        )
        for weight, price in each.bands.items():
            DeliveryBand.objects.update_or_create(
                method=method, from_weight=weight * 1000, defaults={"price": Money(price)}
            )
