"""What is told of a name that a function uses and that its library does not have."""

import ast
import builtins
import difflib
import re
import types
from collections.abc import Callable

import numpy as np

from .answer_names import global_names, looks_like_a_module, meant_name
from .checking import NotYet

USUAL = {"np": "import numpy as np"}
# How learners and papers call what an argument holds; an entry counts only where there is such an argument.
ALIASES = {
    "lr": "learning_rate", "eta": "learning_rate", "beta": "momentum", "pk": "public_key", "sk": "private_key",
    "m": "plaintext", "message": "plaintext", "c": "ciphertext", "total": "running_total", "k": "scalar",
    "count": "contributor_count", "ids": "share_ids", "sizes": "example_counts", "T": "rounds", "t": "threshold",
    "E": "epochs", "B": "batch_size", "K": "client_count", "C": "fraction", "v": "velocity", "data": "clients",
    "parts": "partials", "signed": "contributions",
}  # fmt: skip


def refuse_missing_names(
    node: ast.FunctionDef,
    code: types.CodeType,
    namespace: dict,
    *,
    file: str,
    notebook_names: set[str],
    arguments_of_all: set[str],
    first_call: Callable[[], dict],
) -> None:
    """Names must exist in the library: later notebooks do not have this one's.

    Args:
        node, code: the function, as its tree and compiled.
        namespace: what the library's file holds.
        file: its path, for the message.
        notebook_names: what the learner's notebook holds.
        arguments_of_all: the names of the arguments of all exercises.
        first_call: gives the arguments of the first call that the checks make.

    Raises:
        NotYet: at the first name that is missing.
    """
    for name in sorted(global_names(code)):
        if name not in namespace and not hasattr(builtins, name):
            raise _missing(name, node, code, namespace, file, notebook_names, arguments_of_all, first_call)


def _missing(name, node, code, namespace, file, notebook_names, arguments_of_all, first_call) -> NotYet:
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    in_notebook = name in notebook_names
    advice = "notebook-name" if in_notebook else "unknown-name"
    only_there = f"`{name}` exists only in this notebook, but the function must also work in {file}."
    if name in USUAL or looks_like_a_module(name, node):
        opening = only_there if in_notebook else f"The name `{name}` is not defined anywhere, so Python stops at it."
        if name == "random" and "secrets" in namespace:  # whose numbers can be guessed
            step = "For numbers that nobody can guess, take `secrets`, which is there: `secrets.randbelow(…)`."
            return NotYet(advice, f"{opening} {step}")
        line = USUAL.get(name, f"import {name}")
        return NotYet(advice, f"{opening} Write `{line}` as the first line inside the function.")
    called = _is_called(name, node)
    if not called or name.lower() in arguments:
        opening = only_there if in_notebook else f"There is no `{name}` in this function."
        if step := _from_an_argument(name, first_call):
            return NotYet(advice, f"{opening} {step}")
        if other := _argument_for(name, arguments):
            step = f"write that if you meant it, else give `{name}` a value first."
            return NotYet(advice, f"{opening} What comes in is called `{other}`: {step}")
    if in_notebook:
        step = (
            "Write it above the function in the same cell: then it travels along."
            if called
            else f"Work with what comes in as arguments, {_listed(arguments)}, and make what you need of them inside; "
            "a constant of your own may stand above the function in the same cell."
        )
        return NotYet(advice, f"{only_there} {step}")
    meant = meant_name(name, [*code.co_varnames, *namespace])
    if meant not in code.co_varnames and not called and name in arguments_of_all:
        return NotYet(
            advice,
            f"There is no `{name}` here: this function gets only {', '.join(arguments)}, and must do without anything "
            "else. Work with these.",
        )
    opening = f"The name `{name}` is not defined anywhere, so Python stops at it."
    if not meant and name[0].isupper() and called | _has_attribute(name, node):
        step = f"Write `from … import {name}` as the first line inside the function, with the library it belongs to."
        return NotYet(advice, f"{opening} {step}")
    if called and (owner := _owner(name, namespace, first_call)):
        return NotYet(advice, f"{opening} If you mean that of `{owner}`, write `{owner}.{name}(…)`.")
    if meant:
        return NotYet(advice, f"{opening} Write `{meant}` if you meant that, else give `{name}` a value first.")
    if called:
        step = "Write a function of that name above this one in the same cell, or do it here."
        return NotYet(advice, f"{opening} {step}")
    return NotYet(
        advice, f"{opening} Give it a value first: this function gets {_listed(arguments)}; all else is yours to make."
    )


def _is_called(name: str, node: ast.FunctionDef) -> bool:
    calls = (part.func for part in ast.walk(node) if isinstance(part, ast.Call))
    return any(isinstance(func, ast.Name) and func.id == name for func in calls)


def _has_attribute(name: str, node: ast.FunctionDef) -> bool:
    parts = (part.value for part in ast.walk(node) if isinstance(part, ast.Attribute))
    return any(isinstance(part, ast.Name) and part.id == name for part in parts)


def _listed(names) -> str:
    *others, last = (f"`{name}`" for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def _from_an_argument(name: str, first_call: Callable[[], dict]) -> str | None:
    """Where an argument carries what is looked for, such as `n` of `public_key`."""
    inputs = first_call()
    for argument, value in inputs.items():
        if _carries(value, name):
            return f"Take it from the argument: write `{argument}.{name}`."
    for argument, value in inputs.items():
        if isinstance(value, list | tuple) and value and _carries(value[0], name):
            one = argument.removesuffix("s")
            return f"Each of `{argument}` has its own: take that of the one whose turn it is, such as `{one}.{name}`."
    return None


def _owner(name: str, namespace: dict, first_call: Callable[[], dict]) -> str | None:
    """Which argument or module has a function of that name."""
    for argument, value in first_call().items():
        one = value[0] if isinstance(value, list) and value else value
        if not isinstance(one, np.ndarray | np.number | str | bytes | int | float | list | tuple | dict) and callable(
            getattr(one, name, None)
        ):
            return argument if one is value else argument.removesuffix("s")
    modules = [short for short in ("math", "np", "secrets") if short in namespace]
    return next((short for short in modules if hasattr(namespace[short], name)), None)


def _carries(value, name: str) -> bool:
    """Whether something of the course, not a number, a list or an array, has an attribute that is no method."""
    if not type(value).__module__.startswith("fedlearn_lib") or isinstance(value, list | dict | bytes | int):
        return False
    return name in dir(value) and not name.startswith("_") and not callable(getattr(value, name, print))


def _argument_for(name: str, arguments: tuple[str, ...]) -> str | None:
    """The argument that holds what somebody calls by another name: `X_0` for `X`, `clients` for `client_count`."""
    bare = re.sub(r"_?\d+$|_(train|test)$|^(my|the|all)_", "", name)
    bare = bare if bare in arguments else bare.lower()  # `Network()` for the `network` that comes in
    alias = ALIASES.get(name)
    if bare in arguments or alias in arguments:
        return bare if bare in arguments else alias
    if difflib.get_close_matches(name, arguments, n=1, cutoff=0.75):
        return None  # a slip of the pen, which is told as such
    shared = [argument for argument in arguments if _words(name) & _words(argument)]
    return shared[0] if len(shared) == 1 else None


def _words(name: str) -> set[str]:
    return {word.removesuffix("s") for word in name.lower().split("_") if len(word) > 2}
