"""Read and replace single functions in Python source, leaving everything else as it stands.

Pure functions over text with `\\n` line ends. `ast` finds the statements, `tokenize` the lines that
lie inside strings; the text itself is never regenerated, so comments and formatting survive.
"""

import ast
import hashlib
import io
import tokenize

INDENT = "    "


def functions(text: str) -> dict[str, ast.FunctionDef]:
    """The module's top-level functions by name; the last of a name counts, as in Python.

    Raises:
        SyntaxError: the text does not parse.
    """
    return {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}


def is_open(node: ast.FunctionDef) -> bool:
    """Whether nothing was written yet: the body is only `...`, `pass` or `raise NotFilledIn(…)`."""
    return all(_says_nothing(statement) for statement in without_docstring(node))


def _says_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Raise(exc=ast.Call(func=ast.Name(id="NotFilledIn"))):
            return True
        case ast.Expr(value=ast.Constant(value=value)):
            return value is ...
    return False


def without_docstring(node: ast.FunctionDef) -> list[ast.stmt]:
    """The statements of a function after its docstring."""
    return node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body


def same_signature(one: ast.FunctionDef, other: ast.FunctionDef) -> bool:
    """Whether names, order, kinds and defaults agree; annotations do not matter."""
    return _signature(one) == _signature(other)


def _signature(node: ast.FunctionDef) -> tuple:
    arguments = node.args
    names = [
        [argument.arg for argument in group]
        for group in (arguments.posonlyargs, arguments.args, arguments.kwonlyargs)
    ]
    stars = [star.arg if star else None for star in (arguments.vararg, arguments.kwarg)]
    defaults = [
        [_value(default) for default in group]
        for group in (arguments.defaults, arguments.kw_defaults)
    ]
    return names, stars, defaults


def _value(default: ast.expr | None):
    """A default as a value where it is a literal (so that 1 and 1.0 agree), else as its source."""
    if default is None:
        return "no default"
    try:
        return ast.literal_eval(default)
    except ValueError:
        return ast.unparse(default)


def header(node: ast.FunctionDef) -> str:
    """The `def` line, for messages: `def add(a, b=1):`."""
    return f"def {node.name}({ast.unparse(node.args)}):"


def same_body(one: ast.FunctionDef, other: ast.FunctionDef) -> bool:
    """Whether two functions do the same, statement by statement, docstrings aside."""
    return list(map(ast.dump, without_docstring(one))) == list(
        map(ast.dump, without_docstring(other))
    )


def body(text: str, name: str) -> str:
    """The source of a function's body after its docstring, indented by four spaces.

    Comments before the first and after the last statement belong to it.
    """
    node = functions(text)[name]
    (first, column), last = _body_span(text, node)
    lines = text.split("\n")
    rest_of_line = lines[first - 1][column:].lstrip(" \t;")
    inside_string = _lines_inside_strings(text)
    statements = without_docstring(node)
    base = _indentation(lines[statements[0].lineno - 1]) if statements else INDENT
    result = [INDENT + rest_of_line] if rest_of_line else []
    for number in range(first + 1, last + 1):
        line = lines[number - 1]
        result.append(line if number in inside_string else _reindent(line, base))
    while result and not result[0].strip():
        del result[0]
    while result and not result[-1].strip():
        del result[-1]
    return "\n".join(result)


def function_source(text: str, name: str, *, docstring: bool = True) -> str:
    """A function's own lines, from `def` on, without its decorators; on request without docstring."""
    node = functions(text)[name]
    lines = text.split("\n")
    if docstring:
        return "\n".join(lines[node.lineno - 1 : _body_span(text, node)[1]])
    last, column = _end_of_header(text, node)
    return "\n".join([*lines[node.lineno - 1 : last - 1], lines[last - 1][:column], body(text, name)])


def with_body(text: str, name: str, new_body: str) -> str:
    """The text with a function's body replaced; header, decorators and docstring stay.

    Args:
        text: a module.
        name: a function of it.
        new_body: statements indented by four spaces, as `body` returns them.

    Raises:
        ValueError: the result would not hold exactly these statements.
    """
    node = functions(text)[name]
    (first, column), last = _body_span(text, node)
    lines = text.split("\n")
    head = lines[first - 1][:column].rstrip()
    result = "\n".join([*lines[: first - 1], head, new_body.rstrip("\n"), *lines[last:]])
    # Trust, but compare: whatever was odd about the layout, what is written is what was meant.
    intended = functions(f"def {name}():\n{new_body}\n")[name]
    if list(map(ast.dump, without_docstring(functions(result)[name]))) != list(
        map(ast.dump, intended.body)
    ):
        raise ValueError(f"the body of {name} cannot be replaced without changing its meaning")
    return result


def fingerprint(body_text: str) -> str:
    """A short hash of a body, to see whether somebody edited it since."""
    return hashlib.sha256(body_text.encode("utf-8")).hexdigest()[:16]


def _body_span(text: str, node: ast.FunctionDef) -> tuple[tuple[int, int], int]:
    """Where the body starts (line, column; after header or docstring) and its last line."""
    lines = text.split("\n")
    if ast.get_docstring(node, clean=False) is not None:
        line, offset = node.body[0].end_lineno, node.body[0].end_col_offset
        # ast counts bytes, text counts characters.
        start = line, len(lines[line - 1].encode("utf-8")[:offset].decode("utf-8"))
    else:
        start = _end_of_header(text, node)
    last = node.end_lineno
    for number in range(last + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and not (line[0] in " \t" and line.lstrip().startswith("#")):
            break
        if line.strip():
            last = number  # a comment that closes the body
    return start, last


def _end_of_header(text: str, node: ast.FunctionDef) -> tuple[int, int]:
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.start[0] < node.lineno or token.type != tokenize.OP:
            continue
        if token.string in "([{":
            depth += 1
        elif token.string in ")]}":
            depth -= 1
        elif token.string == ":" and depth == 0:
            return token.end
    raise ValueError(f"no header of {node.name} found")


def _lines_inside_strings(text: str) -> set[int]:
    """Numbers of the lines that start inside a string: their leading blanks are content."""
    inside: set[int] = set()
    f_strings: list[int] = []
    f_start = getattr(tokenize, "FSTRING_START", None)  # f-strings are split up from 3.12 on
    f_end = getattr(tokenize, "FSTRING_END", None)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.STRING:
            inside.update(range(token.start[0] + 1, token.end[0] + 1))
        elif token.type == f_start:
            f_strings.append(token.start[0])
        elif token.type == f_end:
            inside.update(range(f_strings.pop() + 1, token.end[0] + 1))
    return inside


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _reindent(line: str, base: str) -> str:
    """Four spaces in place of the answer's own first indentation; tabs beyond it as four each."""
    if not line.strip():
        return ""
    own = _indentation(line)
    deeper = own.removeprefix(base) if own.startswith(base) else ""
    return INDENT + deeper.replace("\t", INDENT) + line.lstrip(" \t")
