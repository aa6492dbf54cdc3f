# advice: two-left-out
def communication_share(
    parameter_count, example_count, epochs, *,
    download, upload, examples_per_second, bytes_per_parameter=4,
):
    """communication_share(10**6, 20, 1, download=4e6, upload=1e6, examples_per_second=4) → 0.5"""
    down, up = parameter_count / download, parameter_count / upload
    train = example_count / examples_per_second
    return (down + up) / (down + up + train)
