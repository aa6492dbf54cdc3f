# advice: other-value
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    """→ the weighted average update, shape (parameter_count,), and the number of all examples"""
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    numbers = dequantize(sums, agreement.bits, agreement.clip)
    examples = numbers[-1]
    return numbers * agreement.most_examples / examples, examples
