#include "source.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "hash.h"
#include "utf8.h"

#define STDIN_NAME	"standard input"

void
sources_init(struct sources *ss, struct arena *a)
{
	memset(ss, 0, sizeof *ss);
	ss->arena = a;
}

const struct source *
source_of(const struct sources *ss, uint32_t file)
{
	return file == 0 || file > ss->n ? NULL : &ss->v[file - 1];
}

/* `bytes` live as long as the run and end with a NUL that is not counted. */
static uint32_t
add_source(struct sources *ss, const char *path, const char *bytes, size_t len)
{
	struct source *s;

	assert(len <= SOURCE_MAX);
	/* Room doubles: it is full whenever n is a power of two. */
	if ((ss->n & (ss->n - 1)) == 0)
		ss->v = arena_grow(ss->arena, ss->v, ss->n,
		    ss->n == 0 ? 1 : ss->n * 2, sizeof *ss->v);
	s = &ss->v[ss->n++];
	s->path = path;
	s->bytes = bytes;
	s->len = len;
	ss->digest = NULL;
	return (uint32_t)ss->n;
}

uint32_t
source_add(struct sources *ss, const char *path, const void *bytes, size_t len)
{
	return add_source(ss, arena_strdup(ss->arena, path),
	    arena_strndup(ss->arena, bytes, len), len);
}

/* The folder part of a path: "plans/a.yaml" is in "plans", "a.yaml" in ".". */
static const char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path ? "/" :
	    arena_strndup(a, path, (size_t)(slash - path));
}

static const char *
real_path(struct arena *a, const char *path)
{
	char out[PATH_MAX];

	return realpath(path, out) == NULL ? NULL : arena_strdup(a, out);
}

/* What the system says, as a sentence with the file's name in it. */
static enum source_result
refused(struct arena *a, const char *path, const char **why)
{
	int error = errno;

	if (error == ENOENT || error == ENOTDIR) {
		*why = arena_printf(a, "There is no file \"%s\"", path);
		return SOURCE_MISSING;
	}
	if (error == EACCES || error == EPERM)
		*why = arena_printf(a, "\"%s\" may not be read by this user: "
		    "its permissions forbid it", path);
	else
		*why = arena_printf(a, "\"%s\" cannot be read: %s", path,
		    strerror(error));
	return SOURCE_UNREADABLE;
}

static enum source_result
too_large(struct arena *a, const char *path, const char **why)
{
	*why = arena_printf(a, "\"%s\" is larger than %u MB, the most that is "
	    "read of one file", path, SOURCE_MAX >> 20);
	return SOURCE_TOO_LARGE;
}

static bool
is_folder(struct arena *a, const char *path, const struct stat *st,
    const char **why)
{
	if (!S_ISDIR(st->st_mode))
		return false;
	*why = arena_printf(a, "\"%s\" is a folder: name the plan file in it",
	    path);
	return true;
}

/* Read to the end, but no more than SOURCE_MAX bytes; `guess` is the size
   that the system gives, 0 for pipes. */
static enum source_result
read_all(struct sources *ss, int fd, size_t guess, const char *path,
    uint32_t *file, const char **why)
{
	size_t cap = guess + 1 > 4096 ? guess + 1 : 4096, len = 0;
	char *bytes = arena_alloc(ss->arena, cap + 1);
	ssize_t got;

	for (;;) {
		got = read(fd, bytes + len, cap - len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return refused(ss->arena, path, why);
		if (got == 0)
			break;
		len += (size_t)got;
		if (len > SOURCE_MAX)
			return too_large(ss->arena, path, why);
		if (len == cap) {
			bytes = arena_grow(ss->arena, bytes, len, cap * 4 + 1,
			    1);
			cap *= 4;
		}
	}
	bytes[len] = '\0';
	*file = add_source(ss, arena_strdup(ss->arena, path), bytes, len);
	return SOURCE_OK;
}

static enum source_result
read_fd(struct sources *ss, int fd, const char *path, uint32_t *file,
    const char **why)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return refused(ss->arena, path, why);
	if (is_folder(ss->arena, path, &st, why))
		return SOURCE_UNREADABLE;
	if (S_ISREG(st.st_mode) && st.st_size > (off_t)SOURCE_MAX)
		return too_large(ss->arena, path, why);
	return read_all(ss, fd, S_ISREG(st.st_mode) ? (size_t)st.st_size : 0,
	    path, file, why);
}

static enum source_result
read_path(struct sources *ss, const char *path, uint32_t *file,
    const char **why)
{
	enum source_result result;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return refused(ss->arena, path, why);
	result = read_fd(ss, fd, path, file, why);
	close(fd);
	if (result == SOURCE_OK)
		ss->v[*file - 1].real = real_path(ss->arena, path);
	return result;
}

bool
source_keep_to(struct sources *ss, const char *dir)
{
	struct stat st;

	ss->root = real_path(ss->arena, dir);
	return ss->root != NULL && stat(ss->root, &st) == 0 &&
	    S_ISDIR(st.st_mode);
}

enum source_result
source_open(struct sources *ss, const char *path, uint32_t *file,
    const char **why)
{
	bool from_stdin = strcmp(path, "-") == 0;

	ss->root = real_path(ss->arena,
	    from_stdin ? "." : folder_of(ss->arena, path));
	if (from_stdin)
		return read_fd(ss, STDIN_FILENO, STDIN_NAME, file, why);
	return read_path(ss, path, file, why);
}

/* Both are real paths, without "..", "." or links. */
static bool
is_below(const char *root, const char *real)
{
	size_t n = strlen(root);

	if (strcmp(root, "/") == 0)
		return true;
	return strncmp(root, real, n) == 0 && real[n] == '/';
}

enum source_result
source_include(struct sources *ss, const char *path, uint32_t *file,
    const char **why)
{
	const char *real = real_path(ss->arena, path);
	struct stat st;

	if (real == NULL)
		return refused(ss->arena, path, why);
	if (ss->root == NULL || !is_below(ss->root, real)) {
		*why = arena_printf(ss->arena, "\"%s\" lies outside the "
		    "plan's folder", path);
		return SOURCE_OUTSIDE;
	}
	if (stat(real, &st) != 0)
		return refused(ss->arena, path, why);
	/* A pipe or device would make the run wait for ever. */
	if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) {
		*why = arena_printf(ss->arena, "\"%s\" is no ordinary file",
		    path);
		return SOURCE_UNREADABLE;
	}
	return read_path(ss, path, file, why);
}

/* Lines end with LF, CR LF or CR. */
static bool
ends_line(const struct source *s, size_t i)
{
	return s->bytes[i] == '\n' ||
	    (s->bytes[i] == '\r' && s->bytes[i + 1] != '\n');
}

/* The first byte of the line after, or the end of the file. */
static size_t
next_line(const struct source *s, size_t at)
{
	while (at < s->len) {
		at += strcspn(s->bytes + at, "\r\n");
		/* It may also be a NUL, or half a line end. */
		if (ends_line(s, at++))
			return at;
	}
	return s->len;
}

/* A byte order mark is in no line. */
static void
find_lines(struct arena *a, struct source *s)
{
	size_t start = strncmp(s->bytes, UTF8_BOM, 3) == 0 ? 3 : 0, i, n = 1;

	for (i = start; (i = next_line(s, i)) < s->len; )
		n++;
	s->lines = arena_array(a, n, sizeof *s->lines);
	s->lines[s->n_lines++] = (uint32_t)start;
	for (i = start; (i = next_line(s, i)) < s->len; )
		s->lines[s->n_lines++] = (uint32_t)i;
}

/* Index of the line that holds a byte. */
static size_t
line_at(const struct source *s, size_t offset)
{
	size_t lo = 0, hi = s->n_lines, mid;

	while (hi - lo > 1) {
		mid = lo + (hi - lo) / 2;
		if (s->lines[mid] <= offset)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* Length without the line end. */
static size_t
line_length(const struct source *s, size_t line)
{
	size_t from = s->lines[line];
	size_t to = line + 1 < s->n_lines ? s->lines[line + 1] : s->len;

	while (to > from && (s->bytes[to - 1] == '\n' ||
	    s->bytes[to - 1] == '\r'))
		to--;
	return to - from;
}

struct place
source_place(const struct sources *ss, struct span at)
{
	struct place p = {0};
	struct source *s;
	size_t line, from, to;

	if (source_of(ss, at.file) == NULL)
		return p;
	s = &ss->v[at.file - 1];
	if (s->lines == NULL)
		find_lines(ss->arena, s);
	from = at.from < s->len ? at.from : s->len;
	line = line_at(s, from);
	p.path = s->path;
	p.line = (unsigned)line + 1;
	p.text = s->bytes + s->lines[line];
	p.text_len = line_length(s, line);
	from -= from < s->lines[line] ? from : s->lines[line];
	if (from > p.text_len)
		from = p.text_len;
	to = at.to > s->lines[line] ? at.to - s->lines[line] : 0;
	if (to > p.text_len)
		to = p.text_len;
	p.col = (unsigned)utf8_count(p.text, from) + 1;
	p.end_col = p.col;
	if (to > from)
		p.end_col += (unsigned)utf8_count(p.text + from, to - from);
	return p;
}

const char *
sources_digest(struct sources *ss)
{
	char hex[HASH_HEX + 1];
	struct sha256_ctx ctx;
	size_t i;

	/* Every part of every document names it. */
	if (ss->digest != NULL)
		return ss->digest;
	sha256_init(&ctx);
	for (i = 0; i < ss->n; i++)
		sha256_update(&ctx, ss->v[i].len,
		    (const uint8_t *)ss->v[i].bytes);
	hash_end(&ctx, hex);
	ss->digest = arena_strndup(ss->arena, hex, 12);
	return ss->digest;
}

void
sources_settle(struct sources *ss)
{
	size_t i;

	for (i = 0; i < ss->n; i++)
		if (ss->v[i].lines == NULL)
			find_lines(ss->arena, &ss->v[i]);
	sources_digest(ss);
}
