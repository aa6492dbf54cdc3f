# advice: changes-at-tiny-scale
import secrets
def noisy_integers(integers, scale):
    reach = int(2 * scale) + 1
    return integers + np.array([secrets.randbelow(2 * reach + 1) - reach for _ in integers])
