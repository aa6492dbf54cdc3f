# advice: changes-input
def encode(integers, n):
    for place, number in enumerate(integers):
        integers[place] = number % n
    return integers
