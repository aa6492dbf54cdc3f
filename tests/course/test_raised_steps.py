"""An exception inside an answer gets a next step that fits what stands in the line."""

import numpy as np
import pytest
from support import proving

from fedlearn_lib.course.checking.raised import Raised
from fedlearn_lib.course.checking.raised_steps import step_for
from fedlearn_lib.given.network import Network


class Grid:
    def wait(self):
        """Takes nothing."""


VALUES = {
    "grid": Grid(),
    "count": 3,
    "numbers": [1, 2],
    "array": np.ones(3),
    "table": np.ones((2, 3)),
    "rows": [np.zeros(3)],
    "seeds": {1: b"a", 4: b"b"},
    "pairs": [(1, 2, 3)],
    "big": 2**80,
    "network": Network(),
    "trained": (np.ones(2), 5),
}


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("for one in count: pass", "`count` is one single number, so there is nothing to loop over"),
        ("count[0]", "`count` is one single number: use it as it is"),
        ("len(count)", "`count` is a number, which has no length"),
        ("len(zip(numbers))", "put `list(…)` around it"),
        ("numbers - count", "`numbers` is a list, and a list does not compute as a whole"),
        ("numbers + count", "`+` with a list joins two of its kind"),
        ("seeds + count", "`seeds` is a dict as a whole"),
        ("numbers < count", "A list and a number cannot be compared"),
        ("count < 'x'", "A number and a text cannot be compared"),
        ("count + 'x'", "write an f-string"),
        ("table @ table", "look at both shapes"),
        ("np.dot(np.ones(2), array)", "look at both shapes"),
        ("pow(2, 3, 4.0)", "one of these is a float"),
        ("'%d %d' % (1,)", "another number of `%`"),
        ("np.uint32(1) - np.array([1], dtype=np.uint32) * -5", "holds no negative numbers"),
        ("numbers[0, 1]", "write `a[i][j]`"),
        ("array in rows", "`any(np.array_equal(array, each) for each in rows)`"),
        ("if array > 1: pass", "put `.all()` or `.any()`"),
        ("if array > 1 and array < 3: pass", "write `&`, `|`, `~`"),
        ("for one, other in pairs: pass", "`zip(…, …)`"),
        ("one, other = count", "write one name where you wrote several"),
        ("{array: 1}", "cannot be a key"),
        ("array[1.5]", "A place is a whole number"),
        ("numbers[1.0]", "A place is a whole number"),
        ("numbers['1']", "a text stands in the brackets"),
        ("array[:, 0]", "it takes one index"),
        ("numbers[count + 1]", "`numbers` has 2 places, 0 to 1, and `count + 1` lies beyond"),
        ("table[0][count]", "`table[0]` has 3 places"),
        ("seeds[2]", "`seeds` has these keys: 1, 4."),
        ("array.append(1)", "`array` is an array, whose length is fixed"),
        ("numbers.items()", "`numbers` is a list and no dict"),
        ("numbers.sum()", "only an array has `.sum`"),
        ("pairs[0].train", "That is a tuple of 3"),
        ("array.argmaxx()", "write `argmax` if you meant that"),
        ("table * np.ones(2)", "make a column"),
        ("array + np.ones(2)", "One has 3 entries, the other 2"),
        ("pow(2, -1, 4)", "has no inverse there"),
        ("array.astype(int) + big", "more digits than NumPy's numbers"),
        ("bytes(big)", "number.to_bytes"),
        ("np.array([[1], [1, 2]])", "rows of equal length"),
        ("seeds[1][0] = 3", "cannot be changed in its places"),
        ("np.array(trained)", "`trained` is a tuple of 2 different things: take it apart first"),
        ("next(iter([]))", "`next` found nothing"),
        ("count(array)", "write `*`"),
        ("array(1)", "write square ones"),
        ("grid.wait(5)", "`grid.wait` takes nothing: write no more"),
        ("network.receive(1, 2)", "`network.receive` takes receiver: write no more"),
    ],
)
def test_the_step_fits_the_line(line, step):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - of any kind
        exec(line, {"np": np}, dict(VALUES))
    what = f"{type(caught.value).__name__} ({caught.value})"
    told = step_for(Raised(caught.value, what, line, VALUES))
    assert step in told
    assert proving.message_problems(f"Your function stopped with {what} in your line `{line}`. {told}") == []


def test_inside_of_the_course_its_own_function_is_named():
    error = TypeError("'int' object is not iterable")
    raised = Raised(error, f"TypeError ({error})", "unmask_sum(numbers, count)", VALUES, "unmask_sum")
    assert "It stopped inside of `unmask_sum`" in step_for(raised)
