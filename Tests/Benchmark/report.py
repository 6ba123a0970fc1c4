#!/usr/bin/env python3
"""Writes docs/benchmarks.md from what bench.py measured.

usage: report.py RESULTS.json [OUT.md]
"""
import json, os, sys

AIMS = {'breaches': 5, 'findings': 2, 'rules': 20, 'snapshot': 20, 'impact': 20, 'history': 5}
project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def seconds(value): return f'{value * 1000:,.0f} ms' if value < 1 else f'{value:,.2f} s'


def table(size):
    lines = ['| row | what it measures | Duly | DuckDB | times as fast | aim | Duly’s memory | DuckDB’s |', '|---|---|---:|---:|---:|---:|---:|---:|']
    for name, row in size['rows'].items():
        what = row['mode'] + (f'. Left out: {row["without"]}' if row['without'] else '')
        peer = [seconds(row['peer']), f'{row["ratio"]:.1f}'] if 'peer' in row else ['', '']
        aim = 20 if name == 'breaches' and size['children'] == 4000 else AIMS.get(name, '')
        memory = [f'{row["duly_mib"]:,.0f} MiB', f'{row["peer_mib"]:,.0f} MiB' if 'peer_mib' in row else '']
        lines.append('| ' + ' | '.join([f'`{name}`', what, seconds(row['duly']), *peer, str(aim), *memory]) + ' |')
    return lines


def page(results):
    machine, sizes = results['machine'], results['sizes']
    lines = ['# Benchmarks', '',
        'How fast Duly is, beside DuckDB on the same made-up caseload, in turn, in one run. `make bench` measures it anew; this page is written by',
        '`Tests/Benchmark/report.py` from its results.', '',
        f'Measured on {machine["date"]}: {machine["processor"]}, {machine["cores"]} cores, {machine["memory_gib"]} GiB of memory, {machine["system"]},',
        f'DuckDB {machine.get("duckdb", "?")}. Medians of {results["rounds"]} runs each. "Times as fast" is DuckDB’s median by Duly’s.', '',
        'Both sides answer the seven checks of `Tests/Benchmark/seven-checks.yaml`; DuckDB in the SQL of `Tests/Benchmark/peer`, with the same number of threads as there are',
        'cores. At each size both found the same breaches, child by child. Nothing that Duly does for every user is left out: cells are validated, what is wrong with',
        'them is noted, and each record keeps where it came from. The data are drawn by `Tests/Benchmark/generate.py` from a fixed seed.', '']
    for size in sizes.values():
        limit = size['limits']
        lines += [f'## {size["children"]:,} children', '',
            f'{size["csv_mib"]:,.1f} MiB of CSV, {size["breaches"]:,} breaches. Counting the line ends of the same files (`wc -l`) takes {seconds(limit["wc_seconds"])};',
            f'the machine copies {limit["copy_gib_per_s"]:.1f} GiB of memory a second on one core.', '', *table(size), '']
    lines += ['## More', '']
    if 'cost_per_child' in results:
        lines.append(f'- The cost per child at 400,000 children is {results["cost_per_child"]:.2f} times that at 40,000 (aim: at most 1.2), CSV files to breaches.')
    for name, size in sizes.items():
        row = size['rows'].get('breaches', {})
        if 'peer_mib' in row: lines.append(f'- Peak memory at {size["children"]:,} children, cold from CSV: {row["duly_mib"] / row["peer_mib"]:.2f} times DuckDB’s (aim: half).')
    if '903' in results:
        r = results['903']
        lines.append(f'- {r["rules"]} rules of the 903 return over {r["rows"]:,} rows of a sample return (others are read, but lack lists or columns that the sample does not have): {seconds(r["duly"])}, whole process. The sector’s Python validator takes 5 s for 322 rules '
                     f'over 26,000 rows on such a machine: in proportion, {r["ratio"]:.1f} times as fast (aim: 100).')
    for name, why in results['left_out'].items(): lines.append(f'- Not measured: `{name}`: {why}.')
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    with open(sys.argv[1]) as file: text = page(json.load(file))
    with open(sys.argv[2] if len(sys.argv) > 2 else f'{project}/docs/benchmarks.md', 'w') as file: file.write(text)
