"""Read and replace single functions in Python source, leaving everything else as it stands.

Pure functions over text with `\\n` line ends. `ast` finds the statements, `tokenize` the lines that
lie inside strings; the text itself is never regenerated, so comments and formatting survive.
"""

import ast
import functools
import hashlib
import io
import tokenize

INDENT = "    "
BLANKS = " \t\f"


def decoded(data: bytes) -> str:
    """A file's bytes as text with `\\n` line ends, whatever editor wrote them.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    return plain(data.decode("utf-8-sig"))


def plain(text: str) -> str:
    """The text with `\\n` line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def functions(text: str) -> dict[str, ast.FunctionDef]:
    """The module's top-level functions by name; the last of a name counts, as in Python. Trees only to be read.

    Raises:
        SyntaxError: the text does not parse.
    """
    return {node.name: node for node in statements(text) if isinstance(node, ast.FunctionDef)}


@functools.lru_cache(maxsize=32)  # a room is asked for each of its exercises in turn
def statements(text: str) -> tuple[ast.stmt, ...]:
    """The module's top-level statements, as `functions`: only to be read."""
    return tuple(ast.parse(text).body)


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
    return node.body[1:] if has_docstring(node) else node.body


def has_docstring(node: ast.FunctionDef) -> bool:
    return ast.get_docstring(node, clean=False) is not None


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


def _value(default: ast.expr | None) -> tuple:
    """A default as a value where it is a literal (so that 1 and 1.0 agree), else as its tree."""
    if default is None:
        return ()
    try:
        return ("literal", ast.literal_eval(default))
    except (ValueError, TypeError):  # TypeError: `{[]: 1}`
        return ("expression", ast.dump(default))


def header(node: ast.FunctionDef) -> str:
    """The `def` line, for messages: `def add(a, b=1):`."""
    return f"def {node.name}({ast.unparse(node.args)}):"


def same_body(one: ast.FunctionDef, other: ast.FunctionDef) -> bool:
    """Whether two functions do the same, statement by statement, docstrings aside."""
    return _tree(one) == _tree(other)


def _tree(node: ast.FunctionDef) -> list[str]:
    return [ast.dump(statement) for statement in without_docstring(node)]


@functools.lru_cache(maxsize=256)  # `progress` asks three times for each of 72
def body(text: str, name: str) -> str:
    """The source of a function's body after its docstring, indented by four spaces.

    Comments before the first and after the last statement belong to it.

    Raises:
        ValueError: it cannot be indented otherwise without changing its meaning.

    >>> body("def double(x):\\n  return 2 * x  # twice\\n", "double")
    '    return 2 * x  # twice'
    """
    node = functions(text)[name]
    (first, column), last = _body_span(text, node)
    lines = text.split("\n")
    rest_of_line = lines[first - 1][column:].lstrip(BLANKS + ";")
    inside_string = _lines_inside_strings(text)
    statements = without_docstring(node)
    base = _depth(lines[statements[0].lineno - 1]) if statements else len(INDENT)
    result = [INDENT + rest_of_line] if rest_of_line else []
    for number in range(first + 1, last + 1):
        line = lines[number - 1]
        result.append(line if number in inside_string else _reindent(line, base))
    while result and not result[0].strip():
        del result[0]
    while result and not result[-1].strip():
        del result[-1]
    new_body = "\n".join(result)
    if statements:
        _make_sure(f"def {name}():\n{INDENT}'docstring'\n{new_body}\n", node)
    return new_body


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

    >>> print(with_body("@cached\\ndef double(x): return x\\n", "double", "    return 2 * x"))
    @cached
    def double(x):
        return 2 * x
    <BLANKLINE>
    """
    node = functions(text)[name]
    (first, column), last = _body_span(text, node)
    lines = text.split("\n")
    head = [*lines[: first - 1], lines[first - 1][:column].rstrip()]
    if has_docstring(node):  # on a line of its own, as deep as the body will be
        at, start = _position(lines, node.body[0].lineno, node.body[0].col_offset)
        before, docstring = head[at - 1][:start].rstrip(), INDENT + head[at - 1][start:]
        head[at - 1 : at] = [before, docstring] if before else [docstring]
    result = "\n".join([*head, new_body.rstrip("\n"), *lines[last:]])
    intended = functions(f"def {name}():\n{INDENT}'docstring'\n{new_body}\n")[name]
    _make_sure(result, intended)
    return result


def with_function(text: str, name: str, new_function: str) -> str:
    """The text with a whole function replaced, decorators and all; added at the end if missing."""
    node = functions(text).get(name)
    if node is None:
        return f"{text.rstrip()}\n\n\n{new_function}\n".lstrip("\n")
    lines = text.split("\n")
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    last = _body_span(text, node)[1]
    return "\n".join([*lines[: first - 1], new_function, *lines[last:]])


def statement_source(text: str, statement: ast.stmt) -> str:
    """The lines of one top-level statement, with its decorators."""
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(text.split("\n")[first - 1 : statement.end_lineno])


def indented(text: str) -> str:
    """Statements, one level deeper; what stands inside strings stays as it is."""
    inside_string = _lines_inside_strings(text)
    lines = enumerate(text.split("\n"), start=1)
    return "\n".join(line if number in inside_string or not line.strip() else INDENT + line for number, line in lines)


def local_names(node: ast.FunctionDef) -> set[str]:
    """The arguments of a function, and the names that its lines give a value."""
    arguments = node.args
    groups = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    names = {argument.arg for argument in groups if argument}
    return names | {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _make_sure(text: str, intended: ast.FunctionDef) -> None:
    """Trust, but compare: whatever was odd about the layout, what is written is what was meant."""
    try:
        if same_body(functions(text)[intended.name], intended):
            return
    except SyntaxError:
        pass
    raise ValueError(
        f"The body of {intended.name} cannot be moved without changing its meaning. "
        "Indent it with four spaces a level, and write one statement a line."
    )


def fingerprint(body_text: str) -> str:
    """A short hash of a body, to see whether somebody edited it since."""
    return hashlib.sha256(body_text.encode("utf-8")).hexdigest()[:16]


def _body_span(text: str, node: ast.FunctionDef) -> tuple[tuple[int, int], int]:
    """Where the body starts (line, column; after header or docstring) and its last line."""
    lines = text.split("\n")
    if has_docstring(node):
        start = _position(lines, node.body[0].end_lineno, node.body[0].end_col_offset)
    else:
        start = _end_of_header(text, node)
    last = node.end_lineno
    for number in range(last + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and not (line[0] in BLANKS and line.lstrip().startswith("#")):
            break
        if line.strip():
            last = number  # a comment that closes the body
    return start, last


def _position(lines: list[str], line: int, offset: int) -> tuple[int, int]:
    """Line and column of a place given by ast, which counts bytes where text counts characters."""
    return line, len(lines[line - 1].encode("utf-8")[:offset].decode("utf-8"))


def _end_of_header(text: str, node: ast.FunctionDef) -> tuple[int, int]:
    """Line and column after the colon that ends a function's header."""
    earliest = node.lineno, 0
    if node.returns:  # `-> lambda: 0` has a colon of its own
        earliest = _position(text.split("\n"), node.returns.end_lineno, node.returns.end_col_offset)
    depth = 0
    for token in _tokens(text):
        if token.start[0] < node.lineno or token.type != tokenize.OP:
            continue
        if token.string in "([{":
            depth += 1
        elif token.string in ")]}":
            depth -= 1
        elif token.string == ":" and depth == 0 and token.start >= earliest:
            return token.end
    raise ValueError(f"no header of {node.name} found")


@functools.lru_cache(maxsize=32)  # as `_functions`
def _lines_inside_strings(text: str) -> frozenset[int]:
    """Numbers of the lines that start inside a string: their leading blanks are content."""
    inside: set[int] = set()
    starts: list[int] = []
    for token in _tokens(text):
        kind = tokenize.tok_name[token.type]
        if kind == "STRING":
            inside.update(range(token.start[0] + 1, token.end[0] + 1))
        # From Python 3.12 on f-strings come in parts; t-strings always do.
        elif kind in ("FSTRING_START", "TSTRING_START"):
            starts.append(token.start[0])
        elif kind in ("FSTRING_END", "TSTRING_END"):
            inside.update(range(starts.pop() + 1, token.end[0] + 1))
    return frozenset(inside)


def _tokens(text: str):
    return tokenize.generate_tokens(io.StringIO(text).readline)


def _depth(line: str) -> int:
    """How far a line is indented; a form feed starts the count anew, as it does for Python."""
    blanks = line[: len(line) - len(line.lstrip(BLANKS))]
    return len(blanks.rpartition("\f")[2].expandtabs(len(INDENT)))


def _reindent(line: str, base: int) -> str:
    """Four spaces in place of the answer's own first indentation; what goes deeper stays so."""
    content = line.lstrip(BLANKS)
    return INDENT + " " * (_depth(line) - base) + content if content.strip() else ""
