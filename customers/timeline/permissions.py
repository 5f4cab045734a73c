"""Permission to see background work."""

#: Errors may name customers, so few may read them.
SEE_WORK = "timeline.see_work"


def may_see_work(user) -> bool:
    """Whether the user may see background work and run failed rows again."""
    return bool(user.is_active and user.has_perm(SEE_WORK))
