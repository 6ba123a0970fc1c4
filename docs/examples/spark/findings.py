#!/usr/bin/env python3
"""Duly over many machines: Spark makes bundles of cases, pipes them through `duly filter`, and counts what comes out.

usage: findings.py --data FOLDER --rules RULES.yaml --as-of 2026-03-31 --out FOLDER [--duly PROGRAM] [--master MASTER] [--check]

FOLDER holds a CSV file for each list, headings as the record schema names the fields (docs/how-to/spark.md says how to begin from tables).
--check compares all findings with those of one `duly check` over the same files; it ends with 1 where any differs.
"""
import argparse, json, os, shlex, shutil, subprocess, sys

from pyspark.sql import SparkSession, functions as f

cli = argparse.ArgumentParser()
cli.add_argument('--data', required=True)
cli.add_argument('--rules', required=True)
cli.add_argument('--as-of', required=True)
cli.add_argument('--out', required=True, help='a folder of JSON lines, one part for each piece of work')
cli.add_argument('--duly', default=shutil.which('duly'))
cli.add_argument('--subject', default='child', help='the list that rules are about')
cli.add_argument('--key', default='child_id')
cli.add_argument('--master', default='local-cluster[2,1,1024]', help='here: two worker processes with one core and 1 GiB each')
cli.add_argument('--parts', type=int, default=8)
cli.add_argument('--check', action='store_true')
a = cli.parse_args()
data, rules, program = (os.path.abspath(p) for p in (a.data, a.rules, a.duly))

spark = (SparkSession.builder.master(a.master).appName('duly').config('spark.ui.enabled', 'false')
         .config('spark.sql.shuffle.partitions', a.parts).getOrCreate())
spark.sparkContext.setLogLevel('ERROR')


def table(name):
    """A list as it stands in its file: every cell a text, as Duly reads it."""
    return spark.read.csv(f'{data}/{name}.csv', header=True, multiLine=True, escape='"', nullValue='')


# What the rules read, and what of it there is.
fields = json.loads(subprocess.check_output([program, 'fields', '--rules', rules, '--format', 'json']))
needed = {l['list']: [x['field'] for x in l['fields']] for l in fields['lists']}
tables = {name: table(name) for name in needed if os.path.exists(f'{data}/{name}.csv')}
not_supplied = [name for name in needed if name not in tables]
not_supplied += [f'{name}.{field}' for name, t in tables.items() for field in needed[name] if field not in t.columns]

# A bundle for each case: its own record, the lists that belong to it, and its worker.
subject = tables.pop(a.subject)
cases = subject.select(f.col(a.key), f.struct(*subject.columns).alias(a.subject))
for name, t in tables.items():
    if a.key in t.columns:
        rest = [c for c in t.columns if c != a.key]
        of_case = t.groupBy(a.key).agg(f.collect_list(f.struct(*rest)).alias(name))
    else:
        named = t.withColumnRenamed('worker_id', 'of_worker')
        of_case = (subject.join(named, subject['worker_id'] == named['of_worker'])
                   .groupBy(a.key).agg(f.collect_list(f.struct(f.col('of_worker').alias('worker_id'), *[named[c] for c in named.columns if c != 'of_worker'])).alias(name)))
    cases = cases.join(of_case, a.key, 'left').withColumn(name, f.coalesce(f.col(name), f.array()))
# Spark leaves blanks out of JSON unless told: Duly would take a missing field for a mistake of the line.
bundles = cases.select(f.to_json(f.struct(a.subject, *tables), {'ignoreNullFields': 'false'}).alias('bundle'))

# 1 (something is missing or late) and 4 (something cannot be told) are answers; everything else stops the job.
duly = [program, 'filter', '--rules', rules, '--as-of', a.as_of, '--not-supplied', *not_supplied]
command = shlex.join(['sh', '-c', shlex.join(duly) + '; code=$?; [ $code = 1 ] || [ $code = 4 ] || exit $code'])
lines = bundles.repartition(a.parts).rdd.map(lambda row: row.bundle).pipe(command, checkCode=True)
lines.saveAsTextFile(a.out)

# The findings are tables again.
findings = spark.read.json(a.out)
findings.createOrReplaceTempView('findings')
spark.sql('select rule.id as rule, outcome, count(*) as cases from findings group by all order by all').show(50, truncate=False)
spark.sql("""select held_now.team as team, count(*) as gaps, count(distinct person.key) as children
             from findings where kind = 'gap' group by all order by gaps desc, team limit 10""").show(truncate=False)

if a.check:
    pieces = [os.path.join(a.out, name) for name in os.listdir(a.out) if name.startswith('part-')]
    many = sorted(line for piece in pieces for line in open(piece, encoding='utf-8'))
    one = subprocess.run([program, 'check', '--rules', rules, '--data', data, '--as-of', a.as_of, '--format', 'ndjson'],
                         capture_output=True, text=True)
    one = sorted(line + '\n' for line in one.stdout.splitlines())
    workers = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    print(f'{len(many):,} findings by {workers} workers, {len(one):,} by one process:', 'the same' if many == one else 'DIFFERENT')
    if many != one or not many: sys.exit(1)
spark.stop()
