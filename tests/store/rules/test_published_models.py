"""Published feature models give their published answers, and what cannot be read is refused with its line."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from store.rules.readers import Unreadable, read_model, survey

SANDWICH = """namespace Sandwich // a comment
include
    Boolean.*

features
    Sandwich {abstract, name 'A // B', price 3.5, tags [1, 'two'], constraint Ketchup => Cheese}
        mandatory
            Bread
                alternative
                    "Full Grain" {Calories 203}
                    Flatbread

                    Toast
        optional
            String Sauce
                or
                    Ketchup
                    Mustard /* over
                    lines */
            Cheese
        [1..2]
            Cress
            Tomato
            Egg
constraints
    Mustard => !(Toast & Egg)
    (Cheese |
        Egg) <=> Sauce
"""


def said(text, name=""):
    return str(survey(read_model(text, name))).rpartition("  seconds")[0]


@pytest.mark.parametrize(
    ("name", "options", "always", "number"),
    [
        ("e_commerce_e_shop_Lau2006", 173, 50, 247496437923840),
        ("hardware_printer_Mendonca2009", 172, 49, 2278241108363321839974600000),
    ],
)
def test_published_answers(shared_data, name, options, always, number):
    for ending in ("uvl", "dimacs"):
        text = (shared_data / "config" / "feature_models" / f"{name}.{ending}").read_text()
        found = survey(read_model(text))

        assert (found.options, found.possible, len(found.always), found.never) == (options, True, always, ())
        assert found.configurations == number


def test_both_forms_of_a_model_name_the_same_options(shared_data):
    folder = shared_data / "config" / "feature_models"
    uvl, dimacs = (
        survey(read_model((folder / f"e_commerce_e_shop_Lau2006.{end}").read_text())) for end in ("uvl", "dimacs")
    )

    assert set(uvl.always) == set(dimacs.always)


def test_the_command_says_one_line(tmp_path):
    file, out = tmp_path / "small.txt", StringIO()
    file.write_text(
        "features\n\tMug\n\t\toptional\n\t\t\tHandle\n\t\t\tLid\nconstraints\n\tLid => Handle\n\t!Lid | !Handle\n"
    )

    call_command("check_rules", file, stdout=out)

    assert out.getvalue().rpartition("  seconds ")[0] == "options 3  rules 5  possible yes  always 1  never 1  ways 2"


def test_all_of_the_boolean_language_is_read():
    found = survey(read_model(SANDWICH))

    assert (found.options, found.always, found.never) == (12, ("Sandwich", "Bread"), ())
    assert found.configurations == _sandwiches()


def _sandwiches():
    """The same sandwiches, put together by hand."""
    return sum(
        (cheese or egg) == bool(ketchup or mustard)
        and not (mustard and toast and egg)
        and not (ketchup and not cheese)
        and 1 <= cress + tomato + egg <= 2
        for toast in (False, False, True)
        for cheese in (False, True)
        for ketchup in (False, True)
        for mustard in (False, True)
        for cress in (0, 1)
        for tomato in (0, 1)
        for egg in (0, 1)
    )


def test_any_kind_of_line_end_indentation_and_byte_order_mark_is_read():
    tabs = "\ufefffeatures\r\n\tA\r\n\t\tor\r\n\t\t\tB\r\n\t\t\tC"
    spaces = "features\n  A\n    or\n     B\n     C\n\n\n"

    assert said(tabs) == said(spaces) == "options 3  rules 4  possible yes  always 1  never 0  ways 3"


def test_large_constraints_keep_the_count():
    names = [f"F{number}" for number in range(14)]
    tree = "features\n  R\n    optional\n" + "".join(f"      {name}\n" for name in names)
    pairs = " | ".join(f"({one} & {other})" for one, other in zip(names[::2], names[1::2], strict=True))

    assert survey(read_model(f"{tree}constraints\n  {pairs}\n")).configurations == 4**7 - 3**7


def test_a_number_that_python_does_not_write_is_said_about():
    assert said("p cnf 16000 0\n").endswith("ways 3.02e+4816")


def test_a_dimacs_file_may_be_odd():
    text = f"c 1 Mug\nc {'9' * 5000} sold\nc of no use\np cnf 4 3\n1 0 -1\n2 0 3\n-2 0\n%\n0\n"

    assert said(text) == "options 4  rules 3  possible yes  always 3  never 0  ways 2"


def test_a_model_without_configurations_says_so():
    assert said("p cnf 2 2\n1 0\n-1 0\n") == "options 2  rules 2  possible no  always 0  never 2  ways 0"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This is no UVL file"),
        ("features\n  A\n  B\n", "Line 3: There is a second root: “B”."),
        ("features\n  A\n    optional\n      B\n      B\n", "Line 5: There are two features “B”."),
        ("features\n  A\n    B\n", "Line 3: A group is expected here"),
        ("features\n  A\nconstraints\n  A => C\n", "Line 4: There is no feature “C”."),
        (f"features\n  A\n    [1..{'9' * 5000}]\n      B\n", "Line 3: A group is expected here"),
        ("features\n  A {Price 3}\nconstraints\n  A.Price > 2\n", "Line 4: Constraints on numbers"),
        ("features\n  A\nconstraints\n  A => \n", "Line 4: “=>” is not expected here."),
        ("features\n  A\nconstraints\n  (A\n", "Line 4: A bracket is never closed."),
        ("features\n  A\nconstraints\n  A)\n", "Line 4: “)” closes nothing."),
        ("features\n  A\n    optional\n      B cardinality [1..3]\n", "Line 4: A feature that can be chosen several"),
        ("imports\n  other as o\nfeatures\n  A\n", "Line 2: Other files are imported"),
        ("features\n  A $\n", "Line 2: “$” is not expected here."),
        ("features\n  A\nconstraints\n  " + "!(" * 400 + "A" + ")" * 400, "Line 4: This constraint goes too deep."),
        ("p cnf 2 1\n1 x 0\n", "Line 2: “x” is no number."),
        ("p cnf 2 1\n3 0\n", "Line 2: Variable 3 is more than the head counts."),
        ("1 2 0\n", "Line 1: A clause stands before"),
        ("p cnf 99999999999 1\n", "Line 1: There are too many variables."),
        ("p cnf x\n", "Line 1: “p cnf variables clauses” is expected"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, sentence):
    with pytest.raises(Unreadable, match="^" + re.escape(sentence)):
        read_model(text, "model.dimacs" if text.startswith("p ") else "")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_rules", tmp_path / "nowhere.uvl")


def test_a_file_that_is_no_model_is_a_sentence(tmp_path):
    file = tmp_path / "mug.uvl"
    file.write_bytes(b"\x00\xff\xfe\x80PNG")

    with pytest.raises(CommandError, match="Line 1"):
        call_command("check_rules", file)
