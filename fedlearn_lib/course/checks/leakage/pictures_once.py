"""What `keep_plausible` is told where a picture came back more than once."""

import numpy as np

from ...checking import Checks
from .careless_tests import each_once, near_enough, plausible
from .cases import rows_of, same_rows


def is_repeated(run):
    result = rows_of(run.result)
    so_many = len(run.expected) < len(result) <= len(plausible(run))  # more come of something else
    return so_many and same_rows(each_once(result), run.expected, near_enough(run))


def tells_repeats(checks: Checks):
    """Declare what is told to those who return a picture twice."""

    @checks.symptom("minus-zero", needs=r"(?s)(rint|round).*(bytes\(|str\(|repr\(|map\(str)", of_kind=True)
    def _(run):
        """The same picture came back more than once. A pixel a little below 0 is rounded to -0.0, which equals 0.0, but
        has other bytes and another look as text. Make whole numbers of the rounded steps, `.astype(int)`, before you
        take their bytes or their text."""
        whole = np.rint(rows_of(run.result) * run.inputs.get("levels", 16))
        return is_repeated(run) and len({row.tobytes() for row in whole}) == len(whole)

    @checks.symptom("nearly-repeats", of_kind=True)
    def _(run):
        """The same picture came back more than once, and no two of these rows are equal to the last digit. Round
        `candidates * levels` with np.rint first, and tell by these whole steps which rows are the same."""
        result = rows_of(run.result)
        return is_repeated(run) and len(np.unique(result, axis=0)) == len(result)

    @checks.symptom("keeps-repeats", of_kind=True)
    def _(run):
        """The same picture came back more than once. Round to whole steps first, then keep each row once: `np.unique(…,
        axis=0)`."""
        return is_repeated(run)
