# advice: row-not-column
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    record = []
    for place in range(bias_update.size):
        record.append(weight_update[place, label] / bias_update[label])
    return np.array(record)
