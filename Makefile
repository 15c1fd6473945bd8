# The verbs of this repository; `make help` lists them. Fresh Debian 12: `make demo` and `make test` install what is missing themselves.
PRESET ?= release
JOBS ?= $(shell nproc)
BUILD := build/$(PRESET)
MODEL := .cache/model/en_core_web_sm-3.8.0.entente
.DEFAULT_GOAL := help
.PHONY: help setup model configure build demo test test-asan test-tsan results check format tidy rooms docs bench-start bench-words bench-html bench-pages bench-parse parity bench-readers fmt clean

help:  ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install missing Debian packages (root or sudo); nothing when all are there
	@tools/setup.sh

configure: setup
	@cmake --preset $(PRESET) $(if $(wildcard $(BUILD)/build.ninja),>/dev/null)

build: configure  ## compile with PRESET (release, dev, asan, tsan, fuzz)
	@cmake --build $(BUILD) -j $(JOBS)

model: build  ## fetch the language model by pinned hash and convert it, once
	@tools/get_model.sh $(BUILD)/entente-model

demo: model  ## read the SAMPLE page: its items, its reports with their sentences, who supports whom
	@tools/demo.sh $(BUILD)/entente

test: model  ## every test in the release build, rooms included
	@tools/check_rooms.py
	@ctest --test-dir $(BUILD) -j $(JOBS) --output-on-failure --no-tests=error --output-junit junit.xml

test-asan:  ## the same tests under AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory PRESET=asan test

test-tsan:  ## the same tests under ThreadSanitizer
	@$(MAKE) --no-print-directory PRESET=tsan test

results: test  ## measure and write docs/results.md (MACHINE, DATE, BUILD_SECONDS may be passed in)
	@tools/results.py --build $(BUILD) --machine "$${MACHINE:-$$(tools/machine.sh)}" --date "$${DATE:-$$(date -I)}" $(if $(BUILD_SECONDS),--build-seconds $(BUILD_SECONDS))

check: rooms format tidy  ## rooms, format, static analysis

rooms:  ## 0 back edges, 0 undeclared needs, 0 mutual includes, 0 cycles
	@tools/check_rooms.py

format:  ## is every file formatted?
	@tools/setup.sh check
	@git ls-files '*.cc' '*.hpp' | xargs clang-format-14 --dry-run --Werror

tidy: configure  ## clang-tidy over src
	@tools/setup.sh check
	@tools/tidy.sh $(BUILD) $(JOBS)

fmt:  ## format every file
	@tools/setup.sh check
	@git ls-files '*.cc' '*.hpp' | xargs clang-format-14 -i

docs: build  ## write docs/reference.md from the table of commands
	@$(BUILD)/entente --generate reference > docs/reference.md

parity: model  ## every field of every token against Python spaCy 3.8, each difference explained (PARITY_PYTHON names a Python with spaCy)
	@tools/parity.sh $(BUILD)

bench-start: model  ## milliseconds from start to the first report
	@tools/results.py --build $(BUILD) --only start

bench-words: model  ## words and pages a second
	@tools/results.py --build $(BUILD) --only speed

bench-pages: configure  ## articles of the gold sets: quality and speed, ours beside trafilatura's in one run
	@tools/setup.sh bench
	@cmake --preset $(PRESET) -DENTENTE_BENCH=ON >/dev/null
	@cmake --build $(BUILD) -j $(JOBS) --target bench_pages entente
	@tools/bench_pages.py --build $(BUILD)
	@tools/results.py --build $(BUILD) --only pages

bench-html: configure  ## the HTML parser: MB/s beside libxml2 and gumbo, growth on hostile pages, html5lib's tests
	@tools/setup.sh bench
	@cmake --preset $(PRESET) -DENTENTE_BENCH=ON >/dev/null
	@cmake --build $(BUILD) -j $(JOBS) --target bench_html test_page
	@tools/results.py --build $(BUILD) --only html

bench-parse: model  ## the language runtime beside spaCy in the same run: tokens/s, where the time goes, two threads
	@cmake --preset $(PRESET) -DENTENTE_BENCH=ON >/dev/null
	@cmake --build $(BUILD) -j $(JOBS) --target bench_parse
	@tools/results.py --build $(BUILD) --only parse

bench-readers: configure  ## archives, rows and feeds to pages: MB/s, unpacked
	@cmake --preset $(PRESET) -DENTENTE_BENCH=ON >/dev/null
	@cmake --build $(BUILD) -j $(JOBS) --target bench_readers
	@tools/results.py --build $(BUILD) --only readers

clean:  ## remove builds; keep the model
	@rm -rf build
