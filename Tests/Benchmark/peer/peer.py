#!/usr/bin/env python3
"""The peer: DuckDB (PyPI) answering what Duly is measured by, in SQL of this folder. Prints one line of JSON with seconds.

usage: peer.py load     FOLDER DATABASE                    CSV files into a database file
       peer.py csv      FOLDER --out BREACHES.csv          CSV files to breaches, nothing kept
       peer.py database DATABASE --out BREACHES.csv        its own database file to breaches
       peer.py impact   DATABASE                           two versions of a figure, and whom it affects
       peer.py history  DATABASE                           every visit duty, by window functions
FOLDER holds generate.py's files. All take --as-of and --threads.
"""
import argparse, json, os, re, time
start = time.perf_counter()
import duckdb

cli = argparse.ArgumentParser()
cli.add_argument('what', choices=['load', 'csv', 'database', 'impact', 'history'])
cli.add_argument('source')
cli.add_argument('database', nargs='?')
cli.add_argument('--as-of', default='2026-03-31')
cli.add_argument('--out')
cli.add_argument('--threads', type=int, default=os.cpu_count())
a = cli.parse_args()
here = os.path.dirname(os.path.abspath(__file__))
calendar = f'{here}/../../../schemas/calendars/england-and-wales.yaml'
lists = ['child', 'visit', 'supervision', 'assessment', 'plan', 'chronology']
checks = ['religion-recorded', 'ethnicity-recorded', 'chronology-up-to-date', 'assessment-in-time', 'plan-up-to-date',
          'visit-in-time', 'supervision-in-time']


def sql(file, **words):
    words = {'as_of': a.as_of, 'others': 20, **words}
    text = open(f'{here}/{file}.sql').read()
    return re.sub(r'\{(\w+)\}', lambda m: str(words.get(m[1], m[0])), text)


def load(folder):
    for name in lists:
        db.execute(f"create table {name} as select * from read_csv('{folder}/{name}.csv', header=true, nullstr='')")
    db.execute('create table holiday (d date)')
    days = re.findall(r'date: (\d{4}-\d\d-\d\d)', open(calendar).read())
    db.execute('insert into holiday select unnest(?::date[])', [days])
    db.execute(sql('working-days'))


def breaches():
    parts = ' union all '.join(f"""select child_id, '{c}' as "check" from answer where "{c}\"""" for c in checks)
    if a.out: db.execute(f"copy ({parts} order by 1, 2) to '{a.out}' (header)")
    return db.execute(f'select count(*) from ({parts})').fetchone()[0]


file = a.database if a.what == 'load' else ':memory:' if a.what == 'csv' else a.source
if a.what == 'load' and os.path.exists(file): os.remove(file)
db = duckdb.connect(file, read_only=False)
db.execute(f'set threads={a.threads}')
result = {'import': time.perf_counter() - start}
def timed(name, do):
    begin = time.perf_counter()
    value = do()
    result[name] = time.perf_counter() - begin
    return value

if a.what in ('load', 'csv'): timed('load', lambda: load(a.source))
if a.what in ('csv', 'database'):
    timed('rules', lambda: db.execute(sql('seven-checks', name='answer').replace('replace table', 'replace temp table')))
    result['breaches'] = timed('write', breaches)
if a.what == 'impact':
    def both():
        for name, others in [('before', 20), ('after', 15)]:
            db.execute(sql('seven-checks', name=name, others=others).replace('replace table', 'replace temp table'))
        return db.execute(sql('impact')).fetchone()
    result['newly'], result['no_longer'] = timed('rules', both)
if a.what == 'history':
    result['met'], result['late'], result['overdue'], result['others'] = timed(
        'rules', lambda: db.execute(sql('visit-history')).fetchone())
db.close()
print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in result.items()}))
