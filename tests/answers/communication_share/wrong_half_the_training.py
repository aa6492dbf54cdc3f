# advice: both-ways-twice
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = bytes_per_parameter * parameter_count
    sending = model / download + model / upload
    forward_only = example_count * epochs / examples_per_second / 2
    return sending / (sending + forward_only)
