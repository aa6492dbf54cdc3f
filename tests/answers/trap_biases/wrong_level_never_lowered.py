# advice: some-units
def trap_biases(public_examples, hidden_weights, fraction):
    level, found = -float("inf"), []
    for column in np.transpose(hidden_weights):
        heights = sorted(float(example @ column) for example in public_examples)
        steps = iter(heights)
        while sum(height > level for height in heights) > fraction * len(heights):
            level = max(level, next(steps))
        found.append(-level)
    return np.array(found)
