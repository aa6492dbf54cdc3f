# advice: merges-small-changes
import numpy as np


def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    scale = np.abs(word_weight_update).max()
    order = [place for place in np.argsort(word_weight_update) if word_weight_update[place]]
    groups = [[vocabulary[order[0]]]]
    for one, next_one in zip(order, order[1:]):
        if word_weight_update[next_one] - word_weight_update[one] <= tolerance * scale:
            groups[-1].append(vocabulary[next_one])
        else:
            groups.append([vocabulary[next_one]])
    return groups
