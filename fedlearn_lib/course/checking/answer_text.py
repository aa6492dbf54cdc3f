"""What the learner wrote, as text and as a tree: what is said of an answer is looked up here first."""

import ast
import linecache
import traceback

IN_PLACE = {"append", "extend", "insert", "record", "reverse", "shuffle", "sort", "update"}


def in_place_call() -> str | None:
    """Says which method works in place, where the answer goes on with the None that it returns."""
    nodes = list(ast.walk(written()))
    alone = [node.value for node in nodes if isinstance(node, ast.Expr)]
    returned = [node.value for node in nodes if isinstance(node, ast.Return)]
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in IN_PLACE and node not in alone:
                if name == "update" and node not in returned:  # a cipher's gives bytes, and one goes on with them
                    continue
                if ast.unparse(owner) != "np":  # np.sort(…) returns what it sorted
                    return f"`{ast.unparse(owner)}.{name}(…)` works in place and returns None"
    return None


def own_line(error: Exception) -> str | None:
    """The last line of the traceback that the learner wrote."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == ANSWER_FILENAME]
    return own[-1].line if own else None


ANSWER_FILENAME = "<your answer>"


def written() -> ast.Module:
    """What the learner wrote."""
    return ast.parse("".join(linecache.getlines(ANSWER_FILENAME)))
