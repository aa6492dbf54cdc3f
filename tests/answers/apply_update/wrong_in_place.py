# advice: changes-input
def apply_update(weights, update, server_learning_rate=1.0):
    weights += server_learning_rate * update
    return weights
