# advice: floor-division
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    per_model = parameter_count * (8 * bytes_per_parameter // 8)
    return 2 * participants * per_model
