"""Hold the program's figures against scipy's, on random cases.

usage: methods.py DRIVER        (out/tests/peers/methods)
"""
import math
import random
import subprocess
import sys

import numpy as np
from scipy import optimize, stats

# The normal distribution enters the program as two constants only: Z and
# WIDE, which are scipy's here, so Wilson, Newcombe and Byar hold them
# against scipy.
EACH = 250
AGREE = 1e-9
Z = stats.norm.ppf(0.975)
WIDE = stats.norm.ppf(0.999)
rng = random.Random(1948)


def t_ppf(p, df):
    """scipy's quantile is good to 1e-8 only; its distribution is better, so
    two of Newton's steps on that."""
    x = stats.t.ppf(p, df)
    for _ in range(2):
        x += (stats.t.sf(x, df) - (1 - p)) / stats.t.pdf(x, df)
    return x


def quantile():
    p = rng.choice([0.9, 0.975, rng.uniform(0.51, 0.9999)])
    df = rng.choice([1, 2, 3, rng.randint(1, 60), rng.randint(60, 4000)])
    return f't {p!r} {df}', [t_ppf(p, df)]


def counted():
    n = rng.choice([rng.randint(1, 50), rng.randint(50, 5000),
                    rng.uniform(5, 900)])
    return min(n, rng.choice([0, n, rng.uniform(0, n),
                              float(rng.randint(0, int(n)))])), n


def wilson_limits(hits, n, z=Z):
    """The proportions whose score test at 95% just fails to reject."""
    p = hits / n

    def score(q):
        return (p - q) ** 2 * n - z * z * q * (1 - q)

    # At 0 and 1 one root is p itself, and the equation is linear in the other.
    if p == 0:
        return p, 0.0, z * z / (n + z * z)
    if p == 1:
        return p, n / (n + z * z), 1.0
    return (p, optimize.brentq(score, 0, p, xtol=1e-15, rtol=1e-14),
            optimize.brentq(score, p, 1, xtol=1e-15, rtol=1e-14))


def wilson():
    hits, n = counted()
    return f'wilson {hits!r} {n!r}', wilson_limits(hits, n)


def wide():
    hits, n = counted()
    return f'wide {hits!r} {n!r}', wilson_limits(hits, n, WIDE)


def newcombe():
    h1, n1 = counted()
    h2, n2 = counted()
    p1, l1, u1 = wilson_limits(h1, n1)
    p2, l2, u2 = wilson_limits(h2, n2)
    d = p1 - p2
    return f'newcombe {h1!r} {n1!r} {h2!r} {n2!r}', [
        d, d - math.hypot(p1 - l1, u2 - p2), d + math.hypot(u1 - p1, p2 - l2)]


def byar():
    seen = rng.choice([float(rng.randint(10, 5000)), rng.uniform(10, 300)])

    # Byar's approximation is Wilson and Hilferty's for a chi-square with
    # 2 O and 2 (O + 1) degrees of freedom.
    def hilferty(df, z):
        return df * (1 - 2 / (9 * df) + z * math.sqrt(2 / (9 * df))) ** 3

    return f'poisson {seen!r}', [seen, hilferty(2 * seen, -Z) / 2,
                                 hilferty(2 * (seen + 1), Z) / 2]


def exact():
    seen = rng.choice([float(rng.randint(0, 9)), rng.uniform(0.1, 9.99)])
    tail = rng.choice([0.025, 0.001])
    low = 0 if seen == 0 else stats.chi2.ppf(tail, 2 * seen) / 2
    return f'exact {seen!r} {tail!r}', [
        low, stats.chi2.isf(tail, 2 * seen + 2) / 2]


def trend():
    n = rng.randint(5, 40)
    t = sorted(rng.sample(range(1900, 2060), n))
    t = np.array(t) + rng.choice([0.0, 0.5, 0.17])
    x = rng.uniform(-3, 3) * (t - 2000) + rng.uniform(0, 90) + np.array(
        [rng.gauss(0, rng.uniform(0.1, 8)) for _ in t])
    t0 = t[-1] + rng.uniform(0, 10)
    fit = stats.linregress(t, x)
    # The prediction interval by matrices, not by the textbook's sums.
    a = np.column_stack([np.ones(n), t - t.mean()])
    beta, *_ = np.linalg.lstsq(a, x, rcond=None)
    s2 = np.sum((x - a @ beta) ** 2) / (n - 2)
    at = np.array([1, t0 - t.mean()])
    se = math.sqrt(s2 * (1 + at @ np.linalg.inv(a.T @ a) @ at))
    want = [fit.slope, at @ beta]
    for p in (0.9, 0.975):
        half = t_ppf(p, n - 2) * se
        want += [at @ beta - half, at @ beta + half]
    points = ' '.join(f'{float(u)!r} {float(v)!r}' for u, v in zip(t, x))
    return f'trend {float(t0)!r} {n} {points}', want


def main():
    kinds = [quantile, wilson, wide, newcombe, byar, exact, trend]
    cases = [(kind, *kind()) for kind in kinds for _ in range(EACH)]
    ours = subprocess.run([sys.argv[1]], text=True, check=True,
                          input=''.join(c[1] + '\n' for c in cases),
                          stdout=subprocess.PIPE).stdout.splitlines()
    print(f'1..{len(kinds) + 1}')
    print('ok' if len(ours) == len(cases) else 'not ok', '1 - every case has '
          'its answer')
    for i, kind in enumerate(kinds):
        worst, where = 0.0, ''
        for (k, line, want), got in zip(cases, ours):
            if k is not kind:
                continue
            got = [float(g) for g in got.split()]
            assert len(got) == len(want)
            for g, w in zip(got, want):
                off = abs(g - w) / max(1.0, abs(w))
                if not off <= worst:
                    worst, where = off, line
        print('ok' if worst <= AGREE else 'not ok', f'{i + 2} - '
              f'{kind.__name__}: {EACH} cases within {AGREE:g}')
        print(f'# the worst is off by {worst:.2g}: {where[:100]}')


main()
