"""The search for people: one folded column, updated by the row itself."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement

from cms.text.spelling import email_address, joined_words, search_key, search_words

from .phones import e164, searchable, typed_digits

#: The columns that a customer is found by.
SOURCES = ("name", "email", "phone")


class SearchKeyField(models.TextField):
    """Name, address and phone of the row as folded words between spaces; updated by every save."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        return search_keys(model_instance)["search_key"]


class PhoneKeyField(models.CharField):
    """The phone of the row as E.164, empty if it is no number; updated by every save."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        return search_keys(model_instance)["phone_e164"]


class TextKeyField(models.TextField):
    """The folded words of a row; written at every save. ``source`` names the attribute with the texts."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = search_key(*getattr(model_instance, self.source))
        setattr(model_instance, self.attname, key)
        return key


class TrigramIndex(GinIndex):
    """Finds a word within a text. PostgreSQL needs ``pg_trgm`` for it; other databases get a plain index."""

    def create_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: Any
    ) -> Statement:
        if schema_editor.connection.vendor == "postgresql":
            return super().create_sql(model, schema_editor, using=using, **kwargs)
        return models.Index(name=self.name, fields=self.fields).create_sql(model, schema_editor, **kwargs)


class Searched(models.Model):
    """A row with name, address and phone, and the columns for its search."""

    search_key = SearchKeyField(editable=False, default="")
    phone_e164 = PhoneKeyField(max_length=20, editable=False, default="", db_index=True)

    class Meta:
        abstract = True
        indexes: ClassVar = [TrigramIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="%(class)s_search")]

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """As Django's; the search columns are updated with their sources."""
        if update_fields is not None and set(update_fields) & set(SOURCES):
            update_fields = {*update_fields, "search_key", "phone_e164"}
        super().save(*args, update_fields=update_fields, **kwargs)


class SearchedQuerySet(models.QuerySet):
    """Rows with a search key."""

    def update(self, **changes: Any) -> int:
        """As Django's; the search columns are updated with name, address and phone."""
        if not changes.keys() & set(SOURCES):
            return super().update(**changes)
        rows = list(self.only("pk", *SOURCES))
        for row in rows:
            for name in changes.keys() & set(SOURCES):
                setattr(row, name, changes[name])
            self.model._base_manager.filter(pk=row.pk).update(**changes, **search_keys(row))
        return len(rows)

    update.alters_data = True


def search_keys(row: models.Model) -> dict[str, str]:
    """The search columns of a row; also sets them on it."""
    country = settings.HOME_COUNTRY
    mailbox, _at, domain = email_address(row.email).partition("@")
    keys = {
        "search_key": search_key(
            row.name, *joined_words(row.name), row.email, mailbox, domain, searchable(row.phone, country)
        ),
        "phone_e164": e164(row.phone, country),
    }
    for name, value in keys.items():
        setattr(row, name, value)
    return keys


def containing(text: str, column: str) -> models.Q:
    """Rows whose ``TextKeyField`` has every word of the text, each from its beginning; no words match no row."""
    words = search_words(text)
    if not words:
        return models.Q(pk__in=[])
    return models.Q(*(models.Q(**{f"{column}__contains": f" {word}"}) for word in words))


def matching(text: str, prefix: str = "") -> models.Q:
    """Customers that match every word of the text: by name in any spelling and order, address, or phone.

    ``prefix`` leads to the customer from another model, such as ``customer__``. A text without words matches nobody.
    """
    if number := typed_digits(text):
        return models.Q(**{f"{prefix}search_key__contains": number})
    words = search_words(email_address(text) if "@" in text else text)
    if not words:
        return models.Q(pk__in=[])
    return models.Q(*(models.Q(**{f"{prefix}search_key__contains": f" {word}"}) for word in words))
