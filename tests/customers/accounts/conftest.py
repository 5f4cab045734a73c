"""People with a confirmed address and with a second step."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret


@pytest.fixture
def confirmed(alice):
    """Alice with her address confirmed at the door, too."""
    EmailAddress.objects.create(user=alice.user, email=alice.email, verified=True, primary=True)
    return alice


@pytest.fixture
def guarded_by_app(confirmed) -> str:
    """Alice with a second step; gives the secret of her app."""
    secret = generate_totp_secret()
    TOTP.activate(confirmed.user, secret)
    return secret


@pytest.fixture
def guarded(guarded_by_app, confirmed):
    """Alice with a second step; gives her recovery codes."""
    return RecoveryCodes.activate(confirmed.user).get_unused_codes()
