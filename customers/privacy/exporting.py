"""A copy of all data of one person as a ZIP file, written while it is sent.

It holds a table for each kind of data (CSV, for people), all of them once more as JSON (for programs), and the files.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.foundation.exports import UTF8_BOM, shop_time, without_formula
from cms.foundation.menus import shop
from customers.people.models import Customer, User
from customers.people.personal_data import DataFile, DataRow, parts
from customers.timeline.services import record

from . import events
from .log import EXPORT, log_for

_CHUNK = 64 * 1024


@transaction.atomic
def record_export(customer: Customer, *, why: str, actor: User) -> None:
    """Write down who took a copy of all data, and why."""
    record(events.EXPORTED, customer=customer, actor=actor)
    log_for(customer, EXPORT, actor=actor, why=why)


def copy_of_all_data(customer: Customer) -> Iterator[bytes]:
    """The ZIP file in chunks, in the language of the person."""
    sink = _Sink()
    with override(customer.language), zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        tables: dict[str, list[dict[str, object]]] = {}
        archive.writestr("README.txt", _introduction(customer))
        for part in parts():
            rows = [_plain(row) for row in part.rows(customer)]
            if rows:
                tables[part.key] = rows
                archive.writestr(f"tables/{part.key}.csv", _csv_of(rows))
                yield sink.take()
            for file in part.files(customer):
                yield from _write_file(archive, f"files/{part.key}/{_safe(file.name)}", file, sink)
        archive.writestr("data.json", json.dumps(tables, ensure_ascii=False, indent=1))
    yield sink.take()


class _Sink(io.RawIOBase):
    """Collects what is written until it is taken. It cannot seek, so the archive is written from front to back."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


def _write_file(archive: zipfile.ZipFile, name: str, file: DataFile, sink: _Sink) -> Iterator[bytes]:
    try:
        source = file.open()
    except OSError:
        archive.writestr(f"{name}.txt", _("This file could not be read. Please ask for it again."))
        return
    with source, archive.open(name, "w") as target:
        while chunk := source.read(_CHUNK):
            target.write(chunk)
            yield sink.take()


def _safe(name: str) -> str:
    return "/".join(get_valid_filename(part) for part in name.split("/") if part.strip(". "))


def _plain(row: DataRow) -> dict[str, object]:
    return {str(heading): _value(value) for heading, value in row.items()}


def _value(value: object) -> object:
    if value is None or isinstance(value, bool | int | dict | list):
        return value
    return shop_time(value).strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else str(value)


def _csv_of(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({heading: _cell(value) for heading, value in row.items()} for row in rows)
    return UTF8_BOM + text.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return without_formula(text)


def _introduction(customer: Customer) -> str:
    day = date_format(timezone.localtime(), "j F Y")
    return "\n".join(_sentences(str(customer), day)) + "\n"


def _sentences(who: str, day: str) -> Iterable[str]:
    yield _("All data that %(shop)s has stored about %(who)s, as of %(day)s.") % {
        "shop": shop().name, "who": who, "day": day,
    }  # fmt: skip
    yield ""
    yield _("tables: one table for each kind of data. They open in every spreadsheet program.")
    yield _("files: pictures and documents that you sent or that we made for you.")
    yield _("data.json: the same tables for a program, for example to take them to another shop.")
