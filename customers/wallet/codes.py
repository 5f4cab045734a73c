"""Codes of gift cards. The shop stores the last four characters and a keyed hash, never the code."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator

from django.conf import settings

from cms.text import spelling

#: Without I, O, 0 and 1, which people confuse: 32 characters.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
#: 16 characters are 80 bits.
LENGTH, GROUP = 16, 4
#: What people type for characters that no code has.
_SLIPS = str.maketrans({"-": "", "_": "", ".": ""})


def new_code() -> str:
    """A new code as it is printed: ``ABCD-EFGH-JKLM-NPQR``."""
    return written("".join(secrets.choice(ALPHABET) for _place in range(LENGTH)))


def written(code: str) -> str:
    """The code in groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(text: str) -> str:
    """The 16 characters of a code as somebody types it; empty if it cannot be one."""
    typed = spelling.code(text).translate(_SLIPS)
    return typed if len(typed) == LENGTH and set(typed) <= set(ALPHABET) else ""


def hash_of(code: str, key: str | None = None) -> str:
    """The keyed hash of the 16 characters."""
    message = f"gift-card:{read_code(code)}".encode()
    return hmac.new((key or settings.SECRET_KEY).encode(), message, hashlib.sha256).hexdigest()


def hashes_of(code: str) -> Iterator[str]:
    """The hashes under which it may be stored: by the key of today and by those that were replaced."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield hash_of(code, key)
