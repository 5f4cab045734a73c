"""What an import did, and what it could not do."""

from dataclasses import dataclass, field

from .records import BadRow


@dataclass
class Report:
    """Counts of one import, and every row that somebody has to look at."""

    products: int = 0
    variants: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    pictures: int = 0
    bad: list[BadRow] = field(default_factory=list)
    #: Written, but worth a look: repeated article numbers, missing pictures, drafts in the way.
    notes: list[BadRow] = field(default_factory=list)

    def note(self, line: int, sentence: str) -> None:
        """Something to look at that stopped nothing."""
        self.notes.append(BadRow(line, sentence))
