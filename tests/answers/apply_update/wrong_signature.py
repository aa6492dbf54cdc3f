# advice: wrong-signature
def apply_update(weights, update, learning_rate=1.0):
    return weights + learning_rate * update
