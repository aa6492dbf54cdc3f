# advice: both-ways-twice
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    down = up = 2 * parameter_count * bytes_per_parameter
    return participants * (down + up)
