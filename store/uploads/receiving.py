"""Files on their way in: what is too large is read past and never stored, so that the rest of the form is kept."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from .limits import MAX_BYTES


class CappedHandler(FileUploadHandler):
    """Stands before Django's own. Skips a file above ``MAX_BYTES``, in the shop; the back office brings catalogues.

    A request of which a file was skipped has ``skipped_files`` set.
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
