# advice: one-speed
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model = bytes_per_parameter * parameter_count
    slower = max(model / download, model / upload)
    training = example_count * epochs / examples_per_second
    return (slower + slower) / (slower + slower + training)
