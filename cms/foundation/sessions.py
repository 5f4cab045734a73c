"""Sessions in the database, as Django's own; the query is put together once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from .prepared import prepared


class SessionStore(db.SessionStore):
    """One session; one that is over is none."""

    def _get_session_from_db(self) -> Session | None:
        key = (self.session_key or "").replace("\x00", "")
        found = next(iter(_with_key(key)), None)
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        return found


@prepared
def _with_key(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)
