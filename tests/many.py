"""Ticks rows of a list and takes an action, as the pages are."""

from bs4 import BeautifulSoup

from tests.pages import fields_of


class Many:
    """One list and its action; ``page`` asks, ``send`` sends what the page shows, with values typed over."""

    def __init__(self, client, root: str, key: str) -> None:
        self.client, self.address = client, f"{root}bulk/{key}/"

    def page(self, *rows):
        return self.client.get(self.address, {"row": [row.pk for row in rows]})

    def fields(self, *rows) -> dict[str, list[str]]:
        return fields_of(self.page(*rows).content, "form.k-many")

    def post(self, fields: dict):
        return self.client.post(self.address, fields, follow=True)

    def send(self, *rows, **typed):
        return self.post(self.fields(*rows) | {key.replace("__", "-"): value for key, value in typed.items()})


def results(answer) -> dict[str, tuple[str, str]]:
    """Label → (sentence, done or not done) of the page with the results."""
    rows = BeautifulSoup(answer.content, "html.parser").select("table.k-many-rows tbody tr")
    cells = ([cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows)
    return {label: (sentence, word) for label, sentence, word in cells}
