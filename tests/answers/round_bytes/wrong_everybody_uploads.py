# advice: one-way-once
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    model = parameter_count * bytes_per_parameter
    total = model
    for _ in range(participants):
        total += model
    return total
