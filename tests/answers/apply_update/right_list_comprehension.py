# right: a list comprehension wrapped in an array
def apply_update(weights, update, server_learning_rate=1.0):
    return np.array([w + server_learning_rate * u for w, u in zip(weights, update)])
