# advice: unset-memory
def keep_top(update, k):
    result = np.empty_like(update)
    for place in sorted(range(len(update)), key=lambda i: abs(update[i]))[len(update) - k :]:
        result[place] = update[place]
    return result
