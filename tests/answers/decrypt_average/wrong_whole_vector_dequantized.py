# advice: count-dequantized-too
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    layout, length = agreement.layout, parameter_count + 1
    floats = dequantize(
        decrypt_sum(private_key, running_total, layout, length, contributor_count), agreement.bits, agreement.clip
    )
    floats = floats * agreement.most_examples
    return floats[:parameter_count] / floats[parameter_count], floats[parameter_count]
