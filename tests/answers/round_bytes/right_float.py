# right: a float
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    return 2.0 * parameter_count * participants * bytes_per_parameter
