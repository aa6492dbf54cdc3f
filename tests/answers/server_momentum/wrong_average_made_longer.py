# advice: divides-average
def server_momentum(average_update, velocity, momentum):
    return velocity * momentum + average_update * (1 - momentum) ** -1
