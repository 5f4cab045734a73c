"""Files of messages: received from a form, checked, stored where no address serves them, and handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.accounts.limits import allow, client_address
from store.uploads.checks import CleanFile, UploadRefused, check_file
from store.uploads.limits import Limits
from store.uploads.names import clean_name

from .models import Attachment, Message

#: Files of one message, and the limits of each.
MAX_FILES, LIMITS = 5, Limits(max_bytes=10 * 1024 * 1024)
#: A file is downloaded: nothing in it is run, shown as a page, or read by another site.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@dataclass(frozen=True)
class SentFile:
    """A checked file and the name under which it is saved."""

    name: str
    file: CleanFile


class _ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; the value is a list of ``SentFile``."""

    widget = _ManyFilesInput(attrs={"accept": "image/png,image/jpeg,image/webp,application/pdf"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Photos or PDF"))
        kwargs.setdefault(
            "help_text", gettext_lazy("Up to 5 files of 10 MB each: PNG, JPEG, WebP or PDF. Only you and we see them.")
        )
        super().__init__(required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[SentFile]:
        files = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if len(files) > MAX_FILES:
            raise forms.ValidationError(_("Please send at most %(max)d files at once.") % {"max": MAX_FILES})
        return [_checked(each) for each in files]


class AskForFilesAgain:
    """Mixin of a form with a ``FilesField``: a refused form says which files must be chosen again.

    A browser does not put them back into the field, so the second time they would be missing without a word.
    """

    def clean(self) -> dict:
        cleaned = super().clean()
        sent = [clean_name(each.name) for each in self.files.getlist(self.add_prefix("files"))]
        if self.errors and (len(sent) > 1 or (sent and "files" not in self.errors)):
            sentence = _("Please choose your files again: %(names)s.")
            self.add_error("files", sentence % {"names": ", ".join(name or _("File") for name in sent[:MAX_FILES])})
        return cleaned


def _checked(sent: Any) -> SentFile:
    name = clean_name(sent.name)
    try:
        file = check_file(sent.read(LIMITS.max_bytes + 1), LIMITS)
    except UploadRefused as refusal:
        raise forms.ValidationError(
            _("%(name)s: %(reason)s") % {"name": name or _("File"), "reason": refusal}
        ) from refusal
    stem = name.rpartition(".")[0] or name or "file"
    return SentFile(f"{stem}.{file.ending}", file)


def may_send(request: HttpRequest, files: Sequence[SentFile]) -> bool:
    """Whether this visitor may send another message with these files; it counts as sent."""
    here = client_address(request)
    return allow("question", here) and all(allow("upload", here) for _file in files)


def attach(message: Message, files: Sequence[SentFile]) -> None:
    """Store the files of a message.

    Raises:
        StorageUnavailable: the disk takes no files.
    """
    for sent in files:
        attachment = Attachment(
            message=message, name=sent.name, content_type=sent.file.content_type, bytes=len(sent.file.data)
        )
        attachment.file.save(f"file.{sent.file.ending}", ContentFile(sent.file.data), save=False)
        attachment.save()


def as_response(attachment: Attachment) -> FileResponse:
    """The file as a download.

    Raises:
        Http404: its file is missing.
    """
    try:
        stream = attachment.file.open()
    except OSError:
        raise Http404 from None
    response = FileResponse(stream, as_attachment=True, filename=attachment.name, content_type=attachment.content_type)
    for header, value in _HEADERS.items():
        response[header] = value
    return response
