# advice: one-way-in-part
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = parameter_count * bytes_per_parameter
    down, up = model / download, model / upload
    return (down + up) / (down + example_count * epochs / examples_per_second)
