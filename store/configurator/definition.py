"""What can be chosen on a product, as plain values: built once from the rows, then kept."""

from dataclasses import dataclass, field
from functools import cached_property

from store.money.amounts import Money

ONE, SEVERAL, TEXT = "one", "several", "text"

#: What is chosen: option keys, or words, by the key of the group.
Choices = dict[str, list[str] | str]


@dataclass(frozen=True)
class Option:
    """One answer."""

    key: str
    name: str
    colour: str = ""
    surcharge: Money = field(default_factory=Money)
    lead_days: int = 0


@dataclass(frozen=True)
class Group:
    """One question; ``most`` counts for several only, and 0 is no limit."""

    key: str
    name: str
    kind: str = ONE
    display: str = "pills"
    help: str = ""
    required: bool = True
    least: int = 0
    most: int = 0
    max_length: int = 24
    characters: str = "any"
    surcharge: Money = field(default_factory=Money)
    per_character: Money = field(default_factory=Money)
    options: tuple[Option, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Option]:
        """Its options by key."""
        return {option.key: option for option in self.options}

    @property
    def is_text(self) -> bool:
        """Whether words answer it."""
        return self.kind == TEXT

    @property
    def field_name(self) -> str:
        """Name of its field in a form."""
        return f"choice-{self.key}"


@dataclass(frozen=True)
class Rule:
    """One option (group, key) requires or excludes another."""

    when: tuple[str, str]
    then: tuple[str, str]
    excludes: bool
    reason: str


@dataclass(frozen=True)
class Definition:
    """Everything about how one product is made; without groups nothing can be chosen on it."""

    product: int
    code: str = ""
    groups: tuple[Group, ...] = ()
    rules: tuple[Rule, ...] = ()
    drawing: str = ""
    defaults: Choices = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Group]:
        """Its groups by key."""
        return {group.key: group for group in self.groups}
