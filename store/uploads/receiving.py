"""Receiving files: one that is too large is skipped and never stored, and the rest of the form is still read."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from .limits import MAX_BYTES


class CappedHandler(FileUploadHandler):
    """The first upload handler. Skips files above ``MAX_BYTES`` in the shop; the back office may send larger ones.

    If a file was skipped, ``skipped_files`` of the request is set.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > MAX_BYTES and not self.request.path.startswith("/admin/"):
            self.request.skipped_files = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""


def is_skipped(request: HttpRequest) -> bool:
    """Whether a file of this request was too large for the shop; its form must have been read."""
    return getattr(request, "skipped_files", False)
