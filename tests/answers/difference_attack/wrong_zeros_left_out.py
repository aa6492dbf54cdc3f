# advice: zeros-left-out
import numpy as np

def difference_attack(private_key, smaller, larger, length, layout):
    pairs = zip(*[decrypt_sum(private_key, t, layout, length, c) for t, c in [smaller, larger]])
    return np.array([y - x for x, y in pairs if x != y])
