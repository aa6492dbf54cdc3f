"""What outlives a call of an answer: looked for where a call comes out right alone, and wrong behind others."""

import ast
from collections.abc import Callable, Iterator

import numpy as np

from .in_place import CHANGES
from .trees import functions, read_names, short
from .values import call_text
from .verdicts import NotYet

TIMES = 4  # that a call must be right alone, lest chance decides

# What no call can leave something in, and what one can only if a line changes it.
UNCHANGING = ast.Constant | ast.Tuple | ast.Lambda | ast.UnaryOp | ast.BinOp | ast.Name | ast.Attribute
CHANGEABLE = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
FIXED = {
    "SystemRandom", "attrgetter", "bytes", "compile", "float", "frozenset", "int", "itemgetter", "len", "namedtuple",
    "partial", "range", "str", "tuple",
}  # fmt: skip


def explains(text: str, checks, anew: Callable[[], tuple]) -> str | None:
    """What is told of an answer where the call that failed is right alone; None where that explains nothing.

    Args:
        text: the answer.
        checks: of the exercise.
        anew: loads the answer and the reference afresh.
    """
    if not (name := outliving(text)):
        return None
    rng = np.random.default_rng()
    right = (checks.passes(*anew(), rng, [checks.failed_on]) for _ in range(TIMES))
    return told(name) if all(right) else None


def look_again(text: str, checks, function: Callable, anew: Callable[[], tuple]) -> None:
    """Try calls that differ in one argument only on an answer that was right so far.

    Args:
        text, checks, anew: as for `explains`.
        function: the answer, as its other calls left it.

    Raises:
        NotYet: a call is right alone, and wrong behind the others.
    """
    if not (name := outliving(text)):
        return
    rng, reference = np.random.default_rng(), anew()[1]
    for inputs in checks.mixed_calls(rng):
        if any(checks.passes(function, reference, rng, [inputs]) for _ in range(2)):
            continue
        if all(checks.passes(*anew(), rng, [inputs]) for _ in range(TIMES)):
            raise NotYet("kept-between-calls", told(name), [("called", call_text(checks.exercise, inputs))])


def told(name: str) -> str:
    return (
        "Alone, this call comes out right. Behind others it does not: something that they left changes it, as "
        f"`{name}` can keep it from one call to the next. Make everything anew in each call, inside of the function."
    )


def outliving(text: str) -> str | None:
    """The first name in which a call can leave something for the next one; None where there is none."""
    return next(_names(ast.parse(text)), None)


def _names(tree: ast.Module) -> Iterator[str]:
    yield from (name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names)
    changed, named = _changed(tree), {function.name for function in functions(tree)}
    read = {name for function in functions(tree) for name in read_names(function)}

    def can_keep(name: str, value: ast.expr) -> bool:
        if isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in FIXED:
            return False
        return not isinstance(value, UNCHANGING) and (not isinstance(value, CHANGEABLE) or name in changed)

    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in read and can_keep(name, value):
                yield name
            case ast.ClassDef(name=owner, body=body):
                for part in body:
                    match part:
                        case ast.Assign(targets=[ast.Name(id=name)], value=value) if can_keep(name, value):
                            yield f"{owner}.{name}"
            case ast.FunctionDef(decorator_list=decorators, args=arguments):
                yield from (f"@{short(each)}" for each in decorators if "cache" in ast.unparse(each))
                yield from (f"{name}={short(value)}" for name, value in _defaults(arguments) if can_keep(name, value))
    yield from sorted(each for each in changed if each.partition(".")[0] in named)


def _changed(tree: ast.Module) -> set[str]:
    """The names that a line changes in place, last parts of attributes too, and the attributes that a line sets."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in CHANGES:
                found.add(ast.unparse(owner).rpartition(".")[2])
            case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()):
                found.add(ast.unparse(owner).rpartition(".")[2])
            case ast.AugAssign(target=ast.Name(id=name)):
                found.add(name)
            case ast.Attribute(value=ast.Name(id=owner), attr=name, ctx=ast.Store()):
                found.add(f"{owner}.{name}")
            case ast.Call(func=ast.Name(id="setattr"), args=[ast.Name(id=owner), *_]):
                found.add(owner)
    return found


def _defaults(arguments: ast.arguments) -> Iterator[tuple[str, ast.expr]]:
    plain = [*arguments.posonlyargs, *arguments.args]
    behind = zip(plain[len(plain) - len(arguments.defaults) :], arguments.defaults, strict=True)
    keyword_only = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return ((each.arg, value) for each, value in [*behind, *keyword_only] if value is not None)
