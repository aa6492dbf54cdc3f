# advice: rounds-exchanged
class _Reader:
    def __init__(self, key, who, others):
        self.key, self.who, self.others = key, who, others

    def __call__(self, number, message, own_seed):
        shared = {p: pairwise_seed(self.key, k, number, self.who, p)
                  for p, k in self.others.items()}
        return late_arrival_attack(message - expand_mask(own_seed, len(message)), self.who, shared)


def reused_key_attack(mask_key, victim, public_keys, recorded):
    reader = _Reader(mask_key, victim, public_keys)
    texts = [reader(number, *pair) for number, pair in sorted(
        recorded.items(), key=lambda item: item[0])]
    return dict(zip(recorded, texts))
