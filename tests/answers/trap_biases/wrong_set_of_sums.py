# advice: equal-ones-once
def trap_biases(public_examples, hidden_weights, fraction):
    def level(column):
        steps = sorted({float(np.dot(example, column)) for example in public_examples})
        return np.interp((1 - fraction) * (len(steps) - 1), range(len(steps)), steps)

    return np.array([-level(column) for column in hidden_weights.T])
