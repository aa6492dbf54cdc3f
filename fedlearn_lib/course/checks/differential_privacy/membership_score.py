"""What `membership_score` must do, and what each mistake is told."""

import numpy as np

from fedlearn_lib.given.differential_privacy.membership import updates_of_records, usual_updates

from ...checking import Checks, describe
from ..fedavg.cases import DIGITS, some_digits

checks = Checks("membership_score")


@checks.cases
def sums_and_candidates(rng):
    precision = np.array([[2.0, 1.0, 0.0], [1.0, 3.0, -1.0], [0.0, -1.0, 4.0]])  # whole numbers: a verdict shows them
    mean, candidate = np.array([1.0, -2.0, 4.0]), np.array([3.0, 5.0, -1.0])
    yield dict(  # other numbers of clients and of entries
        update_sum=np.array([7.3, -3.1, 2.6]), candidate=candidate, client_count=4, mean=mean, precision=precision
    )
    mixed = rng.normal(size=(5, 5))
    mean, candidate, others = rng.normal(size=(3, 5))
    for mirrored in (candidate, 2 * mean - candidate):  # the one's score is above 0, the other's below
        yield dict(update_sum=others * 4, candidate=mirrored, client_count=7, mean=mean, precision=mixed @ mixed.T)
    X, y = some_digits(140, rng)
    updates = updates_of_records(DIGITS, np.zeros(DIGITS.size), X, y, 0.1)
    mean, precision = usual_updates(updates[:120])
    for candidate in (updates[125], updates[139]):  # one who is in the sum, and one who is not
        yield dict(
            update_sum=updates[120:130].sum(axis=0), candidate=candidate, client_count=10, mean=mean,
            precision=precision,
        )  # fmt: skip
    mean, candidate = np.array([1.0, -2.0]), np.array([4.0, 2.0])  # one client is a sum, too
    yield dict(update_sum=candidate, candidate=candidate, client_count=1, mean=mean, precision=np.diag([2.0, 0.5]))


@checks.by_hand
def _(update_sum, candidate, client_count, mean, precision):
    if len(mean) > 5:
        return None
    own, total = parts_of(update_sum, candidate, client_count, mean)
    between, score = own @ precision, float(own @ precision @ total)
    parts = f"candidate - mean = {describe(own)}; update_sum - {client_count} * mean = {describe(total)}"
    return f"{parts}; the first @ precision = {describe(between)}; that @ the second = {describe(score)}"


@checks.stops("elementwise-shapes", "could not be broadcast")
def _():
    """Two arrays were computed with entry by entry, and their shapes do not fit. Use `@`, from left to right: the
    candidate's part, `@ precision @`, the sum's part."""


def parts_of(update_sum, candidate, client_count, mean):
    return candidate - mean, update_sum - client_count * mean


@checks.mistake("not-whitened")
def _(update_sum, candidate, client_count, mean, precision):
    """This is the plain product of the two parts, in which the precision does not weigh. Put it between the two: `@
    precision @`."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ total)


@checks.mistake("entry-by-entry", needs=r" \* ")
def _(update_sum, candidate, client_count, mean, precision):
    """Each entry of the candidate's part met only the entry of the sum's part at the same place. Multiply the two parts
    and the precision as vector, matrix and vector: with `@` on both sides of `precision`."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float((own * precision * total).sum())


@checks.mistake("half-turned", needs="cholesky")
def _(update_sum, candidate, client_count, mean, precision):
    """With L of Cholesky the precision is `L @ L.T`, so both parts must be multiplied by `L.T`, not by L. Write `L.T @`
    in front of each of the two, or leave L out, and put `@ precision @` between them."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    half = np.linalg.cholesky(precision)
    return float((half @ own) @ (half @ total))


@checks.mistake("nothing-centred")
def _(update_sum, candidate, client_count, mean, precision):
    """Neither the candidate nor the sum was compared with what is usual. Subtract `mean` from the candidate, and
    `client_count * mean` from the sum."""
    return float(candidate @ precision @ update_sum), float(candidate @ update_sum)


@checks.mistake("candidate-not-centred")
def _(update_sum, candidate, client_count, mean, precision):
    """The sum was compared with what is usual, but not the candidate. Subtract `mean` from the candidate, too."""
    _, total = parts_of(update_sum, candidate, client_count, mean)
    return float(candidate @ precision @ total)


@checks.mistake("sum-not-centred")
def _(update_sum, candidate, client_count, mean, precision):
    """The candidate was compared with what is usual, but not the sum, in which the mean stands as often as there are
    clients. Subtract `client_count * mean` from it."""
    own, _ = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ update_sum)


@checks.mistake("mean-once")
def _(update_sum, candidate, client_count, mean, precision):
    """The mean was taken from the sum once, but the sum holds `client_count` updates. Subtract
    `client_count * mean`."""
    own, _ = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ (update_sum - mean))


@checks.mistake("mean-miscounted")
def _(update_sum, candidate, client_count, mean, precision):
    """The mean was taken from the sum once too few, or once too often: the sum holds `client_count` updates, whoever
    they are. Subtract `client_count * mean`."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ (total + mean)), float(own @ precision @ (total - mean))


@checks.mistake("count-times-all")
def _(update_sum, candidate, client_count, mean, precision):
    """This is `client_count` times what comes out if the mean is taken from the sum only once. Multiply nothing but the
    mean by it: `update_sum - client_count * mean`."""
    own, _ = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ (update_sum - mean)) * client_count


@checks.mistake("mean-for-others")
def _(update_sum, candidate, client_count, mean, precision):
    """This is what comes out where the candidate is taken out of the sum first, but the question is whether the whole
    sum is unusual. Multiply with `update_sum - client_count * mean`, and let nothing more be taken away."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ (total - own)), float(own @ precision @ (update_sum - candidate)), float(
        own @ precision @ (total - candidate))  # fmt: skip


@checks.mistake("counts-swapped")
def _(update_sum, candidate, client_count, mean, precision):
    """The two means are swapped: one update holds one usual update, and the sum holds `client_count` of them. Subtract
    `mean` from the candidate, and `client_count * mean` from the sum."""
    return float((candidate - client_count * mean) @ precision @ (update_sum - mean))


@checks.mistake("all-means-counted")
def _(update_sum, candidate, client_count, mean, precision):
    """You took `client_count` usual updates away from the candidate, too, which is only one. Subtract `mean` once
    there."""
    return float((candidate - client_count * mean) @ precision @ (update_sum - client_count * mean))


@checks.mistake("distance-taken")
def _(update_sum, candidate, client_count, mean, precision):
    """This is a distance between the candidate and the sum, its mean, or what is unusual about it. Write the
    candidate's unusual part, `@ precision @`, and the sum's, with no difference of the two."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    apart = candidate - update_sum / client_count, candidate - update_sum, own - total
    squares = [float(each @ matrix @ each) for each in apart for matrix in (precision, np.eye(len(mean)))]
    return tuple(sign * size for square in squares for size in (square, square**0.5) for sign in (1, -1))


@checks.symptom("only-yes-or-no", needs=r"[<>]", of_kind=True)
def _(run):
    """0 or 1 came back, or False or True, but a score may be any number. Return the score itself, whatever it is."""
    return run.result in (0, 1) and not cut(run)


def cut(run) -> bool:
    """Whether a negative score came back as 0. Whoever only decides does not come so far: the first score is above."""
    return run.result == 0 > run.expected


@checks.symptom("below-zero-cut")
def _(run):
    """A score below 0 came back as 0, or as False. Return the score as it is: it may be below 0."""
    return cut(run)


@checks.mistake("average-of-sum")
def _(update_sum, candidate, client_count, mean, precision):
    """The score came out divided by the number of clients. Take the sum itself, undivided, subtract `client_count *
    mean`, and divide nothing by the count."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ total) / client_count


@checks.mistake("covariance-used")
def _(update_sum, candidate, client_count, mean, precision):
    """The precision was inverted, or divided by. Multiply by it as it is, with `@` on both sides."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ np.linalg.solve(precision, total)), float(own @ total / np.sum(precision)), float(
        own / np.diag(precision) @ total)  # fmt: skip


@checks.mistake("half-the-matrix")
def _(update_sum, candidate, client_count, mean, precision):
    """Of the precision only the entries on one side of its diagonal count here, once or twice each. All of them belong
    in, once: let both indices run over every place, or write `@ precision @`."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    halves = np.triu(precision), np.tril(precision), np.triu(precision, 1), np.tril(precision, -1)
    doubled = [2 * half + np.diag(np.diag(precision)) for half in halves[2:]]  # as if both sides gave the same
    return tuple(float(own @ half @ total) for half in [*halves, *doubled])


@checks.mistake("diagonal-only")
def _(update_sum, candidate, client_count, mean, precision):
    """Only the diagonal of the precision was used. Use the whole matrix: `@ precision @`."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(np.sum(own * np.diag(precision) * total))


@checks.mistake("same-part-twice")
def _(update_sum, candidate, client_count, mean, precision):
    """The same part stands on both sides of the precision. Put the candidate's part on one side, and the sum's on the
    other."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return float(own @ precision @ own), float(total @ precision @ total)


@checks.mistake("size-taken", sometimes=True, needs=r"abs|\*\* ?2|square|norm")
def _(update_sum, candidate, client_count, mean, precision):
    """The score came back without its sign, or squared. Leave it as it is: a negative one says *probably not in*."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    score = float(own @ precision @ total)
    return (abs(score), score**2) if score < 0 else (score**2,)


@checks.mistake("turned")
def _(update_sum, candidate, client_count, mean, precision):
    """The score has the wrong sign: one of the two differences is turned round, or a minus stands before their product.
    Take the mean away from the candidate and `client_count * mean` from the sum, and multiply those as they are."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return -float(own @ precision @ total)


@checks.mistake("not-added-up", of_kind=True)
def _(update_sum, candidate, client_count, mean, precision):
    """Many numbers came back, but a score is a single one. Multiply the candidate's part, the precision and the sum's
    part with `@` between them: it multiplies and adds up, where `*` only multiplies."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    return (own @ precision * total, own * (precision @ total), own * total, own @ precision,
            own * precision * total)  # fmt: skip


@checks.mistake("divided-by-lengths")
def _(update_sum, candidate, client_count, mean, precision):
    """You divided by one length or by two, as for an angle. Leave the division out."""
    own, total = parts_of(update_sum, candidate, client_count, mean)
    score = float(own @ precision @ total)
    plain = np.linalg.norm(own) * np.linalg.norm(total)
    whitened = np.sqrt((own @ precision @ own) * (total @ precision @ total))
    return score / plain, score / whitened, score / np.linalg.norm(own), score / np.sqrt(own @ precision @ own)
