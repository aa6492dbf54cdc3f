# advice: epochs-upside-down
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = parameter_count * bytes_per_parameter
    wire = model / download + model / upload
    each_epoch = example_count / epochs
    return wire / (wire + each_epoch / examples_per_second)
