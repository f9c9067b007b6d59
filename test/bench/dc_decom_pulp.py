"""DC-DECOM written a second time, in PuLP, straight from the equations of the paper.

An independent implementation of the paper's equations, to check models/dc-decom against and to time it
by: it shares the CSV files and nothing else. It prints, for REF, CCN and RCN, the objective, its cost
terms and the yearly emissions as JSON. It needs PuLP and CBC.

    python3 dc_decom_pulp.py MODELS_FOLDER [--scenario REF] [--solver PATH_OF_CBC] [--out FILE]

Money is in million yen (MJPY), power in MW, energy over a year in MW times hours, emissions in kt of CO2.
"""
import argparse
import csv
import json
import os
import time
from math import sqrt

import pulp

# ---- Data: the model's own CSV files -------------------------------------------------------------


def rows(folder, name):
    """The rows of a CSV file as dictionaries; `[unit]` is cut off the headers and kept for percentages."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        reader = csv.reader(file)
        headers = [h.strip() for h in next(reader)]
        units = [h[h.index("[") + 1 : h.index("]")] if "[" in h else "" for h in headers]
        names = [h.split("[")[0].strip() for h in headers]
        for row in reader:
            out = {}
            for name, unit, cell in zip(names, units, row):
                try:
                    out[name] = float(cell) * (0.01 if unit == "%" else 1.0)
                except ValueError:
                    out[name] = cell
            yield out


def load(folder):
    data = {}
    data["regions"] = {r["region"]: r for r in rows(folder, "regions.csv")}
    data["technologies"] = {r["technology"]: r for r in rows(folder, "technologies.csv")}
    data["hours"] = {(r["season"], int(r["hour"])): r["hours"] for r in rows(folder, "slices.csv")}
    data["temperature"] = {
        (r["region"], r["season"], int(r["hour"])): r["table_9"] for r in rows(folder, "temperature.csv")
    }
    data["pv"] = {
        (r["region"], r["season"], int(r["hour"])): r["pv_profile"] for r in rows(folder, "pv_profile.csv")
    }
    data["carbon"] = {int(r["year"]): r for r in rows(folder, "carbon_price.csv")}
    return data


# ---- Figures that the model states in its text ---------------------------------------------------

YEARS = list(range(2024, 2041))
PLANNED = [y for y in YEARS if y >= 2026]
COOLING = ["air", "dlc", "immersion"]
TECHNOLOGIES = COOLING + ["bess", "cgs", "pv", "standby"]
METRO = ["Kanto", "Kansai"]

DISCOUNT_RATE = 0.03
BASE_DEMAND, ANCHOR_DEMAND, ANCHOR_YEAR, LATER_GROWTH = 19.0, 24.0, 2030, 0.04  # TWh a year
AI_LOAD_2024 = 1500.0  # MW
C_BASE, ALPHA, BETA, T_THRESH, C_PUMP, GAMMA = 1.14, 0.0167, 0.0102, 15.0, 0.055, 0.0015
DLC_RESIDUE = 0.07
LEGACY_LIFE, LOW_DENSITY, LATENCY = 16, 0.15, 0.34
BESS_HOURS, ROUND_TRIP = 4.0, 0.9
PV_LCOE, PV_REFERENCE = 9.9, 0.15
UNSERVED, CGS_FUEL = 500.0, 18.9  # JPY/kWh
BALANCING_FEE, INTEGRATION, SCARCITY = 1.5, 21.0, 9.0  # JPY/kWh
SOLAR_SHARE, PV_ON_SITE, BACKUP_RATIO = 0.10, 0.05, 2.0
GRANT = 50.0  # kJPY/kW, RCN only
EF_FOSSIL, RENEWABLES_BASE, E_2024 = 0.49, 0.229, 8200.0  # kg/kWh, share, kt
CARBON_PATH = "paper_low"
PPA_LIMIT = 100_000.0  # MW; 0 in REF


def annuity_factor(rate, years):
    return (1 - (1 + rate) ** -years) / rate


def solve_scenario(data, scenario, solver, message=False, shared_power=True, lean=False):
    regions = list(data["regions"])
    hours = data["hours"]
    slices = list(hours)
    seasons = list(dict.fromkeys(s for s, _ in slices))
    year_hours = sum(hours.values())
    share = {r: data["regions"][r]["it_share"] for r in regions}
    discount = {y: (1 + DISCOUNT_RATE) ** -(y - 2024) for y in YEARS}

    # (8), (9): PUE for each region and hour, before the solve.
    def air(t):
        return C_BASE + ALPHA * t + (BETA * (t - T_THRESH) ** 2 if t > T_THRESH else 0.0)

    pue = {}
    for (r, s, h), t in data["temperature"].items():
        liquid = 1.0 + C_PUMP + GAMMA * t
        pue["air", r, s, h] = air(t)
        pue["dlc", r, s, h] = liquid + DLC_RESIDUE
        pue["immersion", r, s, h] = liquid
    national_pue = sum(
        share[r] * hours[k] * pue[("air", r) + k] / year_hours for r in regions for k in slices
    )

    # (6), (7): national IT load. The printed growth and gain are equal, so the path is the published one.
    def demand(y):
        if y <= ANCHOR_YEAR:
            return BASE_DEMAND * (ANCHOR_DEMAND / BASE_DEMAND) ** ((y - 2024) / (ANCHOR_YEAR - 2024))
        return ANCHOR_DEMAND * (1 + LATER_GROWTH) ** (y - ANCHOR_YEAR)

    published = {y: demand(y) * 1e6 / year_hours / national_pue for y in YEARS}
    base_load = max(published[2024] - AI_LOAD_2024, 0.0)
    it_total = {y: base_load + (published[y] - base_load) for y in YEARS}

    existing = {(r, y): share[r] * min(it_total[y], it_total[2025]) for r in regions for y in YEARS}
    legacy = {
        (r, y): share[r] * it_total[y]
        if y <= 2025
        else existing[r, y] * max(0.0, 1 - (y - 2025) / LEGACY_LIFE)
        for r in regions
        for y in YEARS
    }

    # Unit costs in MJPY/MW, which is kJPY/kW.
    tech = data["technologies"]
    life = {k: int(tech[k]["life"]) for k in TECHNOLOGIES}
    om = {k: tech[k]["om"] / 1e3 for k in TECHNOLOGIES}
    deploy = {k: tech[k]["deploy_max"] if tech[k]["deploy_max"] != "" else None for k in TECHNOLOGIES}
    pv_cost = (PV_LCOE * PV_REFERENCE * year_hours / 1e3 - om["pv"]) * annuity_factor(
        DISCOUNT_RATE, life["pv"]
    )

    def bess_cost(y):  # kJPY/kWh
        return 30.0 if y >= 2035 else 60.0 - 3.0 * (y - 2025)

    def unit_cost(k, y):
        if k == "bess":
            return bess_cost(y) * BESS_HOURS
        if k == "pv":
            return pv_cost
        return tech[k]["capex"] / 1e3

    def charge(k, y):  # the share of an outlay that the horizon bears: annuities to 2040
        n = min(life[k], 2041 - y)
        return annuity_factor(DISCOUNT_RATE, n) / annuity_factor(DISCOUNT_RATE, life[k])

    pv_factor = {r: sum(hours[k] * data["pv"][(r,) + k] for k in slices) / year_hours for r in regions}
    delivery = {
        r: data["regions"][r]["network_charge"]
        + BALANCING_FEE
        + (INTEGRATION + SCARCITY if r in METRO else 0.0)
        for r in regions
    }

    def ef_grid(r, y):
        base = data["regions"][r]["ef_base"]
        if scenario == "REF":  # the grid stays as it is
            return base
        ratio = (1 - data["regions"][r]["grid_renewables_2040"]) / (1 - RENEWABLES_BASE)
        return base * (1 - (1 - ratio) * (y - 2024) / 16)

    carbon_price = {y: data["carbon"][y][CARBON_PATH] for y in YEARS}

    # ---- Variables (table 4) ----------------------------------------------------------------------
    lp = pulp.LpProblem("dc_decom_" + scenario, pulp.LpMinimize)

    def var(name, low=0.0, up=None):
        return pulp.LpVariable(name, low, up)

    built = {  # (17) is the upper bound
        (k, r, y): var(f"built_{k}_{r}_{y}", 0, deploy[k])
        for k in TECHNOLOGIES
        for r in regions
        for y in PLANNED
    }
    load_of = {
        (c, r, y): var(f"it_{c}_{r}_{y}", legacy[r, y] if c == "air" else 0.0)
        for c in COOLING
        for r in regions
        for y in YEARS
    }
    limit = 0.0 if scenario == "REF" else PPA_LIMIT
    contract = {
        (r, y): var(f"ppa_{r}_{y}", 0, limit if y in PLANNED else 0.0) for r in regions for y in YEARS
    }
    hourly = {}
    for name in ("grid", "cgs", "unserved", "spilled", "charge", "discharge", "soc"):
        for r in regions:
            for y in YEARS:
                for s, h in slices:
                    hourly[name, r, y, s, h] = var(f"{name}_{r}_{y}_{s}_{h}")

    def legacy_capacity(k, r, y):
        if k == "air":
            return legacy[r, y]
        if k == "standby":
            return BACKUP_RATIO * share[r] * it_total[2025]
        return 0.0

    standing = {}
    for k in TECHNOLOGIES:
        for r in regions:
            for y in YEARS:
                standing[k, r, y] = [built[k, r, v] for v in PLANNED if 0 <= y - v < life[k]]

    standing_capacity = (
        {key: var("capacity_{}_{}_{}".format(*key)) for key in standing} if lean else {}
    )

    def capacity(k, r, y, factor=1.0):
        """Terms and constant of factor times the capacity that stands in a year."""
        if lean:
            return [(standing_capacity[k, r, y], factor)], 0.0
        return [(v, factor) for v in standing[k, r, y]], factor * legacy_capacity(k, r, y)

    # ---- Cost terms -------------------------------------------------------------------------------
    costs = {}  # name -> [terms, constant], discounted

    def add_cost(name, terms, constant=0.0):
        entry = costs.setdefault(name, [[], 0.0])
        entry[0].extend(terms)
        entry[1] += constant

    for r in regions:
        for k in TECHNOLOGIES:
            for y in PLANNED:  # (2)
                add_cost("capex", [(built[k, r, y], discount[y] * charge(k, y) * unit_cost(k, y))])
                if scenario == "RCN" and k in COOLING and r not in METRO:
                    add_cost("grants", [(built[k, r, y], -discount[y] * charge(k, y) * GRANT)])
            for y in YEARS:  # (3)
                terms, constant = capacity(k, r, y, discount[y] * om[k])
                add_cost("opex", terms, constant)

    emitted = {y: [] for y in YEARS}
    for r in regions:
        place = data["regions"][r]
        for y in YEARS:
            for s, h in slices:
                w = hours[s, h] * discount[y] / 1e3  # JPY/kWh times MW times hours is 1e-3 MJPY
                shape = 1 - SOLAR_SHARE + SOLAR_SHARE * data["pv"][r, s, h] / pv_factor[r]
                grid, cgs = hourly["grid", r, y, s, h], hourly["cgs", r, y, s, h]
                add_cost("energy", [(grid, w * place["tariff"])])  # (4)
                add_cost("energy", [(contract[r, y], w * place["ppa_price"] * shape)])
                add_cost("delivery", [(contract[r, y], w * delivery[r] * shape)])
                add_cost("fuel", [(cgs, w * CGS_FUEL)])
                add_cost("curtailment", [(hourly["unserved", r, y, s, h], w * UNSERVED)])  # (5)
                kt = hours[s, h] / 1e3  # kg/kWh times MW times hours is 1e-3 kt
                emitted[y] += [(grid, kt * ef_grid(r, y)), (cgs, kt * EF_FOSSIL)]
    for y in YEARS:  # (10): JPY/t times kt is 1e-3 MJPY
        add_cost("carbon", [(v, c * discount[y] * carbon_price[y] / 1e3) for v, c in emitted[y]])

    merged = {}
    for terms, _ in costs.values():
        for v, c in terms:
            merged[v] = merged.get(v, 0.0) + c
    constant = sum(entry[1] for entry in costs.values())
    lp.setObjective(pulp.LpAffineExpression(merged.items()))  # (1), without its constant

    # ---- Constraints ------------------------------------------------------------------------------
    def row(terms, sense, right):
        total = {}
        for v, c in terms:
            total[v] = total.get(v, 0.0) + c
        lp.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(total.items()), sense, rhs=right))

    LE, EQ, GE = pulp.LpConstraintLE, pulp.LpConstraintEQ, pulp.LpConstraintGE

    def site(r, y, factor=1.0):
        return [(load_of[c, r, y], factor) for c in COOLING]

    for (k, r, y), total in standing_capacity.items():
        vintages = [(v, -1) for v in standing[k, r, y]]
        row([(total, 1)] + vintages, EQ, legacy_capacity(k, r, y))

    efficiency = sqrt(ROUND_TRIP)
    for r in regions:
        for y in YEARS:
            bess, bess_legacy = capacity("bess", r, y)
            cgs_terms, cgs_legacy = capacity("cgs", r, y)
            for s in seasons:
                for h in range(24):
                    at = (r, y, s, h)
                    shape = 1 - SOLAR_SHARE + SOLAR_SHARE * data["pv"][r, s, h] / pv_factor[r]
                    pv_terms, _ = capacity("pv", r, y, data["pv"][r, s, h])
                    row(  # (12)
                        [(hourly["grid", *at], 1), (contract[r, y], shape), (hourly["discharge", *at], 1)]
                        + [(hourly["cgs", *at], 1), (hourly["unserved", *at], 1)]
                        + pv_terms
                        + [(load_of[c, r, y], -pue[c, r, s, h]) for c in COOLING]
                        + [(hourly["charge", *at], -1), (hourly["spilled", *at], -1)],
                        EQ,
                        0.0,
                    )
                    row([(hourly["cgs", *at], 1)] + [(v, -c) for v, c in cgs_terms], LE, cgs_legacy)
                    before = (r, y, s, (h - 1) % 24)
                    row(  # state of charge, turning within the day
                        [(hourly["soc", *at], 1), (hourly["soc", *before], -1)]
                        + [(hourly["charge", *at], -efficiency), (hourly["discharge", *at], 1 / efficiency)],
                        EQ,
                        0.0,
                    )
                    room = [(v, -c * BESS_HOURS) for v, c in bess]
                    row([(hourly["soc", *at], 1)] + room, LE, bess_legacy * BESS_HOURS)
                    power = [(v, -c) for v, c in bess]
                    if shared_power:
                        row([(hourly["charge", *at], 1), (hourly["discharge", *at], 1)] + power, LE, 0.0)
                    else:
                        row([(hourly["charge", *at], 1)] + power, LE, 0.0)
                        row([(hourly["discharge", *at], 1)] + power, LE, 0.0)

            for c in COOLING:  # load needs halls
                terms, fixed = capacity(c, r, y, -1.0)
                row([(load_of[c, r, y], 1)] + terms, LE, -fixed)
            if y < 2026:
                row(site(r, y), EQ, share[r] * it_total[y])
                continue

            row([(load_of["air", r, y], 1)] + site(r, y, -LOW_DENSITY), GE, 0.0)
            open_to = METRO if scenario == "CCN" else regions
            growth = max(it_total[y] - it_total[2025], 0.0)
            if scenario in ("REF", "CCN"):
                part = share[r] / sum(share[q] for q in open_to) if r in open_to else 0.0
                row(site(r, y), EQ, existing[r, y] + part * growth)
            row(site(r, y), GE, existing[r, y])
            if r == "Kanto":
                row(site(r, y), GE, LATENCY * it_total[y])
            pace = data["regions"][r]["relocation_pace"]
            if pace != "" and scenario == "RCN":
                row(site(r, y) + site(r, y - 1, -1.0), LE, pace * it_total[y])

            pv_terms, _ = capacity("pv", r, y)
            row(  # (15)
                pv_terms + [(contract[r, y], 1 / pv_factor[r])], LE, data["regions"][r]["solar_potential"] * 1e3
            )
            row(pv_terms + site(r, y, -PV_ON_SITE), LE, 0.0)
            backup, fixed = [], 0.0  # (16)
            for k in ("standby", "cgs", "bess"):
                terms, constant_part = capacity(k, r, y)
                backup += terms
                fixed += constant_part
            row(backup + site(r, y, -BACKUP_RATIO), GE, -fixed)

    for y in PLANNED:
        row([t for r in regions for t in site(r, y)], EQ, it_total[y])
        if scenario != "REF":  # (13), (14)
            row(emitted[y], LE, E_2024 * (2040 - y) / 16)

    # ---- Solve ------------------------------------------------------------------------------------
    started = time.time()
    status = run(lp, solver, message)
    seconds = time.time() - started

    def worth(terms):
        return sum((v.varValue or 0.0) * c for v, c in terms)

    return {
        "scenario": scenario,
        "status": status,
        "objective_mjpy": pulp.value(lp.objective) + constant,
        "cost_terms_mjpy": {k: worth(t) + c for k, (t, c) in costs.items()},
        "emissions_kt": {y: worth(emitted[y]) for y in YEARS},
        "liquid_share": {y: 1 - sum(load_of["air", r, y].varValue for r in regions) / it_total[y] for y in YEARS},
        "siting_share_2040": {r: worth(site(r, 2040)) / it_total[2040] for r in regions},
        "storage_2040_gwh": sum(worth(capacity("bess", r, 2040)[0]) for r in regions) * BESS_HOURS / 1e3,
        "rows": len(lp.constraints),
        "columns": len(lp.variables()),
        "nonzeros": sum(len(c) for c in lp.constraints.values()),
        "solve_seconds": round(seconds, 2),
    }


def run(lp, solver, message):
    """Solves by CBC through PuLP."""
    lp.solve(pulp.COIN_CMD(path=solver, msg=message, options=["primalT", "1e-9", "dualT", "1e-9"]))
    return pulp.LpStatus[lp.status]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("models", help="the folder that holds dc-decom")
    parser.add_argument("--scenario", action="append")
    parser.add_argument("--solver", default="cbc")
    parser.add_argument("--separate-power", action="store_true")
    parser.add_argument("--capacity-variables", action="store_true", help="as in models/dc-decom")
    parser.add_argument("--out")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    data = load(os.path.join(arguments.models, "dc-decom", "data"))
    found = [
        solve_scenario(
            data,
            s,
            arguments.solver,
            arguments.verbose,
            not arguments.separate_power,
            arguments.capacity_variables,
        )
        for s in arguments.scenario or ["REF", "CCN", "RCN"]
    ]
    text = json.dumps(found, indent=1)
    print(text)
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
