"""A disk that takes no more files: staff read a page, shoppers see the shop, and nothing is half-stored."""

import os
import sqlite3
import time
from pathlib import Path
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, transaction
from django.urls import reverse
from wagtail.documents import get_document_model

from cms.foundation.models import Rendition, SiteImage
from cms.foundation.storage import ABANDONED_SECONDS, PARTS, StorageUnavailable, WholeFileStorage
from customers.timeline.schedule import job_names
from store.catalogue.models import ProductPicture
from store.uploads.jobs import delete_abandoned_parts
from tests.makers import make_product

from .pictures import picture

pytestmark = pytest.mark.django_db
#: As the page for several pictures sends each of them.
AJAX = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def full(settings, tmp_path):
    """Call it with a folder: a file stands in its place, so every write fails, also for root."""

    def block(name: str) -> None:
        folder = tmp_path / name
        if folder.exists():
            folder.rename(tmp_path / f"{name}-before")
        folder.write_text("in the way")

    return block


@pytest.fixture
def staff(client, owner):
    """Answers as a browser gets them: an error is a page."""
    client.force_login(owner)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("address", "model", "folder", "field"),
    [
        ("wagtailimages:add", SiteImage, "media", "file"),
        ("wagtailimages:add_multiple", SiteImage, "media", "files[]"),
        ("wagtaildocs:add", get_document_model(), "files", "file"),
    ],
)
def test_staff_read_that_nothing_was_stored(staff, full, address, model, folder, field):
    full(folder)
    file = SimpleUploadedFile("cup.jpg", picture(), "image/jpeg")
    with transaction.atomic():  # A failed save marks the transaction, here that of the test.
        response = staff.post(reverse(address), {"title": "Cup", field: file, "collection": 1}, headers=AJAX)

    assert response.status_code == 507
    assert "Our disk takes no more files. Nothing was changed." in response.content.decode()
    assert not model.objects.exists()


def test_a_picture_without_room_for_its_sizes_costs_the_page_that_picture_for_now(client):
    image = SiteImage.objects.create(title="Cup", file=ContentFile(picture(800, 600), "cup.jpg"))
    product = make_product()
    ProductPicture.objects.create(product=product, image=image)
    with mock.patch.object(WholeFileStorage, "_save", side_effect=StorageUnavailable):
        without = client.get(product.get_absolute_url(), {"variant": ""})

    assert without.status_code == 200
    assert not Rendition.objects.exists()
    assert "/media/images/" in client.get(product.get_absolute_url(), {"variant": ""}).content.decode()


def test_a_database_without_room_has_the_same_page(staff, monkeypatch):
    def complete(*_args):
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("database or disk is full") from full

    monkeypatch.setattr("store.storefront.views.complete", complete)
    response = staff.get("/search/complete/?q=mug")

    assert response.status_code == 507
    assert "Nothing was changed." in response.content.decode()


@pytest.mark.parametrize("name", ["default", "public", "uploads"])
def test_what_a_killed_process_left_half_written_is_deleted_after_a_day(name):
    parts = Path(storages[name].path(PARTS))
    parts.mkdir(parents=True)
    for file, age in (("old", ABANDONED_SECONDS + 60), ("new", 60)):
        (parts / file).write_text("half")
        os.utime(parts / file, (time.time() - age,) * 2)
    delete_abandoned_parts()

    assert [each.name for each in parts.iterdir()] == ["new"]
    assert "store.uploads.jobs.delete_abandoned_parts" in job_names()
