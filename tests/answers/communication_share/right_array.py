# right: an array of times, a NumPy number
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    size = bytes_per_parameter * parameter_count
    seconds = np.array([size / download, size / upload, example_count * epochs / examples_per_second])
    return seconds[:2].sum() / seconds.sum()
