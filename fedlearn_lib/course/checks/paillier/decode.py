"""What `decode` must do, and what each mistake is told."""

import ast
import functools
import re
import traceback
from dataclasses import dataclass

from ...checking import ANSWER_FILENAME, leaving, written
from ...checking.trees import functions
from .cases import known_to_all, standing_out
from .numbers import (
    FLOAT_LIMIT,
    MACHINE_LIMIT,
    ListChecks,
    composites,
    has_floats,
    needs_a_list,
    needs_equal_ones,
    random_bits,
)


@dataclass(frozen=True)
class Refusal:
    """The exception that an answer raised on purpose."""

    kind: str

    def __repr__(self):
        return self.kind


NOTICED = Refusal("OverflowError")


class RefusalChecks(ListChecks):
    """Checks of a function that refuses some of its inputs itself: there an exception is what is right."""

    def run(self, answer, reference, rng):
        super().run(self.noting(answer), self.noting(reference), rng)

    def noting(self, function):
        @functools.wraps(function)
        def noted(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except OverflowError as error:
                if re.search(f"{MACHINE_LIMIT}|{FLOAT_LIMIT}", str(error)):
                    raise  # the answer's own numbers are too small
                return NOTICED
            except Exception as error:
                own = [f.line for f in traceback.extract_tb(error.__traceback__) if f.filename == ANSWER_FILENAME]
                if own and re.search(r"\b(raise|assert)\b(?! OverflowError\()", own[-1] or ""):
                    return Refusal(type(error).__name__)
                raise

        return noted


checks = RefusalChecks("decode")


@checks.cases
def residues(rng):
    yield dict(residues=[5, 31, 0], n=35)
    yield dict(residues=[10, 25], n=35)  # the outermost
    yield dict(residues=[5, 31, 5, 0, 31, 0], n=35)  # equal ones
    yield dict(residues=[25, 3], n=91)  # another n: 25 stood for -10
    yield dict(residues=[5, 17], n=35)
    yield dict(residues=[18, 5], n=35)
    yield dict(residues=[17, 18], n=35)  # they cancel
    yield dict(residues=[10, 9, 8], n=35)  # each is legal, their sum is not
    yield dict(residues=[5, 13], n=35)  # neither in the middle nor at its edge
    yield dict(residues=[22, 5], n=35)
    yield dict(residues=[5, 6, 17, 7], n=35)  # nor in the middle of the list, however it is sorted
    yield dict(residues=[30, 18, 31, 32], n=35)
    for n in (35, 77, 51):  # each remainder modulo 3
        third = n // 3
        yield dict(residues=[third - 1, n - third + 1, 1, n - 1], n=n)
        yield dict(residues=[third], n=n)
        yield dict(residues=[n - third], n=n)
    for n in composites(rng):
        third = n // 3
        drawn = [random_bits(n.bit_length(), rng) % third for _ in range(6)]
        legal = [*drawn, *(-each % n for each in drawn), 0, third - 1, n - third + 1]
        yield dict(residues=legal, n=n)
        beyond = third + random_bits(n.bit_length(), rng) % (n - 2 * third + 1)
        for illegal in (third, n // 2, n // 2 + 1, n - third, beyond):
            place = int(rng.integers(len(legal) + 1))
            yield dict(residues=[*legal[:place], illegal, *legal[place:]], n=n)


@checks.secrets
def _(inputs, result):
    n, residues = int(inputs["n"]), [int(each) for each in inputs["residues"]]
    return leaving.Secrets(
        standing_out(*residues, *(each - n for each in residues)),
        [*known_to_all(), n, n // 2, n // 2 + 1, n // 3, n - n // 3, 2 * n // 3],
    )


@checks.by_hand
def _(residues, n, *, place=None):
    third = n // 3
    if n > 10**6 or any(third <= each <= n - third for each in residues):
        return None
    shown = residues[:4] if not place or place[0] < 4 else [residues[place[0]]]
    told = [f"stays {each}" if each < third else f"stands for {each} - {n} = {each - n}" for each in shown]
    return f"n // 3 = {third}; " + "; ".join(f"{each} {what}" for each, what in zip(shown, told, strict=True))


def illegal_ones(run):
    n, third = run.inputs["n"], run.inputs["n"] // 3
    return [each for each in run.inputs["residues"] if third <= each <= n - third]


@checks.stops("machine-integers", MACHINE_LIMIT)
def _():
    """A machine's integers, as NumPy's, end at 64 bits, and a real n has thousands. Use Python's own whole numbers, in
    a loop over the list."""


needs_a_list(checks)


@checks.symptom("float-limit", needs=r" / |float|np\.|math\.|\de\d|\.\d", of_kind=True)
def _(run):
    """The limits are right for small numbers, but not for this long n: `/` makes a float, which holds only 53 bits. Use
    `n // 3` instead of `n / 3`."""
    wrong_side = isinstance(run.result, Refusal) != isinstance(run.expected, Refusal)
    return wrong_side and run.inputs["n"].bit_length() > 53


def refused_legal(run) -> bool:
    return isinstance(run.result, Refusal) and isinstance(run.expected, list)


def loops() -> list:
    return [node for node in ast.walk(written()) if isinstance(node, ast.For | ast.While)]


def over_all(loop) -> bool:
    """Whether a loop goes over the residues as they came, not over chosen ones."""
    head = ast.unparse(loop.iter if isinstance(loop, ast.For) else loop.test)
    return "residues" in head and not re.search(r"\b(if|filter|third|n)\b", head)


@checks.symptom("raises-for-all", of_kind=True)
def _(run):
    """`raise` is reached whatever the numbers are, for no `if` or `else` stands around it there. Put it where one
    number is looked at, into the branch that is left over: `else:`, behind `if` and `elif`."""
    bare = any(isinstance(line, ast.Raise) for loop in loops() if over_all(loop) for line in loop.body)
    leaves = any(isinstance(part, ast.Continue | ast.Break) for loop in loops() for part in ast.walk(loop))
    body = functions(written())[-1].body
    returns = any(isinstance(part, ast.Return) for line in body for part in ast.walk(line))
    in_the_end = isinstance(body[-1], ast.Raise) and not returns
    return refused_legal(run) and (bare and not leaves or in_the_end)


@checks.symptom("else-of-the-loop", of_kind=True)
def _(run):
    """The `else` with your `raise` belongs to the loop, so it is reached at its end, whatever the numbers were. Move it
    to the right, below the `if` or `elif` that it belongs to."""
    breaks = any(isinstance(part, ast.Break) for loop in loops() for part in ast.walk(loop))
    behind = any(isinstance(line, ast.Raise) for loop in loops() for line in loop.orelse)
    return refused_legal(run) and behind and not breaks


@checks.symptom("if-for-elif", of_kind=True)
def _(run):
    """The `else` with your `raise` belongs to the last `if` alone, so it is also reached by numbers that the `if`
    before it has dealt with. Make that last `if` an `elif`."""
    for loop in loops():
        ifs = [line for line in loop.body if isinstance(line, ast.If)]
        for before, last in zip(ifs, ifs[1:], strict=False):
            leaves = any(isinstance(each, ast.Continue | ast.Raise | ast.Return) for each in ast.walk(before))
            leaves = leaves or not re.search(r"append\(|extend\(|yield|\] = |\+= [\[(]", ast.unparse(before))
            ends = last
            while len(ends.orelse) == 1 and isinstance(ends.orelse[0], ast.If):
                ends = ends.orelse[0]
            if not leaves and any(isinstance(each, ast.Raise) for each in ends.orelse):
                return refused_legal(run)
    return False


@checks.symptom("refuses-sum", needs=r"sum\(|\+=|accumulate|reduce", of_kind=True)
def _(run):
    """Each of these numbers is legal, only their sum is not, and nobody asks for that. Look at every number by itself,
    one after the other."""
    return refused_legal(run) and run.inputs["n"] == 35 and list(run.inputs["residues"]) == [10, 9, 8]


@checks.symptom("outgrew-numpy", of_kind=True, needs=r"\bnp\.", without="object| / |float")
def _(run):
    """Right for short numbers, but NumPy works with 64 bits at most, and these long ones do not fit. Use Python's own
    whole numbers, in a loop over the list."""
    return run.inputs["n"].bit_length() > 63


@checks.symptom("refuses-legal", of_kind=True)
def _(run):
    """The function refused a list in which every number is legal: from 0 to n//3 - 1 they stand for themselves, from
    n - n//3 + 1 on for negative ones. Find out which line stops it, and let only a number from n//3 to n - n//3 come
    there."""
    return refused_legal(run)


@checks.symptom("other-exception")
def _(run):
    """The call ended in another exception than callers wait for. Write `raise OverflowError(…)` there."""
    return isinstance(run.result, Refusal) and run.expected == NOTICED


@checks.symptom("raise-missing", of_kind=True, needs=r"(?m)^ +OverflowError\(")
def _(run):
    """The overflow was noticed, and nobody is stopped: `OverflowError(…)` alone only makes an exception. Write `raise`
    in front of it."""
    return run.expected == NOTICED and not isinstance(run.result, Refusal)


@checks.symptom("returns-exception", of_kind=True)
def _(run):
    """An exception came back as a value, and whoever called goes on as if nothing had happened. To stop
    there, write `raise OverflowError(…)` instead of returning or collecting it."""
    values = run.result if isinstance(run.result, list) else [run.result]
    return any(isinstance(each, BaseException) or each is OverflowError for each in values)


def holds_a_raise(lines) -> bool:
    """Whether a `raise` stands in these lines, or in a function of the answer's own that they call."""
    defined = [node for node in ast.walk(written()) if isinstance(node, ast.FunctionDef)]
    raising = {each.name for each in defined if any(isinstance(part, ast.Raise) for part in ast.walk(each))}
    inside = [part for line in lines for part in ast.walk(line)]
    called = {part.func.id for part in inside if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)}
    return bool(raising & called) or any(isinstance(part, ast.Raise) for part in inside)


def nothing_stops(run) -> bool:
    """Whether the first illegal number of all was let pass; if a later one is, others were refused."""
    return run.expected == NOTICED and list(run.inputs["residues"]) == [5, 17]


@checks.symptom("catches-its-own", of_kind=True)
def _(run):
    """What you raise is caught by your own `except`, so it does not stop the caller. Let it pass: take the `try` and
    the `except` away."""
    tries = [node for node in ast.walk(written()) if isinstance(node, ast.Try) and holds_a_raise(node.body)]
    catching = [
        each
        for node in tries
        for each in node.handlers
        if each.type is None or re.search(r"OverflowError|ArithmeticError|\b(Base)?Exception\b", ast.unparse(each.type))
    ]
    return nothing_stops(run) and any(not holds_a_raise(each.body) for each in catching)


@checks.symptom("suppressed", of_kind=True)
def _(run):
    """What you raise vanishes in `suppress`, so it does not stop the caller. Take the `with` line away, and let the
    exception pass."""
    heads = [node for node in ast.walk(written()) if isinstance(node, ast.With) and holds_a_raise(node.body)]
    return nothing_stops(run) and any("suppress(" in ast.unparse(item) for node in heads for item in node.items)


@checks.symptom("limit-one-off", of_kind=True)
def _(run):
    """A number at the very edge of the middle third was not refused, though others in it are. Refuse all numbers
    from n//3 to n - n//3, both ends included."""
    n, edges = run.inputs["n"], (run.inputs["n"] // 3, run.inputs["n"] - run.inputs["n"] // 3)
    return run.expected == NOTICED and n < 100 and all(each in edges for each in illegal_ones(run))


@checks.symptom("illegal-left-out", of_kind=True)
def _(run):
    """A number from the middle third was left out, and the list that came back is shorter. Where a residue lies from
    `n // 3` to `n - n // 3`, write `raise OverflowError(…)`."""
    n, illegal = run.inputs["n"], illegal_ones(run)
    legal = [each if each < n // 3 else each - n for each in run.inputs["residues"] if each not in illegal]
    return run.expected == NOTICED and bool(legal) and run.result == legal


@checks.symptom("no-exception", of_kind=True)
def _(run):
    """A number lies in the middle third, and what came back is no exception, so it stops nobody. Let the function stop
    there with `raise OverflowError(…)`."""
    if run.expected != NOTICED:
        return False
    if not isinstance(run.result, list):
        return True
    return any(not isinstance(each, int) for each in run.result) or len(run.result) < len(run.inputs["residues"])


@checks.symptom("overflow-unnoticed", of_kind=True)
def _(run):
    """A list came back in spite of a number in the middle third, where nothing legal lies. Look at each number by
    itself, and let each from n//3 to n - n//3 reach `raise OverflowError(…)`."""
    return run.expected == NOTICED


@checks.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly. Leave out what makes floats, such
    as `/`, and use whole numbers."""
    return has_floats(run.result)


needs_equal_ones(checks)


@checks.mistake("not-centred")
def _(residues, n):
    """The numbers of the upper third came back as they were. Subtract n from those, and return what comes out of
    that."""
    return residues


@checks.mistake("loses-sign")
def _(residues, n):
    """The negative numbers lost their sign: what came back, n minus the residue, is only their size. Subtract n from
    the residue, and return that as it is, below 0."""
    return [min(each, n - each) for each in residues]


@checks.mistake("all-negative")
def _(residues, n):
    """From every number n was taken, also from those in the lower third, which stand for themselves. Leave those as
    they are: an `if` must let only the upper third lose n."""
    return [each - n for each in residues]


@checks.mistake("sign-turned")
def _(residues, n):
    """The signs are turned round: a small residue stands for itself, a large one for a negative number. Return a small
    one r as r, and a large one as r - n, which is below 0, and change no sign afterwards."""
    right = [each if each < n // 3 else each - n for each in residues]
    turned = [each - n if each < n // 3 else each for each in residues]
    return [-each for each in right], turned


@checks.mistake("one-off")
def _(residues, n):
    """A negative number came out one beside its value: n - 1 stands for -1. Subtract n itself from it."""
    return tuple([each if each < n // 3 else each - n + by for each in residues] for by in (1, -1))


@checks.mistake("zero-is-negative")
def _(residues, n):
    """Zero became -n, which is no legal number. Zero stands for itself: let the lower third begin with it, and look
    at what your condition says of 0."""
    return [each if 0 < each < n // 3 else each - n for each in residues]
