"""Runs one command and prints its seconds, peak memory (KiB) and exit code. By itself and small, since the peak memory of a process counts what its
parent had at the moment of starting it.

usage: spawn.py FILE_FOR_ITS_WORDS COMMAND …
"""
import os, sys, time

words = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
actions = [(os.POSIX_SPAWN_DUP2, words, 1), (os.POSIX_SPAWN_DUP2, words, 2)]
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=actions)
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
