#!/bin/sh
# Runs the statically linked program where there is nothing else at all: in an empty folder that it takes for the whole
# system, without an environment. Its findings must be those of the ordinary program.
# usage: try.sh STATIC_DULY ORDINARY_DULY
set -eu
cd "$(dirname "$0")/../.."
alone=$(mktemp -d)
trap 'rm -rf "$alone"' EXIT
echo "What it links: $(ldd "$1" 2>&1 | tr -s '\t\n' '  ')"
cp "$1" "$alone/duly"
cp Tests/Benchmark/seven-checks.yaml "$alone/rules.yaml"
cp -r docs/examples/borough/data "$alone/data"
# As root by itself, else as root of a name space of one's own.
root=
[ "$(id -u)" = 0 ] || root="unshare --user --map-root-user"
arguments="check --rules rules.yaml --data data --as-of 2026-04-08 --format ndjson --threads 2"
(cd "$alone" && "$OLDPWD/$2" $arguments > expected 2> /dev/null) || [ $? = 1 ]
(cd "$alone" && env -i $root /usr/sbin/chroot . /duly $arguments > found 2> /dev/null) || [ $? = 1 ]
cmp "$alone/expected" "$alone/found"
echo "$(wc -l < "$alone/found") findings in an empty system: the same as of the ordinary program"
