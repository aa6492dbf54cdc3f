# advice: ratio
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    moved = parameter_count * bytes_per_parameter
    sending, work = moved / download + moved / upload, epochs * example_count / examples_per_second
    longer = max(sending, work)
    return sending / longer
