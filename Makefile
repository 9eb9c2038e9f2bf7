# On a bare machine with Python 3.11+ and make, every target does its own set-up; a second run skips it.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

# The tests start many processes: without kept byte code each would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test twins check setup setup-test lint types contracts locales lock golden crash interop simulate bench pictures fuzz sequences clean

demo: setup  ## the whole service with emulated people, on http://127.0.0.1:8765
	$(BIN)/mosty rehearse

test: setup-test  ## the tests; each story on one of the two databases
	$(BIN)/pytest

twins: setup-test  ## each story on the other database
	$(BIN)/pytest tests/stories --stories=other

check: lint types contracts locales test twins  ## everything a reviewer would run

setup: .venv/running
setup-test: .venv/testing

lint: setup-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: setup-test
	$(BIN)/mypy

contracts: setup-test
	$(BIN)/lint-imports

locales: setup-test
	$(BIN)/compare-locales tests/locales/l10n.toml locales

lock:  ## renews the lock files; needs uv
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --upgrade --extra install pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --upgrade -c requirements.lock --extra install --extra test pyproject.toml -o tests/requirements.lock

crash: setup-test  ## kills the service again and again, each time from a cold start, and prints what came of it; an hour
	CRASH_COLD=1 CRASH_KILLS=200 CRASH_PEOPLE=1000 CRASH_SEEDS=20 $(BIN)/pytest -q -n0 tests/stories/crash

interop: setup-test  ## the mail channel between real Postfix and Dovecot of Debian's packages, as root; a minute
	$(BIN)/pytest -n4 -m interop tests/interop

SEED ?=
SEASONS ?= 20
PEOPLE ?= 300
WORKERS ?= 2

simulate: setup-test  ## plays whole seasons in virtual time, SEED=7 one of them again; a minute each and worker
	$(BIN)/python -m bot.rehearsal.season $(if $(SEED),--seed $(SEED),--seasons $(SEASONS)) --people $(PEOPLE) --workers $(WORKERS)

bench: setup-test  ## how fast it is, beside what it stands on; some half an hour, best on an idle machine
	$(BIN)/python -m tests.benchmarks

fuzz: setup-test  ## 100,000 mutated mails, each read within time and memory and answering nothing; some ten minutes
	$(BIN)/python -m tests.benchmarks.fuzz

sequences: setup-test  ## 100,000 random sequences of answers, workshops, moves, capacities and expiries; an hour or two on two cores
	$(BIN)/python -m tests.benchmarks.sequences

golden: setup-test  ## writes anew how every message looks; read the difference
	WRITE_GOLDEN=1 $(BIN)/pytest tests/golden

pictures: setup-test  ## every mail as a picture in var/pictures, on a phone and on a desk, by day and in the dark
	$(BIN)/python -m tests.golden.pictures

clean:
	rm -rf .venv var build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
PACKAGE := $(INSTALL) --no-build-isolation --no-deps --editable .

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mosty needs Python 3.11 or newer; this is " + sys.version)'
	$(PYTHON) -m venv .venv

.venv/running: requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(PACKAGE)
	@touch $@

.venv/testing: tests/requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes --requirement tests/requirements.lock
	$(PACKAGE)
	@touch $@ .venv/running
