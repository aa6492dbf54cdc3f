# advice: at-sign
def server_momentum(average_update, velocity, momentum):
    return np.add(np.matmul(velocity, momentum), average_update)
