"""What `round_bytes` must do, and what each mistake is told."""



from ...checking import Checks

checks = Checks("round_bytes")


@checks.cases
def models_and_cohorts(rng):
    yield dict(parameter_count=5_000_000, participants=7000, bytes_per_parameter=6)  # 420 whole gigabytes
    yield dict(parameter_count=10, participants=3)
    yield dict(
        parameter_count=int(rng.integers(10**6, 10**8)),
        participants=int(rng.integers(10, 10**5)),
        bytes_per_parameter=int(rng.integers(5, 9)),
    )


@checks.mistake("one-way")
def _(parameter_count, participants, bytes_per_parameter=4):
    """You counted one way only. The weights go down to each participant and an update comes back up:
    multiply by two."""
    return parameter_count * participants * bytes_per_parameter


@checks.mistake("one-client")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is what one participant moves. All of them download and upload in the same round:
    multiply by `participants`."""
    return 2 * parameter_count * bytes_per_parameter, parameter_count * bytes_per_parameter


@checks.mistake("counts-numbers")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are numbers, not bytes: each of them takes several bytes on the wire. Multiply by
    `bytes_per_parameter`."""
    return 2 * parameter_count * participants, parameter_count * participants


@checks.mistake("counts-bits")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are bits, eight times as many. The function counts bytes: leave the factor 8 out."""
    one_way = 8 * parameter_count * participants * bytes_per_parameter
    return 2 * one_way, one_way


@checks.mistake("fixed-size")
def _(parameter_count, participants, bytes_per_parameter=4):
    """You always counted 4 bytes a number, but smaller and larger ones are sent too. Use the argument
    `bytes_per_parameter`."""
    return 8 * parameter_count * participants


@checks.mistake("other-unit")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are kilobytes, megabytes or gigabytes. The library counts plain bytes, as whole numbers: leave the
    last division out."""
    right = 2 * parameter_count * participants * bytes_per_parameter
    units = (10**3, 10**6, 10**9, 2**10, 2**20, 2**30)
    return *(right / unit for unit in units), *(right // unit for unit in units if right >= unit)


@checks.mistake("adds-up")
def _(parameter_count, participants, bytes_per_parameter=4):
    """The upload of the participants was added to a single download. Each of them downloads as well:
    multiply the sum of both ways by `participants`."""
    model_bytes = parameter_count * bytes_per_parameter
    return model_bytes * (1 + participants), 2 * model_bytes + participants
