# advice: catches-its-own
def combine_partials(public_key, partials):
    n, opened = public_key.n, []
    for place in range(len(partials[0])):
        product = 1
        for parts in partials:
            product = product * parts[place] % (n * n)
        try:
            if product % n != 1:
                raise Refused(f"the parts at place {place} do not fit")
        except Refused as why:
            print(why)
            continue
        opened.append((product - 1) // n)
    return opened
