"""What to do about an exception inside an answer: the next step, by its kind, its words, and the line it came from."""

import ast
import contextlib
import re
from collections.abc import Callable
from numbers import Number

import numpy as np

from .raised import Raised
from .raised_attributes import named, no_attribute
from .raised_calls import course_refuses, in_order, named_only, one_missing, too_many_given
from .raised_operations import NUMBERS, bits_first, cannot_join, no_such_operation, not_compared
from .values import describe, kind_of


def _not_unpacked(raised: Raised, found: re.Match) -> str:
    return "What stands there is one single thing, with nothing to take apart: write one name where you wrote several."


def _other_count(raised: Raised, found: re.Match) -> str:
    if raised.line.startswith("for "):
        return (
            "What the loop gives does not have as many parts as there are names for it. Find out what one item is: "
            "`zip(…, …)` gives pairs of two lists, `.items()` the pairs of a dict."
        )
    if ".receive(" in raised.line:
        return (
            "What came has other parts than you take apart there. Look at the `send` that it comes from, and let all "
            "parts leave together, as one pair."
        )
    return "What is taken apart there does not have as many parts as there are names: write one name for each part."


def _not_iterable(raised: Raised, found: re.Match) -> str | None:
    kind = found[1]
    name = raised.of_type(kind)
    added = re.match(r"(\w+) \+= (.+)", raised.line)
    if added and isinstance(raised.here.get(added[1]), list):
        return f"`+=` adds the items of another list. To put one at the end, write `{added[1]}.append({added[2]})`."
    if kind in NUMBERS:
        what = f"`{name}` is" if name else "Something there is"
        if name and (around := re.search(rf"\b(set|list|tuple|sorted|sum)\({name}\)", raised.line)):
            alone = {"set": f"{{{name}}}", "tuple": f"({name},)"}.get(around[1], f"[{name}]")
            return f"{what} one single number, so there is nothing to go through: to hold it alone, write `{alone}`."
        return f"{what} one single number, so there is nothing to loop over: to count up to it, write `range(…)`."
    return _has_instead(raised, name, "cannot be looped over or taken apart")


def _no_places(raised: Raised, found: re.Match) -> str | None:
    kind = found[1]
    name = raised.of_type(kind)
    if kind in NUMBERS:
        return f"{named(name, 'What stands before `[…]`')} is one single number: use it as it is, without `[…]`."
    if "function" in kind or "method" in kind:
        return "A function stands before the square brackets: to call it, write round ones, `(…)`."
    return _has_instead(raised, name, "has no places to be asked for with `[…]`")


def _has_instead(raised: Raised, name: str | None, what: str) -> str | None:
    if name is None or isinstance(value := raised.here[name], Number | list | tuple | dict | str | bytes | np.ndarray):
        return None
    there = [f"`{name}.{each}`" for each in dir(value) if not each.startswith("_")]
    return f"`{name}` is {kind_of(value)} and {what}: work with {', '.join(there[:6])}." if there else None


def _no_length(raised: Raised, found: re.Match) -> str | None:
    kind = found[1]
    if kind in NUMBERS:
        return (
            f"{named(raised.of_type(kind), 'That')} is a number, which has no length: use it as it is, without `len`."
        )
    if kind in {"generator", "map", "zip", "filter", "dict_keys", "dict_values"}:
        return "That is no list yet: put `list(…)` around it."
    return _has_instead(raised, raised.of_type(kind), "has no length")


def _many_truths(raised: Raised, found: re.Match) -> str:
    if raised.inside and callable(function := raised.around.get(raised.inside)):
        where = f"It stopped inside of `{raised.inside}`, where a whole array stood in the place of one number"
        return f"{where}. Look at the order of yours: it takes {in_order(function)}."
    if looked_for := raised.looked_for_array():
        one, row = looked_for
        return (
            f"`in` asks whether something equals `{one}`, and for arrays that has an answer for each entry. Write "
            f"`any(np.array_equal({one}, each) for each in {row})`, with `not` before it for `not in`."
        )
    if re.search(r"\b(and|or|not)\b", raised.line):
        return "With arrays, write `&`, `|`, `~` for `and`, `or`, `not`, with brackets around each comparison."
    return (
        "To compare whole arrays gives an answer for each entry, and a single one is needed there: put `.all()` or "
        "`.any()` behind the comparison, or go through the entries one by one."
    )


def _uneven_rows(raised: Raised, found: re.Match) -> str:
    for name in raised.names:
        value = raised.here[name]
        if isinstance(value, tuple) and len(value) < 5 and len({np.ndim(each) for each in value}) > 1:
            return f"`{name}` is a tuple of {len(value)} different things: take it apart first, with as many names."
    return (
        "An array needs rows of equal length, and here they differ: keep a list, or look at what each row is made of."
    )


def _misfit(raised: Raised, found: re.Match) -> str | None:
    shapes = [[int(n) for n in re.findall(r"\d+", one)] for one in re.findall(r"\(([\d, ]+)\)", raised.what)[:2]]
    if len(shapes) < 2:
        return None
    one, other = sorted(shapes, key=len)
    if len(one) == 1 and len(other) == 2 and one[0] == other[0]:
        return "NumPy lines shapes up from the right. To give each row its number, make a column: `numbers[:, None]`."
    if len(one) == len(other) == 1:
        return f"One has {shapes[0][0]} entries, the other {shapes[1][0]}: look at which two should be equally long."
    return "These two shapes do not fit: print `.shape` of both, and look at which axis each index or sum runs over."


def _too_many_places(raised: Raised, found: re.Match) -> str:
    return f"That array has {found[1]} axis only, so it takes one index: write `x[i]`, not `x[i, j]` or `x[:, j]`."


def _no_place(raised: Raised, found: re.Match) -> str:
    if name := raised.value_for_place:
        return f"`{name}` is a value and no place: ask for the place where it stands."
    if other := re.search(r"not '?(str|NoneType|list|tuple|dict|set)\b", raised.what):
        kind = {"str": "a text", "NoneType": "None"}.get(other[1], f"a {other[1]}")
        return f"A place is a whole number, and {kind} stands in the brackets: look at where that comes from."
    return "A place is a whole number: put `int(…)` around what stands in the brackets, or use `//` where you divide."


def _too_far(raised: Raised, found: re.Match) -> str:
    """Which of the line's indices lies beyond what it is an index of."""
    with contextlib.suppress(SyntaxError):
        for part in raised.parts():
            if isinstance(part, ast.Subscript) and not isinstance(part.slice, ast.Slice | ast.Tuple | ast.Constant):
                row, place = raised.value_of(part.value), raised.value_of(part.slice)
                if isinstance(row, list | tuple | np.ndarray) and isinstance(place, int | np.integer):
                    if not -len(row) <= place < len(row):
                        return (
                            f"`{ast.unparse(part.value)}` has {len(row)} places, 0 to {len(row) - 1}, and "
                            f"`{ast.unparse(part.slice)}` lies beyond: look at how that number is made, and "
                            "at how many places there should be."
                        )
    return "Look at how long that is and which places it has: they begin at 0."


def _key(raised: Raised, found: re.Match) -> str:
    name, owner = raised.missing_key() or (None, None)
    if name and all(isinstance(key, int | str) for key in owner):
        keys = list(owner)
        told = ", ".join(map(describe, keys[:8])) + (", …" if len(keys) > 8 else "")
        if not keys:
            return f"`{name}` has no key here: look at what should have been put into it before that line."
        return f"`{name}` has these keys: {told}. Look at what you ask it for: is that one of them?"
    return "Look at which keys there are before you ask for one."


def _too_big(raised: Raised, found: re.Match) -> str:
    if "to_bytes" in raised.line:
        return "Its bits do not fit into those bytes, 8 into each: ask for more of them."
    return "That number does not fit into a place of fixed width: keep such numbers in a list, as Python's own."


def _no_inverse(raised: Raised, found: re.Match) -> str:
    return (
        "That number shares a factor with the modulus, so it has no inverse there. Look at which modulus belongs to "
        "it, and whether base and modulus stand in their places: `pow(base, -1, modulus)`."
    )


# By the kind of an exception and a pattern in what it says: the first step that is not None counts.
STEPS: list[tuple[type, str, str | Callable[[Raised, re.Match], str | None]]] = [
    (Exception, "NoneType", "Something there is None: find out which value, and treat None before that line."),
    (
        TypeError,
        r"'int' object is not callable",
        "A number stands before a bracket: leave the brackets out to take it as it is, or write `*` to multiply.",
    ),
    (
        TypeError,
        r"'(?:numpy\.)?(?:ndarray|list|dict|tuple)' object is not callable",
        "Round brackets call a function; to take something out by its place or key, write square ones, `[…]`.",
    ),
    (
        TypeError,
        "not callable",
        "Something is called there that is no function. To hand a function on, write its name alone, not `name(…)`.",
    ),
    (TypeError, "__round__", "round() takes a single number: write `np.rint(…)` for a whole array."),
    (
        TypeError,
        r"to str$|to str\)|for \+=?: ('\w+' and 'str'|'str' and)|dtype\('<U",
        'A text and a number cannot be added: write an f-string, such as `f"cut: {number}"`.',
    ),
    (TypeError, r"too many positional arguments\. Call it as .*\*, (\w+)", named_only),
    (TypeError, r"missing (?:a|1) required (?:[\w-]+ )?argument: '(\w+)'", one_missing),
    (TypeError, r"(\w+)\(\) takes \d+ positional arguments? but", too_many_given),
    (TypeError, "argument of type", "`in` looks into lists, sets, dicts and texts: take the part that holds such."),
    (
        TypeError,
        "3rd argument not allowed",
        "`pow` takes three whole numbers, and one of these is a float: look at what makes it, as `/` or `math.pow` do.",
    ),
    (
        TypeError,
        "arguments for format string|arguments converted during string",
        "The text has another number of `%` in it than there are values behind it: write an f-string.",
    ),
    (TypeError, "argument", "Compare that call with the first line of the function it calls, name by name."),
    (
        TypeError,
        "indices must be integers.*not tuple",
        "A list takes one index in its brackets, and a tuple stood there. For a place in a place write `a[i][j]`; to "
        "go on with an item of a loop, write its name alone.",
    ),
    (TypeError, "indices must be integers", _no_place),
    (TypeError, "integer scalar arrays", "A list takes one index at a time: loop over the indices."),
    (TypeError, r"cannot unpack non-iterable", _not_unpacked),
    (ValueError, r"values to unpack", _other_count),
    (TypeError, r"'([\w.]+)' object is not iterable", _not_iterable),
    (TypeError, r"'([\w.]+)' object is not subscriptable", _no_places),
    (TypeError, r"object of type '([\w.]+)' has no len", _no_length),
    (TypeError, r"ufunc 'bitwise_(?:and|or)|operand type\(s\) for [&|]", bits_first),
    (
        TypeError,
        r"(?:unsupported operand|not supported between).*'(?:builtin_function_or_method|method|function)'",
        "A function stands there that was not called: write round brackets behind its name, `…()`.",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for (\S+?)=?(?: or pow\(\))?: '([\w.]+)' and '([\w.]+)'",
        no_such_operation,
    ),
    (TypeError, r"can only concatenate (\w+)", cannot_join),
    (TypeError, r"not supported between instances of '([\w.]+)' and '([\w.]+)'", not_compared),
    (
        (TypeError, KeyError),
        r"unhashable type: 'slice'|KeyError.*slice\(",
        "A dict is looked up by its keys, and has no first or last ones to cut off. Make a list of it before that: "
        "`list(….items())`.",
    ),
    (
        TypeError,
        "return arrays must be of ArrayType",
        "NumPy's functions of two arrays take no third number: there stands where the result goes. Take two at a time.",
    ),
    (
        TypeError,
        "unhashable type: 'dict'",
        "A dict cannot be a key, nor be looked for among keys: take the value in it that you mean, `…[…]`.",
    ),
    (
        TypeError,
        "unhashable type",
        "A list or an array cannot be a key, nor stand in a set: make a number of it, `int(…)`, or a `tuple(…)`.",
    ),
    (TypeError, "item assignment", "That cannot be changed in its places: make a list of it first, `list(…)`."),
    (TypeError, "'tuple'", "Something there is a pair: take it apart first, `one, other = …`."),
    (TypeError, "multiply sequence", "Something there is a pair or a list: take it apart first, `one, other = …`."),
    (TypeError, r"\((?!\w+: ).*integer(?!s have)", "A whole number is needed there: round it, or divide with `//`."),
    (ValueError, "truth value", _many_truths),
    (ValueError, "need at least one array", "There is none: look at the slice, range or condition that chooses them."),
    (ValueError, "inhomogeneous|array element with a sequence", _uneven_rows),
    (ValueError, "broadcast", _misfit),
    (
        ValueError,
        "mismatch|not aligned",
        "Rows of the one must be as long as columns of the other: look at both shapes.",
    ),
    (ValueError, "not invertible", _no_inverse),
    (
        ValueError,
        "NaN to integer",
        "NaN is no number, so no whole one can be made of it: look for the line that makes it, as 0 / 0 does.",
    ),
    (ValueError, "arg 3 must not be zero", "The step of that range is 0: look at how it is made, as by a `//`."),
    (
        ValueError,
        r"kth\(=(\d+)\) out of bounds \(\1\)",
        "A place is asked for that is as large as the length, but places end one before it. Hand one less on, or sort "
        "with np.argsort.",
    ),
    (UnicodeDecodeError, "", "These bytes are no text. Leave `.decode()` out: `.hex()` shows any bytes in letters."),
    (ValueError, "negative shift", "A shift goes by 0 bits or more: look at how the number of bits is worked out."),
    (
        OverflowError,
        r"integer -\d+ out of bounds for uint",
        "An unsigned type such as `uint32` holds no negative numbers: make this one of those from 0 on first.",
    ),
    (
        OverflowError,
        "too large to convert to (C|float)|out of bounds for",
        "That number has more digits than NumPy's numbers or a float hold: take Python's own, by `int(…)` around what "
        "comes out of an array, and `//` in place of `/`.",
    ),
    (Exception, r"^\w+ \(([a-z]\w+): (\w*)", course_refuses),
    (IndexError, "invalid index to scalar", "A single number has no places: use it as it is, without `[…]`."),
    (IndexError, r"too many indices for array: array is (\d)-dimensional", _too_many_places),
    (IndexError, "only integers, slices|of integer \\(or boolean\\) type", _no_place),
    (IndexError, "out of bounds|out of range", _too_far),
    (Exception, "[Aa]xis", "Look at the shapes: `axis=0` goes from row to row, `axis=1` from column to column."),
    (NameError, "", "Look for a misspelt name, or define it before you use it."),
    (
        AttributeError,
        "ndarray.*'index'",
        "Lists have `.index`, arrays do not: make a list of it first, `.tolist()`.",
    ),
    (OverflowError, "too big to convert", _too_big),
    (OverflowError, "index-sized", "`bytes(n)` makes n zero bytes: write `number.to_bytes(32, 'little')` instead."),
    (AttributeError, "cannot assign to field", "That cannot be changed: hand all over in the call that makes it."),
    (AttributeError, "", no_attribute),
    (KeyError, "", _key),
    (ZeroDivisionError, "", "Look at what you divide by, and when it can be 0."),
    (RecursionError, "", "A function calls itself there, too often: use a loop, or call the one that you meant."),
    (RuntimeError, "changed size", "What a loop goes over must not change meanwhile: loop over a copy, `list(…)`."),
    (StopIteration, "", "`next` found nothing: nothing there fulfils the condition, so look at that."),
    (MemoryError, "", "Look for an array that is far larger than the data."),
    (EOFError, "", "Take input() out: what your function needs, it gets as arguments."),
    (ImportError, "", "Use what the library's file imports; NumPy is there as `np`."),
]


def step_for(raised: Raised) -> str:
    """What to do next."""
    if raised.inside and isinstance(raised.error, AttributeError | TypeError | LookupError):
        told = re.search(r"^\w+ \(([a-z]\w+): ", raised.what)  # its own check of what it is given says more
        if not told:
            return (
                f"It stopped inside of `{raised.inside}`: compare what you hand over, functions too, with what "
                f"`help({raised.inside})` says."
            )
    for kind, pattern, step in STEPS:
        if isinstance(raised.error, kind) and (found := re.search(pattern, raised.what)):
            told = step if isinstance(step, str) else step(raised, found)
            if told:
                return told
    return "Look at what each name in that line stands for there, and whether that can be."
