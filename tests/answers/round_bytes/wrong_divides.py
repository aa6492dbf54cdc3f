# advice: divides
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    per_client = parameter_count // bytes_per_parameter
    return participants * (per_client + per_client)
