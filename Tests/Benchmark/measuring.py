"""What bench.py measures with: one process at a time, and what the machine could do at best."""
import csv, datetime, os, platform, re, subprocess, sys, tempfile, time

import numpy as np


class Run:
    """One run of a process: seconds, peak memory, and what it says of itself."""

    def __init__(self, command, allowed):
        with tempfile.NamedTemporaryFile() as words:
            told = subprocess.run([sys.executable, '-S', '-E', f'{os.path.dirname(os.path.abspath(__file__))}/spawn.py', words.name, *command],
                                  check=True, capture_output=True, text=True).stdout.split()
            self.seconds, self.mib, code = float(told[0]), int(told[1]) / 1024, int(told[2])
            self.said = words.read(1 << 17).decode(errors='replace')
        if code not in allowed: sys.exit(f'{" ".join(command)}\nended with {code}:\n{self.said[-2000:]}')

    def value(self, name):
        """`seconds` of the whole process, or a figure that it prints: as JSON {"rules": 0.5}, or in words, rules 0.5 s."""
        if name == 'seconds': return self.seconds
        found = re.search(rf'"{name}":\s*([\d.]+)', self.said) or re.search(rf'\b{name}:?\s+([\d.]+)\s*(ms|s)\b', self.said)
        if not found: return None
        return float(found[1]) / (1000 if found.lastindex == 2 and found[2] == 'ms' else 1)


def breaches_of_duly(path):
    with open(path) as file:
        return {(r['subject'], r['rule']) for r in csv.DictReader(file) if r['outcome'] in ('overdue', 'missed', 'late', 'not_met')}


def breaches_of_peer(path):
    with open(path) as file: return {(r['child_id'], r['check']) for r in csv.DictReader(file)}


def limits(folder):
    """What no program goes below: counting line ends of the same files, and copying memory."""
    files = [e.path for e in os.scandir(folder) if e.name.endswith('.csv')]
    lines = min(Run(['wc', '-l', *files], {0}).seconds for _ in range(3))
    source = np.ones(1 << 27, dtype=np.uint8)
    target = np.empty_like(source)
    copies = []
    for _ in range(5):
        start = time.perf_counter()
        np.copyto(target, source)
        copies.append(time.perf_counter() - start)
    return {'wc_seconds': lines, 'copy_gib_per_s': len(source) / 2**30 / min(copies)}


def machine():
    """The machine and the day, for the record."""
    def first(path, pattern):
        try: found = re.search(pattern, open(path).read(), re.M)
        except OSError: found = None
        return found[1].strip() if found else 'not known'
    versions = {}
    for name in ('duckdb', 'numpy'):
        try: versions[name] = __import__(name).__version__
        except ImportError: pass
    return {'date': datetime.date.today().isoformat(), 'processor': first('/proc/cpuinfo', r'^model name\s*:\s*(.*)$'),
            'cores': len(os.sched_getaffinity(0)), 'memory_gib': round(int(first('/proc/meminfo', r'^MemTotal:\s*(\d+)')) / 2**20),
            'system': platform.platform(terse=True), 'python': platform.python_version(), **versions}
