"""Saving a row with all its child rows in a few statements, however many there are."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations

from cms.foundation.transactions import atomic_with_retry


class BulkClusterableModel(ClusterableModel):
    """A parent whose changed children are written with one statement a table, not with one or two a row.

    No signal is sent for the children; the parent's own is sent in the same transaction. Without ``update_fields``
    the whole is one transaction, which is tried again while the database is busy.
    """

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is not None:
            super().save(**kwargs)
            return
        new = [row for row in _with_children([self]) if row.pk is None]
        self._save_whole(new, kwargs)
        for row in _with_children([self]):
            row.__dict__.pop("_cluster_related_objects", None)  # From now on the database is read again.

    @atomic_with_retry
    def _save_whole(self, new: list[models.Model], kwargs: dict[str, Any]) -> None:
        for row in new:
            row.pk, row._state.adding = None, True  # A failed try has left keys behind.
        super(ClusterableModel, self).save(**kwargs)
        _write_children([self])


def _with_children(parents: Iterable[models.Model]) -> list[models.Model]:
    """These rows, and those below them that are held in memory."""
    found: list[models.Model] = []
    for parent in parents:
        found.append(parent)
        for rows in _children_in_memory(parent).values():
            found += _with_children(rows)
    return found


def _children_in_memory(parent: models.Model) -> dict[str, list[models.Model]]:
    """The children that were read or changed, by relation; the others are as they stand in the database."""
    return {name: list(rows) for name, rows in getattr(parent, "_cluster_related_objects", {}).items()}


def _write_children(parents: list[Any]) -> None:
    """Insert, update and delete children until the database holds those in memory. The parents are saved."""
    if not isinstance(parents[0], ClusterableModel):
        return
    for relation in get_all_child_relations(type(parents[0])):
        name, parent_field = relation.get_accessor_name(), relation.field.name
        changed = {parent: _children_in_memory(parent).get(name) for parent in parents}
        families = [(parent, rows) for parent, rows in changed.items() if rows is not None]
        for parent, rows in families:
            for row in rows:
                setattr(row, parent_field, parent)
        children = [row for _parent, rows in families for row in rows]
        stale = relation.related_model._base_manager.filter(
            **{f"{parent_field}__in": [each for each, _rows in families]}
        )
        stale.exclude(pk__in=[row.pk for row in children if row.pk is not None]).delete()
        if children:
            _upsert(relation.related_model, children)
            _write_children(children)


def _upsert(model: type[models.Model], rows: list[Any]) -> None:
    new, known = [row for row in rows if row.pk is None], [row for row in rows if row.pk is not None]
    columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._base_manager.bulk_create(new)
    model._base_manager.bulk_create(known, update_conflicts=True, unique_fields=["pk"], update_fields=columns)
