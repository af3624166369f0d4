# Everything that people and CI do, by name. 'make check' is what CI runs.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PREFIX ?= /usr/local
PROFILE ?= Plans/low-back-thigh-pain/examples/two-days-after-pulling-bushes.yaml
SWIFT_FLAGS := --explicit-target-dependency-import-check error
# The oldest x86 processor that a release runs on: Haswell is of 2013. 'make release CPU=x86-64' serves them all, a few percent slower.
CPU ?= $(if $(filter x86_64,$(shell uname -m)),haswell)
RELEASE := -c release --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -cross-module-optimization \
  $(if $(CPU),-Xswiftc -target-cpu -Xswiftc $(CPU)) --scratch-path .build-release
PLUMBLINE := .build-release/release/plumbline
BUDGET := Benchmarks/instruction-budget.txt
COUNT ?= 200000
SOURCES := Package.swift Sources Plugins Tests Examples Benchmarks/Package.swift Benchmarks/Pipeline Benchmarks/Support Benchmarks/YAML

.PHONY: help setup build release run test check format lint linkage plans mutants faults proofs brute-force docs examples spark-setup spark cover golden findings schemas check-schemas fuzz startup proof-bench bench bench-peers jobs-bench profile budget renew-budget install clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: ## install libyaml's headers when they are not there
	@scripts/setup

build: setup ## build for development
	swift build $(SWIFT_FLAGS)

release: setup ## build the program, optimised, with the Swift library inside
	@scripts/forget-changed .build-release
	@mkdir -p .build-release && touch .build-release/begun
	swift build $(RELEASE) --product plumbline
	@mv .build-release/begun .build-release/built

run: release ## write the plan of an example profile
	@$(PLUMBLINE) generate $(PROFILE)

test: setup ## run all tests
	swift test $(SWIFT_FLAGS) --disable-xctest

format: ## format the sources
	swift format -i --recursive $(SOURCES)

lint: ## complain about sources that are not formatted or documented
	swift format lint --strict --recursive $(SOURCES)
	@scripts/lint-sources

linkage: release ## show that full Foundation is not linked
	@scripts/check-linkage $(PLUMBLINE)

plans: release ## validate every plan and every example, run every plan's cases
	$(PLUMBLINE) validate Plans
	$(PLUMBLINE) test Plans --coverage

mutants: release ## change the plans in one place at a time; list what no case notices
	$(PLUMBLINE) test Plans --mutants --format short

faults: release ## break the plan in a hundred ways; list what validate does not find
	@scripts/seed-faults $(PLUMBLINE)

proofs: release ## list every invariant of the plans: proved, refuted or undecided, and how long it took
	$(PLUMBLINE) validate Plans --proofs

brute-force: setup ## compare every analysis with trying everybody, on more than 50 000 random rule sets
	PLUMBLINE_RULE_SETS=50000 swift test $(SWIFT_FLAGS) --disable-xctest --filter BruteForceTests

docs: setup ## check the documentation: every link leads somewhere
	@scripts/check-docs

examples: setup ## build and test the packages under Examples, and build the benchmarks
	@scripts/check-examples

check: lint build test docs linkage plans budget examples ## what CI runs

spark-setup: ## install pyspark into .venv-spark
	@[ -x .venv-spark/bin/spark-submit ] || { python3 -m venv .venv-spark && .venv-spark/bin/pip install -q 'pyspark>=4,<5' pyarrow 'pandas<3'; }

spark: release spark-setup ## run the Spark example, kill an executor, compare each line with 'batch'
	.venv-spark/bin/python Examples/spark/check $(PLUMBLINE) $(COUNT)

cover: setup ## line coverage of the tests
	swift test --enable-code-coverage --scratch-path .build-cover --disable-xctest
	@scripts/coverage .build-cover

golden: setup ## write the golden files anew; review them by their diff
	PLUMBLINE_GOLDEN=rewrite swift test --disable-xctest
	git --no-pager diff --stat -- Tests/Fixtures Plans

findings: setup ## write docs/findings.md from the pages of the findings
	PLUMBLINE_GOLDEN=rewrite swift test --disable-xctest --filter FindingPageTests
	git --no-pager diff --stat -- docs

schemas: setup ## write the JSON Schemas under schemas/
	PLUMBLINE_GOLDEN=rewrite swift test --disable-xctest --filter theFilesInTheRepositoryAreThePublishedOnes
	git --no-pager diff --stat -- schemas

check-schemas: release ## compare schemas, plans and SARIF by check-jsonschema
	@scripts/check-schemas $(PLUMBLINE)

fuzz: setup ## a million random inputs for each parser
	PLUMBLINE_FUZZ=1000000 swift test -c release -Xswiftc -enable-testing --scratch-path .build-fuzz --disable-xctest --filter Fuzz

proof-bench: release ## time 'validate' with all proofs, for the shipped plan and for one ten times its size
	@scripts/measure-proofs $(PLUMBLINE)

bench: release ## measure everything; write the table and the chart in Benchmarks
	@scripts/bench $(PLUMBLINE)

bench-peers: release ## measure 'batch' beside other rule engines, where ../shared/bench is
	@scripts/bench-peers $(PLUMBLINE)

jobs-bench: release ## measure what a second job brings to 'batch', and its memory for few and for many
	@scripts/measure-jobs $(PLUMBLINE)

profile: release ## show where instructions go, for one plan and for many
	@scripts/setup-profile
	@scripts/count-instructions profile $(PLUMBLINE)

budget: release ## compare instructions with Benchmarks/instruction-budget.txt
	@scripts/setup-profile
	@scripts/count-instructions check $(PLUMBLINE) $(BUDGET)

renew-budget: release ## write Benchmarks/instruction-budget.txt anew
	@scripts/setup-profile
	@scripts/count-instructions renew $(PLUMBLINE) $(BUDGET)

startup: release ## time 'generate' beside its floor, hello with ArgumentParser and libyaml's bare events; what it is spent on
	@scripts/measure-startup $(PLUMBLINE)
	@scripts/setup-profile
	@scripts/count-instructions parts $(PLUMBLINE)

install: release ## install the program and the plans under PREFIX
	install -D -m 755 $(PLUMBLINE) $(DESTDIR)$(PREFIX)/bin/plumbline
	mkdir -p $(DESTDIR)$(PREFIX)/share/plumbline
	cp -R Plans $(DESTDIR)$(PREFIX)/share/plumbline/

clean: ## remove what was built
	rm -rf .build .build-*
