"""Pictures that shoppers send: checked by what they are, written anew, kept private."""

from .checks import Checked, UploadRefused, checked

__all__ = ["Checked", "UploadRefused", "checked"]
