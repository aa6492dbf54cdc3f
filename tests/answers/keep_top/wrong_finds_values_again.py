# advice: one-of-equals
def keep_top(update, k):
    numbers = update.tolist()
    numbers.sort(key=abs)
    sparse = np.zeros(len(update))
    for number in numbers[len(numbers) - k :]:
        sparse[update.tolist().index(number)] = number
    return sparse
