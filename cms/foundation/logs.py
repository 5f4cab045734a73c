"""Lines of the log without what opens something."""

import logging
import re

#: A part of an address that nobody types: long, and with a capital letter or a colon, as tokens and signed keys have.
#: Slugs of pages and products have neither.
_SECRET = re.compile(r"(?<=[/=])(?=[\w.~-]*[A-Z:])[\w.~:-]{20,}")


def without_secrets(line: str) -> str:
    """The line with every token in it as ``…``: links of orders, questions, proofs, designs, passwords, addresses."""
    return _SECRET.sub("…", line)


class SecretsFormatter(logging.Formatter):
    """Formats a record, its traceback included, and hides tokens. Whoever reads the log opens nobody's page with it."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
