# right: int at the end
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    model_bytes = float(parameter_count) * bytes_per_parameter
    return int(model_bytes * 2 * participants)
