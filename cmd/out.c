#define _GNU_SOURCE	/* memfd_create */
#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "hash.h"
#include "render.h"

/* What was written last time: lines as sha256sum writes them, so that
   `sha256sum -c .planpress` shows what others have changed since. */
#define MEMORY	".planpress"

/* A file on its way: written as `temp`, to be renamed to `path`. */
struct pending {
	const char	*path;
	const char	*temp;
	const char	*name;		/* below the folder */
	char		 hash[HASH_HEX + 1];
};

static bool
failed(struct arena *a, const char *path, const char **why)
{
	*why = arena_printf(a, "\"%s\" cannot be written: %s", path,
	    strerror(errno));
	return false;
}

/* ---- bytes to a file ---- */

static bool
write_all(int fd, const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* A write error may show only when the file is closed. */
static bool
write_and_close(int fd, const char *bytes, size_t len, bool sync)
{
	bool ok = write_all(fd, bytes, len) && (!sync || fsync(fd) == 0);
	int error = errno;

	if (close(fd) != 0 && ok)
		return false;
	errno = error;
	return ok;
}

/* A file beside the target that nobody else writes. */
static bool
write_temp(struct arena *a, const char *path, const char *bytes, size_t len,
    bool sync, const char **temp, const char **why)
{
	const char *name = strrchr(path, '/');
	int folder = name == NULL ? 0 : (int)(name + 1 - path), fd;

	name = path + folder;
	*temp = arena_printf(a, "%.*s.%s.%ld", folder, path, name,
	    (long)getpid());
	fd = open(*temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST && unlink(*temp) == 0)
		fd = open(*temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
	if (fd < 0)
		return failed(a, path, why);
	if (!write_and_close(fd, bytes, len, sync)) {
		failed(a, path, why);
		unlink(*temp);
		return false;
	}
	return true;
}

static bool
make_folder(struct arena *a, const char *path, const char **why)
{
	struct stat st;

	if (mkdir(path, 0777) == 0)
		return true;
	if (errno == EEXIST && stat(path, &st) == 0 && !S_ISDIR(st.st_mode))
		errno = ENOTDIR;
	else if (errno == EEXIST)
		return true;
	*why = arena_printf(a, "The folder \"%s\" cannot be made: %s", path,
	    strerror(errno));
	return false;
}

/* Every folder of a path up to, and without, its last part. */
static bool
make_folders(struct arena *a, const char *path, const char **why)
{
	const char *slash = path;

	while ((slash = strchr(slash + 1, '/')) != NULL)
		if (slash[-1] != '/' && !make_folder(a, arena_strndup(a, path,
		    (size_t)(slash - path)), why))
			return false;
	return true;
}

/* ---- what was written last time ---- */

static bool
read_file(struct arena *a, const char *path, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char piece[8192];
	ssize_t n;

	buf_init(out, a);
	if (fd < 0)
		return false;
	while ((n = read(fd, piece, sizeof piece)) > 0)
		buf_put(out, piece, (size_t)n);
	close(fd);
	return n == 0;
}

/* The hash in the memory's line about a file; NULL if there is none. */
static const char *
remembered(const char *memory, const char *name)
{
	size_t len = strlen(name);
	const char *line, *end;

	for (line = memory; *line != '\0'; line = *end == '\0' ? end :
	    end + 1) {
		end = line + strcspn(line, "\n");
		if ((size_t)(end - line) == HASH_HEX + 2 + len &&
		    memcmp(line + HASH_HEX + 2, name, len) == 0)
			return line;
	}
	return NULL;
}

/* The old lines about other files, then a line for each new one. */
static void
write_memory(const char *memory, const struct pending *files, size_t n,
    struct buf *out)
{
	const char *line, *end;
	size_t i;

	for (line = memory; *line != '\0'; line = end) {
		end = line + strcspn(line, "\n");
		end += *end != '\0';
		for (i = 0; i < n; i++)
			if (remembered(line, files[i].name) == line)
				break;
		if (i == n)
			buf_put(out, line, (size_t)(end - line));
	}
	for (i = 0; i < n; i++)
		buf_printf(out, "%s  %s\n", files[i].hash, files[i].name);
}

/* Is there a file in the way that somebody may have filled in? */
static bool
in_the_way(struct arena *a, const char *memory, const struct pending *file)
{
	const char *known = remembered(memory, file->name);
	char hash[HASH_HEX + 1];
	struct stat st;
	struct buf old;

	if (lstat(file->path, &st) != 0)
		return false;
	if (!S_ISREG(st.st_mode) || !read_file(a, file->path, &old))
		return true;
	hash_bytes(buf_text(&old), old.len, hash);
	if (strcmp(hash, file->hash) == 0)
		return false;
	return known == NULL || strncmp(hash, known, HASH_HEX) != 0;
}

static enum out_result
refuse(struct arena *a, const char *path, const char **why)
{
	*why = arena_printf(a, "\"%s\" was changed or made by others since "
	    "planpress last wrote it, so it stays as it is and nothing was "
	    "written. Three ways out: move that file away; give another "
	    "folder with -o; or replace it with --force", path);
	return OUT_REFUSED;
}

/* ---- the documents of a plan ---- */

/* As long as this is open no other run writes to the folder. */
static int
lock_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0)
		flock(fd, LOCK_EX);
	return fd;
}

static void
drop_temps(const struct pending *files, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (files[i].temp != NULL)
			unlink(files[i].temp);
}

static bool
rename_all(struct arena *a, struct pending *files, size_t n, const char **why)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (rename(files[i].temp, files[i].path) != 0)
			return failed(a, files[i].path, why);
		files[i].temp = NULL;
	}
	return true;
}

/* The last of `files` is the memory; the disk is waited for once, there. */
static bool
write_temps(struct arena *a, const struct render_file *in, size_t n,
    struct pending *files, const struct buf *memory, const char **why)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!make_folders(a, files[i].path, why) ||
		    !write_temp(a, files[i].path, in[i].bytes, in[i].len,
		    false, &files[i].temp, why))
			return false;
	return write_temp(a, files[n].path, buf_text(memory), memory->len,
	    true, &files[n].temp, why);
}

static enum out_result
replace_all(struct arena *a, const char *dir, const struct render_file *in,
    size_t n, bool force, const char **why)
{
	struct pending *files = arena_array(a, n + 1, sizeof *files);
	struct buf memory, renewed;
	size_t i;

	files[n].name = MEMORY;
	files[n].path = arena_printf(a, "%s/" MEMORY, dir);
	read_file(a, files[n].path, &memory);
	for (i = 0; i < n; i++) {
		files[i].name = in[i].name;
		files[i].path = arena_printf(a, "%s/%s", dir, in[i].name);
		hash_bytes(in[i].bytes, in[i].len, files[i].hash);
		if (!force && in_the_way(a, buf_text(&memory), &files[i]))
			return refuse(a, files[i].path, why);
	}
	buf_init(&renewed, a);
	write_memory(buf_text(&memory), files, n, &renewed);
	if (write_temps(a, in, n, files, &renewed, why) &&
	    rename_all(a, files, n + 1, why))
		return OUT_OK;
	drop_temps(files, n + 1);
	return OUT_FAILED;
}

enum out_result
out_documents(struct arena *a, const char *dir, const struct render_file *in,
    size_t n, bool force, const char **why)
{
	enum out_result result;
	int lock;

	if (!make_folders(a, arena_printf(a, "%s/", dir), why))
		return OUT_FAILED;
	lock = lock_folder(dir);
	result = replace_all(a, dir, in, n, force, why);
	if (lock >= 0)
		close(lock);
	return result;
}

bool
out_file(struct arena *a, const char *path, const char *bytes, size_t len,
    const char **why)
{
	const char *temp;
	struct stat st;
	int fd;

	/* A device or pipe is written to, not replaced. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		fd = open(path, O_WRONLY | O_CLOEXEC);
		if (fd < 0 || !write_and_close(fd, bytes, len, false))
			return failed(a, path, why);
		return true;
	}
	if (!write_temp(a, path, bytes, len, false, &temp, why))
		return false;
	if (rename(temp, path) == 0)
		return true;
	failed(a, path, why);
	unlink(temp);
	return false;
}

enum out_result
out_new(struct arena *a, const char *dir, const char *name, const char *bytes,
    size_t len, const char **why)
{
	const char *path = arena_printf(a, "%s/%s", dir, name);
	int fd;

	if (!make_folders(a, path, why))
		return OUT_FAILED;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST) {
		*why = arena_printf(a, "\"%s\" is there already, and stays as "
		    "it is: name another folder", path);
		return OUT_REFUSED;
	}
	if (fd < 0) {
		failed(a, path, why);
		return OUT_FAILED;
	}
	if (!write_and_close(fd, bytes, len, false)) {
		failed(a, path, why);
		unlink(path);
		return OUT_FAILED;
	}
	return OUT_OK;
}

/* ---- a file that is nobody's document ---- */

bool
out_scratch_open(struct arena *a, struct render_scratch *s, const char **why)
{
	const char *dir = getenv("TMPDIR");
	char *path = arena_printf(a, "%s/planpress-XXXXXX",
	    dir != NULL && dir[0] != '\0' ? dir : "/tmp");

	s->fd = memfd_create("planpress", MFD_CLOEXEC);
	s->path = arena_printf(a, "/proc/self/fd/%d", s->fd);
	s->on_disk = false;
	if (s->fd >= 0 && access(s->path, W_OK) == 0)
		return true;
	if (s->fd >= 0)
		close(s->fd);
	s->fd = mkstemp(path);
	s->path = path;
	s->on_disk = s->fd >= 0;
	*why = arena_printf(a, "it needs room for a temporary file, and there "
	    "is none: %s", strerror(errno));
	return s->on_disk;
}

void
out_scratch_close(const struct render_scratch *s)
{
	if (s->on_disk)
		unlink(s->path);
	close(s->fd);
}
