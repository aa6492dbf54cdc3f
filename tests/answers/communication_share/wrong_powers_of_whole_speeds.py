# advice: raises
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    size = parameter_count * bytes_per_parameter
    slowness = np.array([download, upload, examples_per_second]) ** -1
    seconds = slowness * np.array([size, size, example_count * epochs])
    return float(seconds[:2].sum() / seconds.sum())
