# advice: scales-both
def server_momentum(average_update, velocity, momentum):
    return momentum * (velocity + average_update)
