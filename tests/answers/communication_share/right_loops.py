# right: loops over speeds and epochs
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    wire = 0.0
    for speed in (download, upload):
        wire += parameter_count * bytes_per_parameter / speed
    work = 0.0
    for _ in range(epochs):
        work += example_count / examples_per_second
    return wire / (wire + work)
