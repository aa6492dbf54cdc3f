"""Helpers travel: what stands beside a function and is used by it moves to the top of its body.

An answer is composed first, then judged and saved as that same text, whether it comes from a cell, a file or an
export. So `reset`, the history and the export carry the helpers along, and what is saved is what was judged.
"""

import ast
import builtins
from functools import cache

from . import source
from .catalogue import Exercise
from .moved import renewed
from .reference import solution_text

MOVABLE = ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign


class CannotTravel(ValueError):
    """Something that a function uses cannot move into it; the text says what, and what to do."""


def composed(text: str, exercise: Exercise) -> str:
    """One function, with the helpers, constants and imports that it uses nested at the top of its body.

    Args:
        text: a cell or a module with the answer, which parses; imports of an older course are renewed.
        exercise: whose function it is.

    Raises:
        CannotTravel, SyntaxError.
    """
    text = renewed(text)
    statements = ast.parse(text).body
    function = source.functions(text)[exercise.name]
    needed = _needed(statements, function, _names_of_room(exercise.room))
    answer = source.function_source(text, exercise.name)
    _refuse_what_cannot(needed, function)
    if not needed:
        return answer
    nested = [source.indented(source.statement_source(text, part)) for part in needed]
    return source.with_body(answer, exercise.name, "\n".join([*nested, source.body(text, exercise.name)]))


def _needed(statements: list[ast.stmt], function: ast.FunctionDef, known: set[str]) -> list[ast.stmt]:
    """The statements beside a function that it uses, itself or through one of them, in their order.

    A function with the name of another room's exercise is a helper like others.
    """
    names = known | {function.name}
    beside = [part for part in statements if getattr(part, "name", None) not in names and not _of_the_course(part)]
    wanted, found = _looked_up(function), []
    while more := [part for part in beside if part not in found and (defined_by(part) - known) & wanted]:
        found += more
        wanted |= {word for part in more for word in _looked_up(part)}
    given = known | names | set(dir(builtins)) | {word for part in found for word in defined_by(part)}
    if wanted - given:  # nobody can say what a star brings: it may be this
        found += [part for part in beside if _is_star(part)]
    return [part for part in beside if part in found]


def _is_star(part: ast.stmt) -> bool:
    return isinstance(part, ast.ImportFrom) and any(alias.name == "*" for alias in part.names)


def _looked_up(part: ast.stmt) -> set[str]:
    """The names that a statement looks up outside of itself."""
    return words_in(part) - (source.local_names(part) if isinstance(part, ast.FunctionDef) else set())


@cache
def _names_of_room(room: str) -> set[str]:
    """What the room imports or gives itself: an answer finds that there."""
    return {name for part in ast.parse(solution_text(room)).body for name in defined_by(part)}


def _of_the_course(part: ast.stmt) -> bool:
    """`from fedlearn_lib.course import fill` and its like: no answer needs them."""
    return isinstance(part, ast.ImportFrom) and (part.module or "").startswith("fedlearn_lib.course")


def _refuse_what_cannot(needed: list[ast.stmt], function: ast.FunctionDef) -> None:
    own = source.local_names(function)
    for part in [function, *needed]:
        if found := next((node for node in ast.walk(part) if isinstance(node, ast.Global)), None):
            raise CannotTravel(
                f"`{ast.unparse(found)}` reaches for something outside of the function, and what is stored there stays "
                "from one call to the next. Leave it out, and make what the function needs inside, anew in every call."
            )
    for part in needed:
        first = ast.unparse(part).partition("\n")[0]
        if _is_star(part):
            raise CannotTravel(f"`{first}` cannot travel with your function. Import by name what it needs.")
        if not isinstance(part, MOVABLE):
            raise CannotTravel(
                f"Your function needs `{first}`, which stands beside it and cannot travel with it: only functions, "
                "imports and constants can. Move that inside the function."
            )
        if kept := _kept_by(part):
            how = "keeps what came out, for all later calls" if kept[0] == "@" else "is made once, for all later calls"
            raise CannotTravel(f"`{kept}` {how}. {_harm(part)}{_step(kept)}")
        if kept := sorted(defined_by(part) & _changed_outside([function, *needed])):
            harm = _harm(*_put_into(kept[0], [function, *needed]))
            raise CannotTravel(
                f"`{kept[0]}` stands beside your function, which changes it, so that something stays there from one "
                f"call to the next. {harm}Make what it needs inside the function, anew in every call."
            )
        if taken := sorted(defined_by(part) & own):
            raise CannotTravel(
                f"`{taken[0]}` is the name of something beside your function and of a variable in it. Give one of the "
                "two another name: then the first can travel with the function."
            )


def _harm(*parts: ast.AST) -> str:
    """Why something that is kept must not be, by the chance that is in it."""
    words = {word for part in parts for word in words_in(part)}
    words |= {node.attr for part in parts for node in ast.walk(part) if isinstance(node, ast.Attribute)}
    if "random_prime" in words:
        return "Then all who ask get the same primes, and with them the same private key. "
    if words & (CHANCE | DRAWS) - {"time"}:
        return "Then two calls share their random numbers, and what those should hide can be compared. "
    return "Each call shall do its own work. "


def _put_into(kept: str, parts: list[ast.stmt]) -> list[ast.AST]:
    """What is put into something that is kept, with the lines that made it."""
    put, lines = [], [node for part in parts for node in ast.walk(part)]
    for node in lines:
        match node:
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))], value=value) if name == kept:
                put.append(value)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=values) if name == kept:
                put += values
    for _ in range(4):
        words = {word for part in put for word in words_in(part)}
        put += [node.value for node in lines if isinstance(node, ast.Assign) and words & defined_by(node)]
        put += [node for node in parts if getattr(node, "name", None) in words]
        put = list(dict.fromkeys(put))
    return put


def _step(kept: str) -> str:
    return f"Take `{kept}` away." if kept.startswith("@") else "Make it inside the function, anew in every call."


DRAWS = {"encrypt", "encrypt_vector", "rerandomize", "generate_keypair", "split_secret", "split_key", "sample_clients",
         "discrete_gaussian"}  # fmt: skip
CHANCE = {"secrets", "random", "random_prime", "default_rng", "urandom", "time", "uuid"}


def _kept_by(part: ast.stmt) -> str:
    """What a helper or a constant keeps for all calls: a cache, a default value that it fills, a number drawn once."""
    if isinstance(part, ast.FunctionDef):
        cached = [ast.unparse(each) for each in part.decorator_list if "cache" in ast.unparse(each)]
        arguments = [*part.args.posonlyargs, *part.args.args][::-1]
        defaults = dict(zip(arguments, part.args.defaults[::-1], strict=False))
        defaults |= dict(zip(part.args.kwonlyargs, part.args.kw_defaults, strict=True))
        changed = _changed_in_place(part.body)
        kept = [f"{each.arg}={ast.unparse(value)}" for each, value in defaults.items()
                if value is not None and (each.arg in changed or _is_drawn(value))]  # fmt: skip
        return next(iter([*(f"@{each}" for each in cached), *kept]), "")
    constant = isinstance(part, ast.Assign | ast.AnnAssign) and part.value
    return ast.unparse(part) if constant and _is_drawn(part.value) else ""


def _is_drawn(value: ast.expr) -> bool:
    """Whether chance or a clock decides a value."""
    called = [ast.unparse(node.func).split(".") for node in ast.walk(value) if isinstance(node, ast.Call)]
    return bool(CHANCE & {word for words in called for word in words})


CHANGES = {"add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update"}


def _changed_in_place(statements: list[ast.stmt]) -> set[str]:
    """The names whose list, dict or set is changed: `kept.append(…)`, `kept[n] = …`."""
    changed = set()
    for node in (node for statement in statements for node in ast.walk(statement)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=how)) if how in CHANGES:
                changed.add(name)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                changed.add(name)
    return changed


def _changed_outside(parts: list[ast.stmt]) -> set[str]:
    """The names that functions change without their being variables or arguments of their own."""
    functions = [part for part in parts if isinstance(part, ast.FunctionDef)]
    return set().union(*(_changed_in_place(each.body) - source.local_names(each) for each in functions))


def words_in(part: ast.stmt) -> set[str]:
    """Every name in a statement."""
    return {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}


def defined_by(part: ast.stmt) -> set[str]:
    """The names that a top-level statement gives."""
    if isinstance(part, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).split(".")[0] for alias in part.names}
    if hasattr(part, "name"):
        return {part.name}
    stored = (node for node in ast.walk(part) if isinstance(node, ast.Name))
    return {node.id for node in stored if isinstance(node.ctx, ast.Store)}
