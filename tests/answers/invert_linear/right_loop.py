# right: a loop over the inputs
def invert_linear(weight_update, bias_update):
    label = int(np.argmax(bias_update))
    record = np.zeros(len(weight_update))
    for i in range(len(weight_update)):
        record[i] = weight_update[i, label] / bias_update[label]
    return record
