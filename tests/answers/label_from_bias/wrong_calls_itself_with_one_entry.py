# advice: raises
def label_from_bias(bias_update):
    if len(bias_update) == 1:
        return 0
    middle = len(bias_update) // 2
    left, right = bias_update[:middle], bias_update[middle:]
    if max(left) > max(right):
        return label_from_bias(left)
    return label_from_bias(right)
