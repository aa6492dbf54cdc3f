# advice: whole-division
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    bytes_moved = parameter_count * bytes_per_parameter
    wire = bytes_moved // download + bytes_moved // upload
    return wire / (wire + example_count * epochs / examples_per_second)
