"""Log lines without secrets."""

import logging
import re

#: A token or signed key in an address: long, with a capital letter or a colon, which slugs never have; or a key that
#: resets a password, in small letters.
_SECRET = re.compile(r"(?<=[/=])(?=[\w.~-]*[A-Z:])[\w.~:-]{20,}|(?<=/reset/key/)[\w-]+")


def without_secrets(line: str) -> str:
    """The line with every token in it as ``…``: links of orders, questions, proofs, designs, passwords, addresses."""
    return _SECRET.sub("…", line)


class SecretsFormatter(logging.Formatter):
    """Formats a record with its traceback and hides tokens, so that log readers cannot open customers' pages."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
