# `make demo` runs the main job, `make test` passes the tests; both share one .venv.
PYTHON ?= python3
SERVE ?= 1
# how the tests are spread over the processors; SPREAD= runs them in one process
SPREAD ?= -n auto --maxprocesses 4 --dist worksteal
BIN := .venv/bin
# a command that a test starts would compile all of its modules again, and so would each process of the tests
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint
demo: .venv/demo.stamp
	$(BIN)/reportedly demo $(if $(filter 0,$(SERVE)),--no-serve)

test: .venv/test.stamp
	$(BIN)/python -m pytest -rs $(SPREAD)

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/demo.stamp: pyproject.toml | .venv/bin/python
	@echo "installing into .venv, once: a minute or so"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/test.stamp: pyproject.toml | .venv/bin/python
	@echo "installing into .venv, once: a minute or so"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	touch $@ .venv/demo.stamp
