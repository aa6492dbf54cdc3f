"""What `clip_update` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close
from ...checking.answer_text import says
from ...checking.values import is_rounded

checks = Checks("clip_update")


@checks.cases
def updates_and_norms(rng):
    yield dict(update=np.array([6.0, -3.0, 2.0]), norm=2.1)  # of length 7: (1.8, -0.9, 0.6)
    yield dict(update=np.array([3.0, 4.0]), norm=1.0)
    yield dict(update=np.array([0.3, -0.4]), norm=1.0)  # shorter: stays
    yield dict(update=np.array([6.0, -8.0, 0.0]), norm=5.0)
    yield dict(update=np.zeros(3), norm=0.5)
    yield dict(update=np.array([-2.0]), norm=2.0)  # exactly as long
    for _ in range(3):
        update = rng.normal(size=650)
        length = np.linalg.norm(update)
        yield dict(update=update, norm=float(length * rng.uniform(0.2, 0.8)))
        yield dict(update=update, norm=float(length * rng.uniform(1.2, 3)))
    yield dict(update=np.array([1.0, -1.0, 0.0, 1.0, 1.0]), norm=1.99999)  # longer by less than `np.isclose` sees


@checks.stops("several-truths", "truth value of an array")
def _():
    """One number is needed there, and you gave one for every entry. Ask about the length of the whole update, which is
    one number: `np.linalg.norm(update)`."""


@checks.mistake("clips-entries")
def _(update, norm):
    """Every entry was cut or dropped for itself. Shorten the whole update: multiply all entries by the same number,
    norm / length."""
    if np.abs(update).max() <= norm:  # no entry is cut: it came back as it was
        raise ValueError("this mistake changes nothing here")
    return np.clip(update, -norm, norm), np.minimum(update, norm), np.where(np.abs(update) > norm, 0, update)


@checks.symptom("zero-divided", of_kind=True)
def _(run):
    """An update of zeros has length 0, and something was divided by 0. It is short enough as it is: divide only where
    the length is above `norm`."""
    return not run.inputs["update"].any() and not np.isfinite(np.asarray(run.result, float)).all()


# A comparison with a typed number, unless that is 0, tiny or a factor.
TYPED_LENGTH = r"[<>]=? \d[\d.]*(?![\w.* ])|[<>]=? [1-9][\d.]*(?! \*)(?=[ :)])|(?<![\w.])[1-9][\d.]* [<>]"


@checks.symptom("compares-with-number", needs=TYPED_LENGTH, without=r"[<>]=? norm\b|\bnorm [<>]")
def _(run):
    """This update is shorter than `norm`, and yet it was made as long as the norm. Compare its length with `norm`, and
    not with a number that is typed in."""
    update, norm = run.inputs["update"], run.inputs["norm"]
    length = np.linalg.norm(update)
    return 0 < length < norm and close(run.result, update * (norm / length))


SQUARES = r"\*\* ?2|@|dot|square|inner|einsum|pow|(\b\w+) \* \1\b"


# A sum of sizes that is compared with `norm` lengthens the same updates as the sum of squares does.
# So does the length itself that is compared with the root of `norm`.
@checks.mistake(
    "squared-length", needs=SQUARES, without=r"\babs\(|absolute|fabs|\bord=1|update, 1\)|sqrt\(norm|norm \*\* 0\.5"
)
def _(update, norm):
    """The squared length was compared with `norm`: a length of 3 counts as 9, and one of 0.5 as 0.25. Compare the
    length itself, the root of that: `np.linalg.norm(update) > norm`."""
    length = np.linalg.norm(update)
    return update * (norm / length) if length**2 > norm else update.copy()


@checks.mistake("lengthens", without=r"[<>]=? norm\b|\bnorm [<>]|min|max")
def _(update, norm):
    """This update is shorter than `norm`, and grew until it was as long. Those that are shorter stay as they are:
    multiply only if the length is above `norm`."""
    return update * (norm / np.linalg.norm(update))


@checks.mistake("throws-away")
def _(update, norm):
    """Only zeros came back, and this update is not zero. Keep it as it is, and only where its length is above `norm`,
    multiply it by norm / length, with what stands behind its point."""
    return np.zeros(len(update)) if update.any() else None


@checks.mistake("of-length-one")
def _(update, norm):
    """The result is 1 long, and `norm` is wanted. Multiply by norm / length where the update is longer than `norm`, and
    by nothing else."""
    return update / np.linalg.norm(update) if np.linalg.norm(update) > norm else None


@checks.mistake("only-shortens-by-norm")
def _(update, norm):
    """The update was multiplied by another number than norm / length, so its length is not `norm` afterwards. Multiply
    by norm / length, where length is `np.linalg.norm(update)`, and by nothing else."""
    length = np.linalg.norm(update)
    return (update * norm, update / norm, update * (length / norm)) if length > norm else None


@checks.mistake("half-in-place-of-root", needs=r"\*\* 1 / 2")
def _(update, norm):
    """`** 1 / 2` raises to the power 1 and then halves: this is half the squared length. Write `** 0.5`, or take
    `np.linalg.norm(update)`."""
    return update * min(1.0, norm / ((update**2).sum() / 2))


@checks.mistake("wrong-length", without=r"linalg\.norm\([^,()]*\)")
def _(update, norm):
    """The update was multiplied by `norm` divided by another number than its length, the root of the sum of squares.
    Divide `norm` by `np.linalg.norm(update)`, with this one argument, and by nothing else."""
    others = (np.abs(update).sum(), np.abs(update).max(), (update**2).sum(), np.sqrt((update**2).mean()),
              abs(update.sum()), np.abs(update).mean(), update.std() * np.sqrt(len(update)), update.std())  # fmt: skip
    return tuple(update * min(1.0, norm / other) for other in others if other > 0)


@checks.mistake("leaves-long", sometimes=True)
def _(update, norm):
    """The update is longer than `norm` and came back as it was. Multiply it by norm / length where its length is
    *above* the norm."""
    return update


def factors(run) -> list:
    """By which number all entries were multiplied, and by which they should be."""
    result, update = np.asarray(run.result, float), run.inputs["update"]
    length = np.linalg.norm(update)
    factor = result @ update / length**2
    right = ("norm / length", f"{run.inputs['norm'] / length:.6g}")
    return [("all entries were multiplied by", f"{factor:.6g}"), right] if close(result, factor * update, 1e-6) else []


@checks.symptom("short-one-changed")
def _(run):
    """This update is no longer than `norm`, and yet it was changed. Leave it as it is: multiply only where the length
    is above `norm`."""
    return np.linalg.norm(run.inputs["update"]) <= run.inputs["norm"]


@checks.symptom("other-direction")
def _(run):
    """The result points in another direction than the update: its entries were not all changed by the same factor.
    Multiply the whole update by one number, norm / length, and do nothing else to it."""
    whole = any(close(run.result, cut(run.expected)) for cut in (np.trunc, np.rint, np.floor))
    return (
        np.ndim(run.result) == 1
        and np.any(run.result)
        and not factors(run)
        and not whole
        and not is_rounded(run.result, run.expected, range(1, 7))
    )


@checks.symptom("too-long")
def _(run):
    """The result is longer than the norm. Multiply each entry by norm / length, where length is
    `np.linalg.norm(update)`: compare with the lines below."""
    norm, result = run.inputs["norm"], np.asarray(run.result, float)
    if is_rounded(run.result, run.expected, range(1, 7)):
        return False
    if np.linalg.norm(result) > norm * (1 + 1e-6) and not close(result, run.inputs["update"]):
        return [("its length", f"{np.linalg.norm(result):.6g}, and the norm is {norm:.6g}"), *factors(run)]


@checks.symptom("too-short")
def _(run):
    """The result points the right way, but is shorter than `norm`. Multiply each entry by norm / length, where length
    is `np.linalg.norm(update)`: compare with the lines below."""
    if close(run.result, run.expected, 1e-3) and says(r"1e-\d"):  # a small number was added
        return False
    if is_rounded(run.result, run.expected, range(1, 7)):
        return False
    return np.linalg.norm(run.result) < run.inputs["norm"] and run.result @ run.inputs["update"] > 0 and factors(run)
