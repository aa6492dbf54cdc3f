# advice: one-way
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    sending = parameter_count * bytes_per_parameter / download
    training = example_count * epochs / examples_per_second
    return sending / (sending + training)
