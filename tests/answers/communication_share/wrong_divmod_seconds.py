# advice: other-value
def communication_share(
    parameter_count, example_count, epochs, *,
    download, upload, examples_per_second, bytes_per_parameter=4,
):
    message = parameter_count * bytes_per_parameter
    seconds, _ = divmod(example_count * epochs, examples_per_second)
    if seconds == 0:
        return 1.0
    match message / download, message / upload:
        case down, up:
            return 1 - seconds / (down + seconds + up)
