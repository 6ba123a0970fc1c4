# Everything that a person or a machine does with this project; each target installs what it needs.
SWIFT_BUILD = swift build -c release

.PHONY: demo test build bench shipped clean dependencies

dependencies:
	@pkg-config --exists yaml-0.1 2>/dev/null || { echo "Installing libyaml-dev"; \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq libyaml-dev pkg-config; }

build: dependencies
	$(SWIFT_BUILD) --product duly

# The record schemas and calendars inside the program, so that it runs anywhere: a test says when they are out of date.
shipped:
	@{ echo '/// The record schemas and calendars that ship inside the program. Made by `make shipped`; do not edit.'; \
	   echo 'let shippedFiles: [(path: String, text: String)] = ['; \
	   for file in schemas/*.yaml schemas/calendars/*.yaml; do \
	     printf '  (\n    "%s",\n    ###"""\n' "$$file"; cat "$$file"; printf '\n"""###\n  ),\n'; \
	   done; echo ']'; } > Sources/duly/ShippedFiles.swift

clean:
	rm -rf .build
