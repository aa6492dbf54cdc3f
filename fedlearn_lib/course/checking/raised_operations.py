"""What to do where a sign does not work between two values; see `raised_steps`."""

import re

import numpy as np

from .raised import Raised
from .raised_attributes import named
from .values import capital

NUMBERS = {"int", "float", "int64", "int32", "uint32", "uint64", "float64", "bool", "numpy.int64", "numpy.float64"}
ROWS = {"list", "tuple"}
OF_BITS = "`%s` works on the bits of whole numbers, and a float has none: look at what makes one, as `/` does."
BETWEEN_NUMBERS = {
    "<<": "`<<` moves the bits of whole numbers, and a float has none: write `* 2` for `<< 1`, `* 4` for `<< 2`.",
    ">>": "`>>` moves the bits of whole numbers, and a float has none: write `// 2` for `>> 1`, `// 4` for `>> 2`.",
    "@": "`@` multiplies vectors and matrices, and single numbers stand there: write `*`.",
    **{sign: OF_BITS % sign for sign in "&|^"},
}


def no_such_operation(raised: Raised, found: re.Match) -> str | None:
    sign, *kinds = found.groups()
    if set(kinds) <= NUMBERS and sign in BETWEEN_NUMBERS:
        return BETWEEN_NUMBERS[sign]
    if set(kinds) <= ROWS:
        return (
            f"Both sides of the `{sign}` hold several things, and do not compute as a whole: make arrays of both, "
            "`np.array(…)`, or take out of each the one that you mean."
        )
    for kind in kinds:
        name = raised.of_type(kind)
        if kind in ROWS and set(kinds) <= {*ROWS, *NUMBERS, "ndarray"}:
            it = named(name, f"One side of the `{sign}`")
            arrays = any(isinstance(value, np.ndarray) for value in raised.here.values())
            array = f", or make an array of it, `np.array({name or '…'})`" if arrays else ""
            return f"{it} is a {kind}, and a {kind} does not compute as a whole: loop over its items{array}."
        if kind in {"dict", "dict_values", "dict_keys", "set", "generator", "map"}:
            it = named(name, f"One side of the `{sign}`")
            return f"{it} is {_a(kind)} as a whole: take the single numbers out of it first, in a loop."
    return f"`{sign}` does not work between {_a(kinds[0])} and {_a(kinds[1])}: take the numbers out of them first."


def cannot_join(raised: Raised, found: re.Match) -> str:
    return (
        f"`+` with {_a(found[1])} joins two of its kind. To put one item at its end, use `.append(…)`; to add numbers "
        "one by one, loop over both, or make arrays of them."
    )


def not_compared(raised: Raised, found: re.Match) -> str:
    if not re.search(r"[<>]|max|min|sort|clip|nlargest|nsmallest", raised.line):
        return (
            "They are compared inside of what that line calls, so something it works with is not of the kind it takes: "
            "look at how each name in that line was made, and whether its arguments stood in their order."
        )
    counted = set(found.groups()) & {"set", "list", "dict", "tuple", "frozenset"} and set(found.groups()) & NUMBERS
    step = "count what is in it, `len(…)`, or take" if counted else "take"
    return f"{capital(_a(found[1]))} and {_a(found[2])} cannot be compared: {step} single numbers out of them first."


def bits_first(raised: Raised, found: re.Match) -> str | None:
    if not re.search(r"[<>]|[=!]=", raised.line):
        return None
    return f"`{'&' if found[0][-1] in 'd&' else '|'}` comes before comparisons: put brackets around each of them."


def _a(kind: str) -> str:
    kind = kind.split(".")[-1]
    spoken = {"ndarray": "array", "str": "text", **dict.fromkeys(("int64", "float64", "int", "float"), "number")}
    kind = spoken.get(kind, kind)
    return f"{'an' if kind[0].lower() in 'aeiou' else 'a'} {kind}"
