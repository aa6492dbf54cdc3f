# right: NumPy's functions
def server_momentum(average_update, velocity, momentum):
    return np.add(np.multiply(momentum, velocity), average_update)
