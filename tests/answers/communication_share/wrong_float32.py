# advice: fixed-size
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = parameter_count * np.float32(0).nbytes
    wire = model / download + model / upload
    return wire / (wire + epochs * example_count / examples_per_second)
