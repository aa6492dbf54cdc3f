# right: least squares over all classes
def invert_linear(weight_update, bias_update):
    return np.linalg.lstsq(bias_update[:, None], weight_update.T, rcond=None)[0][0]
