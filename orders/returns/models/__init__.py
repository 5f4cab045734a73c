"""What comes back: withdrawals from the contract."""

from .withdrawals import Withdrawal, WithdrawalLine

__all__ = ["Withdrawal", "WithdrawalLine"]
