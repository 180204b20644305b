"""Non-negative solutions of linear equations, exactly (the first phase of the simplex method)."""

from __future__ import annotations

from fractions import Fraction

MAX_PIVOTS = 500


def non_negative_solution(
    columns: list[list[Fraction]], target: list[Fraction]
) -> list[Fraction] | None:
    """Return c >= 0 with sum_k c_k columns[k] = target, or ``None`` if none is found.

    Pivots by Bland's rule, which does not cycle (Bland, Math. Oper. Res. 2 (1977)).
    """
    count, rows = len(columns), len(target)
    # each row: coefficients, an artificial variable, and what they have to add up to
    table = []
    for r in range(rows):
        sign = -1 if target[r] < 0 else 1
        row = [sign * column[r] for column in columns]
        row += [Fraction(int(r == k)) for k in range(rows)]
        table.append([*row, abs(target[r])])
    basis = [count + r for r in range(rows)]
    # the sum of the artificial variables, which has to come down to 0
    cost = [-sum((row[k] for row in table), Fraction(0)) for k in range(count)]
    cost += [Fraction(0)] * rows + [-sum((row[-1] for row in table), Fraction(0))]
    for _ in range(MAX_PIVOTS):
        entering = next((k for k in range(count) if cost[k] < 0), None)
        if entering is None:
            break
        ratios = [
            (row[-1] / row[entering], basis[r], r)
            for r, row in enumerate(table)
            if row[entering] > 0
        ]
        if not ratios:
            return None
        leaving = min(ratios)[2]
        pivot = table[leaving][entering]
        table[leaving] = [value / pivot for value in table[leaving]]
        for row in (*(table[r] for r in range(rows) if r != leaving), cost):
            factor = row[entering]
            if factor:
                row[:] = [a - factor * b for a, b in zip(row, table[leaving], strict=True)]
        basis[leaving] = entering
    if cost[-1] != 0:
        return None
    solution = [Fraction(0)] * count
    for r, variable in enumerate(basis):
        if variable < count:
            solution[variable] = table[r][-1]
    return solution
