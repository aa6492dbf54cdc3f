# advice: one-speed
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    sending = 2 * parameter_count * bytes_per_parameter / upload
    training = example_count * epochs / examples_per_second
    return sending / (sending + training)
