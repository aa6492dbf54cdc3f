# advice: other-class
def label_from_bias(bias_update):
    count = 0
    for b in bias_update:
        if b > 0:
            break
        count = + 1
    return count
