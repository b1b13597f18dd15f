# planpress.  Two commands: `make example` and `make check`.
# Everything is made below OUT; documents of the examples go to build/.

VERSION	= 0.1.0
CC	= gcc
OUT	= out
PREFIX	= /usr/local
FONTS	= /usr/share/fonts/truetype

# What is missing of these is installed first (Debian names).
PACKAGES = gcc libc6-dev pkg-config perl libyaml-dev libutf8proc-dev \
	libjansson-dev nettle-dev uthash-dev libcmark-dev libhpdf-dev \
	libxlsxwriter-dev libharfbuzz-dev libfribidi-dev libunibreak-dev \
	libpng-dev zlib1g-dev libdeflate-dev libcmocka-dev fonts-lato \
	fonts-dejavu-core
PEERS	= libreoffice-calc-nogui qpdf poppler-utils python3-openpyxl \
	python3-uno python3-pikepdf python3-jsonschema python3-junitparser \
	python3-yaml python3-scipy libxml2-utils cmark npm \
	fonts-hosny-amiri fonts-noto-core
LINTERS	= clang cppcheck universal-ctags libclang-rt-14-dev

WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wvla -Werror \
	-Werror=switch-enum
HARDEN	= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CFLAGS	= -O2 -g
SAN	=
COMPILE	= $(CC) -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 $(WARN) \
	$(HARDEN) -ffp-contract=off $(CFLAGS) $(SAN) -MMD -MP \
	-iquote plan -iquote render -iquote cmd @$(OUT)/cflags \
	-DVERSION='"$(VERSION)"' -DFONTS='"$(FONTS)"'
LINK	= $(CC) -Wl,-z,relro,-z,now $(SAN)

# Asked for only when something is linked: by then the packages are there.
PLAN_PC	= yaml-0.1 libutf8proc jansson nettle
REND_PC	= libcmark xlsxwriter harfbuzz harfbuzz-subset fribidi libpng libdeflate
# `check` starts faster with the small ones inside.
PLAN_L	= -Wl,-Bstatic $(shell pkg-config --libs $(PLAN_PC)) -Wl,-Bdynamic -lm -ldl
REND_L	= $(shell pkg-config --libs $(REND_PC)) -lhpdf -lunibreak -lm

PLAN_O	= $(patsubst %.c,$(OUT)/%.o,$(wildcard plan/*.c))
REND_O	= $(patsubst %.c,$(OUT)/%.o,$(wildcard render/*.c))
CMD_O	= $(patsubst %.c,$(OUT)/%.o,$(wildcard cmd/*.c))
UNIT	= $(patsubst tests/unit/%.c,$(OUT)/tests/unit/%,$(wildcard tests/unit/test_*.c))
BENCH	= $(OUT)/bench/bare_yaml $(OUT)/bench/time_runs \
	$(OUT)/bench/part_time $(OUT)/bench/draw_time
TEMPL	= $(wildcard templates/* templates/*/* templates/*/*/*)
EXAMPLES = examples/healthy-weight/healthy-weight.yaml \
	examples/turku/turku.yaml examples/minimal.yaml
PROVE	= OUT=$(OUT) CMOCKA_MESSAGE_OUTPUT=TAP prove

all: $(OUT)/planpress $(OUT)/planpress-render.so

$(OUT)/cflags: Makefile tests/install-packages
	@mkdir -p $(OUT)
	@tests/install-packages $(PACKAGES)
	@pkg-config --cflags $(PLAN_PC) $(REND_PC) >$@

# What goes into the module must be independent of its place in memory.
# Of plan/ alone others may take names: two rooms may use the same one.
$(OUT)/render/%.o: PIC = -fPIC -fvisibility=hidden
$(OUT)/cmd/%.o: PIC = -fPIE -fvisibility=hidden
$(OUT)/%.o: PIC = -fPIE
$(OUT)/%.o: %.c $(OUT)/cflags
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(COMPILE) $(PIC) -c -o $@ $<
$(OUT)/plan/embed.o: $(TEMPL)

# Built-in templates are read now, not each time that the program runs.
$(OUT)/templates/trees: $(OUT)/templates/trees.o $(filter-out %/embed_tree.o,$(PLAN_O))
	@$(LINK) -pie -o $@ $^ $(PLAN_L)
$(OUT)/plan/trees: $(OUT)/templates/trees
	@$< >$@.new && mv $@.new $@
$(OUT)/plan/embed_tree.o: PIC = -fPIE -Wa,-I$(OUT)/plan
$(OUT)/plan/embed_tree.o: $(OUT)/plan/trees

# `check` must start fast: what makes documents is a module that only
# `build` loads; it takes plan/ from the program itself.
$(OUT)/planpress: $(CMD_O) $(PLAN_O)
	@echo "  LINK    $@"
	@$(LINK) -pie -rdynamic -o $@ $^ $(PLAN_L)
$(OUT)/planpress-render.so: $(REND_O)
	@echo "  LINK    $@"
	@$(LINK) -shared -o $@ $^ $(REND_L)
$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(PLAN_O) $(REND_O)
	@echo "  LINK    $@"
	@$(LINK) -pie -o $@ $^ $(REND_L) $(PLAN_L) -lcmocka
$(OUT)/tests/unit/test_lint: $(OUT)/tests/layout/lint.o
$(OUT)/tests/layout/pages: $(OUT)/tests/layout/pages.o \
    $(OUT)/tests/layout/lint.o $(PLAN_O) $(REND_O)
	@echo "  LINK    $@"
	@$(LINK) -pie -o $@ $^ $(REND_L) $(PLAN_L)
$(OUT)/tests/peers/%: $(OUT)/tests/peers/%.o $(PLAN_O)
	@echo "  LINK    $@"
	@$(LINK) -pie -o $@ $^ $(PLAN_L)
$(OUT)/bench/part_time: $(OUT)/bench/part_time.o $(PLAN_O) $(REND_O)
	@$(LINK) -pie -o $@ $^ $(REND_L) $(PLAN_L)
$(OUT)/bench/draw_time: $(OUT)/bench/draw_time.o $(PLAN_O)
	@$(LINK) -pie -o $@ $^ $(PLAN_L)
$(OUT)/bench/%: $(OUT)/bench/%.o
	@$(LINK) -pie -o $@ $^ $(PLAN_L)

example: all
	$(OUT)/planpress build -o build $(EXAMPLES)

check: all $(UNIT) $(OUT)/tests/layout/pages
	$(PROVE) $(UNIT) tests/*.t tests/cli/*.t tests/golden/*.t

check-peers: all $(OUT)/tests/peers/methods $(OUT)/tests/layout/pages
	@tests/install-packages $(PEERS)
	$(PROVE) tests/peers/*.t

# Some minutes: the PDF of every machine-made plan.
check-pdf: all $(OUT)/tests/layout/pages
	@tests/install-packages $(PEERS)
	OUT=$(OUT) tests/peers/check-pdf

asan:
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	ASAN_OPTIONS=fast_unwind_on_malloc=0 CPU_LIMIT=60 $(MAKE) OUT=out-asan CFLAGS='-O1 -g' HARDEN= \
	    SAN='-fsanitize=address,undefined -fno-sanitize-recover=all' check

lint: all
	@tests/install-packages $(LINTERS)
	$(PROVE) tests/lint/*.t

# The list of rules in the manual page is made from the table.
$(OUT)/planpress.1: docs/planpress.1 $(OUT)/planpress
	@$(OUT)/planpress explain --man >$(OUT)/rules.1
	@sed '/^\.\\" The rules of explain/r $(OUT)/rules.1' $< >$@

docs: all $(OUT)/planpress.1
	install -d build/docs
	$(OUT)/planpress explain --all >build/docs/rules.md
	$(OUT)/planpress schema --reference >build/docs/reference.md
	install -m 644 $(OUT)/planpress.1 build/docs/

golden: all
	OUT=$(OUT) tests/golden/update

bench: all $(BENCH)
	@OUT=$(OUT) bench/run

bench-large: all $(BENCH)
	@OUT=$(OUT) bench/run large

D = $(DESTDIR)$(PREFIX)
install: all $(OUT)/planpress.1
	install -d $(D)/bin $(D)/lib/planpress $(D)/share/planpress
	install -d $(D)/share/man/man1 $(D)/share/zsh/site-functions
	install -d $(D)/share/bash-completion/completions
	install -d $(D)/share/fish/vendor_completions.d
	install $(OUT)/planpress $(D)/bin/
	install -m 644 $(OUT)/planpress-render.so $(D)/lib/planpress/
	install -m 644 $(OUT)/planpress.1 $(D)/share/man/man1/
	$(OUT)/planpress completion bash >$(D)/share/bash-completion/completions/planpress
	$(OUT)/planpress completion zsh >$(D)/share/zsh/site-functions/_planpress
	$(OUT)/planpress completion fish >$(D)/share/fish/vendor_completions.d/planpress.fish
	cp -R templates examples $(D)/share/planpress/

uninstall:
	rm -rf $(D)/bin/planpress $(D)/lib/planpress $(D)/share/planpress \
	    $(D)/share/man/man1/planpress.1 \
	    $(D)/share/bash-completion/completions/planpress \
	    $(D)/share/zsh/site-functions/_planpress \
	    $(D)/share/fish/vendor_completions.d/planpress.fish

clean:
	rm -rf out out-* build

.PHONY: all example check check-peers check-pdf asan lint golden docs bench \
	bench-large install uninstall clean
.SECONDARY:

-include $(wildcard $(OUT)/*/*.d $(OUT)/*/*/*.d)
