# advice: list-emptied-meanwhile
def sample_clients(client_count, fraction, rng):
    wanted = max(1, round(fraction * client_count))
    left = list(range(client_count))
    rng.shuffle(left)
    for client in left:
        if len(left) > wanted:
            left.remove(client)
    return left
