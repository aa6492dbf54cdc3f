# advice: no-such-name
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting

    accountant = dp_accounting.RdpAccountant()
    accountant.compose(dp_accounting.GaussianDpEvent(noise_multiplier), rounds)
    return accountant.get_epsilon(delta)
