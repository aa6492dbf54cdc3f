# advice: bytes-cancel
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    per_byte = 1 / download + 1 / upload
    sending = parameter_count * bytes_per_parameter * per_byte
    training = example_count * bytes_per_parameter * epochs / examples_per_second
    return sending / (sending + training)
