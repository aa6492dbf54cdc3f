# advice: wrong-type
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    model_bytes = parameter_count * bytes_per_parameter
    return model_bytes * participants, model_bytes * participants
