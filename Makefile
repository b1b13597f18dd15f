# planpress.  Two commands: `make example` and `make check`.
# Everything is made below OUT; documents of the examples go to build/.

VERSION	= 0.1.0
CC	= gcc
OUT	= out
PREFIX	= /usr/local
FONTS	= /usr/share/fonts/truetype

WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wvla -Werror \
	-Werror=switch-enum
HARDEN	= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CFLAGS	= -O2 -g
SAN	=
COMPILE	= $(CC) -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 $(WARN) \
	$(HARDEN) -ffp-contract=off $(CFLAGS) $(SAN) -MMD -MP \
	-iquote plan -iquote render -iquote cmd @$(OUT)/cflags \
	-DVERSION='"$(VERSION)"' -DFONTS='"$(FONTS)"'
LINK	= echo "  LINK    $@" && $(CC) -Wl,-z,relro,-z,now $(SAN)

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
	@tests/install-packages build
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
	@$(LINK) -pie -rdynamic -o $@ $^ $(PLAN_L)
$(OUT)/planpress-render.so: $(REND_O)
	@$(LINK) -shared -o $@ $^ $(REND_L)
$(OUT)/tests/unit/test_lint $(OUT)/tests/layout/pages: $(OUT)/tests/layout/lint.o $(OUT)/tests/layout/lint_shape.o
$(UNIT) $(OUT)/tests/layout/pages $(OUT)/bench/part_time: %: %.o $(PLAN_O) $(REND_O)
	@$(LINK) -pie -o $@ $^ $(REND_L) $(PLAN_L) -Wl,--as-needed -lcmocka
$(OUT)/tests/peers/methods $(OUT)/bench/draw_time: %: %.o $(PLAN_O)
	@$(LINK) -pie -o $@ $^ $(PLAN_L)
$(OUT)/bench/bare_yaml $(OUT)/bench/time_runs: %: %.o
	@$(LINK) -pie -o $@ $^ -lyaml

example: all
	$(OUT)/planpress build -o build $(EXAMPLES)

check: all $(UNIT) $(OUT)/tests/layout/pages
	$(PROVE) $(UNIT) tests/*.t tests/cli/*.t tests/golden/*.t

check-peers: all $(OUT)/tests/peers/methods $(OUT)/tests/layout/pages
	@tests/install-packages peers
	$(PROVE) tests/peers/*.t

# Some minutes: the PDF of every machine-made plan.
check-pdf: all $(OUT)/tests/layout/pages
	@tests/install-packages peers
	OUT=$(OUT) tests/peers/check-pdf

# The same and more by a validator of others: VERAPDF is how it is started.
check-validator: all
	@OUT=$(OUT) VERAPDF='$(VERAPDF)' tests/peers/check-validator 120 $(EXAMPLES)

asan:
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	ASAN_OPTIONS=fast_unwind_on_malloc=0 CPU_LIMIT=60 $(MAKE) OUT=out-asan CFLAGS='-O1 -g' HARDEN= \
	    SAN='-fsanitize=address,undefined -fno-sanitize-recover=all' check

lint: all $(BENCH)
	@tests/install-packages lint
	$(PROVE) tests/lint/*.t

# The list of rules in the manual page is made from the table.
$(OUT)/planpress.1: docs/planpress.1 $(OUT)/planpress
	@$(OUT)/planpress explain --man >$(OUT)/rules.1
	@sed '/^\.\\" The rules of explain/r $(OUT)/rules.1' $< >$@

golden: all
	OUT=$(OUT) tests/golden/update

bench bench-large: all $(BENCH)
	@OUT=$(OUT) bench/run $(@:bench-%=%)

docs install uninstall: all $(OUT)/planpress.1
	OUT=$(OUT) docs/install $@ $(DESTDIR)$(PREFIX)

clean:
	rm -rf out out-* build

.PHONY: all example check check-peers check-pdf check-validator asan lint \
	golden docs bench bench-large install uninstall clean
.SECONDARY:

-include $(wildcard $(OUT)/*/*.d $(OUT)/*/*/*.d)
