"""Bank account numbers: normalized, checked, masked. Pure."""

from stdnum import bic, iban
from stdnum.exceptions import ValidationError

from cms.text.spelling import code

__all__ = ["ValidationError", "masked", "read_bic", "read_iban"]


def read_iban(typed: str) -> str:
    """The IBAN in groups of four.

    Raises:
        ValidationError: it does not add up, or no country has such an IBAN.
    """
    return iban.format(iban.validate(code(typed).removeprefix("IBAN").lstrip(":")))


def read_bic(typed: str) -> str:
    """The BIC in capitals.

    Raises:
        ValidationError: this is no BIC.
    """
    return bic.validate(code(typed))


def masked(number: str) -> str:
    """The first and last four characters of a number, to recognize it by."""
    bare = "".join(number.split())
    return f"{bare[:4]}…{bare[-4:]}" if len(bare) > 8 else "…" * bool(bare)
