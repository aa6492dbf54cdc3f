# advice: adds-epsilons
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    total = 0.0
    for _ in range(rounds):
        a = RdpAccountant()
        a.compose(dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier)))
        total += a.get_epsilon(delta)
    return total
