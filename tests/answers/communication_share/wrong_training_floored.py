# advice: whole-division
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    seconds = parameter_count * bytes_per_parameter * (1 / download + 1 / upload)
    return seconds / (seconds + epochs * example_count // examples_per_second)
