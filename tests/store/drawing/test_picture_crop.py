"""A picture is cut to the piece it shows; its pale shadow does not count."""

import pytest

from store.drawing.crop import crop_to_content

SHADOW = '<ellipse cx="60" cy="82" rx="40" ry="8" fill="#210" fill-opacity=".2"/>'


def drawing(inside: str) -> str:
    return f'<svg viewBox="0 0 100 100" xmlns="http://www.w3.org/2000/svg">{inside}</svg>'


def test_the_sides_of_the_product_are_those_of_the_picture():
    svg, ratio = crop_to_content(drawing(f'{SHADOW}<rect x="20" y="30" width="40" height="50" fill="#eee"/>'))

    x, y, width, height = (float(part) for part in svg.split('viewBox="')[1].split('"')[0].split())
    assert (x, y, width, height) == pytest.approx((20, 30, 40, 50), abs=1)
    assert ratio == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize("svg", [drawing(""), drawing(SHADOW), "<svg/>", "", "no picture"])
def test_where_nothing_is_found_it_stays_as_it_is(svg):
    assert crop_to_content(svg) == (svg, 1.0)
