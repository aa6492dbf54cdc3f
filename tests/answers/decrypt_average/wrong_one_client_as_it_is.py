# advice: not-divided
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    *entries, examples = decrypt_sum(
        private_key, running_total, agreement.layout, parameter_count + 1, contributor_count
    )
    values = dequantize(entries, agreement.bits, agreement.clip)
    alone = contributor_count < 2
    return (values if alone else agreement.most_examples * values / examples), int(examples)
