"""Passes: signed keys that open one row for an hour, for people who proved themselves, for instance by a mailed code.

A pass stands in a URL where the row's own token would; the token never expires.
"""

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db.models import Model
from django.http import Http404

#: How long a pass is valid.
PASS_LASTS = timedelta(hours=1)


class PassExpired(Http404):
    """The pass is too old. It is a 404, except on pages that can issue a new pass."""


def pass_for(row: Model, *, like: str = "") -> str:
    """A pass for the row; about 60 characters. It is valid no longer than the pass ``like``, if one is given."""
    return _signer(type(row), like).sign(row.pk)


def is_pass(token: str) -> bool:
    """Whether a token of a URL is a pass; a row's own token contains no colon."""
    return ":" in token


def key_of(model: type[Model], token: str) -> str:
    """The primary key in a pass.

    Raises:
        Http404: it is forged; PassExpired: it is too old.
    """
    try:
        return _signer(model).unsign(token, max_age=PASS_LASTS)
    except SignatureExpired:
        raise PassExpired from None
    except BadSignature:
        raise Http404 from None


class _PassSigner(TimestampSigner):
    """Signs with the time of an earlier pass, so that following links renews nothing."""

    like = ""

    def timestamp(self) -> str:
        return self.like.rsplit(":", 2)[-2] if self.like else super().timestamp()


def _signer(model: type[Model], like: str = "") -> TimestampSigner:
    signer = _PassSigner(salt=f"pass:{model._meta.label_lower}")
    signer.like = like
    return signer
