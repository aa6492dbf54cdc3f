# advice: averaged
def server_momentum(average_update, velocity, momentum):
    return np.average(np.stack([velocity, average_update]), axis=0, weights=[momentum, 1])
