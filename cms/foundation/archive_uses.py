"""Finds what uses a row, so that it is not deleted: by the database relations, and by apps above."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst
from wagtail import hooks

#: Rows of one kind that are counted; of more the screen says "1,000 or more".
MAX_COUNTED = 1000
#: How deep child rows, and children of those, are searched as well.
_MAX_DEPTH = 3


@dataclass(frozen=True)
class Use:
    """Rows of one kind that use it: how many, and the first of them."""

    label: str
    count: int
    rows: tuple[str, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether there may be more than were counted."""
        return self.count >= MAX_COUNTED


def uses_of(row: models.Model) -> list[Use]:
    """Rows related to the row or its children, and those that apps above find by its code (hook ``find_uses``)."""
    by_code = (rows for function in hooks.get_hooks("find_uses") for rows in function(row))
    found: dict[type[models.Model], models.QuerySet] = {}
    for rows in (*_related(type(row)._base_manager.filter(pk=row.pk), _MAX_DEPTH), *by_code):
        # The same row may point to the row itself and to one of its parts: it is one use.
        found[rows.model] = found[rows.model] | rows if rows.model in found else rows
    return list(filter(None, map(_use, found.values())))


def _related(rows: models.QuerySet, depth: int) -> Iterator[models.QuerySet]:
    for relation in rows.model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        pointing = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": rows})
        if relation.on_delete is not models.CASCADE:
            yield pointing
        elif depth and relation.related_model is not rows.model:
            yield from _related(pointing, depth - 1)


def _use(rows: models.QuerySet) -> Use | None:
    first = list(rows[:5])
    if not first:
        return None
    count = rows.order_by()[:MAX_COUNTED].count()
    meta = rows.model._meta
    name = meta.verbose_name if count == 1 else meta.verbose_name_plural
    label = f"{capfirst(str(name))} ({meta.app_config.verbose_name})"  # Baskets and orders both have lines.
    return Use(label, count, tuple(map(str, first)))
