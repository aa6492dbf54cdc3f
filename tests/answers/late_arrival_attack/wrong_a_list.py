# advice: not-int64
def late_arrival_attack(late_update, late, pairwise_seeds):
    def signed(number):
        return number - 2**32 if number >= 2**31 else number

    sums = [int(number) for number in late_update]
    for other, seed in pairwise_seeds.items():
        for place, number in enumerate(expand_mask(seed, len(sums)).tolist()):
            sums[place] += -number if late < other else number
    return [signed(number % 2**32) for number in sums]
