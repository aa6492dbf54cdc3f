"""What `round_bytes` must do, and what each mistake is told."""

from math import ceil, floor

from ...checking import Checks

checks = Checks("round_bytes")


@checks.cases
def models_and_cohorts(rng):
    # Numbers of 42, 4 and 20 bits: parts of a byte count. All totals are whole, so it is free who makes them int.
    yield dict(parameter_count=40, participants=13, bytes_per_parameter=5.25)
    yield dict(parameter_count=601, participants=11, bytes_per_parameter=0.5)  # one way ends in half a byte
    yield dict(
        parameter_count=8 * int(rng.integers(10**5, 10**6)),
        participants=int(rng.integers(10, 10**3)),
        bytes_per_parameter=2.5,
    )
    yield dict(parameter_count=650, participants=1, bytes_per_parameter=0.5)
    yield dict(parameter_count=25_600_000, participants=300, bytes_per_parameter=4.0)  # more than 32 bits hold
    yield dict(parameter_count=3, participants=2, bytes_per_parameter=0.25)  # both ways of one end in half a byte


@checks.by_hand
def _(parameter_count, participants, bytes_per_parameter=4):
    right = 2 * participants * parameter_count * bytes_per_parameter
    one = f"{parameter_count} numbers · {bytes_per_parameter} bytes"
    return f"{one}, once down and once up, for each of {participants} participants: {right}"


@checks.mistake("one-way")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is half of what is moved, as if only one way counted. The weights go down to each participant and an update
    comes back up: return twice as much."""
    return parameter_count * participants * bytes_per_parameter


@checks.mistake("both-ways-twice")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is twice as much as is moved. For each participant the weights go down once and one update comes up: count
    two models for each of them."""
    return 4 * parameter_count * participants * bytes_per_parameter


@checks.mistake("one-client")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is what one participant alone moves, or one way of it. Count two models, down and up, for each of the
    `participants`."""
    return 2 * parameter_count * bytes_per_parameter, parameter_count * bytes_per_parameter


@checks.mistake("counts-numbers")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is how many numbers are moved, or half as many, but bytes are asked for. Multiply the numbers by
    `bytes_per_parameter` as it is, and count both ways, down and up."""
    return 2 * parameter_count * participants, parameter_count * participants


@checks.mistake("divides", needs=r"/|div")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This was divided by the bytes a number takes. Multiply by `bytes_per_parameter`, and count both ways, down and
    up."""
    of_model, numbers = parameter_count // bytes_per_parameter, parameter_count * participants
    one_way = (numbers / bytes_per_parameter, numbers // bytes_per_parameter, of_model * participants)
    return *one_way, *(2 * each for each in one_way), 2 * numbers // bytes_per_parameter


@checks.mistake("counts-bits", needs=r"\b(8|16)\b|<< 3|\*\* 3")
def _(parameter_count, participants, bytes_per_parameter=4):
    """There is a factor of 8 too many in this, or of 4, but `bytes_per_parameter` is in bytes already. Multiply the
    three numbers that are given by 2, and by nothing else."""
    one_way = 8 * parameter_count * participants * bytes_per_parameter
    return 2 * one_way, one_way


@checks.mistake("fixed-size")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is what both ways make at 4 bytes a number, or one way at 8. Multiply by the argument `bytes_per_parameter`
    in place of such a number, and by 2 for down and up."""
    return 8 * parameter_count * participants


@checks.mistake("whole-bytes")
def _(parameter_count, participants, bytes_per_parameter=4):
    """The bytes that a number takes were made a whole number. Multiply by `bytes_per_parameter` as it is, with what
    stands behind its point."""
    whole = {floor(bytes_per_parameter), ceil(bytes_per_parameter)} - {bytes_per_parameter}
    return tuple(2 * parameter_count * participants * each for each in whole)


@checks.mistake("rounded-ways", needs=r"\bint\(|\bround\(|rint|floor|ceil|trunc|//|>>|astype|div")
def _(parameter_count, participants, bytes_per_parameter=4):
    """The bytes of one model were made a whole number before they were counted for all. Multiply everything as it is,
    and let nothing round on the way."""
    one_way = parameter_count * bytes_per_parameter
    whole = {floor(one_way), ceil(one_way)} - {one_way}
    return tuple(2 * participants * each for each in whole)


@checks.mistake("other-unit", needs=r"/|>>|div|e-|\b0\.0|\*\* -|-\d")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are kilobytes, megabytes or gigabytes. The function counts plain bytes: return the product itself, not
    divided by anything."""
    right = 2 * parameter_count * participants * bytes_per_parameter
    units = (10**3, 10**6, 10**9, 2**10, 2**20, 2**30)
    return *(right / unit for unit in units), *(right // unit for unit in units if right >= unit)


@checks.mistake("one-way-once")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is one way for every participant, and one model more. All of them download and all of them upload: count
    two models for each of them, and none besides."""
    return parameter_count * bytes_per_parameter * (1 + participants)


@checks.mistake("adds-participants")
def _(parameter_count, participants, bytes_per_parameter=4):
    """The number of participants was added, where it should multiply. Multiply by `participants`, and count both ways,
    down and up."""
    ways = (1, 2)
    return *(way * parameter_count * bytes_per_parameter + participants for way in ways), *(
        way * (parameter_count + participants) * bytes_per_parameter for way in ways
    )
