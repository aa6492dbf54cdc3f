"""What `from_record` must do, and what each mistake is told."""

import dataclasses

import numpy as np

from ...checking import NotYet
from ...checking.answer_text import says
from ...solutions.deployment import to_record
from ..secure_aggregation.refusals import refused
from .cases import PAIRS_OF_A_DICT, ExactChecks, messages, same, same_kind

checks = ExactChecks("from_record")


@checks.cases
def records(rng):
    for content in messages(rng):
        yield dict(record=to_record(content))
    yield dict(record=to_record({"row": np.ones((1, 3)), "column": np.arange(2).reshape(2, 1), "single": np.ones(1)}))
    other_order = to_record({"masked": np.arange(3, dtype=np.uint32)})
    other_order["arrays"]["masked"] = dict(sorted(other_order["arrays"]["masked"].items()))
    yield dict(record=other_order)


class Unpacked:
    """A call, and what came back."""

    def __init__(self, run):
        self.record, self.result, self.expected = run.inputs["record"], run.result, run.expected
        self.dict = self.result if isinstance(self.result, dict) else {}

    @property
    def arrays(self):
        """Each expected array, and what came in its place."""
        return [(self.expected[name], self.dict.get(name)) for name in self.record["arrays"]]


checks.reads(Unpacked)


@checks.stops("loop-without-items", "values to unpack|cannot unpack", needs=PAIRS_OF_A_DICT)
def _():
    """A loop over a dict alone gives its names, and no pairs. Write `.items()` behind the dict, for pairs of name and
    value."""


# Three names at once, or places, for the values of an entry.
BY_PLACE = r"\w, \w+, \w+\)? (=|in) [^\n]*\.(values|items)\(\)|(list|tuple)\(\w+\.values\(\)\)|\*\w+\.values\("


@checks.stops("by-their-order", "not understood|interpreted|buffer|'bytes'(?! object has no)", needs=BY_PLACE)
def _():
    """An entry was taken apart by the order of what is in it, and that may be any. Ask for each part by its name, as
    `entry["dtype"]` does."""


FITS_NOTHING = "buffer size must be a multiple|cannot reshape array of size"


@checks.stops("dtype-unused", FITS_NOTHING, without=r"dtype['\"]|(?<!\w)dtype\b(?!=)|\.values\(")
def _():
    """Your code never reads the record's 'dtype', which says how many bytes make a number, and their count fits nothing
    here. Tell `np.frombuffer` what they are: `dtype=entry["dtype"]`."""


@checks.stops("fits-nothing", FITS_NOTHING)
def _():
    """What is read does not fit the size that is asked for here. Write `np.frombuffer(entry["data"],
    dtype=entry["dtype"]).reshape(entry["shape"])`."""


@checks.stops("cannot-be-written", "WRITEABLE")
def _():
    """The numbers stand on the bytes of the message, which nobody can change, and no flag helps. Make them your own:
    put `.copy()` behind the array, in place of that line."""


@checks.stops("unpickles", "[Pp]ickl|load key")
def _():
    """These bytes are bare numbers, no pickle and no file; and bytes that come from others are never unpickled: whoever
    sends them could run a program of theirs here. Read plain numbers: `np.frombuffer(entry["data"],
    dtype=entry["dtype"])`."""


@checks.stops("reads-bytes-as-text", "could not convert|invalid literal|codec can't decode")
def _():
    """The data are an array's numbers as they lie in memory, no text. Read them with
    `np.frombuffer(entry["data"], dtype=entry["dtype"])`."""


def where_there_are_arrays(advice):
    """Advice that is given only if the record of the call that stopped holds arrays."""

    def applies(what, where):
        return bool((checks.failed_on or {}).get("record", {}).get("arrays")) and advice.applies(what, where)

    return dataclasses.replace(advice, applies=applies)


checks.exceptions = [where_there_are_arrays(a) if a.advice == "reads-bytes-as-text" else a for a in checks.exceptions]


@checks.symptom("two-dicts-kept")
def _(unpacked):
    """A dict with 'arrays' and 'config' came back, but a round asks for the names of the message itself. Put all
    fields side by side into one dict."""
    return unpacked.dict.keys() == {"arrays", "config"}


@checks.symptom("config-lost", vague=True)
def _(unpacked):
    """Fields of 'config' do not stand in the dict that came back, beside the arrays. Let it hold all of them: start
    with `content = dict(record["config"])`, and put each array into this same dict."""
    return unpacked.record["config"].keys() - unpacked.dict.keys()


PASSES_OVER = r"\bif [^\n]*(size|len\(|data|shape|array|any|prod)"


@checks.symptom("empty-arrays-lost")
def _(unpacked):
    """The only arrays that are missing are those without entries. Take these in, too: let no condition pass an array
    over."""
    lost = unpacked.record["arrays"].keys() - unpacked.dict.keys()
    some_are_there = unpacked.record["arrays"].keys() & unpacked.dict.keys() or says(PASSES_OVER)
    return bool(lost) and some_are_there and all(0 in unpacked.record["arrays"][name]["shape"] for name in lost)


@checks.symptom("arrays-apart")
def _(unpacked):
    """The message has a dict in it that holds the arrays, but a round asks for them by their names. Put each beside the
    fields of 'config', `content[name] = …`, and no such dict."""
    names = unpacked.record["arrays"].keys()
    return names and any(isinstance(each, dict) and names <= each.keys() for each in unpacked.dict.values())


@checks.symptom("arrays-lost", vague=True)
def _(unpacked):
    """Arrays are missing, or stand under other names. Loop over all of `record["arrays"].items()`, pass none of them
    over, keep each name, and return after the loop."""
    return unpacked.record["arrays"].keys() - unpacked.dict.keys()


@checks.symptom("config-changed")
def _(unpacked):
    """A value of 'config' is another than in the record. Take each as it is, and change nothing of it."""
    return any(not same(unpacked.dict[name], value) for name, value in unpacked.record["config"].items())


@checks.symptom("number-for-array")
def _(unpacked):
    """An array of shape `[]` is an array, too, and a bare number came back. Take away `[()]`, `.item()` and whatever
    computes with it, and call `.copy()` of the array instead."""
    wrong = [(came, wanted) for wanted, came in unpacked.arrays if not isinstance(came, np.ndarray)]
    return wrong and all(isinstance(came, np.generic | int | float) and not wanted.shape for came, wanted in wrong)


@checks.symptom("array-not-made")
def _(unpacked):
    """In place of an array something else stands in the dict, such as its bytes, a list, or None. Put the array itself
    there: `np.frombuffer(entry["data"], dtype=entry["dtype"]).reshape(entry["shape"]).copy()`."""
    return any(not isinstance(came, np.ndarray) for _, came in unpacked.arrays)


@checks.symptom("bytes-for-numbers")
def _(unpacked):
    """Every byte became a number of its own, but a number takes as many bytes as its kind says, `"<u4"` four of them.
    Let `np.frombuffer` itself read with the dtype that stands in the record, `dtype=entry["dtype"]`."""
    return any(
        came.size == wanted.nbytes != wanted.size or holds_bytes(came, wanted) for wanted, came in unpacked.arrays
    )


def holds_bytes(came, wanted) -> bool:
    """Whether an array holds the first of the record's bytes as numbers, whatever made its shape fit."""
    each = np.frombuffer(wanted.tobytes(), dtype=np.uint8)
    begins = wanted.itemsize > 1 and 0 < came.size < each.size and np.array_equal(came.ravel(), each[: came.size])
    return begins and not np.array_equal(came, wanted)


@checks.symptom("other-dtype")
def _(unpacked):
    """An array came back as another kind of numbers than the record's. Keep the kind that its own entry tells under
    `"dtype"`."""
    return any(not same_kind(came, wanted) for wanted, came in unpacked.arrays)


@checks.symptom("other-size")
def _(unpacked):
    """An array has more or fewer numbers than the record's. Read all of its bytes, from the first to the last, with
    `np.frombuffer(entry["data"], dtype=entry["dtype"])`, and cut, pick or repeat nothing."""
    return any(came.size != wanted.size for wanted, came in unpacked.arrays)


@checks.symptom("flat")
def _(unpacked):
    """The shape is not that of the record. Make each array anew, with `.reshape(entry["shape"])` of its own entry, and
    let nothing after it add, drop or turn dimensions."""
    return any(came.shape != wanted.shape for wanted, came in unpacked.arrays)


@checks.symptom("other-byte-order")
def _(unpacked):
    """The bytes of each number were read the other way round. Let `np.frombuffer` read with the record's own dtype, `<`
    or `>` included, `dtype=entry["dtype"]`, and swap nothing."""
    wrong = [(wanted, came) for wanted, came in unpacked.arrays if not np.array_equal(came, wanted)]
    return all(np.array_equal(came.byteswap(), wanted.astype(came.dtype)) for wanted, came in wrong) if wrong else False


@checks.symptom("other-order")
def _(unpacked):
    """All numbers are there, but they stand elsewhere: the record holds them row by row, from the first on. Write
    `.reshape(…)` with the shape alone, which reads them so, and take away whatever else changes their order."""
    wrong = [(wanted, came) for wanted, came in unpacked.arrays if not np.array_equal(came, wanted)]
    return wrong and all(np.array_equal(np.sort(came, axis=None), np.sort(wanted, axis=None)) for wanted, came in wrong)


@checks.symptom("other-numbers")
def _(unpacked):
    """Shape and kind are right, but not the numbers: other ones stand in the array than in the record. Read all of its
    bytes, from the first one on, with `np.frombuffer(entry["data"], dtype=entry["dtype"])`, and compute nothing with
    them."""
    return any(not np.array_equal(came, wanted) for wanted, came in unpacked.arrays)


@checks.behaviour("read-only")
def _(answer, rng):
    """The values are right, but an array that came back is read-only. Make each your own: call `.copy()` of it, and put
    what that returns into the dict."""
    content = answer(record=to_record({"sum": np.arange(3, dtype=np.uint32), "table": np.ones((2, 2))}))
    return not all(array.flags.writeable for array in content.values())


@checks.behaviour("fills-up")
def _(answer, rng):
    """The bytes of this array are more or fewer than its shape asks for, and your function did not stop. Use
    `.reshape(…)`, let its ValueError out, and neither fill up nor cut off."""
    for size in (2, 4):
        record = to_record({"sum": np.arange(size, dtype=np.uint32)})
        record["arrays"]["sum"]["shape"] = [3]
        try:
            came = answer(record=record)
        except NotYet:  # it stopped, as it should
            continue
        if refused(came):
            continue
        return [("of 3 numbers came", str(size)), ("came back", str(came.get("sum") if hasattr(came, "get") else came))]
    return False


@checks.behaviour("left-in-record")
def _(answer, rng):
    """What comes back is the record's own dict, so whoever changes the message later changes the record. Start with a
    dict of your own: `dict(record["config"])`."""
    record = to_record({"round": 3})
    answer(record=record)["late"] = 1
    return "late" in record["config"]
