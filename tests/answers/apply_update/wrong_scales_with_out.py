# advice: changes-input
def apply_update(weights, update, server_learning_rate=1.0):
    scaled = np.multiply(update, server_learning_rate, out=update)
    return weights + scaled
