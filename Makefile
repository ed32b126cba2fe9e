# Two commands do all the set-up: `make demo` and `make test`. Both work in .venv, which they make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SOURCES := pyproject.toml README.md $(shell find kg ontology queries -type f -not -path '*/__pycache__/*')

.DEFAULT_GOAL := help
.PHONY: help demo test docs screenshots benchmark mutations torture scans browser virtuoso strace clean

help:
	@echo 'make demo       build the graph of examples/minutes, ask it two questions, draw it, export it'
	@echo 'make test       everything that must hold: ruff, mypy, generated documentation, pytest on the installed package'
	@echo 'make docs       write the generated parts of the documentation again'
	@echo 'make screenshots  take the pictures in examples/screenshots again'
	@echo 'make torture    kills, faults at system calls, hostile inputs, queries and requests by the thousand: ten minutes'
	@echo 'make benchmark  words a second, memory, start-up times, questions; asserts nothing'
	@echo 'make mutations  take away each rule and empty each helper in turn; tells what no row of the tests notices'
	@echo 'make clean      remove what the others made'

demo: $(VENV)/installed
	@echo; echo '--- kg build examples/minutes'
	@$(BIN)/kg build examples/minutes --store kg-store
	@echo; echo '--- kg query monitoring: who monitors what, and how often?'
	@$(BIN)/kg query monitoring --format table --store kg-store
	@echo; echo '--- kg query accountability: which body answers to which?'
	@$(BIN)/kg query accountability --format table --store kg-store
	@echo; echo '--- kg view and kg export'
	@$(BIN)/kg view -o governance.html --store kg-store
	@$(BIN)/kg export governance.ttl --store kg-store
	@echo
	@echo 'Written: governance.html (open it in a browser, no network needed) and governance.ttl.'
	@echo 'Try next:'
	@echo '  $(BIN)/kg query                                the other questions'
	@echo '  $(BIN)/kg query plans --evidence               with the sentences they rest on'
	@echo '  $(BIN)/kg show "NHS Dorset ICB"                all that is known of one thing'
	@echo '  $(BIN)/kg path workstreams "Marlshire Health and Wellbeing Board"   how one answers to the other'
	@echo '  $(BIN)/kg build YOUR-FOLDER --store my-store   the papers of your own council'
	@echo 'examples/README.md walks through the rest.'

test: $(VENV)/tested scans browser virtuoso strace
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

docs: $(VENV)/tested
	$(BIN)/python tests/generated.py --write

screenshots: $(VENV)/tested browser
	$(BIN)/python examples/screenshots.py

benchmark: $(VENV)/tested
	$(BIN)/python tests/benchmarks/run.py
	$(BIN)/python tests/benchmarks/queries.py
	$(BIN)/python tests/benchmarks/browser.py
	cd tests && ../$(BIN)/python -m benchmarks.explorer
	$(BIN)/python tests/benchmarks/fetching.py

mutations: $(VENV)/installed
	$(BIN)/python tests/mutations.py

torture: $(VENV)/tested strace
	cd tests && ../$(BIN)/python -m hostile.torture

clean:
	rm -rf $(VENV) kg-store governance.html governance.ttl .mypy_cache .pytest_cache .ruff_cache

# ---------------------------------------------------------------- the virtual environment

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'kg needs Python 3.11 or later; name it with: make PYTHON=python3.12 ...'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo 'Python has no venv module here; on Debian and Ubuntu: apt-get install python3-venv'; exit 1; }

# not editable: what runs is what a user would install
$(VENV)/installed: $(SOURCES) | $(BIN)/python
	@echo 'Installing kg into $(VENV) (the first time this takes a minute)'
	@$(PIP) install -qq . && touch $@

$(VENV)/tested: $(SOURCES) | $(BIN)/python
	@echo 'Installing kg and its test tools into $(VENV) (the first time this takes a minute)'
	@$(PIP) install -qq '.[test]' && touch $@ $(VENV)/installed

# Scans are read where text recognition is installed. Its OpenCV wants libGL, which a bare machine lacks; the headless one
# does not, so it is installed in its place, and the rest by name.
scans: $(VENV)/tested
	@if $(BIN)/python -c 'import rapidocr_onnxruntime' 2>/dev/null; then :; else \
		echo 'Installing text recognition for the tests of scans'; \
		{ $(PIP) install -qq opencv-python-headless pyclipper shapely six tqdm PyYAML onnxruntime Pillow \
			&& $(PIP) install -qq --no-deps 'rapidocr-onnxruntime>=1.4.4,<1.5'; } >/dev/null 2>&1 \
			|| echo 'Text recognition could not be installed: the tests of scans will skip'; fi

# The page that kg view writes is tried in a real browser where there is one, or where one can be had.
browser:
	@if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Debian’s chromium for the browser tests'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null \
			|| echo 'No browser could be installed: the browser tests will skip'; \
	else echo 'No Chromium here: the browser tests will skip'; fi
	@if { command -v firefox-esr || command -v firefox; } >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Debian’s firefox-esr for the browser tests'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends firefox-esr; } \
			>/dev/null || echo 'Firefox could not be installed: its tests will skip'; \
	else echo 'No Firefox here: its tests will skip'; fi

# Questions are asked of a second server beside Oxigraph's, where there is one, or where one can be had.
virtuoso:
	@if command -v virtuoso-t >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Debian’s virtuoso-opensource-7-bin for the endpoint tests'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			virtuoso-opensource-7-bin; } >/dev/null || echo 'Virtuoso could not be installed: its tests will skip'; \
	else echo 'No Virtuoso here: its tests will skip'; fi

# Faults are injected into a build, system call by system call, where the system lets one process trace another.
strace:
	@if command -v strace >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Debian’s strace for the tests of faults'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace; } \
			>/dev/null || echo 'strace could not be installed: its tests will skip'; \
	else echo 'No strace here: its tests will skip'; fi
