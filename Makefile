# The recipes. CI and the pre-commit hook call these same ones.
PORT ?= 8000
CHROMIUM ?= /usr/bin/chromium-headless-shell
BIN := .venv/bin
UV := $(or $(shell command -v uv),.uv/bin/uv)
FRONT_END := package.json package-lock.json hatch_build.py $(wildcard tools/assets/*.js)
PIN := pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate
# Pages take the formatter's layout; a component's white space reaches the page, so its author lays it out.
PAGES := --extend-exclude zona/core/ui
# Offices often read TLS with a certificate that only the system knows.
export UV_SYSTEM_CERTS := 1

.DEFAULT_GOAL := demo
.PHONY: setup demo test check fix journeys bench docs module where pin browser

setup: .venv/.ready

demo: setup  ## the sample office on http://127.0.0.1:$(PORT)
	$(BIN)/zona demo --port $(PORT)

test: setup browser  ## everything, on SQLite, journeys included
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report= zona
	$(BIN)/coverage report --fail-under=95
	$(BIN)/coverage report --fail-under=100 --include='*/rules.py,*/rules/**,*/actions.py,*/actions/**'
	$(BIN)/pytest -n 3 --dist worksteal tests  # a browser waits as often as it works

check: setup  ## everything that needs no running program
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint zona --lint --quiet
	$(BIN)/djlint zona --check --quiet $(PAGES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/architecture
	$(BIN)/zona makemigrations --check --dry-run
	$(MAKE) docs
	git diff --exit-code docs

fix: setup
	-$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --target-version 6.1
	-$(BIN)/djlint zona --reformat --quiet $(PAGES)

journeys: setup browser
	$(BIN)/pytest tests/journeys

bench: setup
	$(BIN)/python -m tests.load.bench

docs: setup  ## the reviewed lists: access matrix, URLs, facts
	$(BIN)/zona docs

module: setup  ## make module name=risk
	mkdir zona/modules/$(name)
	$(BIN)/django-admin startapp --template tools/module $(name) zona/modules/$(name)

where: setup  ## make where url=/gratifikasi/lapor/
	$(BIN)/zona where $(url)


pin: | $(UV)  ## after a change of dependencies in pyproject.toml
	$(UV) pip compile $(PIN) --extra postgres -o requirements.txt
	$(UV) pip compile $(PIN) --extra postgres --group dev --group build -c requirements.txt -o requirements-dev.txt

browser:
	@test -x $(CHROMIUM) || { echo "Chromium tidak ditemukan di $(CHROMIUM). Pasang dengan: apt install chromium-headless-shell" >&2; exit 1; }

.venv/.ready: requirements-dev.txt pyproject.toml CHANGELOG.md $(FRONT_END) | $(UV)
	$(UV) venv --quiet --allow-existing .venv || $(UV) venv --quiet --allow-existing --python '>=3.12' .venv
	VIRTUAL_ENV=.venv $(UV) pip sync --quiet --require-hashes requirements-dev.txt
	VIRTUAL_ENV=.venv $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# A machine without uv gets it from the package index, checked by its hash; any Python 3 can carry it.
.uv/bin/uv:
	python3 -m venv .uv
	sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.txt > .uv/requirements.txt
	.uv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r .uv/requirements.txt
