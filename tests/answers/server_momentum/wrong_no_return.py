# advice: returns-none
def server_momentum(average_update, velocity, momentum):
    velocity = momentum * velocity + average_update
