"""What is told of the warnings of `quantize`: none, too many, too late, or of something else."""

import ast
import contextlib
import io
import re
import warnings

import numpy as np

from ...checking import Checks, written
from ...checking.answer_text import code
from ...checking.answer_text import says as code_says

CLIP = 4.0  # not 1, whose square is no other number


def needs_warnings(checks: Checks) -> None:
    """Declare what is looked for in the warnings, when all values are right."""

    @checks.behaviour("length-of-places")
    def _(answer, rng):
        """There was a warning although no entry lay beyond the clip. `np.nonzero` and `np.where` give a tuple with one
        array of places, so its length is always 1. Use `np.count_nonzero(…)` instead."""
        said = code_says(r"len\((np\.)?(nonzero|where)\(") and not code_says(r"\)\[0\]\)")
        texts, _ = told_by(answer, CLIP * np.array([0.5, -0.25, 0.75, 0.0]))
        return [("warning", texts[0])] if texts and said and says(texts, 1) else False

    @checks.behaviour("cries-wolf")
    def _(answer, rng):
        """There was a warning although no entry lay beyond the clip. Warn only where something is lost: let the warning
        come under `if np.any(np.abs(update) > clip):`, asked of the `update` that came in."""
        texts, _ = told_by(answer, CLIP * np.array([0.5, -0.25, 0.75, 0.0]))
        return [("warning", texts[0])] if texts else False

    @checks.behaviour("warns-at-the-clip")
    def _(answer, rng):
        """There was a warning for entries exactly as large as the clip, which still fit: nothing of them is lost. Count
        only what is larger, in the `update` that came in: ask `np.abs(update) > clip`."""
        texts, _ = told_by(answer, CLIP * np.array([0.5, -1.0, 1.0, 0.0]))
        return [("warning", texts[0])] if texts else False

    @checks.behaviour("prints-instead")
    def _(answer, rng):
        """Something was printed, but no warning was given, which those who call your function could catch, count or
        turn off. Call warnings.warn(…) with the text that they should get."""
        texts, printed = told_by(answer, with_entries_beyond(8, 5, rng))
        return printed.strip() and not texts and not has_warning()

    @checks.behaviour("never-reached")
    def _(answer, rng):
        """Your warning stands behind a `return`, which ends the function, so it never comes. Move it and what counts
        for it in front of that `return`."""
        bodies = [getattr(node, "body", None) for node in ast.walk(written())]
        blocks = [body for body in bodies if isinstance(body, list)]
        behind = [block[place + 1 :] for block in blocks for place, line in enumerate(block) if is_return(line)]
        never = any("warn(" in ast.unparse(line) for lines in behind for line in lines)
        return never and not told_by(answer, with_entries_beyond(8, 5, rng))[0]

    @checks.behaviour("turns-warnings-off")
    def _(answer, rng):
        """Entries beyond the clip were cut, and your warning was not heard: your code also sets a filter, which decides
        what is shown. Leave `simplefilter` and `filterwarnings` out."""
        said = has_warning() and code_says(r"filter(warnings)?\((action=)?['\"](?!always)")
        return said and not told_by(answer, with_entries_beyond(8, 5, rng))[0]

    @checks.behaviour("warns-too-late")
    def _(answer, rng):
        """Your code has a warning, but it was not given in a call in which entries lay beyond the clip. Look at the
        `update` that came in, before anything is cut, and warn in every call in which any entry of it is beyond."""
        if has_warning():
            if not told_by(answer, with_entries_beyond(8, 5, rng))[0]:
                return [("beyond the clip", "13 of 300 entries")]
            if not any(told_by(answer, with_entries_beyond(above, 1 - above, rng))[0] for above in (0, 1)):
                return [("beyond the clip", "1 of 300 entries")]

    @checks.behaviour("cuts-in-silence")
    def _(answer, rng):
        """Entries beyond the clip were cut, and no warning was given. Count them, and call warnings.warn with the count
        in its text."""
        return not told_by(answer, with_entries_beyond(8, 5, rng))[0]

    @checks.behaviour("one-side-only")
    def _(answer, rng):
        """Entries beyond the clip on one side, above or below, were cut in silence, or not counted.
        Compare magnitudes: np.abs(update) > clip."""
        for above, below in ((19, 0), (0, 13)):
            texts, _ = told_by(answer, with_entries_beyond(above, below, rng))
            if not texts:
                return True
        texts, _ = told_by(answer, with_entries_beyond(19, 13, rng))
        return says(texts, 19) != says(texts, 13) and not says(texts, 32)

    @checks.behaviour("warns-often")
    def _(answer, rng):
        """There were more than two warnings in one call. Count all entries beyond the clip first, then call
        warnings.warn once, behind any loop, with their number."""
        texts, _ = told_by(answer, with_entries_beyond(19, 13, rng))
        return len(texts) > 2 and [("warnings", f"{len(texts)} for 32 entries beyond the clip")]

    @checks.behaviour("braces-in-text")
    def _(answer, rng):
        """The warning shows its curly brackets as they were typed, and not what they stand for. Write an `f` in
        front of these quotation marks, and single brackets, as in `f"{len(update)} entries"`."""
        texts, _ = told_by(answer, with_entries_beyond(19, 13, rng))
        typed = re.search(r"\{[A-Za-z_][^}]*\}", texts[0])  # and no set, which shows in such brackets too
        return typed and typed[0] in code() and [("warning", texts[0][:200])]

    @checks.behaviour("numbers-turned")
    def _(answer, rng):
        """The two numbers in the warning changed places: it names more entries than there are. Put the number of those
        beyond the clip first, then `len(update)`."""
        texts, _ = told_by(answer, with_entries_beyond(19, 13, rng))
        return re.search(r"\b300 (out )?of (the )?32\b", texts[0]) and [("warning", texts[0][:200])]

    @checks.behaviour("wrong-count")
    def _(answer, rng):
        """There was a warning, but its text does not tell the right number of entries beyond the clip. Count them
        before you cut, np.count_nonzero(np.abs(update) > clip), and put that number into the text."""
        for above, below in ((19, 13), (17, 26)):
            texts, _ = told_by(answer, with_entries_beyond(above, below, rng))
            told = says(texts, above + below) or (says(texts, above) and says(texts, below))
            if not told or all(says(texts, other) for other in range(50, 55)):  # a text with every number tells none
                return [("beyond the clip", f"{above + below} entries"), ("warning", texts[0][:200])]

    @checks.behaviour("counts-after-rounding")
    def _(answer, rng):
        """Entries a little beyond the clip were cut in silence, or not counted, as where they are rounded first and
        then look as if they fitted. Compare what came in with the clip itself: np.abs(update) > clip."""
        texts, _ = told_by(answer, with_entries_beyond(19, 13, rng, size=1.1), bits=3)  # 1.1 is 3.3 steps, cut at 3
        told = says(texts, 32) or (says(texts, 19) and says(texts, 13))
        size = f"{1.1 * CLIP:g}"
        return not told and [("called", f"quantize with bits=3, clip={CLIP}, and 32 entries of {size} or -{size}")]


def has_warning() -> bool:
    """Whether the code gives a warning somewhere, by no function of its own."""
    return code_says(r"\bwarn\(") and not code_says(r"def warn\(")


def is_return(line: ast.AST) -> bool:
    return isinstance(line, ast.Return)


def with_entries_beyond(above, below, rng, size=7.5):
    """An update for the clip: 300 entries, the first 100 within it, some of the others beyond."""
    update = rng.uniform(-0.9, 0.9, 300)
    update[:2] = 1.0, -1.0  # exactly at the clip is not beyond it
    places = rng.choice(np.arange(100, 300), above + below, replace=False)
    update[places] = np.repeat([size, -size], [above, below])
    return CLIP * update


def told_by(answer, update, bits=8):
    """The texts of the warnings, and what was printed."""
    printed = io.StringIO()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            answer(update, bits, CLIP)
    of_python = DeprecationWarning | PendingDeprecationWarning | FutureWarning
    texts = [str(each.message) for each in caught if not issubclass(each.category, of_python)]
    return texts, printed.getvalue()


def says(texts, count):
    """Whether a number stands in one of the texts, with any punctuation around it."""
    return any(re.search(rf"(?<![\d.]){count}(\.0+)?(?!\d|\.\d)", text) for text in texts)
