# Everything that a person or a machine does with this project. Each target installs what it needs (apt, pip).
#
#   make demo    build, and run the compliance audit on the example workspace
#   make test    build and run all tests
#   make agreement  the program beside its reference, on a hundred thousand made-up verdicts (a part of make test)
#   make bench   conditions and the seven checks beside the same in SQL, as ratios
#   make fuzz    random inputs for the language, ten minutes of each kind
#   make build   the program, at .build/release/duly

DULY = $(CURDIR)/.build/release/duly
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BENCH_FACTS = ../shared/bench

.PHONY: demo test agreement bench fuzz build shipped dependencies bench-dependencies clean

demo: build
	@cd docs/examples/borough && $(DULY) audit --worker W01
	@mkdir -p packs && chmod 700 packs
	@cd docs/examples/borough && $(DULY) audit --all --out $(CURDIR)/packs

test: dependencies bench-dependencies
	swift build --build-tests
	swift test --skip-build
	@$(MAKE) agreement

agreement: dependencies
	swift build -c release --product agreement
	.build/release/agreement

bench: build bench-dependencies
	swift build -c release --product condition-bench
	@python3 -c 'import zen' 2>/dev/null || python3 -m pip install -q zen-engine 2>/dev/null || true
	@python3 Tests/Benchmark/conditions.py --program .build/release/condition-bench
	@python3 Tests/Benchmark/bench.py --facts $(BENCH_FACTS) --program $(DULY)

fuzz: dependencies
	Tests/Fuzz/fuzz.sh

build: dependencies
	swift build -c release --product duly

# libyaml is the one library that the program takes from the system.
dependencies:
	@pkg-config --exists yaml-0.1 2>/dev/null || { echo "Installing libyaml-dev and pkg-config"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libyaml-dev pkg-config; }

# The peer in SQL, and what draws made-up caseloads: only where the shared facts lie beside the checkout.
bench-dependencies:
	@[ ! -d $(BENCH_FACTS) ] || python3 -c 'import duckdb, numpy, pyarrow' 2>/dev/null || { \
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
