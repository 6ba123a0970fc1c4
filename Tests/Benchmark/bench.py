#!/usr/bin/env python3
"""The seven checks beside the same checks in SQL (DuckDB) on one made-up caseload, in one run: seconds, memory, ratios.

usage: bench.py --facts FOLDER --program DULY [--children 100000] [--rounds 3]
FOLDER holds generate.py and duckdb_checks.py, and ../reference/bank-holidays.json beside it. Nothing is asserted: speed is
measured here, correctness in the tests; but the two answers are compared, since a fast wrong answer is worth nothing.
"""
import argparse, csv, os, resource, subprocess, sys, tempfile, time

cli = argparse.ArgumentParser()
cli.add_argument('--facts', required=True)
cli.add_argument('--program', required=True)
cli.add_argument('--children', type=int, default=100_000)
cli.add_argument('--rounds', type=int, default=3)
cli.add_argument('--as-of', default='2026-03-31')
a = cli.parse_args()
here = os.path.dirname(os.path.abspath(__file__))
if not os.path.exists(f'{a.facts}/generate.py'):
    sys.exit(f'{a.facts}/generate.py is missing: the benchmark needs the made-up caseload and the peer in SQL.')
holidays = f'{a.facts}/../reference/bank-holidays.json'
names = {'religion': 'religion-recorded', 'ethnicity': 'ethnicity-recorded', 'chronology': 'chronology-up-to-date',
         'assessment': 'assessment-in-time', 'plan': 'plan-up-to-date', 'visit': 'visit-in-time', 'supervision': 'supervision-in-time'}


def timed(command, allowed):
    """Seconds and peak memory (MiB) of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in allowed: sys.exit(f'{command[0]} ended with {code}')
    return time.perf_counter() - start, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    data = f'{folder}/data'
    print(f'Drawing {a.children:,} made-up children …', flush=True)
    subprocess.run([sys.executable, f'{a.facts}/generate.py', data, str(a.children), '--as-of', a.as_of], check=True)
    size = sum(os.path.getsize(f'{data}/{f}') for f in os.listdir(data)) / 2**20
    duly = [a.program, 'check', '--rules', f'{here}/seven-checks.yaml', '--data', data, '--as-of', a.as_of,
            '--format', 'csv', '--out', f'{folder}/duly.csv']
    peer = [sys.executable, f'{a.facts}/duckdb_checks.py', data, holidays, '--as-of', a.as_of, '--out', f'{folder}/peer.csv']
    runs = [(timed(duly, {0, 1, 4}), timed(peer, {0})) for _ in range(a.rounds)]
    with open(f'{folder}/duly.csv') as file:
        ours = {(r['subject'], r['rule']) for r in csv.DictReader(file) if r['outcome'] in ('overdue', 'missed', 'late', 'not_met')}
    with open(f'{folder}/peer.csv') as file:
        theirs = {(r['child_id'], names[r['check']]) for r in csv.DictReader(file)}
    best = [min(run[side][0] for run in runs) for side in (0, 1)]
    memory = [max(run[side][1] for run in runs) for side in (0, 1)]
    print(f'{size:,.0f} MiB of CSV, best of {a.rounds}, from files to findings')
    print(f'  duly    {best[0]:7.2f} s  {memory[0]:7,.0f} MiB')
    print(f'  DuckDB  {best[1]:7.2f} s  {memory[1]:7,.0f} MiB')
    print(f'  duly takes {best[0] / best[1]:.2f} times as long as DuckDB, in {memory[0] / memory[1]:.2f} times the memory')
    print(f'  answers: {len(ours):,} and {len(theirs):,}, {"the same" if ours == theirs else "DIFFERENT"}')
    if ours != theirs: sys.exit(1)
