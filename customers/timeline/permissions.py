"""Who sees the work of the shop."""

#: Errors may name customers, so few may read them.
SEE_WORK = "timeline.see_work"


def may_see_work(user) -> bool:
    """Whether somebody may see background work, and run again what failed."""
    return bool(user.is_active and user.has_perm(SEE_WORK))
