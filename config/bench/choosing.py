"""How long the rules of a product take: a choice, a reason, saving; and the size of their script."""

import os
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from store.configurator.services import ProductDefinition
from store.rules import BLOCKED, Judgement, check, judge, why
from store.rules.readers import read_model
from store.rules.search import possible, solver_of
from store.rules.terms import Answer

from .rules import made_rules

OPTIONS, RULES = 300, 500
#: Random walks: one answer for each group, one after the other.
WALKS = 12
#: Published models, in the folder of shared data beside the project.
MODELS = Path(os.environ.get("SHARED", settings.BASE_DIR.parent / "shared")) / "data" / "config" / "feature_models"
SCRIPTS = ("store/configurator/static/site", "store/storefront/static/site/js/product-form.js")


@dataclass(frozen=True)
class Case:
    """One line of the table; ``cpu`` is the same without what others did on the machine meanwhile."""

    name: str
    measured: str
    cpu: str
    wanted: str


class Stopwatch:
    """Seconds on the wall and of this process, each time it is stopped."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def __enter__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def __exit__(self, *_problem: object) -> None:
        self.wall.append(time.perf_counter() - self._start[0])
        self.cpu.append(time.process_time() - self._start[1])

    def case(self, name: str, wanted: str) -> Case:
        """The 95th percentile of all."""
        return Case(name, _p95(self.wall), _p95(self.cpu), wanted) if self.wall else Case(name, "not here", "", wanted)


def cases() -> Iterator[Case]:
    """The numbers to reach."""
    definition, _whole = made_rules(OPTIONS, RULES)
    judge(definition, {})  # Compiled once, then cached with the definition.
    judging, reasons, saving, features = Stopwatch(), Stopwatch(), Stopwatch(), Stopwatch()
    _one_by_one(definition, random.Random(1), judging, reasons)  # noqa: S311 - chance is no secret here
    yield judging.case(f"one choice, {OPTIONS} options, {RULES} rules", "20 ms")
    _e_shop(random.Random(1), features)  # noqa: S311
    yield features.case("one choice, e-shop, 173 variables", "2 ms")
    yield reasons.case("why blocked", "30 ms")
    contradictions = Stopwatch()
    _contradict(definition, random.Random(1), contradictions)  # noqa: S311
    yield contradictions.case("any answers, all against each other", "60 ms")
    for seed in range(20):
        _save(seed, saving)
    yield saving.case(f"saving {RULES} rules, all but the count", "2000 ms")
    yield Case("page weight of the configurator's own script", f"{_script_bytes() / 1000:.1f} kB", "", "12 kB")


def _one_by_one(definition: ProductDefinition, dice: random.Random, judging: Stopwatch, reasons: Stopwatch) -> None:
    """Shoppers who answer all groups in any order, and ask each time why something is blocked."""
    for _way in range(WALKS):
        choices: dict[str, Answer] = {}
        for key in dice.sample(list(definition.by_key), len(definition.by_key)):
            with judging:
                found = judge(definition, choices)
            if blocked := _blocked(definition, found):
                place = dice.choice(blocked)
                with reasons:
                    why(definition, choices, *place)
            _answer(definition, found, key, choices, dice)


def _contradict(definition: ProductDefinition, dice: random.Random, clock: Stopwatch) -> None:
    """What a stranger may send by an address: an answer to each group by chance, then all options of all groups."""
    for _time in range(WALKS):
        choices: dict[str, Answer] = {
            group.key: [dice.choice(group.options).key] for group in definition.groups if group.has_options
        }
        with clock:
            judge(definition, choices)
    for key, group in definition.by_key.items():
        with clock:
            judge(definition, {**{each.key: list(each.by_key) for each in definition.groups}, key: [*group.by_key][:1]})


def _blocked(definition: ProductDefinition, found: Judgement) -> list[tuple[str, str]]:
    places = [(group.key, option.key) for group in definition.groups for option in group.options]
    return [place for place in places if found.state(*place) == BLOCKED]


def _answer(
    definition: ProductDefinition, found: Judgement, key: str, choices: dict[str, Answer], dice: random.Random
) -> None:
    group = definition.by_key[key]
    if not group.has_options:
        choices[key] = str(found.bounds(key)[0])
        return
    open_ones = [option.key for option in group.options if found.state(key, option.key) != BLOCKED]
    if open_ones:
        choices[key] = [dice.choice(open_ones)]


def _e_shop(dice: random.Random, clock: Stopwatch) -> None:
    """The features in any order, each taken or left out where both are still possible; all others are judged anew."""
    file = MODELS / "e_commerce_e_shop_Lau2006.dimacs"
    if not file.is_file():
        return
    model = read_model(file.read_text())
    literals = [sign * number for number in range(1, len(model.names) + 1) for sign in (1, -1)]
    for _way in range(WALKS):
        chosen: list[int] = []
        can = set(literals)
        while open_ones := [each for each in literals if each in can and -each in can]:
            chosen.append(dice.choice(open_ones))
            with clock, solver_of(model.formula.clauses) as solver:
                can = possible(solver, chosen, literals)


def _save(seed: int, clock: Stopwatch) -> None:
    definition, _whole = made_rules(OPTIONS, RULES, seed)
    with clock:
        check(definition)


def _script_bytes() -> int:
    files = [file for path in SCRIPTS for file in _files(settings.BASE_DIR / path)]
    return sum(file.stat().st_size for file in files)


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.js"))


def _p95(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=20)
    return f"{cuts[18] * 1000:.1f} ms"
