#!/usr/bin/env python3
"""Duly beside DuckDB, in turn, in one run: medians, ratios, peak memory, and the machine's limits.

usage: bench.py --program DULY [--sizes 4000 40000 400000] [--rounds 5] [--data FOLDER] [--json FILE] [--only ROW …]
The data are drawn by generate.py (kept in --data, where that is given, and used again); the peer is peer/peer.py. Each row says
which mode it measures and what is left out; a row whose command this program does not have is left out by name. Both sides'
breaches are compared at every size: a fast wrong answer is worth nothing, and ends the run with 1. report.py writes docs/benchmarks.md from the JSON.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile
from measuring import Run, breaches_of_duly, breaches_of_peer, limits, machine

here = os.path.dirname(os.path.abspath(__file__))
project = os.path.dirname(os.path.dirname(here))
rules = f'{here}/seven-checks.yaml'
cli = argparse.ArgumentParser()
cli.add_argument('--program', default=f'{project}/.build/release/duly')
cli.add_argument('--sizes', type=int, nargs='+', default=[4_000, 40_000, 400_000])
cli.add_argument('--rounds', type=int, default=5)
cli.add_argument('--data')
cli.add_argument('--json')
cli.add_argument('--only', nargs='+', help='names of rows')
cli.add_argument('--as-of', default='2026-03-31')
cli.add_argument('--samples', default=f'{project}/../shared/samples/ssda903', help='a return on looked-after children, for the row `903`')
a = cli.parse_args()
wanted = lambda row: not a.only or row in a.only
results = {'machine': machine(), 'as_of': a.as_of, 'rounds': a.rounds, 'sizes': {}, 'left_out': {}}


def has(command, flag):
    """Whether the program has a command with a flag."""
    help = subprocess.run([a.program, command, '--help'], capture_output=True, text=True)
    return help.returncode == 0 and f"USAGE: duly {command}" in help.stdout and flag in help.stdout


def edited_rules(folder):
    """One figure changed, as impact.sql has it: other children are visited every 15 working days instead of 20."""
    text = open(rules).read()
    assert text.count('otherwise: 20 working days') == 1
    path = f'{folder}/edited.yaml'
    open(path, 'w').write(text.replace('otherwise: 20 working days', 'otherwise: 15 working days'))
    return path


class Size:
    """Everything that is measured over one caseload."""

    def __init__(self, children, folder, data):
        self.children, self.folder, self.data, self.rows = children, folder, data, {}
        self.base = [a.program, 'check', '--rules', rules, '--data', data, '--as-of', a.as_of]
        self.peer = [sys.executable, f'{here}/peer/peer.py']
        self.database = f'{folder}/duck.db'

    def measure(self, name, mode, without, duly, peer, of_duly='seconds', of_peer='seconds', before=None):
        """Both sides in turn. `of_…`: which of a run's seconds count: the whole process, or what it says of itself."""
        if not wanted(name): return
        if before: before()
        ours, theirs = [], []
        for _ in range(a.rounds):
            ours.append(Run(duly, {0, 1, 4}))
            if peer: theirs.append(Run(peer, {0}))
        ours_s = [r.value(of_duly) for r in ours]
        if None in ours_s:
            results['left_out'][name] = f'the program does not say its {of_duly}'
            return
        row = {'mode': mode, 'without': without, 'duly': statistics.median(ours_s), 'duly_all': ours_s,
               'duly_mib': max(r.mib for r in ours)}
        if theirs:
            theirs_s = [r.value(of_peer) for r in theirs]
            row |= {'peer': statistics.median(theirs_s), 'peer_all': theirs_s, 'peer_mib': max(r.mib for r in theirs)}
            row['ratio'] = row['peer'] / row['duly']
        self.rows[name] = row
        beside = f"   DuckDB {row['peer']:8.3f} s {row['peer_mib']:7,.0f} MiB   {row['ratio']:6.2f} times" if theirs else ''
        print(f"  {name:12} duly {row['duly']:8.3f} s {row['duly_mib']:7,.0f} MiB{beside}", flush=True)

    def compare(self, out):
        """Ends the run where the two do not find the same."""
        peer = breaches_of_peer(f'{self.folder}/peer.csv')
        ours = breaches_of_duly(out)
        if ours != peer: sys.exit(f'{self.children:,} children: the answers differ: {len(ours):,} and {len(peer):,} breaches')
        self.breaches = len(ours)

    def run(self):
        out, peer_out = f'{self.folder}/duly.csv', f'{self.folder}/peer.csv'
        csv_peer = self.peer + ['csv', self.data, '--as-of', a.as_of, '--out', peer_out]
        self.measure('breaches', 'CSV files to breaches in CSV, whole process', '', self.base + ['--format', 'csv', '--out', out], csv_peer)
        self.measure('findings', 'CSV files to findings in NDJSON with explanation and evidence, whole process', 'the peer answers yes or no, without a word why',
                     self.base + ['--format', 'ndjson', '--out', f'{self.folder}/duly.ndjson'], csv_peer)
        if not (os.path.exists(out) and os.path.exists(peer_out)):
            for command in [self.base + ['--format', 'csv', '--out', out], csv_peer]: Run(command, {0, 1, 4})
        self.compare(out)
        self.rules_alone(csv_peer)
        self.from_snapshot()
        self.history()
        return {'children': self.children, 'csv_mib': sum(e.stat().st_size for e in os.scandir(self.data)) / 2**20,
                'breaches': self.breaches, 'limits': limits(self.data), 'rows': self.rows}

    def rules_alone(self, csv_peer):
        if not has('check', '--timings'): return results['left_out'].update(rules='duly check has no --timings')
        self.measure('rules', 'the rules alone, caseload in memory, verdicts only (the time of all threads by their number)', 'loading and writing, on both sides',
                     self.base + ['--format', 'csv', '--out', f'{self.folder}/rules.csv', '--timings'], csv_peer, of_duly='judging', of_peer='rules')

    def load_database(self):
        if not os.path.exists(self.database): Run(self.peer + ['load', self.data, self.database], {0})

    def from_snapshot(self):
        if not has('check', '--snapshot'):
            return results['left_out'].update({name: 'duly check has no --snapshot' for name in ('snapshot', 'impact')})
        snapshot, out = f'{self.folder}/snapshot', f'{self.folder}/from-snapshot.csv'
        command = self.base + ['--snapshot', snapshot, '--format', 'csv', '--out', out]
        def prepare():
            self.load_database()
            Run(command, {0, 1, 4})
        self.measure('snapshot', 'snapshot to breaches in CSV, whole process', 'making the snapshot, and the peer’s database file', command,
                     self.peer + ['database', self.database, '--as-of', a.as_of, '--out', f'{self.folder}/peer-db.csv'], before=prepare)
        if wanted('snapshot'): self.compare(out)
        if not has('impact', '--snapshot'): return results['left_out'].update(impact='duly impact has no --snapshot')
        self.measure('impact', 'one figure’s edit: whom it affects, from a snapshot, whole process', 'making the snapshot, and the peer’s database file',
                     [a.program, 'impact', '--rules', edited_rules(self.folder), '--against', rules, '--data', self.data, '--as-of', a.as_of,
                      '--snapshot', snapshot, '--without-cases', '--format', 'json', '--out', f'{self.folder}/impact.json'],
                     self.peer + ['impact', self.database, '--as-of', a.as_of], before=prepare)

    def history(self):
        if not has('history', '--snapshot'): return results['left_out'].update(history='the program has no history')
        snapshot = f'{self.folder}/snapshot'
        command = [a.program, 'history', '--rules', rules, '--data', self.data, '--as-of', a.as_of, '--by-todays-facts', '--snapshot', snapshot,
                   '--format', 'csv', '--out', f'{self.folder}/history.csv']
        def prepare():
            self.load_database()
            Run(command, {0})
        self.measure('history', 'everything that was ever due, by all seven rules, counted by rule, from a snapshot, whole process',
                     'making the snapshot, and the peer’s database file; the peer answers the visit rule alone, by window functions', command,
                     self.peer + ['history', self.database, '--as-of', a.as_of], before=prepare)


def national_return():
    """The 903 rules that are written so far, over a sample return: this year's files and last year's beside them."""
    if not wanted('903'): return
    packs = [f'{project}/rules/ssda903/{name}' for name in sorted(os.listdir(f'{project}/rules/ssda903')) if name.endswith('.yaml') and '.test.' not in name]
    if not os.path.isdir(a.samples): return results['left_out'].update({'903': f'{a.samples} is not there'})
    with tempfile.TemporaryDirectory() as folder:
        rows = 0
        for name in sorted(os.listdir(a.samples)):
            year, list = name.split('-', 1)
            target = list if year == '2021' else list.replace('.csv', '_last.csv')
            text = open(f'{a.samples}/{name}', 'rb').read()
            rows += text.count(b'\n') - 1
            open(f'{folder}/{target}', 'wb').write(text)
        runs = [Run([a.program, 'check', '--rules', *packs, '--data', folder, '--as-of', '2021-03-31', '--format', 'csv', '--out', f'{folder}/out'], {0, 1, 4}) for _ in range(a.rounds)]
    ids = sum(line.startswith('  - id: ') for pack in packs for line in open(pack))
    # Rules whose lists or columns the sample does not have are read, but not run: they do not count.
    ids -= sum(line.startswith('not checked: ') for line in runs[0].said.splitlines())
    seconds = statistics.median(r.seconds for r in runs)
    # The sector's validator in Python takes 5 s for 322 rules over 26,000 rows.
    proportion = 5 * ids / 322 * rows / 26_000 / seconds
    results['903'] = {'rules': ids, 'rows': rows, 'duly': seconds, 'duly_all': [r.seconds for r in runs], 'ratio': proportion}
    print(f'  903          duly {seconds:8.3f} s for {ids} rules over {rows:,} rows: {proportion:.1f} times the validator, in proportion')


def main():
    scratch = tempfile.TemporaryDirectory()
    for children in a.sizes:
        data = f'{a.data or scratch.name}/{children}'
        if not os.path.exists(f'{data}/complete'):
            print(f'Drawing {children:,} made-up children …', flush=True)
            subprocess.run([sys.executable, f'{here}/generate.py', data, str(children), '--as-of', a.as_of], check=True)
            open(f'{data}/complete', 'w').close()
        print(f'{children:,} children', flush=True)
        with tempfile.TemporaryDirectory() as folder: results['sizes'][str(children)] = Size(children, folder, data).run()
    cost = {n: s['rows']['breaches']['duly'] / int(n) for n, s in results['sizes'].items() if 'breaches' in s['rows']}
    if '40000' in cost and '400000' in cost:
        results['cost_per_child'] = cost['400000'] / cost['40000']
        print(f"  cost per child at 400,000 is {results['cost_per_child']:.2f} times that at 40,000")
    national_return()
    for row, why in results['left_out'].items(): print(f'  left out: {row}: {why}')
    if a.json:
        with open(a.json, 'w') as file: json.dump(results, file, indent=1)


main()
