# advice: one-change
def invert_linear(weight_update, bias_update):
    """invert_linear([[-0.2, 0.2], [0.3, -0.3]], [-0.1, 0.1]) → [2, -3]"""
    W, b = np.array(weight_update), np.array(bias_update)
    i, j = np.argmax(b), np.argmin(b)
    return (W[:, i] / b[i] + W[:, j] / b[j])
