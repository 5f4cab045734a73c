"""Copies of rows with drafts: with all their child rows, and an address or code of their own."""

from typing import Any, TypeVar

from modelcluster.models import ClusterableModel, get_all_child_relations

from .slugs import free_text

Row = TypeVar("Row", bound=ClusterableModel)

#: What a copy does not take over: it is a draft that nobody has published or planned.
_NEW: dict[str, Any] = {
    "live": False,
    "has_unpublished_changes": True,
    "first_published_at": None,
    "last_published_at": None,
    "live_revision": None,
    "latest_revision": None,
    "go_live_at": None,
    "expire_at": None,
    "expired": False,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
    "archived_at": None,
}


def copy_of(row: Row, *, name: str, code_field: str, **changes: Any) -> Row:
    """A copy of the newest draft, not saved yet, with its child rows; its address or code is the next free one."""
    data = row.get_latest_revision_as_object().serializable_data()
    _forget_keys(data, type(row))
    code = free_text(type(row)._base_manager.all(), code_field, data[code_field])
    data |= {key: value for key, value in _NEW.items() if key in data} | changes | {"name": name, code_field: code}
    return type(row).from_serializable_data(data)


def _forget_keys(data: dict, model: type[ClusterableModel]) -> None:
    data["pk"] = None
    for relation in get_all_child_relations(model):
        for child in data.get(relation.get_accessor_name(), ()):
            child[relation.field.name] = None
            _forget_keys(child, relation.related_model)
