"""What `communication_share` must do, and what each mistake is told."""

import math

from ...checking import Checks, close
from ...checking.answer_text import says, unused
from ...solutions import communication as reference

checks = Checks("communication_share")


@checks.cases
def phones_and_models(rng):
    # 300 bytes: 4 seconds down, 5 up, and 44 seconds of training. No number is a half or the double of another, or of
    # these seconds, by which one mistake would come to the value of another.
    yield dict(
        parameter_count=100, example_count=28, epochs=11, download=75.0, upload=60.0,
        examples_per_second=7.0, bytes_per_parameter=3,
    )  # fmt: skip
    yield dict(
        parameter_count=100, example_count=5, epochs=2, download=170.0, upload=50.0,
        examples_per_second=2.0,
    )  # fmt: skip
    yield dict(
        parameter_count=int(rng.integers(10**3, 10**6)),
        example_count=int(rng.integers(10, 30)),
        epochs=int(rng.integers(2, 20)),
        download=float(rng.uniform(1e6, 1e7)),
        upload=float(rng.uniform(1e5, 1e6)),
        examples_per_second=float(rng.uniform(100, 1000)),
    )
    yield dict(
        parameter_count=3, example_count=1, epochs=1, download=7.5, upload=11.0,
        examples_per_second=0.5, bytes_per_parameter=0.5,
    )  # fmt: skip
    yield dict(
        parameter_count=1000, example_count=30, epochs=2, download=2000, upload=500, examples_per_second=20,
    )  # fmt: skip
    # All three take 4 seconds: where things collapse, equal ones do.
    yield dict(parameter_count=16, example_count=4, epochs=2, download=16, upload=16, examples_per_second=2)


@checks.by_hand
def _(parameter_count, example_count, epochs, download, upload, examples_per_second, bytes_per_parameter=4):
    size = parameter_count * bytes_per_parameter
    down, up, work = size / download, size / upload, example_count * epochs / examples_per_second
    wire = f"{size} bytes are {down:.4g} s down and {up:.4g} s up"
    return f"{wire}; training takes {work:.4g} s; so {down + up:.4g} of {down + up + work:.4g} s"


def times(parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4):
    """Seconds for the download, the upload, and the training."""
    size = parameter_count * bytes_per_parameter
    return size / download, size / upload, example_count * epochs / examples_per_second


def share(inputs, **other):
    """The right share for other inputs."""
    down, up, training = times(**{**inputs, **other})
    return (down + up) / (down + up + training)


def used(name):
    """A pattern: an argument is used, not only named in the first line."""
    return rf"(?s)\b{name}\b.*\b{name}\b"


@checks.symptom("two-left-out")
def _(run):
    """More than one of the numbers that were given is not used, and the share depends on all of them. Look in the text
    for the part of each that is named below, and use it there."""
    idle = unused(["parameter_count", "example_count", "epochs", "bytes_per_parameter"])
    return len(idle) > 1 and [("not used", ", ".join(idle))]


@checks.symptom("equal-times-merged", needs=r"set\(|dict\(|\{|unique|fromkeys", without=r"\bdown(load)? == up")
def _(run):
    """Some of the times are equal in this call, and only one of them counted: a set, np.unique, or a dict with equal
    keys keeps one of equal things. Add the times up one by one, or collect them in a list."""
    down, up, training = times(**run.inputs)
    wires, wholes = (down, down + up), (down, down + training, down + up + training)
    return down == up and any(close(run.result, wire / whole) for wire in wires for whole in wholes)


@checks.mistake("ratio")
def _(**inputs):
    """You divided one time by the other. A share is a part of the whole: divide the time on the wire by the sum of
    both."""
    down, up, training = times(**inputs)
    return (down + up) / training, training / (down + up)


@checks.mistake("other-share")
def _(**inputs):
    """This is the share of the *training*, and the other one is asked for. Put the time on the wire above the line,
    however long it is beside the training."""
    down, up, training = times(**inputs)
    return training / (down + up + training)


@checks.mistake("brackets-missing")
def _(**inputs):
    """Python divides before it adds, so here `/` took only a part of a sum. Put brackets around each sum that is
    divided, and around each sum that it is divided by."""
    down, up, training = times(**inputs)
    whole = down + up + training
    return 1 + training, 1 + up + training, down + up / whole, up + down / whole, down + up / down + up + training


@checks.mistake("one-way")
def _(**inputs):
    """Only one way was counted. The phone downloads the weights and uploads an update: add both times,
    each with its own speed."""
    down, up, training = times(**inputs)
    return up / (up + training), down / (down + training)


@checks.mistake("one-way-in-part")
def _(**inputs):
    """One of the two ways is missing above the line or below it. The time on the wire is the download and the upload
    together: put both of them in both places."""
    down, up, training = times(**inputs)
    whole, both = down + up + training, down + up
    return up / whole, down / whole, both / (up + training), both / (down + training)


@checks.mistake("adds-speeds")
def _(**inputs):
    """One speed was made out of the two. Work out two times, one with each speed, and add those."""
    down, up, training = times(**inputs)
    size = inputs["parameter_count"] * inputs.get("bytes_per_parameter", 4)
    both = size / (inputs["download"] + inputs["upload"])
    return tuple(time / (time + training) for time in (both, 2 * both, 4 * both))


@checks.mistake("one-speed")
def _(**inputs):
    """Both ways were counted with the same speed. Divide the bytes by `download` once and by `upload` once, and add the
    two times."""
    down, up, training = times(**inputs)
    return 2 * down / (2 * down + training), 2 * up / (2 * up + training)


@checks.mistake("both-ways-twice")
def _(**inputs):
    """The time on the wire weighs twice as much as it should. The weights go down once and the update comes up once:
    divide the bytes of one model by each speed, add the two times, and take the training as it is."""
    down, up, training = times(**inputs)
    return 2 * (down + up) / (2 * (down + up) + training)


@checks.mistake("mean-of-both")
def _(**inputs):
    """The time on the wire weighs half as much as it should. Add the seconds that the whole model takes down and those
    that it takes up, halve nothing, and count the training once."""
    down, up, training = times(**inputs)
    return (down + up) / (down + up + 2 * training)


@checks.mistake("ignores-epochs", without=used("epochs"))
def _(**inputs):
    """The epochs are missing in the time for training. Multiply the number of examples by `epochs`."""
    return share(inputs, epochs=1)


@checks.mistake("epochs-cancel", needs=used("epochs"))
def _(**inputs):
    """This is the share of a single epoch. The phone sends and receives once a round, however many epochs it
    trains: multiply the number of examples by `epochs`, and leave the time on the wire without them."""
    return share(inputs, epochs=1)


@checks.mistake("ignores-bytes", without=used("bytes_per_parameter"))
def _(**inputs):
    """The speeds are bytes a second, but you divided numbers by them. Multiply the number of parameters
    by `bytes_per_parameter` first."""
    return share(inputs, bytes_per_parameter=1)


@checks.mistake("bytes-cancel", needs=used("bytes_per_parameter"))
def _(**inputs):
    """This is the share of a model with one byte a number. Let `bytes_per_parameter` lengthen the two times on the
    wire, and nothing else."""
    return share(inputs, bytes_per_parameter=1)


@checks.mistake("fixed-size")
def _(**inputs):
    """This is what 4 bytes a number make. Multiply the number of parameters by the argument `bytes_per_parameter`."""
    return share(inputs, bytes_per_parameter=4)


@checks.mistake("counts-bits")
def _(**inputs):
    """The wire weighs eight times as much as it should, as if bits were counted. The speeds here count bytes, and so
    does the size: multiply by `bytes_per_parameter` alone, and take both speeds as they are."""
    down, up, training = times(**inputs)
    return 8 * (down + up) / (8 * (down + up) + training)


@checks.mistake("ignores-examples", without=used("example_count"))
def _(**inputs):
    """The number of examples is missing in the time for training. Multiply `example_count` by `epochs` and divide by
    `examples_per_second`."""
    return share(inputs, example_count=1)


@checks.mistake("examples-cancel", needs=used("example_count"))
def _(**inputs):
    """This is the share with a single example. The client sends and receives once a round, however many examples it
    holds: let `example_count` lengthen the training, and nothing else."""
    return share(inputs, example_count=1)


@checks.mistake("ignores-speed", without=used("examples_per_second"))
def _(**inputs):
    """The time in training is a number of examples, not yet of seconds. Divide it by `examples_per_second`."""
    return share(inputs, examples_per_second=1)


@checks.mistake("speed-upside-down")
def _(**inputs):
    """The training time is upside down: more examples a second must make it shorter. Divide
    `example_count * epochs` by `examples_per_second`."""
    return (
        share(inputs, examples_per_second=1 / inputs["examples_per_second"]),
        share(inputs, examples_per_second=times(**inputs)[2], example_count=1, epochs=1),
    )


@checks.mistake("epochs-upside-down", needs=r"/ \(?(\w+ \* )*epochs\b|epochs \*\* -1|/= epochs")
def _(**inputs):
    """More epochs must make the training longer, but here they make it shorter. Multiply the number of examples by
    `epochs`."""
    return share(inputs, epochs=1 / inputs["epochs"])


@checks.symptom("epochs-on-the-wire", needs=used("epochs"))
def _(run):
    """More epochs make the share larger here, where they should make it smaller. Multiply the number of examples by
    `epochs`, and leave the time on the wire without them."""
    return close(run.result, share(run.inputs, epochs=1 / run.inputs["epochs"]))


CUTS = r"\bint\(|round|rint|floor|ceil|trunc|astype"


def in_whole_seconds(inputs, whole) -> tuple:
    """Shares where one of the times, or several, were made whole numbers of seconds."""
    right, shares = share(inputs), []
    down, up, training = ([exact, whole(exact)] for exact in times(**inputs))
    wires = [one + other for one in down for other in up] + [whole(down[0] + up[0])]
    shares = [wire / (wire + time) for wire in wires for time in training if wire + time]
    return tuple(each for each in shares if not close(each, right))


@checks.mistake("whole-division", sometimes=True, needs="//")
def _(**inputs):
    """`//` drops what is behind the point, and seconds and shares have fractions. Divide with `/`."""
    return *in_whole_seconds(inputs, math.floor), *(() if says(CUTS) else (0.0,))


@checks.mistake("whole-seconds", needs=CUTS)
def _(**inputs):
    """A time was made a whole number of seconds. Leave out what cuts or rounds: seconds have fractions."""
    return tuple(each for whole in (math.floor, math.ceil, round) for each in in_whole_seconds(inputs, whole))


@checks.mistake("wire-upside-down")
def _(**inputs):
    """The times on the wire are upside down: a faster line must make them shorter. Divide the bytes by
    each speed."""
    size = inputs["parameter_count"] * inputs.get("bytes_per_parameter", 4)
    training = times(**inputs)[2]
    multiplied = size * (inputs["download"] + inputs["upload"])
    inverse = (inputs["download"] + inputs["upload"]) / size
    return multiplied / (multiplied + training), inverse / (inverse + training)


@checks.mistake("percent")
def _(**inputs):
    """This is a percentage. A share lies between 0 and 1: return it as it is, not times 100."""
    return 100 * reference.communication_share(**inputs)


@checks.mistake("seconds")
def _(**inputs):
    """These are seconds. A share has no unit: divide the seconds on the wire by all the seconds of the round."""
    down, up, training = times(**inputs)
    return down + up, training, down + up + training


@checks.mistake("no-speeds")
def _(**inputs):
    """Bytes and examples were added, but only times can be. Turn each into seconds first: divide the bytes by
    `download` and by `upload`, and the examples by `examples_per_second`."""
    size, work = inputs["parameter_count"] * inputs.get("bytes_per_parameter", 4), inputs["example_count"]
    return tuple(n * size / (n * size + each) for n in (1, 2) for each in (work, work * inputs["epochs"]))


@checks.mistake("parameters-in-training", needs=used("parameter_count"))
def _(**inputs):
    """Beside the time on the wire, the training weighs `parameter_count` times too much. Let the number of parameters
    lengthen the two times on the wire, and not the training."""
    down, up, training = times(**inputs)
    return (down + up) / (down + up + training * inputs["parameter_count"])
