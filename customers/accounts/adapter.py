"""How allauth sends mail and counts tries in this shop."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """allauth's mails become letters; its limits are counted in the database."""
