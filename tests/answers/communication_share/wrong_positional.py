# advice: wrong-signature
def communication_share(
    parameter_count, example_count, epochs, download, upload, examples_per_second, bytes_per_parameter=4
):
    return 0.5
