"""What `communication_share` must do, and what each mistake is told."""



from ...checking import Checks
from ...solutions import communication as reference

checks = Checks("communication_share")


@checks.cases
def phones_and_models(rng):
    yield dict(
        parameter_count=100, example_count=7, epochs=6, download=200.0, upload=50.0, examples_per_second=3.0
    )
    yield dict(
        parameter_count=100, example_count=5, epochs=1, download=200.0, upload=50.0,
        examples_per_second=2.0, bytes_per_parameter=2,
    )  # fmt: skip
    yield dict(
        parameter_count=int(rng.integers(10**3, 10**6)),
        example_count=int(rng.integers(10, 30)),
        epochs=int(rng.integers(2, 20)),
        download=float(rng.uniform(1e6, 1e7)),
        upload=float(rng.uniform(1e5, 1e6)),
        examples_per_second=float(rng.uniform(100, 1000)),
    )


def times(parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4):
    """Seconds for the download, the upload, and the training."""
    size = parameter_count * bytes_per_parameter
    return size / download, size / upload, example_count * epochs / examples_per_second


@checks.mistake("ratio")
def _(**inputs):
    """You divided one time by the other, which can exceed 1. A share is a part of the whole: divide
    the time on the wire by the sum of both."""
    down, up, training = times(**inputs)
    return (down + up) / training, training / (down + up)


@checks.mistake("other-share")
def _(**inputs):
    """This is the share of the *training*. The other one is asked for: put the time on the wire above
    the line, or subtract yours from 1."""
    down, up, training = times(**inputs)
    return training / (down + up + training)


@checks.mistake("one-way")
def _(**inputs):
    """Only one way was counted. The phone downloads the weights and uploads an update: add both times,
    each with its own speed."""
    down, up, training = times(**inputs)
    return up / (up + training), down / (down + training)


@checks.mistake("adds-speeds")
def _(**inputs):
    """You made one speed out of the two. The download and the upload follow each other, and the slow one
    takes longer: work out two times and add those."""
    down, up, training = times(**inputs)
    size = inputs["parameter_count"] * inputs.get("bytes_per_parameter", 4)
    both = size / (inputs["download"] + inputs["upload"])
    return tuple(time / (time + training) for time in (both, 2 * both, 4 * both))


@checks.mistake("one-speed")
def _(**inputs):
    """Both ways were counted with the same speed, but phones send far slower than they receive. Divide the
    bytes by `download` once and by `upload` once."""
    down, up, training = times(**inputs)
    return 2 * down / (2 * down + training), 2 * up / (2 * up + training)


@checks.mistake("ignores-epochs")
def _(**inputs):
    """The epochs are missing: the phone goes through its examples several times. Multiply the number of
    examples by `epochs`."""
    down, up, training = times(**{**inputs, "epochs": 1})
    return (down + up) / (down + up + training)


@checks.mistake("ignores-bytes")
def _(**inputs):
    """The speeds are bytes a second, but you divided numbers by them. Multiply the number of parameters
    by `bytes_per_parameter` first."""
    down, up, training = times(**{**inputs, "bytes_per_parameter": 1})
    return (down + up) / (down + up + training)


@checks.mistake("fixed-size")
def _(**inputs):
    """You always counted 4 bytes a number, but smaller and larger ones are sent too. Use the argument
    `bytes_per_parameter`."""
    down, up, training = times(**{**inputs, "bytes_per_parameter": 4})
    return (down + up) / (down + up + training)


@checks.mistake("counts-bits")
def _(**inputs):
    """You counted bits, eight times as many. The speeds here are bytes a second: leave the factor 8
    out."""
    down, up, training = times(**inputs)
    return 8 * (down + up) / (8 * (down + up) + training)


@checks.mistake("training-incomplete")
def _(**inputs):
    """The time in training is not complete. It is all the examples of all epochs, at the phone's speed:
    multiply `example_count` by `epochs` and divide by `examples_per_second`."""
    down, up, training = times(**inputs)
    wrong = training / inputs["example_count"], training * inputs["examples_per_second"]
    return tuple((down + up) / (down + up + each) for each in wrong)


@checks.mistake("speed-upside-down")
def _(**inputs):
    """The training time is upside down: more examples a second must make it shorter. Divide by
    `examples_per_second`."""
    down, up, _ = times(**inputs)
    training = inputs["example_count"] * inputs["epochs"] * inputs["examples_per_second"]
    return (down + up) / (down + up + training)


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
    """This is a percentage. A share lies between 0 and 1, and those who use it expect that: leave the
    factor 100 out."""
    return 100 * reference.communication_share(**inputs)


@checks.mistake("seconds")
def _(**inputs):
    """These are seconds on the wire. A share has no unit: divide them by all the seconds of the
    round."""
    down, up, _ = times(**inputs)
    return down + up
