# advice: one-for-all-units
def trap_biases(public_examples, hidden_weights, fraction):
    sums = (public_examples[:, :, None] * hidden_weights[None]).sum(axis=1)
    flat = sorted(sums.ravel().tolist())
    place = (len(flat) - 1) * (1 - fraction)
    low, part = divmod(place, 1)
    pair = (flat + flat[-1:])[int(low):int(low) + 2]
    level = pair[0] + part * (pair[1] - pair[0])
    return np.full(hidden_weights.shape[1], -level)
