# advice: value-lost
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model_bytes = parameter_count * bytes_per_parameter
    sending = model_bytes / download + model_bytes / upload
    training = example_count * epochs / examples_per_second
    share = sending / (sending + training)
