# advice: one-way-once
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    weights = parameter_count * bytes_per_parameter
    machines = ["server"] + ["client"] * participants
    return sum(weights for _ in machines)
