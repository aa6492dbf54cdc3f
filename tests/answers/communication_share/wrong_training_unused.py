# advice: value-lost
def communication_share(
    parameter_count, example_count, epochs, *,
    download, upload, examples_per_second, bytes_per_parameter=4,
):
    size = parameter_count * bytes_per_parameter
    wire = size / download + size / upload
    training = example_count * epochs / examples_per_second
    return wire / (wire + size)
