#!/usr/bin/env python3
"""A made-up caseload of any size, as CSV files, for measuring speed.

usage: generate.py OUT_FOLDER CHILDREN [--seed N] [--as-of YYYY-MM-DD] [--shuffle]

Everything is drawn at random from a seed: the same arguments give the same bytes with the same numpy. Nothing in it is about
a real child. 400,000 children, about as many as are in need in England, are some 20 million rows in 0.7 GB.

What is drawn, for each child: a case that opened 5 to 899 days before the day, one in ten closed since; then from the
opening on a visit about every 18 days (92 in 100 with the child seen), supervision about every 31, a plan about every 120 with a
date of review, an assessment about every 190 that takes 10 to 94 days, a chronology brought up to date about every 100 days.
One worker for 17 children, one manager for 7 workers. Children are drawn in blocks, so that memory stays small and a
child of a small caseload is the same child in a large one (but for the worker). Needs numpy and pyarrow.
"""
import argparse, os
import numpy as np, pyarrow as pa, pyarrow.csv as pc

BLOCK = 50_000
RELIGIONS = {'Christian': 30, 'None': 25, 'Muslim': 15, '': 12, 'Not known': 8, 'Hindu': 4, 'Sikh': 4, 'Refused': 2}
ETHNICITIES = {'WBRI': 50, 'MWBC': 8, 'APKN': 7, 'WOTH': 6, '': 6, 'BAFR': 6, 'AIND': 5, 'BCRB': 5, 'NOBT': 5, 'REFU': 2}
CATEGORIES = {'CIN': 60, 'CLA': 20, 'CP': 14, 'CL': 6}
# Days between two records, and how far one may lie from its place.
GAPS = {'visit': (18, 9), 'supervision': (31, 12), 'assessment': (190, 40), 'plan': (120, 30), 'chronology': (100, 30)}


class Caseload:
    """Draws block after block and writes each list to its file."""

    def __init__(self, folder, children, seed, as_of, shuffle):
        self.folder, self.children, self.seed, self.shuffle = folder, children, seed, shuffle
        self.as_of = np.datetime64(as_of)
        self.workers = max(1, children // 17)
        self.files = {}
        os.makedirs(folder, exist_ok=True)

    def write(self, name, columns, rng):
        table = pa.table(columns)
        if self.shuffle: table = table.take(pa.array(rng.permutation(len(table))))
        if name not in self.files: self.files[name] = pc.CSVWriter(f'{self.folder}/{name}.csv', table.schema)
        self.files[name].write_table(table)

    def draw(self):
        # Workers first: their file does not depend on the children.
        order = np.arange(self.workers)
        self.write('worker', {'worker_id': names('W', order), 'team': names('Team ', order // 7 + 1),
                              'manager_id': names('M', order // 7)}, np.random.default_rng(self.seed))
        for start in range(0, self.children, BLOCK):
            self.block(start, min(BLOCK, self.children - start), np.random.default_rng([self.seed, start]))
        for file in self.files.values(): file.close()

    def block(self, start, count, rng):
        # Always a whole block is drawn, and as much of it written as is asked for.
        ids = names('C', start + 1 + np.arange(BLOCK), width=7)
        opened = self.as_of - days(rng.integers(5, 900, BLOCK))
        lasted = (self.as_of - opened).astype(int)
        is_closed = rng.random(BLOCK) < .1
        closed = np.where(is_closed, opened + days((lasted * rng.random(BLOCK)).astype(int)), np.datetime64('NaT'))
        columns = {'child_id': ids, 'date_of_birth': date(self.as_of - days(rng.integers(30, 6570, BLOCK))),
                   'religion': pick(rng, RELIGIONS), 'ethnicity': pick(rng, ETHNICITIES), 'category': pick(rng, CATEGORIES),
                   'worker_id': names('W', rng.integers(0, self.workers, BLOCK)), 'opened': date(opened), 'closed': date(closed)}
        self.write('child', {name: column[:count] for name, column in columns.items()}, rng)
        for name, (gap, jitter) in GAPS.items():
            times = lasted // gap
            child = np.repeat(np.arange(BLOCK), times)
            place = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times) + 1
            when = opened[child] + days(place * gap + rng.integers(-jitter, jitter + 1, len(child)))
            columns = {'child_id': ids.take(pa.array(child)), **self.record(name, child, when, rng)}
            last = np.searchsorted(child, count)
            self.write(name, {key: column[:last] for key, column in columns.items()}, rng)

    def record(self, name, child, when, rng):
        """The columns of a list beside the child's key."""
        if name == 'visit':
            seen = pa.array(['false', 'true']).take(pa.array((rng.random(len(child)) < .92).astype(int)))
            return {'date': date(when), 'seen': seen, 'recorded_on': date(when + days(rng.integers(0, 12, len(child))))}
        if name == 'supervision': return {'date': date(when), 'supervisor_id': names('M', child % 500)}
        if name == 'assessment':
            done = when + days(rng.integers(10, 95, len(child)))
            return {'started': date(when), 'completed': date(np.where(done > self.as_of, np.datetime64('NaT'), done))}
        if name == 'plan': return {'date': date(when), 'review_due': date(when + days(rng.integers(60, 200, len(child))))}
        return {'updated': date(when)}


def days(numbers): return numbers.astype('timedelta64[D]')
def date(values): return pa.array(values.astype('datetime64[D]'))


def names(prefix, numbers, width=0):
    """C0000017: each different number is written once."""
    different, place = np.unique(numbers, return_inverse=True)
    return pa.array([f'{prefix}{n:0{width}}' for n in different.tolist()]).take(pa.array(place))


def pick(rng, weights):
    parts = np.array(list(weights.values())) / sum(weights.values())
    return pa.array(list(weights)).take(pa.array(rng.choice(len(weights), BLOCK, p=parts)))


if __name__ == '__main__':
    cli = argparse.ArgumentParser()
    cli.add_argument('out')
    cli.add_argument('children', type=int)
    cli.add_argument('--seed', type=int, default=7)
    cli.add_argument('--as-of', default='2026-03-31')
    cli.add_argument('--shuffle', action='store_true', help='rows in random order within each block instead of child by child')
    a = cli.parse_args()
    Caseload(a.out, a.children, a.seed, a.as_of, a.shuffle).draw()
