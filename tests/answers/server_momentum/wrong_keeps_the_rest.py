# advice: keeps-the-rest
def server_momentum(average_update, velocity, momentum):
    return (1 - momentum) * velocity + average_update
