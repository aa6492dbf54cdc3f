# right: a list of whole numbers
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    return [round(batch_size * (1 / classes + change / learning_rate)) for change in bias_update]
