"""Addresses within the shop, each worked out once in a process."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def address_of(name: str, *arguments: str) -> str:
    """As ``reverse``, for addresses that many pages show.

    Raises:
        NoReverseMatch: there is no such address.
    """
    return _address_of(name, arguments, get_language(), get_script_prefix())


@lru_cache(maxsize=4096)
def _address_of(name: str, arguments: tuple[str, ...], language: str | None, prefix: str) -> str:
    return reverse(name, args=arguments)
