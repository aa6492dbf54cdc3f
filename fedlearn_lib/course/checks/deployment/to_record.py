"""What `to_record` must do, and what each mistake is told."""

import numpy as np

from fedlearn_lib.given.deployment.tools import can_travel

from ...checking import describe
from ..secure_aggregation.refusals import refused
from .cases import PAIRS_OF_A_DICT, RefusableChecks, messages, same, same_kind

checks = RefusableChecks("to_record")


@checks.cases
def contents(rng):
    for content in messages(rng):
        yield dict(content=content)
    for value in (None, 2**63, -(2**63) - 1, np.int64(3), np.float64(0.5), (1, 2), {1, 2}, {"a": 1}, [1, "a"],
                  [1, True], [None], [[1], [2]], [np.zeros(2)], [2**63], np.array([None, 1]), np.array(["a"]),
                  np.array([1j]), np.array(["2026-01-01"], "datetime64[D]"), print):  # fmt: skip
        yield dict(content={"round": 3, "odd": value})
        yield dict(content={"odd": value, "mask": np.zeros(2, np.uint32)})
    yield dict(content={"row": np.arange(3.0).reshape(1, 3), "single": np.array([7], np.uint8)})  # for who squeezes


class Packed:
    """A call, what in it cannot travel, and what came back."""

    def __init__(self, run):
        self.content, self.result, self.expected = run.inputs["content"], run.result, run.expected
        self.odd = [name for name, value in self.content.items() if not can_travel(value)]
        both = isinstance(self.result, dict) and [self.result.get(part) for part in ("arrays", "config")]
        self.whole = bool(both) and all(isinstance(part, dict) for part in both)
        self.arrays, self.config = map(dict, both) if self.whole else ({}, {})  # of whichever kind of dict

    def pairs(self):
        """Each array of the content, with what the record says of it."""
        for name, value in self.content.items():
            if isinstance(value, np.ndarray) and isinstance(told := self.arrays.get(name), dict):
                yield value, told

    def of(self, field):
        return [(value, told.get(field)) for value, told in self.pairs()]


checks.reads(Packed)


@checks.in_words
def _(content):
    odd = [name for name, value in content.items() if not can_travel(value)]
    return f"TypeError, for {odd[0]} cannot travel" if odd else None


@checks.accepts
def says_the_same(packed):
    if packed.odd:
        return refused(packed.result) and packed.result.kind == "TypeError"
    whole = packed.whole and packed.result.keys() == {"arrays", "config"}
    return whole and same(packed.config, packed.expected["config"]) and (
        packed.arrays.keys() == packed.expected["arrays"].keys()
        and all(isinstance(told, dict) for told in packed.arrays.values())
        and all(told.keys() == {"dtype", "shape", "data"} and type(told["dtype"]) is str
                and says_its_kind(value, told["dtype"]) and type(told["shape"]) is list
                and tuple(told["shape"]) == value.shape and type(told["data"]) is bytes
                and told["data"] == value.astype(told["dtype"]).tobytes()
                for value, told in packed.pairs()))  # fmt: skip


def says_its_kind(value, dtype) -> bool:
    """Whether a text names the array's kind of numbers and an order of bytes, the array's own or the other."""
    return told_like(value, dtype) or told_like(value.astype(value.dtype.newbyteorder()), dtype)


@checks.stops("loop-without-items", "too many values to unpack|cannot unpack", needs=PAIRS_OF_A_DICT)
def _():
    """A loop over a dict alone gives its names, and no pairs. Write `.items()` behind the dict, for pairs of name and
    value."""


@checks.symptom("returns-refusal")
def _(packed):
    """This value cannot travel, but something came back, and that stops nobody. Stop with `raise TypeError(…)`, name
    the field in its text, and catch it nowhere yourself."""
    return packed.odd and not refused(packed.result) and not packed.whole


@checks.symptom("refuses-turned-round", needs=r"if can_travel\([^\n()]*\):\n\s*raise")
def _(packed):
    """It stops where `can_travel` says yes, and goes on where it says no. Turn the condition round:
    `if not can_travel(value):`."""
    return not packed.odd and refused(packed.result)


@checks.symptom("refuses-right")
def _(packed):
    """Everything in this message can travel, and it was refused. Let your `raise` be reached only where
    `can_travel(value)`, asked of one value at a time, says no: it knows about empty lists, True, large numbers and all
    kinds of arrays."""
    return not packed.odd and refused(packed.result)


@checks.symptom("other-exception")
def _(packed):
    """This value cannot travel, and another exception came than the one that callers wait for. Write `raise
    TypeError(…)`, with the name of the field in its text."""
    return packed.odd and refused(packed.result)


@checks.symptom("odd-left-out")
def _(packed):
    """A value that cannot travel was left out, but the whole message must be refused then. Stop with
    `raise TypeError(…)`, and name the field."""
    return packed.odd and not {*packed.arrays, *packed.config} & {*packed.odd}


@checks.symptom("odd-travels")
def _(packed):
    """A value that cannot travel went into the record. Ask `can_travel(value)` of each value, before anything else, and
    raise a TypeError if it says no."""
    return bool(packed.odd)


@checks.symptom("parts-no-dicts")
def _(packed):
    """'arrays' and 'config' are dicts, each from the names of the message to what belongs to them, and not both of
    yours are. Begin with `arrays, config = {}, {}`, and write `arrays[name] = …` and `config[name] = …`."""
    return not packed.whole and isinstance(packed.result, dict) and packed.result.keys() == {"arrays", "config"}


@checks.symptom("no-two-dicts")
def _(packed):
    """A record is a dict of two dicts, always both, also if one is empty, and nothing beside them. Return
    `{"arrays": arrays, "config": config}`."""
    return not packed.whole or packed.result.keys() != {"arrays", "config"}


@checks.symptom("empty-left-out")
def _(packed):
    """Something that is empty, zero or False was left out. Put every field into one of the two dicts: ask what kind a
    value is, and not whether it is true or how long it is."""
    missing = packed.content.keys() - {*packed.arrays, *packed.config}
    return missing and not any(np.size(packed.content[name]) and np.any(packed.content[name]) for name in missing)


@checks.symptom("names-left-out")
def _(packed):
    """In 'arrays' stand 'dtype', 'shape' or 'data' where the names of the arrays belong. Put a dict of the three under
    each array's name: `arrays[name] = {"dtype": …, "shape": …, "data": …}`."""
    return {"dtype", "shape", "data"} & packed.arrays.keys() - packed.content.keys()


@checks.symptom("left-out")
def _(packed):
    """Not every field of the message stands in the record under its own name. Loop over all of `content.items()`, put
    each into one of the two dicts, `…[name] = …`, and return after the loop."""
    return packed.content.keys() - {*packed.arrays, *packed.config}


@checks.symptom("too-many-fields")
def _(packed):
    """A field stands in both dicts, or under a name that the message has not. Put each into one of the two, arrays into
    'arrays' and, with `else:`, all others into 'config', and add nothing of your own."""
    return packed.arrays.keys() & packed.config.keys() or {*packed.arrays, *packed.config} - packed.content.keys()


@checks.symptom("array-in-config")
def _(packed):
    """A field that is an array in the message stands in 'config', which carries none. Put what is told of every array
    into 'arrays', also of an empty one and of a single number: `isinstance(value, np.ndarray)` finds them all."""
    return any(isinstance(packed.content.get(name), np.ndarray) for name in packed.config)


@checks.symptom("not-an-array")
def _(packed):
    """Something that is no array in the message stands in 'arrays'. Put numbers, texts, bytes and lists into 'config',
    as they are."""
    return any(not isinstance(packed.content.get(name), np.ndarray) for name in packed.arrays)


@checks.symptom("flags-counted", needs=r"\bint\b|Integral|Number")
def _(packed):
    """True and False became numbers. Write `config[name] = value` with the message's own value of that name, whatever
    kind it is."""
    numbers = {name: int(value) if isinstance(value, bool) else value for name, value in packed.content.items()}
    config = packed.expected["config"]
    return not same(packed.config, config) and same(packed.config, {name: numbers[name] for name in config})


@checks.symptom("config-changed")
def _(packed):
    """A value in 'config' is another than in the message, or the same of another kind. Write `config[name] = value`
    with the message's own value of that name, and change nothing of it."""
    return not same(packed.config, packed.expected["config"])


@checks.symptom("one-dict-for-all")
def _(packed):
    """One and the same dict stands under the names of several arrays, and each needs its own. Make a new dict for each
    array, also where two look alike."""
    return len({id(told) for told in packed.arrays.values()}) < len(packed.arrays)


@checks.symptom("array-itself")
def _(packed):
    """What stands in 'arrays' for an array is no dict. Give a dict with 'dtype', 'shape' and 'data' for each."""
    return any(not isinstance(told, dict) for told in packed.arrays.values())


@checks.symptom("other-entries")
def _(packed):
    """What is told of an array has other entries than the record asks for. Give it three, under these names: 'dtype',
    'shape' and 'data'."""
    wanted = {"dtype", "shape", "data"}
    return next(([("its entries", ", ".join(map(repr, told)))] for told in packed.arrays.values()
                 if told.keys() != wanted), False)  # fmt: skip


@checks.symptom("dtype-no-text")
def _(packed):
    """'dtype' is no plain text, as a record needs it. Put the text there that says all of an array's kind of numbers:
    `value.dtype.str`."""
    return any(type(dtype) is not str for _, dtype in packed.of("dtype"))


@checks.symptom("shape-lost")
def _(packed):
    """'shape' is no list with the lengths of the array as it came. Give `list(value.shape)` of the message's own value:
    of two rows with three numbers it is `[2, 3]`, of a single number `[]`."""
    shapes = packed.of("shape")
    return any(not isinstance(shape, list | tuple) or tuple(shape) != value.shape for value, shape in shapes)


@checks.symptom("shape-no-list")
def _(packed):
    """'shape' is a tuple, and the record asks for a list. Make one of it: `list(value.shape)`."""
    return any(type(shape) is not list for _, shape in packed.of("shape"))


@checks.symptom("data-pickled")
def _(packed):
    """'data' is a pickle. Who unpickles it runs whatever program the sender has put in: never between machines that do
    not trust each other. Give the bare numbers: `value.tobytes()`."""
    return any(isinstance(data, bytes) and data[:1] == b"\x80" and data[-1:] == b"." and len(data) > value.nbytes
               for value, data in packed.of("data"))  # fmt: skip


@checks.symptom("data-no-bytes")
def _(packed):
    """'data' holds something else than bytes, such as a list or a view of them. Give the array's own bytes:
    `value.tobytes()`."""
    return any(type(data) is not bytes for _, data in packed.of("data"))


@checks.symptom("data-with-header")
def _(packed):
    """'data' is longer than the numbers are: something stands before them. Give the bare numbers: `value.tobytes()`."""
    return any(len(data) > value.nbytes and data.endswith(value.tobytes()) for value, data in packed.of("data"))


@checks.symptom("numbers-converted")
def _(packed):
    """'data' holds the numbers as another kind than the array has. Give the bytes of `value` itself, and its own
    `value.dtype.str`."""
    own = [(data, value.tobytes(), value.byteswap().tobytes()) for value, data in packed.of("data")]
    converted = [holds_as_other_kind(value, data) for value, data in packed.of("data")]
    return any(each and data not in same for each, (data, *same) in zip(converted, own, strict=True))


def holds_as_other_kind(value, data) -> bool:
    """Whether bytes hold an array's numbers, but as another kind."""
    kinds = [np.dtype(kind) for kind in ("u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8", "?")]
    fitting = [
        kind for kind in kinds if not same_kind(value, np.empty(0, kind)) and value.size * kind.itemsize == len(data)
    ]
    with np.errstate(all="ignore"):
        return any(value.astype(kind).tobytes() == data for kind in fitting)


@checks.symptom("other-length")
def _(packed):
    """'data' has more or fewer bytes than the numbers of this array take. Give the bytes of the whole array, and
    nothing else: `value.tobytes()`."""
    return any(len(data) != value.nbytes for value, data in packed.of("data"))


@checks.symptom("bytes-turned")
def _(packed):
    """In 'data' the bytes of each number are turned round, and 'dtype' still tells of the old order. Take both from the
    same array: `value.dtype.str` and `value.tobytes()`."""
    return any(data == value.byteswap().tobytes() != value.tobytes() and told_like(value, dtype)
               for (value, data), (_, dtype) in zip(packed.of("data"), packed.of("dtype"), strict=True))  # fmt: skip


@checks.symptom("other-order")
def _(packed):
    """'data' holds the right bytes, but they do not stand row by row, from the first number on, as the other side reads
    them. Give `value.tobytes()` of the array as it came, and take away whatever changes the order: an `order=…`, a
    `.T`, sorting, turning round."""
    return any(data != value.tobytes() and sorted(data) == sorted(value.tobytes()) and told_like(value, dtype)
               for (value, data), (_, dtype) in zip(packed.of("data"), packed.of("dtype"), strict=True))  # fmt: skip


def told_like(value, dtype) -> bool:
    """Whether a text says, on every machine, what an array's bytes are: 'uint16' alone leaves their order open."""
    try:
        return np.dtype(dtype) == value.dtype and (dtype[0] in "<>" or value.dtype.itemsize == 1)
    except TypeError:
        return False


@checks.symptom("dtype-lost")
def _(packed):
    """'dtype' does not tell, or not rightly, which kind of numbers the array holds in the message and in which order
    their bytes come. Take it from the array as it came: `value.dtype.str`."""
    return any(not told_like(value, dtype) for value, dtype in packed.of("dtype"))


@checks.behaviour("no-name")
def _(answer, rng):
    """Refused rightly, but the reason does not name the field that cannot travel. Put its own name into the text:
    `raise TypeError(f"{field_name} cannot travel")`."""
    for content in ({"round": 1, "zebra": None}, {"zebra": None, "round": 1}):
        reason = answer(content=content).reason
        if "zebra" not in reason:
            return [("the message", describe(content)), ("the reason", repr(reason))]
    return False


@checks.behaviour("whole-memory")
def _(answer, rng):
    """An array can be a part of a larger one, as `numbers[::2]` is, and then 'data' was not what its 'dtype' and
    'shape' say. Give `value.tobytes()`, which goes over the numbers of `value` itself, whatever memory they lie in."""
    part = np.arange(8, dtype=np.uint8)[1::2]
    return answer(content={"part": part})["arrays"]["part"]["data"] != part.tobytes()
