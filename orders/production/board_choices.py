"""What each person sees on the board, and which columns they folded. It is stored, so every device shows the same."""

from django.db import transaction

from customers.people.models import User
from store.catalogue.models import Category

from .models import BoardChoice

#: Folded or opened columns that are remembered for one person; the oldest is forgotten first.
MAX_FOLDS = 60


def choice_of(user: User) -> BoardChoice:
    """The person's choice, or that of somebody who has not chosen yet: all jobs."""
    return BoardChoice.objects.select_related("category").filter(user=user).first() or BoardChoice(user=user)


def choose(user: User, *, category: Category | None, only_mine: bool) -> None:
    """Show one category, the person's own jobs, or all, from now on."""
    BoardChoice.objects.update_or_create(user=user, defaults={"category": category, "only_mine": only_mine})


@transaction.atomic
def fold(user: User, *, place: str, is_folded: bool) -> None:
    """Fold or open the column of this place, from now on."""
    choice, _is_new = BoardChoice.objects.select_for_update().get_or_create(user=user)
    folds = {name: value for name, value in choice.folds.items() if name != place} | {place: is_folded}
    choice.folds = dict(list(folds.items())[-MAX_FOLDS:])
    choice.save(update_fields=["folds"])
