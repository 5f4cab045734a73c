"""Readers of environment variables: each returns one type and refuses nonsense at start-up."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit

from babel.core import get_global
from django.core.exceptions import ImproperlyConfigured
from moneyed import CURRENCIES

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable as it stands, without surrounding space."""
    return os.getenv(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no."""
    value = os.getenv(name, "1" if default else "0").strip().lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Write 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    value = os.getenv(name, str(default)).strip()
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number.")
    return int(value)


def currency(name: str, default: str) -> str:
    """The code of a currency that some country uses today."""
    code = text(name, default).upper()
    territories = get_global("territory_currencies").values()
    in_use = {each for rows in territories for each, _since, until, is_tender in rows if is_tender and until is None}
    if code not in in_use or code not in CURRENCIES:
        raise ImproperlyConfigured(f"{name} is {code!r}. Write the three letters of a currency, such as EUR.")
    return code


def words(name: str, default: str = "") -> list[str]:
    """Values between commas; empty ones are dropped."""
    return [word.strip() for word in os.getenv(name, default).split(",") if word.strip()]


def one_of(name: str, default: str, allowed: set[str]) -> str:
    """One of the ``allowed`` words."""
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write one of {', '.join(sorted(allowed))}.")
    return value


def database(name: str, sqlite_path: str) -> dict:
    """A database from ``postgres://user:password@host:port/name``; nothing means SQLite at ``sqlite_path``."""
    url = text(name)
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": sqlite_path}
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} must look like postgres://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
