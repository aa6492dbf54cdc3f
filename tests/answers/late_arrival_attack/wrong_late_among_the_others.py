# advice: ids-numbered
def late_arrival_attack(late_update, late, pairwise_seeds):
    places = range(len(late_update))
    numbers = [int(late_update[place]) for place in places]
    for client in sorted({late, *pairwise_seeds}):
        mask = expand_mask(pairwise_seeds[client], len(numbers)).tolist()
        numbers = [numbers[place] + (mask[place] if client < late else -mask[place]) for place in places]
    return np.array([(number + 2**31) % 2**32 - 2**31 for number in numbers])
