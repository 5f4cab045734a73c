"""How long an action of staff can be undone."""

from datetime import timedelta

#: The mails about such an action wait so long, so an undone mistake reaches nobody.
UNDO_TIME = timedelta(minutes=5)
