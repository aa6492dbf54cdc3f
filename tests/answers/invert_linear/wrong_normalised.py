# advice: by-length
def invert_linear(weight_update, bias_update):
    column = weight_update[:, label_from_bias(bias_update)]
    return column / np.linalg.norm(column)
