"""Who signs in to the sample shop: one person for each role that has a screen, and one shopper."""

from dataclasses import dataclass

#: Everybody's password here; well known, so the command that makes the sample shop asks for DEMO=1.
PASSWORD = "alder-and-finch"


@dataclass(frozen=True)
class SignIn:
    """Somebody to sign in as. ``role`` is the name of a group, or what the person is."""

    role: str
    email: str
    name: str
    password: str = PASSWORD

    @property
    def is_staff(self) -> bool:
        """Whether the admin opens."""
        return self.role != SHOPPER

    @property
    def is_owner(self) -> bool:
        """Whether everything may be done."""
        return self.role == OWNER


OWNER, SHOPPER = "Owner", "Shopper"

SIGN_INS = [
    SignIn(OWNER, "olga@alderandfinch.example", "Olga Finch"),
    SignIn("Merchandiser", "milan@alderandfinch.example", "Milan Horák"),
    SignIn("Order clerk", "carla@alderandfinch.example", "Carla Brandt"),
    SignIn("Workshop", "wim@alderandfinch.example", "Wim Dekker"),
    SignIn("Warehouse", "hana@alderandfinch.example", "Hana Sato"),
    SignIn("Agent", "aylin@alderandfinch.example", "Aylin Demir"),
    SignIn("Support lead", "sofie@alderandfinch.example", "Sofie Lindqvist"),
    SignIn("Editor", "edgar@alderandfinch.example", "Edgar Novak"),
    SignIn(SHOPPER, "ines@example.com", "Ines Moreau"),
]
