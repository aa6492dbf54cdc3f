"""What the learner wrote, as text and as a tree: what is said of an answer is looked up here first."""

import ast
import functools
import linecache
import re
import traceback

from .number_edits import typed_numbers
from .trees import functions, head_of, line_of, read_names, short, takes_out_of

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


def own_frame(error: Exception) -> tuple[str, dict, dict]:
    """Where the learner's own code stopped: the line, the names that had a value there, and the library's names."""
    line, here, around = "", {}, {}
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == ANSWER_FILENAME:
            line = linecache.getline(ANSWER_FILENAME, number).strip()
            here, around = dict(frame.f_locals), frame.f_globals
    return line, here, around


def called_of_the_course(error: Exception, line: str) -> str | None:
    """The course's function, called in the learner's line, inside of which an exception came; None if there is none."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    own = max((place for place, each in enumerate(frames) if each.f_code.co_filename == ANSWER_FILENAME), default=None)
    if own is None or not re.search(r"fedlearn_lib|^<reference ", frames[-1].f_code.co_filename):
        return None
    names = [frame.f_code.co_name for frame in frames[own + 1 :]]
    return next((name for name in names if re.search(rf"\b{name}\(", line)), None)


ANSWER_FILENAME = "<your answer>"


def written() -> ast.Module:
    """What the learner wrote."""
    return ast.parse("".join(linecache.getlines(ANSWER_FILENAME)))


def code() -> str:
    """What the learner wrote as Python itself would write it: without comments and docstrings, evenly spaced."""
    return _code("".join(linecache.getlines(ANSWER_FILENAME)))


@functools.lru_cache(maxsize=8)
def _code(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.Module) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def returned_in_a_loop() -> str | None:
    """A `return` that ends a loop in its first round whatever happens, as it stands there."""
    for loop in ast.walk(written()):
        if isinstance(loop, ast.For | ast.While) and isinstance(last := loop.body[-1], ast.Return) and last.value:
            return short(last)
    return None


def emptied_while_looped() -> tuple[str, str] | None:
    """The head of a loop over a list out of which something is taken meanwhile, and the list."""
    loops = (node for node in ast.walk(written()) if isinstance(node, ast.For))
    pairs = ((loop, takes_out_of(loop, node)) for loop in loops for node in ast.walk(loop))
    return next(((head_of(loop), name) for loop, name in pairs if name), None)


def returned_behind_a_break() -> bool:
    """Whether something is returned behind a loop that a `break` may have ended, or may not, and nothing in it."""
    for function in functions(written())[-1:]:
        loops = [place for place, each in enumerate(function.body) if isinstance(each, ast.For | ast.While)]
        broken = any(isinstance(node, ast.Break) for place in loops for node in ast.walk(function.body[place]))
        inside = any(isinstance(node, ast.Return) for place in loops for node in ast.walk(function.body[place]))
        return broken and not inside and any(isinstance(each, ast.Return) for each in function.body[loops[0] :])
    return False


def unused(arguments) -> list[str]:
    """Those of a function's arguments that stand nowhere in what the learner wrote."""
    tree = written()
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return [name for name in arguments if name not in used] if tree.body else []  # there is no text to look at


def says(pattern: str) -> bool:
    """Whether a pattern is found in the learner's code."""
    return re.search(pattern, code()) is not None


def typed_line() -> str | None:
    """The first line with a number that somebody typed in, as it stands there."""
    for function in functions(written()):
        for *_, number in typed_numbers(function):
            if "to_bytes(" not in (line := line_of(function, number)):  # a length that is the same in every call
                return line
    return None


def idle_names() -> list[str]:
    """The names that a line works a value out for, and no line ever reads."""
    tree = written()
    read, assigned = read_names(tree), (node for node in ast.walk(tree) if isinstance(node, ast.Assign))
    worked_out = (node for node in assigned if not isinstance(node.value, ast.Constant))
    names = (target.id for node in worked_out for target in node.targets if isinstance(target, ast.Name))
    return [name for name in dict.fromkeys(names) if name not in read and not name.startswith("_")]


# What advice claims to stand in the source: "leave `np.abs` out", "`>=` in place of `>`".
PIECE = r"(?:the |that |your )?(`[^`…]+`|(?:np|math|secrets)\.\w+)"
CLAIMS = re.compile(
    rf"(?:[Ll]eave|[Tt]ake) {PIECE}(?: \w+){{0,2}} (?:out|away|off)\b|(?:in place of|instead of|in the call of) {PIECE}"
    rf"|{PIECE} is reached"
)


# What advice says that the learner did, and without which signs in the source it cannot have been.
DEEDS = [
    (r"\b(was|were) rounded|[Yy]ou rounded",
     r"round|rint|ceil|floor|trunc|fix\(|int|//|%|\.5\b|-\(?-|astype|\.\d+[efg]\b|format"),
    (r"adding 0\.5", r"\.5\b"),
    (r"[Yy]ou divided|\b(was|were) divided by", r"/|mean|average|divide|\*\* ?-|-1"),
    (r"[Yy]ou multiplied", r"\*|@|dot|prod|mul|einsum|average|pow|add\("),
    (r"[Yy]ou subtracted", r"-|subtract|diff"),
    (r"[Yy]ou sorted|though sorting", r"sort"),
    (r"\bYou added", r"\+|sum|add|mean|average|@|dot"),
    (r"[Yy]ou joined decimal", r"10|str|join|format"),
    (r"[Yy]ou (compared|tested)|[Yy]our comparison", r"[<>]|==|!=|close|equal|less|greater|clip|min|max|sort"),
    (r"[Yy]ou counted the rounds", r"enumerate|range\(|count|\+= 1|len\("),
    (r"[Yy]our loop ended", r"\bfor\b|\bwhile\b"),
    (r"(to|for|instead of) (a|the) minus|the minus to", r"-|subtract"),
    (r"(are|took the|One) quantiles?\b", r"quantile|percentile|median|sort|partition"),
    (r"[Yy]ou took the mean\b", r"mean|average|median|/"),
    (r"NumPy's (integers|numbers) do that|bits of NumPy's", r"np\.|numpy"),
    (r"what the exchange gives", r"exchange"),
    (r"`/` (always )?makes (a float|floats)", r"(?<!/)/(?!/)"),
    (r"\b[Aa]n `if` (takes|cannot)|`if` takes", r"\bif\b"),
    (r"[Aa] loop over a dict|This loop gives no pairs", r"\bfor \(?\w+, "),
    (r"range of so many|no number of looks", r"range\("),
    (r"partition counts from 0", r"partition"),
    (r"NumPy's logarithm", r"log"),
    (r"[Tt]he mask does not fit|the mask behind", r"%|&|divmod|mod\(|remainder|and_?\("),
    (r"[Tt]he shift does not fit", r">>|//|%|\*\*|shift"),
    (r"\b(was|were) (reduced|taken) modulo", r"%|mod\(|pow\(|remainder"),
]


def was_done(message: str) -> bool:
    """Whether the learner's code has the signs of all that a message says was done in it."""
    return all(says(sign) for deed, sign in DEEDS if re.search(deed, message))


def claims_of(message: str) -> list[str]:
    """The pieces of code that a piece of advice says the learner has written."""
    return ["".join(found).strip("`") for found in CLAIMS.findall(message)]


def bears_out(claim: str) -> bool:
    """Whether the learner's code holds a piece of code that advice speaks of, however it is spaced."""
    wanted = re.sub(r"\s+", "", claim).removesuffix("()").removesuffix("(…)")
    if re.fullmatch(SIGNS + "+", wanted):
        return says(rf"(?<!{SIGNS}){re.escape(wanted)}(?!{SIGNS})")
    pieces = re.findall(r"\w+|\W", wanted)
    return says(r"(?<![\w.])" * wanted[:1].isidentifier() + r"\s*".join(map(re.escape, pieces)))


# A step that says what to write, as it should stand there; more than one name or sign, for these stand everywhere.
WRITES = re.compile(
    r"\b(?:[Ww]rite|[Pp]ut|[Uu]se|[Rr]eturn|[Rr]aise|[Cc]all) `([^`]*\w[^\w`]+[^`]+)`"
    r"(?! (?:in place|instead|there|once|alone|and nothing))"
)


def already_there(message: str) -> str | None:
    """A piece of code that a message tells to write, and that stands in the learner's code as it is."""
    for piece in WRITES.findall(message):
        tokens = re.findall(r"\w+|…|[^\w\s]", piece)
        ends = r"(?!\s*(\*\*|[\w.\[(]))" if tokens[-1][-1].isalnum() else ""  # `n` is not there in `n**2`
        if says(r"\s*".join(".*?" if token == "…" else re.escape(token) for token in tokens) + ends):
            return piece
    return None


SIGNS = r"[<>=!+\-*/%|&^]"
