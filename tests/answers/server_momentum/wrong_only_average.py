# advice: only-average
def server_momentum(average_update, velocity, momentum):
    velocity = average_update
    return velocity
