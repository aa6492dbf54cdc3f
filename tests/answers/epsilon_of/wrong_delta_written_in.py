# advice: another-delta
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    noise = dp_accounting.GaussianDpEvent(noise_multiplier)
    accountant = RdpAccountant()
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, noise), rounds)
    return accountant.get_epsilon(1e-5)
