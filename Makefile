# make demo [PORT=8000] [RESET=1]   a shop to try, on this machine alone
# make test                         every test
# make bench                        how fast the pages are, beside an empty one
# make reliability                  races 200 wide, on a PostgreSQL of its own; figures in docs/reliability.md
# make lint                         style, imports, types
PYTHON ?= python3
PORT ?= 8000
RESET ?=
BIN := .venv/bin

.PHONY: demo test bench reliability lint

demo: .venv/installed
	@DEMO=1 RESET=$(RESET) BASE_URL=http://127.0.0.1:$(PORT) exec $(BIN)/python manage.py demo --port $(PORT)

test: .venv/installed-dev
	@DEMO=1 $(BIN)/python -m tests.run $(ARGS)

bench: .venv/installed
	@DEMO=1 $(BIN)/python manage.py bench $(ARGS)

reliability: .venv/installed-dev
	@DEMO=1 $(BIN)/python -m tests.reliability $(ARGS)

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	DEMO=1 $(BIN)/lint-imports
	DEMO=1 $(BIN)/mypy
	DEMO=1 $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=only-to-be-checked-0123456789-abcdefghijklmnopqrstuvwxyz-ABC ALLOWED_HOSTS=shop.example $(BIN)/python manage.py check --deploy --fail-level WARNING

.venv/installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
