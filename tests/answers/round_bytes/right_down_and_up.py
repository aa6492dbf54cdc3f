# right: both ways with names
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    down = participants * parameter_count * bytes_per_parameter
    up = down
    return down + up
