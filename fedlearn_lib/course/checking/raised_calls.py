"""What to do where a call was handed too much, too little, or something else; see `raised_steps`."""

import contextlib
import inspect
import re
from collections.abc import Callable

from .answer_text import ANSWER_FILENAME
from .raised import Raised


def named_only(raised: Raised, found: re.Match) -> str:
    name = f"{found[1]}={found[1]}"
    return f"What stands behind the `*` is handed over by its name: write `{name}`, and the others likewise."


def too_many_given(raised: Raised, found: re.Match) -> str | None:
    """What a function takes, and which arguments by name only, where too many were given by their places."""
    if callable(plain := raised.around.get(found[1])):
        parameters = inspect.signature(plain).parameters.values()
        if names := [f"`{each.name}=…`" for each in parameters if each.kind is each.KEYWORD_ONLY]:
            return f"`{found[1]}` takes {' and '.join(names)} by name only: write so."
    for owner, method in re.findall(r"(\w+)\.(\w+)\(", raised.line):
        function = getattr(raised.here.get(owner, raised.around.get(owner)), method, None)
        if method == found[1] and callable(function):
            with contextlib.suppress(ValueError):  # some functions that are written in C do not tell what they take
                parameters = inspect.signature(function).parameters.values()
                if names := [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]:
                    told = " and ".join(f"`{name}=…`" for name in names)
                    if all(f"{name}=" in raised.line.replace(" ", "") for name in names):
                        placed = [each for each in parameters if each.kind is not each.KEYWORD_ONLY]
                        others = _in_words([each.name for each in placed])
                        return f"`{owner}.{method}` takes {others} besides {told}: take out what is too many."
                    return f"`{owner}.{method}` takes that by name only: write {told} in its brackets."
                told = f"`{owner}.{method}` takes {in_order(function)}: write no more"
                return f"{told}, and put what belongs together into one pair." if method == "send" else f"{told}."
    return None


def in_order(function: Callable) -> str:
    """The arguments of a function, in words."""
    names = list(inspect.signature(function).parameters)
    return f"{_in_words(names)}, in this order" if names[1:] else _in_words(names)


def _in_words(names: list[str]) -> str:
    *first, last = names or ["nothing"]
    return f"{', '.join(first)} and {last}" if first else last


def one_missing(raised: Raised, found: re.Match) -> str:
    named = re.match(r"\w+ \((\w+)\(\)", raised.what)
    function = raised.around.get(named[1]) if named else None
    given = re.search(rf"\b{named[1]}\((.*)", raised.line) if callable(function) else None
    if given and re.search(rf"\b{found[1]}\b(?!=)", given[1]):
        return (
            "One argument too few stands in that call, so each behind the gap slips into another's place: "
            f"`{named[1]}` takes {in_order(function)}. Put `*` before one of yours that is a pair: it takes it apart."
        )
    for name in raised.names:
        if not callable(getattr(raised.here[name], found[1], max)):
            return f"That call needs `{found[1]}` as well, and `{name}` holds it: hand over `{name}.{found[1]}`."
    return f"That call needs `{found[1]}` as well: look at what it is for, and hand it over by its name."


def course_refuses(raised: Raised, found: re.Match) -> str:
    function, argument = raised.around.get(found[1]), found[2]
    if inspect.isfunction(function) and inspect.unwrap(function).__code__.co_filename == ANSWER_FILENAME:
        checked = "Your function calls itself, and what it hands on is checked each time as its first arguments are."
        return f"{checked} Look whether these belong together. If so, let a helper call itself, which nobody checks."
    if raised.inside and raised.inside != found[1] and callable(outer := raised.around.get(raised.inside)):
        takes = f"takes {in_order(outer)}: look at what yours are"
        return f"It came inside of `{raised.inside}`, which hands on what you gave it. It {takes}."
    names = list(inspect.signature(function).parameters) if callable(function) else []
    if argument in names and len(names) > 1:
        takes = f"`{found[1]}` takes {in_order(function)}."
        return f"Look at what stands there as `{argument}`, and what that is made of; {takes}"
    of_what = "says so of what it is handed: look at what that is made of"
    return f"`{found[1]}` {of_what}, and whether this function is needed."
