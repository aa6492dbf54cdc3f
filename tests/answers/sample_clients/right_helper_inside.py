# right: a helper inside, semicolons, annotations
def sample_clients(client_count: int, fraction: float, rng: "np.random.Generator"):
    """Choose."""
    def at_least_one(n): return n if n >= 1 else 1
    n = at_least_one(round(fraction * client_count)); chosen = rng.permutation(np.arange(client_count))
    return chosen[-n:]
