# advice: other-class
def label_from_bias(bias_update):
    signs = "".join("+" if change > 0 else "-" if change < 0 else "0" for change in bias_update)
    return signs.index("-")
