"""Bars that a hand scanner reads: Code 128, set B (ISO/IEC 15417), as SVG."""

#: Widths of bars and gaps of the values 0 to 105, six of each, as the standard has them; 106 is the end.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_PATTERNS = [*(_WIDTHS[at : at + 6] for at in range(0, len(_WIDTHS), 6)), "2331112"]
_START_B, _STOP = 104, 106
#: The quiet zone on either side, in modules.
_QUIET = 10


def modules(text: str) -> str:
    """The widths of bars and gaps in turn, from the first bar to the last.

    Raises:
        ValueError: a sign is no printable ASCII.
    """
    values = [ord(sign) - 32 for sign in text]
    if not all(0 <= value < 95 for value in values):
        raise ValueError(f"not printable ASCII: {text!r}")
    check = (_START_B + sum(place * value for place, value in enumerate(values, 1))) % 103
    return "".join(_PATTERNS[value] for value in (_START_B, *values, check, _STOP))


def svg(text: str, *, height: int = 24) -> str:
    """One path, a module wide as 1; nothing in it but numbers of ours."""
    at, path = _QUIET, []
    for place, width in enumerate(map(int, modules(text))):
        if place % 2 == 0:
            path.append(f"M{at} 0h{width}v{height}h-{width}z")
        at += width
    box = f"0 0 {at + _QUIET} {height}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bars" viewBox="{box}" shape-rendering="crispEdges">'
        f'<path fill="#000" d="{"".join(path)}"/></svg>'
    )
