# advice: keeps-all
def server_momentum(average_update, velocity, momentum):
    return velocity + average_update
