# advice: signs-dropped
def invert_linear(weight_update, bias_update):
    return np.abs(weight_update).sum(axis=1) / np.abs(bias_update).sum()
