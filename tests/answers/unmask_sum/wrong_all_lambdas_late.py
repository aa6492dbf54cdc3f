# advice: bound-late
def unmask_sum(masked_sum, self_seeds, dropped):
    size = len(masked_sum)
    takes_out = [lambda numbers, s=s: numbers - expand_mask(s, size) for s in self_seeds.values()]
    for gone in dropped:
        for survivor in dropped[gone]:
            if survivor > gone:
                takes_out.append(lambda numbers: numbers + expand_mask(dropped[gone][survivor], size))
            else:
                takes_out.append(lambda numbers: numbers - expand_mask(dropped[gone][survivor], size))
    for take_out in takes_out:
        masked_sum = take_out(masked_sum)
    return masked_sum.astype(np.int32).astype(np.int64)
