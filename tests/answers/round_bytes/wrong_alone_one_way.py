# advice: one-line-too-many
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    if participants == 1:
        return parameter_count * bytes_per_parameter
    return 2 * participants * parameter_count * bytes_per_parameter
