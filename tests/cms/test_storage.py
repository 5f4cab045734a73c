"""A file under its own name is whole, whatever happens to the disk or the process while it is written."""

import os
import subprocess
import sys
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import TemporaryUploadedFile

from cms.foundation.storage import ABANDONED_SECONDS, PARTS, StorageUnavailable, WholeFileStorage, write_whole

#: Saves a file in a process of its own, with a limit of the system for files, or killed after its first chunk.
WRITER = """
import os, resource, signal, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from django.core.files.base import ContentFile
from cms.foundation.storage import StorageUnavailable, WholeFileStorage

class Killed(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"x" * 100_000
        os.kill(os.getpid(), signal.SIGKILL)

storage = WholeFileStorage(location=sys.argv[1])
if sys.argv[2] == "killed":
    storage.save("cup.jpg", Killed(b""))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    storage.save("cup.jpg", ContentFile(b"x" * 5000))
except StorageUnavailable as unavailable:
    print(unavailable)
"""


@pytest.fixture
def storage(tmp_path) -> WholeFileStorage:
    return WholeFileStorage(location=tmp_path / "store")


def write_in_another_process(storage: WholeFileStorage, how: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", WRITER, storage.location, how]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_disk_that_is_full_leaves_nothing(storage):
    done = write_in_another_process(storage, "full")

    assert done.stdout == "Files cannot be stored at the moment. Nothing was changed. Please try again later.\n"
    assert storage.listdir("") == ([PARTS], [])
    assert storage.listdir(PARTS) == ([], [])


def test_a_killed_process_leaves_a_part_that_nobody_reads_and_a_job_deletes(storage):
    write_in_another_process(storage, "killed")
    assert not storage.exists("cup.jpg")
    (part,) = storage.listdir(PARTS)[1]
    assert storage.delete_abandoned_parts() == 0

    long_ago = time.time() - ABANDONED_SECONDS - 1
    os.utime(storage.path(f"{PARTS}/{part}"), (long_ago, long_ago))
    assert storage.delete_abandoned_parts() == 1
    assert storage.listdir(PARTS) == ([], [])


def test_a_name_that_is_taken_is_never_overwritten(storage):
    names = [storage.save("in/cup.jpg", ContentFile(text)) for text in (b"one", b"two")]

    assert names[0] == "in/cup.jpg"
    assert [storage.open(name).read() for name in names] == [b"one", b"two"]


def test_a_large_file_is_moved_from_where_it_was_received(storage):
    received = TemporaryUploadedFile("cup.jpg", "image/jpeg", 3, None)
    received.write(b"cup")
    received.seek(0)
    stored = storage.save("cup.jpg", received)
    received.file.delete = received.file._closer.delete = False  # It has been moved away.

    assert storage.open(stored).read() == b"cup"
    assert storage.listdir(PARTS) == ([], [])


def test_a_folder_that_cannot_be_made_is_a_sentence(storage, tmp_path):
    (tmp_path / "store").write_text("in the way")

    with pytest.raises(StorageUnavailable, match=r"Nothing was changed\."):
        storage.save("cup.jpg", ContentFile(b"cup"))


def test_where_links_are_unknown_the_file_is_moved(storage, monkeypatch):
    def link(*_paths):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", link)
    assert storage.open(storage.save("cup.jpg", ContentFile(b"cup"))).read() == b"cup"


def test_every_storage_of_the_shop_is_of_this_kind():
    assert all(isinstance(storages[name], WholeFileStorage) for name in ("default", "public", "uploads"))


def test_a_file_of_ours_is_replaced_in_one_step(tmp_path):
    write_whole(tmp_path / "current", "one")
    write_whole(tmp_path / "current", "two")

    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("current", "two")]
