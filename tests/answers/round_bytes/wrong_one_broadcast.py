# advice: one-way-once
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    download = parameter_count * bytes_per_parameter
    upload = parameter_count * participants * bytes_per_parameter
    return download + upload
