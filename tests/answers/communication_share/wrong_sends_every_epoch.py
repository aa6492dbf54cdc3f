# advice: epochs-cancel
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    wire = train = 0
    for _ in range(epochs):
        wire += parameter_count * bytes_per_parameter * (1 / download + 1 / upload)
        train += example_count / examples_per_second
    return wire / (wire + train)
