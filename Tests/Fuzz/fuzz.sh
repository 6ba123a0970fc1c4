#!/usr/bin/env bash
# Random inputs for the language: nothing may crash, hang or take all memory. See CONTRIBUTING.md.
#
#   Tests/Fuzz/fuzz.sh [SECONDS [MODE ...]]    600 seconds of each: whole built rules builtRules
#
# Findings go to .build/fuzz/findings/MODE; what reaches new code is kept in .build/fuzz/corpus/MODE and used again.
# DULY_FUZZ_SEEDS=FILE adds the lines of a file to the seeds.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-600}
shift || true
modes=("${@:-}")
[ -n "${modes[0]}" ] || modes=(whole built rules builtRules)
out=.build/fuzz
mkdir -p "$out/modules"

settings=(-O -wmo -parse-as-library -swift-version 6 -enable-testing -sanitize=fuzzer,address
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility -I "$out/modules" -I Sources/CLibYAML)

# The modules that the language needs, each built only where a source is newer.
build() {
  local name=$1 object=$out/$1.o
  shift
  if [ -e "$object" ] && [ -z "$(find "$@" -name '*.swift' -newer "$object" -print -quit)" ]; then return; fi
  echo "building $name"
  find "$@" -name '*.swift' -print0 | sort -z | xargs -0 swiftc "${settings[@]}" -module-name "$name" \
    -emit-module -emit-module-path "$out/modules/$name.swiftmodule" -emit-object -o "$object"
  rm -f "$out/fuzz"
}
build CivilTime Sources/CivilTime
build SourceText Sources/SourceText
build Caseload Sources/Caseload
build FEEL Sources/FEEL
build Fuzz Tests/Fuzz Tests/FEELTests/Fixtures.swift
[ -e "$out/fuzz" ] || swiftc -use-ld=lld -sanitize=fuzzer,address "$out"/{CivilTime,SourceText,Caseload,FEEL,Fuzz}.o -o "$out/fuzz" \
  $(pkg-config --libs yaml-0.1)

# One file for each line of seeds.
seed() {
  local mode=$1 number=0
  shift
  mkdir -p "$out/seeds/$mode"
  while IFS= read -r line; do
    printf '%s' "$line" > "$out/seeds/$mode/$((number += 1))"
  done < <(cat "$@" ${DULY_FUZZ_SEEDS:-})
}

for mode in "${modes[@]}"; do
  mkdir -p "$out/corpus/$mode" "$out/findings/$mode" "$out/seeds/$mode"
  case $mode in
    whole) seed whole Tests/Fuzz/whole.seeds ;;
    rules) seed rules Tests/Fuzz/rules.seeds ;;
  esac
  echo "fuzzing $mode for $seconds seconds"
  # A limit of memory leaves room for what the address sanitizer keeps beside.
  DULY_FUZZ=$mode ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=0 "$out/fuzz" \
    -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=4096 -dict=Tests/Fuzz/feel.dict \
    -artifact_prefix="$out/findings/$mode/" -print_final_stats=1 ${DULY_FUZZ_OPTIONS:-} \
    "$out/corpus/$mode" "$out/seeds/$mode" 2> "$out/$mode.log" || { tail -40 "$out/$mode.log"; exit 1; }
  tail -12 "$out/$mode.log"
done
