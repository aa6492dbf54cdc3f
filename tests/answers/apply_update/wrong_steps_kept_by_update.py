# advice: kept-between-calls
_steps = {}


def apply_update(weights, update, server_learning_rate=1.0):
    key = np.asarray(update).tobytes()
    if key not in _steps:
        _steps[key] = server_learning_rate * update
    return weights + _steps[key]
