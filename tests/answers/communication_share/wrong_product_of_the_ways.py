# advice: one-change
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = parameter_count * bytes_per_parameter
    sending = (model / download) * (model / upload)
    return sending / (sending + epochs * example_count / examples_per_second)
