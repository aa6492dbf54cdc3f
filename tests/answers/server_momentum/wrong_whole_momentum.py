# advice: momentum-made-whole
def server_momentum(average_update, velocity, momentum):
    kept = int(momentum) * velocity
    return kept + average_update
