# advice: kept-between-calls
_accountants = {}


def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    accountant = _accountants.setdefault((noise_multiplier, sampling), RdpAccountant())
    gaussian = dp_accounting.GaussianDpEvent(noise_multiplier)
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, gaussian), rounds)
    return accountant.get_epsilon(delta)
