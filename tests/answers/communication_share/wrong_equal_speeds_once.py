# advice: one-line-too-many
def communication_share(
    parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4
):
    model, speeds = bytes_per_parameter * parameter_count, {"down": download, "up": upload}
    sending = model / speeds["down"]
    if not download == upload:
        sending += model / speeds["up"]
    return sending / (sending + example_count * epochs / examples_per_second)
