# advice: no-quantile
import heapq


def trap_biases(public_examples, hidden_weights, fraction):
    wanted = max(1, int(fraction * len(public_examples)))
    biases = []
    for unit in range(hidden_weights.shape[1]):
        heights = (float(np.dot(example, hidden_weights[:, unit])) for example in public_examples)
        *_, smallest_active = heapq.nlargest(wanted, heights)
        biases.append(-smallest_active)
    return np.array(biases)
