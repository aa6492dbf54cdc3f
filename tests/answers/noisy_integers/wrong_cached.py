# advice: seeded
import functools


@functools.lru_cache
def drawn(scale, count):
    return discrete_gaussian(scale, count)


def noisy_integers(integers, scale):
    return integers + drawn(scale, len(integers))
