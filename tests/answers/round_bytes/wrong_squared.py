# advice: one-change
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    return (parameter_count * bytes_per_parameter) ** 2 * participants
