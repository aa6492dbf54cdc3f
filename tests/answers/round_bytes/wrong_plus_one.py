# advice: one-change
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    return 2 * parameter_count * (participants + 1) * bytes_per_parameter
