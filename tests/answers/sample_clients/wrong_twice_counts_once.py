# advice: repeated-dropped
def sample_clients(client_count, fraction, rng):
    wanted = max(1, round(client_count * fraction))
    drawn = rng.choice(client_count, wanted)
    return np.array(sorted(set(drawn.tolist())))
