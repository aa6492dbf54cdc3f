# right: a cached helper
from functools import cache


@cache
def one_way(parameter_count, bytes_per_parameter):
    return parameter_count * bytes_per_parameter


def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    return 2 * participants * one_way(parameter_count, bytes_per_parameter)
