# right: entry by entry
def server_momentum(average_update, velocity, momentum):
    return np.array([momentum * v + a for v, a in zip(velocity, average_update)])
