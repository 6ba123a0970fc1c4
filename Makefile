# Everything that a person or a machine does with this project. Each target installs what it needs (apt, pip).
#
#   make demo    build, and run the compliance audit on the example workspace
#   make test    build and run all tests
#   make agreement  the program beside its reference, on a hundred thousand made-up verdicts (a part of make test)
#   make bench   conditions, and the seven checks beside DuckDB, as ratios; `make bench SIZES=4000` for a short one
#   make benchmarks  the same, and docs/benchmarks.md written anew from it
#   make fuzz    random inputs for the language, ten minutes of each kind
#   make build   the program, at .build/release/duly
#   make static  the same without its symbols, at .build/static/duly, tried where nothing else is installed
#   make spark   cases judged by two workers of Apache Spark, and compared with one process (docs/how-to/spark.md)

DULY = $(CURDIR)/.build/release/duly
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# Swift's libraries, libyaml and the C library inside: it starts soonest, and runs where nothing else is installed.
# A folder with nothing but the static libyaml goes before the system's.
LIBRARIES = $(CURDIR)/.build/static-libraries
BUILD = swift build -c release --static-swift-stdlib -Xswiftc -static-executable -Xlinker -L$(LIBRARIES)
SIZES = 4000 40000 400000
BENCH = python3 Tests/Benchmark/bench.py --program $(DULY) --sizes $(SIZES) --json .build/benchmarks.json
SPARK = $(CURDIR)/.build/spark

.PHONY: demo test agreement bench benchmarks fuzz build static spark shipped dependencies bench-dependencies clean

demo: build
	@cd docs/examples/borough && $(DULY) audit --worker W01
	@mkdir -p packs && chmod 700 packs
	@cd docs/examples/borough && $(DULY) audit --all --out $(CURDIR)/packs

test: dependencies bench-dependencies
	swift build --build-tests
	swift test --skip-build
	@$(MAKE) agreement

agreement: dependencies
	$(BUILD) --product agreement
	.build/release/agreement

bench: build bench-dependencies
	$(BUILD) --product condition-bench
	@python3 -c 'import zen' 2>/dev/null || python3 -m pip install -q zen-engine 2>/dev/null || true
	@python3 Tests/Benchmark/conditions.py --program .build/release/condition-bench
	@$(BENCH)

benchmarks: bench
	python3 Tests/Benchmark/report.py .build/benchmarks.json

fuzz: dependencies
	Tests/Fuzz/fuzz.sh

build: dependencies
	$(BUILD) --product duly

static: build
	@mkdir -p .build/static && strip -o .build/static/duly .build/release/duly
	@Tests/Static/try.sh .build/static/duly

# PySpark comes from PyPI into a place of its own; Java must be there.
spark: build
	@command -v java > /dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq openjdk-17-jre-headless; }
	@[ -x $(SPARK)/bin/python ] || python3 -m venv $(SPARK)
	@$(SPARK)/bin/python -c 'import pyspark, numpy, pyarrow' 2>/dev/null || $(SPARK)/bin/pip install -q pyspark numpy pyarrow
	@rm -rf .build/spark-data && mkdir -p -m 700 .build/spark-data
	@$(SPARK)/bin/python Tests/Benchmark/generate.py .build/spark-data/cases 2000
	@umask 077 && SPARK_LOCAL_IP=127.0.0.1 $(SPARK)/bin/python docs/examples/spark/findings.py --duly $(DULY) \
	  --rules Tests/Benchmark/seven-checks.yaml --data .build/spark-data/cases --as-of 2026-03-31 --out .build/spark-data/findings --check

# libyaml is the one library that the program takes from the system; what is linked into a program for all places is its archive.
dependencies:
	@pkg-config --exists yaml-0.1 2>/dev/null || { echo "Installing libyaml-dev and pkg-config"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libyaml-dev pkg-config; }
	@mkdir -p $(LIBRARIES) && ln -sf "$$(pkg-config --variable=libdir yaml-0.1)/libyaml.a" $(LIBRARIES)/libyaml.a

# The peer in SQL, and what draws made-up caseloads.
bench-dependencies:
	@python3 -c 'import duckdb, numpy, pyarrow' 2>/dev/null || { \
	  command -v pip3 >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-pip; }; \
	  python3 -m pip install -q duckdb numpy pyarrow 2>/dev/null \
	    || python3 -m pip install -q --break-system-packages duckdb numpy pyarrow \
	    || echo "duckdb, numpy or pyarrow cannot be installed: the tests beside the peer are skipped"; }

# The rule packs, record schemas and calendars inside the program, so that it runs anywhere. A test says when they are out of date.
shipped:
	@{ echo '/// The rule packs, record schemas and calendars that ship inside the program. Made by `make shipped`; do not edit.'; \
	   echo 'let shippedFiles: [(path: String, text: String)] = ['; \
	   for file in $$(ls rules/*.yaml rules/*/*.yaml schemas/*.yaml schemas/calendars/*.yaml | grep -v '[.]test[.]yaml$$'); do \
	     printf '  (\n    "%s",\n    ###"""\n' "$$file"; cat "$$file"; printf '\n"""###\n  ),\n'; \
	   done; echo ']'; } > Sources/duly/ShippedFiles.swift

clean:
	rm -rf .build packs
