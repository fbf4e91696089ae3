# One command for everything; `make help` lists them. Works with GNU make 3.81 and newer.
#
# The first call makes the environment .venv and needs the network (or a filled pip cache);
# after that nothing here asks the network until pyproject.toml or constraints.txt change.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/winset-is-installed
FLAGSHIP := russia-ukraine/2026-02-talks
CODE := src tests docs benchmarks
PYTHON ?=
FUZZ_INPUTS ?= 1000000
# Two workers serve two cores; one file stays with one worker, since the examples of a page build
# on one another.
WORKERS ?= 2
PYTEST_ARGS ?=

.PHONY: help setup report test check format lint types layers docs transcripts bench bench-peers fuzz fix
.PHONY: constraints clean made-anew

help:
	@echo "make report   write the page on the talks: build/report.html, and one in Traditional Chinese"
	@echo "make test     run every test, the built wheel included"
	@echo "make check    format, lint, types, import layers, documentation"
	@echo "make bench    how fast, as ratios to a bare interpreter"
	@echo "make bench-peers  how fast beside NegMAS, installed for it alone and thrown away"
	@echo "make fuzz     throw a million broken inputs at the reader (FUZZ_INPUTS= changes how many)"
	@echo "make docs     build the documentation: build/docs/index.html"
	@echo "make fix      put the code into the house format"
	@echo "make clean    remove what was built (not the environment .venv)"
	@echo
	@echo "PYTHON=/path/to/python3 chooses the interpreter (3.11 or newer)."

# --- The environment -------------------------------------------------------------------------

# An environment remembers where it stands and which interpreter was asked for: a checkout that was
# moved, or another PYTHON=, makes it anew (but not before that Python is known to serve).
MADE_FOR := $(shell cat $(STAMP) 2>/dev/null | tr '\n' '|')
MADE_HERE := $(findstring |$(CURDIR)|,|$(MADE_FOR))
MADE_WITH := $(if $(PYTHON),$(findstring |$(PYTHON)|,|$(MADE_FOR)),any)
ifneq ($(MADE_FOR),)
ifeq ($(and $(MADE_HERE),$(MADE_WITH)),)
$(STAMP): made-anew
endif
endif

made-anew:
	@tools/find-python "$(PYTHON)" >/dev/null
	@rm -rf $(VENV)

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@if ! $(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		python=$$(tools/find-python "$(PYTHON)") || exit 1; \
		echo "Making the environment $(VENV) with $$python"; \
		rm -rf $(VENV); \
		"$$python" -m venv $(VENV) || { \
			echo "'$$python' could not make an environment; try another:  make PYTHON=/path/to/python3" >&2; \
			rm -rf $(VENV); exit 1; }; \
	fi
	@echo "Installing what Winset needs (a few minutes the first time)"
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq -e '.[dev]' -c constraints.txt || { \
		echo "What Winset needs could not be installed; the lines above say why." >&2; \
		echo "The first set-up needs the network, or pip's own cache or a folder of wheels." >&2; \
		exit 1; }
	@printf '%s\n' "$(CURDIR)" "$(PYTHON)" > $(STAMP)

# The newest versions that fit pyproject.toml, written down for everybody.
constraints:
	@fresh=$$(mktemp -d) && python=$$(tools/find-python "$(PYTHON)") && \
	"$$python" -m venv "$$fresh/venv" && \
	PIP_DISABLE_PIP_VERSION_CHECK=1 "$$fresh/venv/bin/python" -m pip install -qq -e '.[dev]' && \
	{ echo '# The exact versions every environment of the project uses; refreshed with `make constraints`.'; \
	  "$$fresh/venv/bin/python" -m pip freeze --exclude-editable; } > "$$fresh/constraints.txt" && \
	mv "$$fresh/constraints.txt" constraints.txt && rm -rf "$$fresh" && \
	echo "constraints.txt is refreshed; run make test before you keep it"

# --- The page --------------------------------------------------------------------------------

report: $(STAMP)
	@mkdir -p build
	@$(BIN)/winset report $(FLAGSHIP) --output build/report.html
	@$(BIN)/winset report $(FLAGSHIP) --lang zh-Hant --output build/report.zh-Hant.html
	@echo "The page is at  $(CURDIR)/build/report.html"
	@echo "in Chinese at   $(CURDIR)/build/report.zh-Hant.html"

# --- Is everything in order? -----------------------------------------------------------------

test: $(STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(PYTEST_ARGS)

check: format lint types layers docs

format: $(STAMP)
	$(BIN)/ruff format --check $(CODE)

lint: $(STAMP)
	$(BIN)/ruff check $(CODE)

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports --no-logo --no-cache

docs: $(STAMP)
	$(BIN)/python -m sphinx -W --keep-going -q -d build/docs-cache docs build/docs

fix: $(STAMP)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

transcripts: $(STAMP)
	$(BIN)/python -m docs.transcripts $$(find docs -name '*.md')

bench: $(STAMP)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.deals
	$(BIN)/python -m benchmarks.calendar

# NegMAS, in a throwaway environment of its own: needs the network or a filled pip cache.
bench-peers: $(STAMP)
	$(BIN)/python -m benchmarks.peers

fuzz: $(STAMP)
	WINSET_FUZZ_INPUTS=$(FUZZ_INPUTS) $(BIN)/python -m pytest -m fuzz --no-header

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
