# Two commands do all the set-up: `make run` and `make test`. `make` alone lists the rest.
# They need make, Python 3.10 or newer and a package registry, nothing else.

PYTHON ?= python3
VENV ?= .venv
# The directory of your own raw files, as absolute or relative path; empty = the demo's.
RAW ?=
# The instant to score at: a date (the end of that UTC day) or a timestamp; empty = now,
# for the demo the day that its data ends on.
AS_OF ?=
# A warehouse of profiles/profiles.yml that holds the raw tables; empty = DuckDB.
TARGET ?=
# The git revision that `make compare` compares with; empty = the merge base with origin/main.
AGAINST ?=
DBT_PROFILES_DIR ?= profiles
export DBT_PROFILES_DIR

BIN := $(VENV)/bin
READY := $(VENV)/.lock-installed
LINTED := models tests/assertions analyses
WAREHOUSE := $(filter-out duckdb,$(TARGET))
STEP = printf '%-4s%s\n' "$(1)/$(STEPS)" "$(2)"

.DEFAULT_GOAL := help
.PHONY: help run frequent test lint linted built docs trials compare bench parity dialects clean environment demo

help:  ## list these commands
	@echo "lead_scoring: raw CRM and activity tables in, explained lead scores out"
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'
	@echo
	@echo "  make run RAW=<directory>              the same on your own files"
	@echo "  make run RAW=<directory> AS_OF=<date> the same, as of the end of a past day"
	@echo "  make run TARGET=postgres              the same in a warehouse that holds the raw tables"
	@echo "  make PYTHON=python3.12 <command>      with another Python"

run: STEPS := 4
run: export LEAD_SCORING_DUCKDB_PATH := $(or $(LEAD_SCORING_DUCKDB_PATH),data/$(if $(RAW),own,warehouse).duckdb)
run: environment $(if $(RAW)$(WAREHOUSE),,demo)  ## environment, demo data, full build, summary
	@$(call STEP,3,build)
	@$(BIN)/python .ci/build.py --raw "$(RAW)" --as-of "$(AS_OF)" --target "$(TARGET)"
ifeq ($(WAREHOUSE),)
	@$(call STEP,4,summary)
	@$(BIN)/python analyses/summary.py
endif

frequent: STEPS := 2
frequent: export LEAD_SCORING_DUCKDB_PATH := $(or $(LEAD_SCORING_DUCKDB_PATH),data/$(if $(RAW),own,warehouse).duckdb)
frequent: environment  ## between two runs of `make run`: score the leads with new evidence
	@$(call STEP,2,score what changed)
	@$(BIN)/python .ci/build.py --raw "$(RAW)" --as-of "$(AS_OF)" --target "$(TARGET)" --frequent

test: STEPS := 4
test: environment demo  ## lint, parse, build with every test, pytest
	@$(call STEP,3,lint and beside it parse and build with every data test and unit test)
	@$(MAKE) --no-print-directory --jobs 2 linted built
	@$(call STEP,4,pytest)
	@$(BIN)/python -m pytest -m "not trials" -n 2 --dist loadscope --durations 10 --durations-min 30

lint: STEPS := 2
lint: environment  ## sqlfluff over models, tests and analyses
	@$(call STEP,2,lint)
	@$(MAKE) --no-print-directory linted

linted:
	@$(BIN)/sqlfluff lint --disable-progress-bar $(LINTED)

built:
	@$(BIN)/python .ci/build.py --test --parse-only
	@$(BIN)/python .ci/build.py --test

docs: STEPS := 3
docs: environment demo  ## the documentation site, in target/
	@$(call STEP,3,docs)
	@$(BIN)/dbt docs generate --static
	@echo "    open target/static_index.html"

trials: STEPS := 3
trials: environment demo  ## long random trials: the independent scorer, runs upon runs, kills
	@$(call STEP,3,trials)
	@$(BIN)/python -m pytest -m trials

compare: STEPS := 3
compare: environment demo  ## which demo leads a change of the rulebook moves, as a table
	@$(call STEP,3,build before and after)
	@$(BIN)/python .ci/compare.py --against "$(AGAINST)"

bench: environment  ## speed beside competitors; sizes in million events: SIZES="5 20" REPEATS=3
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r benchmarks/requirements.lock
	@$(BIN)/python benchmarks/run.py --sizes $(or $(SIZES),5) --repeats $(or $(REPEATS),3)

parity: environment  ## the same rows on every engine that can run here, some emulated: ENGINES="postgres spark"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r tests/parity/requirements.lock
	@PYTHONPATH=tests $(BIN)/python -m parity --write $(if $(ENGINES),--engines $(ENGINES))

dialects: environment  ## the SQL for warehouses that no test can reach, compiled or translated, and parsed
	@PYTHONPATH=tests $(BIN)/python -m parity.dialects --write redshift databricks trino tsql

clean:  ## remove the data, the results and the environment
	rm -rf $(VENV) target logs data/demo data/benchmark data/duckdb_temp data/*.duckdb data/*.duckdb.wal

environment: $(READY)
	@$(call STEP,1,environment: $(VENV) is ready)

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed; try: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@$(call STEP,1,environment: installing the locked packages into $(VENV); about 20 s the first time)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@touch $@

demo: environment
	@$(call STEP,2,demo data)
	@$(BIN)/python demo/generate.py --out data/demo
