# advice: no-speeds
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    moved = round_bytes(parameter_count, 1, bytes_per_parameter)
    return moved / (moved + epochs * example_count)
