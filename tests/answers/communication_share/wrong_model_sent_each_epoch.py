# advice: epochs-on-the-wire
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    sent = parameter_count * bytes_per_parameter * epochs
    seconds = sent / download + sent / upload
    return seconds / (seconds + example_count / examples_per_second)
