# right: all columns, then the label's
def invert_linear(weight_update, bias_update):
    with np.errstate(divide="ignore", invalid="ignore"):
        records = weight_update / bias_update
    return records[:, label_from_bias(bias_update)]
