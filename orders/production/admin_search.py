"""Jobs in the search over everything."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from cms.text.spelling import code
from customers.people.search import containing

from .models import Job


def job_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """The job of this number, else jobs whose line has these engraved words, newest first."""
    rows = Job.objects.select_related("line").order_by("-pk")
    found = list(rows.filter(number=code(text))) or rows.filter(containing(text, "line__search_key"))[:MAX_RESULTS]
    return [
        SearchResult(
            job.number,
            address_of("jobs_admin:inspect", job.pk),
            " · ".join([job.line.name, *job.line.own_words, str(job.get_status_display())]),
        )
        for job in found
    ]


def job_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(_("Jobs"), job_results, permission="production.view_job", order=40)
