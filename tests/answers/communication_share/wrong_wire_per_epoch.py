# advice: one-change
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = bytes_per_parameter * parameter_count
    sending = (model / download + model / upload) / epochs
    whole = sending + example_count * epochs / examples_per_second
    return sending / whole
