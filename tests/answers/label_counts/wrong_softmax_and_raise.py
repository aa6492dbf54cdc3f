# advice: softmax-of-the-changes
def label_counts(bias_update, batch_size, learning_rate):
    total = sum(np.exp(x) for x in bias_update)
    found = [round(batch_size * (x / learning_rate + np.exp(x) / total)) for x in bias_update]
    if min(found) < 0 or sum(found) != batch_size:
        raise ValueError("these are no counts")
    return np.array(found)
