# advice: divides
def server_momentum(average_update, velocity, momentum):
    return velocity / momentum + average_update
