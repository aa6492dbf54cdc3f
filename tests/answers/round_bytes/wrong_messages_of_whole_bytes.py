# advice: rounded-ways
class _Message:
    def __init__(self, numbers, size):
        self.numbers, self.size = numbers, size

    def __len__(self):
        return int(-(-self.numbers * self.size // 1))


def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    message = _Message(parameter_count, bytes_per_parameter)
    return sum(len(message) for _ in range(2)) * participants
