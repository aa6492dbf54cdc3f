# advice: all-of-one-class
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    slack = learning_rate / (2 * batch_size)
    would_be = {n: learning_rate * (n / batch_size - 1 / classes) for n in range(batch_size)}

    def look_up(change):
        return next((n for n, b in would_be.items() if abs(b - change) < slack), 0)

    return np.fromiter(map(look_up, bias_update), dtype=np.int64)
