# advice: velocity-dropped
def server_momentum(average_update, velocity, momentum):
    kept = momentum * velocity
    if kept @ average_update < 0:
        kept = np.zeros_like(kept)
    return kept + average_update
