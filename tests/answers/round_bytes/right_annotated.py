# right: annotations and math.prod
@fill
def round_bytes(parameter_count: int, participants: int, bytes_per_parameter: int = 4) -> int:
    import math

    ways = ('down', 'up')
    return math.prod((len(ways), parameter_count, participants, bytes_per_parameter))
