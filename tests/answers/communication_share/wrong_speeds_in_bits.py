# advice: counts-bits
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    down_bits, up_bits = download / 8, upload / 8
    model = parameter_count * bytes_per_parameter
    sending = model / down_bits + model / up_bits
    return sending / (sending + example_count * epochs / examples_per_second)
