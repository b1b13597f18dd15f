# planpress.  Two commands: `make example` and `make check`.
# Everything is made below OUT; documents of the examples go to build/.

VERSION	= 0.1.0
CC	= gcc
OUT	= out
PREFIX	= /usr/local
FONTS	= /usr/share/fonts/truetype

# What is missing of these is installed first (Debian names).
PACKAGES = gcc libc6-dev pkg-config perl libyaml-dev libutf8proc-dev \
	libjansson-dev libmd-dev uthash-dev libcmark-dev libhpdf-dev \
	libxlsxwriter-dev libharfbuzz-dev libunibreak-dev libpng-dev \
	zlib1g-dev libcmocka-dev fonts-lato fonts-dejavu-core
PEERS	= clang clang-tidy cppcheck universal-ctags libreoffice-calc-nogui qpdf \
	poppler-utils python3-openpyxl python3-pikepdf cmark npm

WARN	= -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wvla -Werror \
	-Werror=switch-enum
HARDEN	= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CFLAGS	= -O2 -g
SAN	=
ALLC	= -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 $(WARN) $(HARDEN) \
	-ffp-contract=off $(CFLAGS) $(SAN) -MMD -MP -iquote plan -iquote render -iquote cmd \
	-DVERSION='"$(VERSION)"' -DFONTS='"$(FONTS)"'
RELRO	= -Wl,-z,relro,-z,now $(SAN)

# Asked for only when something is compiled: by then the packages are there.
PLAN_PC	= yaml-0.1 libutf8proc jansson libmd
REND_PC	= libcmark xlsxwriter harfbuzz harfbuzz-subset libpng zlib
PLAN_L	= $(shell pkg-config --libs $(PLAN_PC)) -lm
REND_L	= $(shell pkg-config --libs $(REND_PC)) -lhpdf -lunibreak -lm
PKGC	= $(shell pkg-config --cflags $(PLAN_PC) $(REND_PC))

PLAN_O	= $(patsubst %.c,$(OUT)/%.o,$(wildcard plan/*.c))
REND_O	= $(patsubst %.c,$(OUT)/%.o,$(wildcard render/*.c))
CMD_O	= $(patsubst %.c,$(OUT)/%.o,$(wildcard cmd/*.c))
UNIT	= $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(wildcard tests/unit/test_*.c))
TEMPL	= $(wildcard templates/* templates/*/*)

all: $(OUT)/planpress $(OUT)/planpress-render.so

$(OUT)/packages: Makefile
	@mkdir -p $(OUT)
	@tests/install-packages $(PACKAGES)
	@touch $@

$(OUT)/plan/%.o: plan/%.c | $(OUT)/packages
	@mkdir -p $(@D)
	$(CC) $(ALLC) -fPIE $(PKGC) -c -o $@ $<
$(OUT)/cmd/%.o: cmd/%.c | $(OUT)/packages
	@mkdir -p $(@D)
	$(CC) $(ALLC) -fPIE $(PKGC) -c -o $@ $<
$(OUT)/render/%.o: render/%.c | $(OUT)/packages
	@mkdir -p $(@D)
	$(CC) $(ALLC) -fPIC $(PKGC) -c -o $@ $<
$(OUT)/unit/%.o: tests/unit/%.c | $(OUT)/packages
	@mkdir -p $(@D)
	$(CC) $(ALLC) -fPIE $(PKGC) -c -o $@ $<

# Templates and fonts are part of the objects that embed them.
$(OUT)/plan/embed.o: $(TEMPL)

# `check` must start fast: what makes documents is a module that only
# `build` loads; it takes plan/ from the program itself.
$(OUT)/planpress: $(CMD_O) $(PLAN_O)
	$(CC) -pie -rdynamic $(RELRO) -o $@ $^ $(PLAN_L) -ldl
$(OUT)/planpress-render.so: $(REND_O)
	$(CC) -shared $(RELRO) -o $@ $^ $(REND_L)
$(OUT)/unit/%: $(OUT)/unit/%.o $(PLAN_O) $(REND_O)
	$(CC) -pie $(RELRO) -o $@ $^ $(REND_L) $(PLAN_L) -lcmocka

.PHONY: all example check check-unit clean
.SECONDARY:

check-unit: $(UNIT)
	CMOCKA_MESSAGE_OUTPUT=TAP prove $(UNIT)

clean:
	rm -rf $(OUT) build

-include $(wildcard $(OUT)/*/*.d)
