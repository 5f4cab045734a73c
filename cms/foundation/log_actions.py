"""What staff did with data of persons, in Wagtail's log: who, when, what, why. Owners read it in the site history."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter, log
from wagtail.models import ModelLogEntry

EXPORT_LIST = "kontor.export_list"


class ListExportFormatter(LogFormatter):
    """An export of a list; the entry is about the user who made it."""

    label = gettext_lazy("Export of a list")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """The list, the number of its rows, and the filter, as it stands in the address."""
        data = {"list": "", "rows": 0, "format": "", "filter": ""} | log_entry.data
        rows = ngettext("%(count)d row", "%(count)d rows", data["rows"]) % {"count": data["rows"]}
        sentence = _("Exported “%(list)s” as %(format)s: %(rows)s") % (data | {"rows": rows})
        return f"{sentence} ({data['filter']})" if data["filter"] else sentence


def log_list_export(request: HttpRequest, *, title: str, rows: int) -> None:
    """Write down who exports which list, how many rows, and by which filter."""
    query = request.GET.copy()
    kind = query.pop("export", [""])[0]
    details = {"list": title, "rows": rows, "format": kind.upper() or "XLSX", "filter": query.urlencode()[:1000]}
    log(request.user, EXPORT_LIST, user=request.user, data=details)
