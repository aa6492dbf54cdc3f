# advice: whole-seconds
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    total_bytes = parameter_count * bytes_per_parameter
    sending = round(total_bytes / download) + round(total_bytes / upload)
    return sending / (sending + example_count * epochs / examples_per_second)
