# advice: overflows
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    total = np.array(2 * parameter_count * participants * bytes_per_parameter)
    if total.dtype.kind == "i":
        return int(total.astype("h"))
    return float(total)
