# advice: unused-argument
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    sending = sum(bytes_per_parameter / speed for speed in (download, upload))
    training = epochs * (example_count / examples_per_second)
    return sending / (training + sending)
