# advice: rounded-ways
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    model = int(bytes_per_parameter * parameter_count)
    return participants * (model + model)
