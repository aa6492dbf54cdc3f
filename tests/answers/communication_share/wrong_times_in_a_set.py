# advice: equal-times-merged
def communication_share(parameter_count, example_count, epochs, *, download, upload, examples_per_second,
                        bytes_per_parameter=4):
    payload = parameter_count * bytes_per_parameter
    training = example_count * epochs / examples_per_second
    wire = {payload / speed for speed in (download, upload)}
    return sum(wire) / (sum(wire) + training)
