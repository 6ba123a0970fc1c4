#!/usr/bin/env python3
"""Ten conditions over made-up cases on one core: Duly beside DuckDB's vectorised filter on the same columns, in one run.

usage: conditions.py --program CONDITION_BENCH [--cases 1000000] [--rounds 15]
For information also zen-engine, where it is installed, on fewer cases. Nothing about speed is asserted; but the numbers
of cases that say yes are compared, since a fast wrong answer is worth nothing. Blank cells are null in SQL, so that both
leave them out alike.
"""
import argparse, os, statistics, subprocess, sys, tempfile, time

CONDITIONS = [  # as a rule says it, as SQL says it (in the form that DuckDB is fastest with), as zen-engine says it
    ('category = "CP"', "category = 'CP'", 'category == "CP"'),
    ('category in ("CP", "CLA")', "category = 'CP' or category = 'CLA'", 'category in ["CP", "CLA"]'),
    ('seen = true and alone = true', 'seen = true and alone = true', 'seen == true and alone == true'),
    ('date_of_birth > date("2008-03-31")', "date_of_birth > date '2008-03-31'", 'd(date_of_birth) > d("2008-03-31")'),
    ('closed = null', 'closed is null', 'closed == null'),
    ('last_visit between date("2026-01-01") and date("2026-02-28")',
     "last_visit between date '2026-01-01' and date '2026-02-28'",
     'd(last_visit) >= d("2026-01-01") and d(last_visit) <= d("2026-02-28")'),
    ('category = "CP" and closed = null and (seen = false or last_visit < date("2026-03-01"))',
     "category = 'CP' and closed is null and (not seen or last_visit < date '2026-03-01')",
     'category == "CP" and closed == null and (seen == false or d(last_visit) < d("2026-03-01"))'),
    ('minutes + travel > 90', 'minutes + travel > 90', 'minutes + travel > 90'),
    ('team = "Assessment"', "team = 'Assessment'", 'team == "Assessment"'),
    ('not(seen = true and alone = true) or minutes < 15', 'not (seen and alone) or minutes < 15',
     'not(seen == true and alone == true) or minutes < 15'),
]
TYPES = {'category': "enum('CIN', 'CP', 'CLA', 'CL', 'EHM', 'NONE')", 'date_of_birth': 'date', 'opened': 'date', 'closed': 'date',
         'last_visit': 'date', 'seen': 'boolean', 'alone': 'boolean', 'minutes': 'integer', 'travel': 'integer', 'team': 'varchar'}


def in_duly(program, cases, path):
    """(row by row, in blocks, how many say yes) for each condition; nanoseconds a case."""
    lines = ''.join(duly + '\n' for duly, _, _ in CONDITIONS)
    done = subprocess.run([program, str(cases), path], input=lines, capture_output=True, text=True, check=True)
    rows = [line.split('\t') for line in done.stdout.splitlines()]
    if [row[-1] for row in rows] != [duly for duly, _, _ in CONDITIONS]: sys.exit(done.stdout)
    return [(float(row), float(block), int(yes)) for row, block, yes, _ in rows]


def in_duckdb(path, cases, rounds):
    import duckdb
    con = duckdb.connect(config={'threads': 1})
    columns = ', '.join(f"'{name}': '{'varchar' if kind.startswith('enum') else kind}'" for name, kind in TYPES.items())
    cast = ', '.join(f'{name}::{kind} as {name}' for name, kind in TYPES.items())
    con.execute(f"create table t as select {cast} from read_csv('{path}', header=true, columns={{{columns}}}, nullstr='')")
    result = []
    for number, (_, sql, _) in enumerate(CONDITIONS):
        con.execute(f'prepare q{number} as select count(*) from t where {sql}')
        times = []
        for _ in range(rounds + 3):
            start = time.process_time()
            yes = con.execute(f'execute q{number}').fetchone()[0]
            times.append(time.process_time() - start)
        result.append((statistics.median(times[3:]) * 1e9 / cases, yes))
    return result


def in_zen(path, cases):
    """Nanoseconds a case for each condition; nothing where it is not installed."""
    try: import zen
    except ImportError: return None
    import csv, itertools
    def value(name, text):
        if text == '': return None
        kind = TYPES[name]
        return text == 'true' if kind == 'boolean' else int(text) if kind == 'integer' else text
    with open(path, newline='') as file:
        rows = [{name: value(name, text) for name, text in row.items()} for row in itertools.islice(csv.DictReader(file), cases)]
    result = []
    for _, _, condition in CONDITIONS:
        try:
            expression = zen.compile_expression(condition)
            start = time.process_time()
            for row in rows: expression.evaluate(row)
            result.append((time.process_time() - start) * 1e9 / len(rows))
        except Exception:  # says no more than that it cannot
            result.append(None)
    return result


def main():
    cli = argparse.ArgumentParser()
    cli.add_argument('--program', required=True)
    cli.add_argument('--cases', type=int, default=1_000_000)
    cli.add_argument('--rounds', type=int, default=15)
    a = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'cases.csv')
        duly = in_duly(a.program, a.cases, path)
        peer = in_duckdb(path, a.cases, a.rounds)
        zen = in_zen(path, 10_000)
    print(f'Ten conditions over {a.cases:,} cases on one core, nanoseconds of processor time a case')
    print(f'  {"rows":>6} {"blocks":>7} {"DuckDB":>7} {"ratio":>6} {"zen":>6}  condition')
    for number, (condition, _, _) in enumerate(CONDITIONS):
        (rows, blocks, yes), (theirs, their_yes) = duly[number], peer[number]
        slow = f'{zen[number]:6.0f}' if zen and zen[number] else f'{"–":>6}'
        print(f'  {rows:6.2f} {blocks:7.2f} {theirs:7.2f} {blocks / theirs:6.2f} {slow}  {condition}'
              + ('' if yes == their_yes else f'   DIFFERENT: {yes:,} and {their_yes:,}'))
    print('  ratio: blocks to DuckDB; zen: zen-engine on 10,000 cases, for information')
    if any(ours[2] != theirs[1] for ours, theirs in zip(duly, peer)): sys.exit(1)


main()
