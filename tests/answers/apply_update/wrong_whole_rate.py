# advice: rate-made-whole
def apply_update(weights, update, server_learning_rate=1.0):
    return weights + int(server_learning_rate) * update
