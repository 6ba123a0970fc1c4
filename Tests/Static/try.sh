#!/bin/sh
# Runs the program where there is nothing else: in a folder that it takes for the whole system, without an
# environment. Only /proc is there, as in every container: Swift reads the command line from it.
# Its findings must be those that it gives here.
# usage: try.sh DULY
set -eu
cd "$(dirname "$0")/../.."
here=$(realpath "$1")
alone=$(mktemp -d)
trap 'rm -rf "$alone"' EXIT
echo "What it links: $(ldd "$1" 2>&1 | tr -s '\t\n' '  ')"
cp "$1" "$alone/duly"
cp Tests/Benchmark/seven-checks.yaml "$alone/rules.yaml"
cp -r docs/examples/borough/data "$alone/data"
mkdir "$alone/proc"
arguments="check --rules rules.yaml --data data --as-of 2026-04-08 --format ndjson --threads 2"
(cd "$alone" && "$here" $arguments > expected 2> /dev/null) || [ $? = 1 ]
# A name space of one's own for /proc, as root by itself or as somebody who is root only there.
space="unshare --mount --pid --fork"
[ "$(id -u)" = 0 ] || space="$space --user --map-root-user"
(cd "$alone" && $space sh -c "mount -t proc proc proc && exec env -i $(command -v chroot || echo /usr/sbin/chroot) . /duly $arguments" > found) || [ $? = 1 ]
cmp "$alone/expected" "$alone/found"
echo "$(wc -l < "$alone/found") findings in an empty system: the same as here"
