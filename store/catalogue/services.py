"""Changing the catalogue."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.foundation.versions import invalidate
from customers.timeline.work import wake
from store.money.amounts import Money

from .colours import Family
from .former_addresses import FormerCategoryAddress
from .models import Category, Colour, IndexChange, Product, ProductFigures

#: Families by folded name and value of a colour.
ChosenFamilies = Mapping[tuple[str, str], tuple[Family, ...]]


@transaction.atomic
def refresh_cards(product_ids: Iterable[int]) -> None:
    """Cards of these products look different: price, name, picture, or whether they are available.

    Pages show it at the next request; order and facets of lists follow once the worker has indexed them.
    """
    rows = [
        IndexChange(product_id=pk, due_at=timezone.now(), planned_at=timezone.now()) for pk in sorted(set(product_ids))
    ]
    if not rows:
        return
    IndexChange.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["product_id"],
        update_fields=["due_at", "planned_at", "attempts", "failed_at"],
    )
    invalidate("catalogue")
    wake()


def stock_changed(slugs: Iterable[str]) -> None:
    """The free stock of these products changed. Their own pages show the number; cards look the same."""
    invalidate(*(f"product:{slug}" for slug in slugs))


@transaction.atomic
def set_figures(product: Product, *, price_from: Money | None = None, **figures: Any) -> None:
    """Store figures of a product; those not named stay."""
    values = figures | ({"price_from": price_from} if price_from is not None else {})
    ProductFigures.objects.update_or_create(product_id=product.pk, defaults=values)
    refresh_cards([product.pk])


@transaction.atomic
def place_category(category: Category) -> None:
    """Save a category and the paths of everything below it; their former addresses lead to the new ones."""
    before = Category.objects.filter(pk=category.pk).values_list("path", flat=True).first()
    category.path = f"{category.parent.path}/{category.slug}" if category.parent else category.slug
    category.save()
    FormerCategoryAddress.objects.moved(category, before=before, now=category.path)
    for child in category.children.all():
        child.parent = category
        place_category(child)


def chosen_families() -> ChosenFamilies:
    """The families that staff chose, by name and value of the colour."""
    rows = Colour.objects.exclude(families=[])
    return {(row.name.casefold(), row.value): row.own_families for row in rows}


def families_of_colour(name: str, value: str, chosen: ChosenFamilies) -> tuple[Family, ...]:
    """The families of a colour: those that staff chose, else those that follow from its value or its name."""
    return chosen.get((name.casefold(), value)) or Colour(name=name, value=value).own_families


def list_colours(found: Iterable[tuple[str, str]]) -> None:
    """Add colours, as (name, value), to the table in which staff choose families. Known ones stay as they are."""
    rows = [Colour(name=name, value=value) for name, value in sorted(set(found))]
    Colour.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
