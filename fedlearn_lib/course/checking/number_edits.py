"""Small edits of numbers that somebody typed in, cut, capped or squeezed; see `repair`."""

import ast
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .trees import children, handed_on, line_of, replaced, short, which_of


@dataclass(frozen=True)
class Edit:
    """One edit, told to the learner: what stands there, and what to write."""

    advice: str
    message: str


def number_edits(function: ast.FunctionDef, given: list[str], values: dict) -> Iterator[Edit]:
    """Edit one number in a function, yield, and undo it.

    Args:
        function: the tree.
        given: the arguments of the function asked for.
        values: of those that stand for the same thing in the whole of this function, what they are in the failed call.
    """
    given = [name for name in given if not isinstance(values.get(name), bool)]  # True is no number of anything
    yield from _caps(function)
    yield from _typed_numbers(function, given, values)
    yield from _typed_twice(function, given)
    yield from _typed_widths(function, given)
    yield from _narrow_types(function)
    yield from _floors(function)


def typed_numbers(function: ast.FunctionDef) -> list[tuple]:
    """(parent, field, place, node) of each number that somebody typed in, and that is neither small nor a base."""
    added = _added_to_round_up(function)
    return [
        (parent, field, place, node)
        for parent, field, place, node in children(function)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and node.value > 2
        and not (isinstance(parent, ast.Call | ast.keyword) and _rounds(parent, place) or _is_a_base(parent, node))
        and node not in added
    ]


def _typed_numbers(function: ast.FunctionDef, given: list[str], values: dict) -> Iterator[Edit]:
    sums = [each for each in ast.walk(function) if isinstance(each, ast.BinOp)]
    moduli = {ast.unparse(each.right) for each in sums if isinstance(each.op, ast.Mod)}
    for parent, field, place, node in typed_numbers(function):
        which, besides = which_of(function, node), handed_on(function, node)
        for text in _sizes(given, values, node.value, END_OF_ANYTHING if isinstance(parent, ast.Slice) else None):
            new = ast.copy_location(ast.parse(text, mode="eval").body, node)
            sides = [parent.left, *parent.comparators] if isinstance(parent, ast.Compare) else []
            if _as_length(text) in map(_as_length, map(ast.unparse, sides)):
                continue  # nothing is compared with itself
            if isinstance(parent, ast.BinOp) and text in map(ast.unparse, (parent.left, parent.right)):
                continue  # a product with itself that is right is so by chance
            if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add | ast.Sub) and text in moduli:
                continue  # modulo that, it counts as nothing
            with replaced(parent, field, place, new):
                yield Edit(
                    "typed-in",
                    f"The number `{ast.unparse(node)}`{which} is typed in, so the function fits some calls only. Write "
                    f"`{text}` in its place: then this call comes out right.{besides}",
                )


def _typed_twice(function: ast.FunctionDef, given: list[str]) -> Iterator[Edit]:
    """The same number, typed in at several places."""
    places: dict[int | float, list[tuple]] = {}
    for parent, field, place, node in typed_numbers(function):
        if not isinstance(parent, ast.Slice):  # one that ends far behind everything is right by chance
            places.setdefault(node.value, []).append((parent, field, place, node))
    for value, same in places.items():
        with_a_name = {ast.unparse(each) for parent, *_ in same if isinstance(parent, ast.BinOp)
                       for each in (parent.left, parent.right)}  # fmt: skip
        for name in given if len(same) > 1 else ():
            if name in with_a_name:  # `x / x * x` is `x`, by chance
                continue
            with contextlib.ExitStack() as edits:
                for parent, field, place, node in same:
                    edits.enter_context(
                        replaced(parent, field, place, ast.copy_location(ast.Name(name, ast.Load()), node))
                    )
                yield Edit(
                    "typed-in",
                    f"The number `{value}` is typed in {len(same)} times, so the function fits some calls only. Write "
                    f"`{name}` in its place each time: then this call comes out right.",
                )


def place_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """Let a place that somebody typed in be the one that a loop has come to."""
    counted = [
        node.target for node in ast.walk(function) if isinstance(node, ast.For | ast.comprehension | ast.AugAssign)
    ]
    names = [each.id for target in counted for each in ast.walk(target) if isinstance(each, ast.Name)]
    names = [name for name in dict.fromkeys(names) if not name.startswith("_")]
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and type(node.slice.value) is int:
            old = ast.unparse(node)
            for name in names:
                with replaced(node, "slice", None, ast.copy_location(ast.Name(name, ast.Load()), node.slice)):
                    yield Edit(
                        "typed-in",
                        f"`{old}` is the same one each time, for its place is typed in. Write `{ast.unparse(node)}` in "
                        "its place: then this call comes out right.",
                    )


def _typed_widths(function: ast.FunctionDef, given: list[str]) -> Iterator[Edit]:
    """A number of bits that somebody typed in: `% 256`, `& 255` and `>> 8`, where an argument says how many."""
    for node in ast.walk(function):
        if not (isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant) and type(node.right.value) is int):
            continue
        if node.right.value > 2**32:  # the width of a number, and no size of this call
            continue
        match node.op, node.right.value:
            case ast.Mod() | ast.FloorDiv() | ast.Mult(), value if value > 2 and value.bit_count() == 1:
                form = "2**{}"
            case ast.BitAnd(), value if value > 2 and (value + 1).bit_count() == 1:
                form = "2**{} - 1"
            case ast.LShift() | ast.RShift(), value if value > 2:
                form = "{}"
            case _:
                continue
        for name in given:
            if ast.unparse(node.left) in (name, f"int({name})"):  # `x % 2**x` is `x`, by chance
                continue
            text, besides = form.format(name), handed_on(function, node)
            with replaced(node, "right", None, ast.parse(text, mode="eval").body):
                yield Edit(
                    "typed-in",
                    f"The number `{value}` is typed in, so the function fits some calls only. Write `{text}` in its "
                    f"place: then this call comes out right.{besides}",
                )


def _added_to_round_up(function: ast.FunctionDef) -> list[ast.Constant]:
    """The 7 of each `(bits + 7) // 8`: whole parts are counted, the last one too, whatever the call."""
    found = []
    for node in ast.walk(function):
        match node:
            case ast.BinOp(left=ast.BinOp(op=ast.Add(), right=ast.Constant(int(less)) as added), op=ast.FloorDiv(),
                           right=ast.Constant(int(part))) if part == less + 1:  # fmt: skip
                found.append(added)
    return found


def _rounds(parent: ast.Call | ast.keyword, place: int | None) -> bool:
    """Whether a number says to how many digits something is rounded."""
    if isinstance(parent, ast.keyword):
        return parent.arg in ("decimals", "ndigits")
    owner, _, name = ast.unparse(parent.func).rpartition(".")
    return name in ("round", "around", "round_") and place == (0 if owner not in ("", "np") else 1)


def _is_a_base(parent: ast.AST, number: ast.Constant) -> bool:
    """Whether digits are counted in a number, or it is an exponent of one: `% 256`, `>> 8`, `2**63`."""
    match parent:
        case ast.BinOp(op=ast.Pow(), left=ast.Constant()):
            return True
        case ast.Call(func=ast.Name("divmod"), args=[_, base]):
            return base is number
        case ast.BinOp(op=ast.Mod() | ast.FloorDiv() | ast.LShift() | ast.RShift() | ast.BitAnd()):
            return parent.right is number
    return False


def _length_of_first(it) -> int:
    if isinstance(it[0], tuple):  # a pair is of two, whatever the call
        raise TypeError
    return len(it[0])


_SIZES = {
    "{}": lambda it: it, "len({})": len, "len({}[0])": _length_of_first, "{}.shape[0]": lambda it: it.shape[0],
    "{}.shape[1]": lambda it: it.shape[1], "{}.n": lambda it: it.n, "{}.n_squared": lambda it: it.n_squared,
    "{}.layout.bits": lambda it: it.layout.bits, "{}.most_examples": lambda it: it.most_examples,
}  # fmt: skip


END_OF_ANYTHING = 1000  # a slice that ends so far behind would leave out nothing, whatever it is an end of


def _as_length(size: str) -> str:
    """`len(a)` for what is the same: `a.shape[0]`, and `a.size` of a vector."""
    return re.sub(r"\b(\w+)\.(?:shape\[0\]|size)(?!\w)", r"len(\1)", size)


def _sizes(given: list[str], values: dict, typed: int | float, most: int | None = None) -> Iterator[str]:
    """What a number that somebody typed in may stand for: where the call is known, what exists there, is no larger than
    `most`, and is another number; with the same one the call comes out as wrong as before."""
    for way, size_of in _SIZES.items():
        for name in given:
            if name in values:
                try:
                    size = size_of(values[name])
                except Exception:  # there is no such thing
                    continue
                if size is None or isinstance(values[name], str) or isinstance(size, str):
                    continue
                if isinstance(size, int | float) and (size == typed or most and size > most):
                    continue
            elif most:  # where a slice ends far behind everything, it is right by chance
                continue
            yield way.format(name)


_WIDE = {
    **dict.fromkeys(["int8", "int16", "int32", "uint8", "uint16", "uint32", "intc", "short"], "int64"),
    **dict.fromkeys(["float16", "float32", "half", "single"], "float64"),
}


def _narrow_types(function: ast.FunctionDef) -> Iterator[Edit]:
    nodes = list(ast.walk(function))
    for node in nodes:
        if isinstance(node, ast.keyword) and node.arg == "dtype" and ast.unparse(node.value) in ("int", "np.int64"):
            old = ast.unparse(node.value)
            with replaced(node, "value", None, ast.copy_location(ast.Name("float", ast.Load()), node.value)):
                yield Edit(
                    "narrow-type",
                    f"`dtype={old}` makes room for whole numbers alone: what is put into it is cut off behind the "
                    "point. Write `dtype=float`: then this call comes out right.",
                )
        field = {ast.Attribute: "attr", ast.Constant: "value"}.get(type(node))
        narrow = getattr(node, field) if field else None
        if isinstance(narrow, str) and narrow in _WIDE:
            also = sum(narrow in (getattr(each, "attr", None), getattr(each, "value", None)) for each in nodes) > 1
            place = f"in its place in `{line_of(function, node)}`" if also else "in its place"
            unsigned = f"holds no negative numbers, and none of more than {narrow[4:]} bits"
            does = unsigned if narrow[0] == "u" else "is too narrow for this call"
            setattr(node, field, _WIDE[narrow])
            try:
                yield Edit(
                    "narrow-type",
                    f"`{narrow}` {does}. Write `{_WIDE[narrow]}` {place}: then this call comes out right.",
                )
            finally:
                setattr(node, field, narrow)


def _floors(function: ast.FunctionDef) -> Iterator[Edit]:
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.FloorDiv):
            old, which = short(node), which_of(function, node)
            does = "drops what is behind the point: `//` cuts down to a whole number, and `7 // 2` is 3"
            if isinstance(node, ast.BinOp) and isinstance(node.left, ast.UnaryOp):  # such as -(-7 // 2), which is 4
                does = "rounds to a whole number, as `//` always does"
            node.op = ast.Div()
            try:
                yield Edit(
                    "floor-division",
                    f"`{old}`{which} {does}. "
                    f"Divide with `/`, as in `{short(node)}`: then this call comes out right.",
                )
            finally:
                node.op = ast.FloorDiv()


LIMITS = {"min", "max", "np.minimum", "np.maximum", "np.fmin", "np.fmax", "np.clip"}


def _caps(function: ast.FunctionDef) -> Iterator[Edit]:
    for parent, field, place, node in children(function):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) in LIMITS and len(node.args) > 1):
            continue
        if node.keywords:  # `key=` makes it a choice, `out=` and `where=` something else again
            continue
        if isinstance(parent, ast.Call) and ast.unparse(parent.func).endswith("partition"):
            continue  # the last place sorts all of it, whatever was meant
        limited = node.args[:1] if ast.unparse(node.func) == "np.clip" else node.args[:2]
        which = which_of(function, node)
        for free in (each for each in limited if not isinstance(each, ast.Constant | ast.UnaryOp)):
            with replaced(parent, field, place, free):
                inside = f"`{short(free)}`" if len(short(free)) <= 40 else "what stands inside"
                yield Edit(
                    "capped",
                    f"`{short(node)}`{which} sets a limit, and here the value lies beyond it, but it counts as it is. "
                    f"Leave the limit out, and write {inside} in its place: then this call comes out right.",
                )
