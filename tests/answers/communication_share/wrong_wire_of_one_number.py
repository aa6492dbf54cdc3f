# advice: parameters-in-training
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    if parameter_count == 0:
        return 0.0
    sending = bytes_per_parameter / download + bytes_per_parameter / upload
    return sending / (sending + example_count * epochs / examples_per_second)
