"""Passes: names of rows that open them for a while, for who has proved something once, such as by a mailed code.

They stand in addresses in the place of the row's own token, which opens it for ever.
"""

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db.models import Model
from django.http import Http404

#: How long a pass opens what it names.
PASS_LASTS = timedelta(hours=1)


class PassExpired(Http404):
    """It was good once. Everywhere but where a new one can be had, that is a page that does not exist."""


def pass_for(row: Model) -> str:
    """A pass for the row, from now on; about 60 characters."""
    return _signer(type(row)).sign(row.pk)


def is_pass(token: str) -> bool:
    """Whether a token of an address is a pass; a row's own token has no colon."""
    return ":" in token


def key_of(model: type[Model], token: str) -> str:
    """The primary key that a pass names.

    Raises:
        Http404: it is forged; PassExpired: it is too old.
    """
    try:
        return _signer(model).unsign(token, max_age=PASS_LASTS)
    except SignatureExpired:
        raise PassExpired from None
    except BadSignature:
        raise Http404 from None


def _signer(model: type[Model]) -> TimestampSigner:
    return TimestampSigner(salt=f"pass:{model._meta.label_lower}")
