"""What to do where something has no such attribute; see `raised_steps`."""

import difflib
import re

import numpy as np

from .raised import Raised
from .values import capital, kind_of

IN_LISTS_ONLY = {"append", "extend", "insert", "pop", "remove", "clear"}
IN_DICTS_ONLY = {"items", "keys", "values", "get", "setdefault"}
# What Python's own `random` and NumPy's older functions call otherwise.
OF_GENERATORS = {"sample": "choice(…, size=…, replace=False)", "choices": "choice(…, size=…)", "randint": "integers(…)",
                 "randrange": "integers(…)", "rand": "random(…)", "randn": "standard_normal(…)", "gauss": "normal(…)",
                 "seed": "np.random.default_rng(…)"}  # fmt: skip


def no_attribute(raised: Raised, found: re.Match) -> str | None:
    error = raised.error
    wanted, value = error.name, error.obj
    if wanted is None or value is None:
        return None
    name = raised.of_type(type(value).__name__)
    if isinstance(value, np.ndarray) and wanted in IN_LISTS_ONLY:
        return (
            f"{named(name, 'That')} is an array, whose length is fixed, so it has no `.{wanted}`. Begin with a list, "
            f"`[]` or `list({name or '…'})`, or take entries by their places."
        )
    if isinstance(value, np.ndarray | list | tuple) and wanted in IN_DICTS_ONLY:
        return f"{named(name, 'That')} is {kind_of(value)} and no dict: loop over it, or over `range(len(…))`."
    if isinstance(value, list | tuple) and hasattr(np.ndarray, wanted):
        made = f"`np.array({name or '…'})`"
        return (
            f"{named(name, 'That')} is {kind_of(value)}; only an array has `.{wanted}`. Make one of it first: {made}."
        )
    if isinstance(value, tuple) and len(value) < 5:
        return f"That is a tuple of {len(value)}: take it apart first, with as many names, or with `[0]`, `[1]`, …"
    if isinstance(value, list):
        return f"{named(name, 'That')} is a list: `.{wanted}` belongs to its items, so loop over them or take one."
    return _unknown_attribute(error)


def _unknown_attribute(error: AttributeError) -> str:
    """What an object has instead of the attribute that was asked for."""
    if isinstance(error.obj, np.random.Generator) and error.name in OF_GENERATORS:
        return f"NumPy's generators have no `{error.name}`: write `{OF_GENERATORS[error.name]}`, as it is called there."
    there = [name for name in dir(error.obj) if not name.startswith("_")]
    kind = kind_of(error.obj)
    if near := difflib.get_close_matches(str(error.name), there, n=1, cutoff=0.7):
        return f"{capital(kind)} has no `{error.name}`: write `{near[0]}` if you meant that."
    if callable(error.obj) and not there:
        return f"A function has no `{error.name}`: write round brackets behind its name, to go on with what it returns."
    if len(there) <= 12:
        names = ", ".join(f"`{name}`" for name in there)
        return f"{capital(kind)} has {names}, and no `{error.name}`: work with what there is."
    have = "have" if kind == "bytes" else "has"
    return f"{capital(kind)} {have} no `{error.name}`: look at what stands there, and whether it is what you mean."


def named(name: str | None, otherwise: str) -> str:
    return f"`{name}`" if name else otherwise
