# advice: wrong-type
def label_counts(bias_update, batch_size, learning_rate):
    share = 1 / len(bias_update) + bias_update / learning_rate
    return {c: round(batch_size * s) for c, s in enumerate(share)}
