/* SPDX-License-Identifier: MIT */
/* Folders that are watched: which files are finished, by a clock of the test's. */
#define _DEFAULT_SOURCE		/* mkdtemp, syscall */
#undef _FORTIFY_SOURCE		/* its read() is inline; ours stands in for it */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cli/watch.h"
#include "test.h"

static char top[64];
static int64_t now = 1000;
static struct diag d;

/* In the place of the system's: the error that each gives; 0: as it is. */
static struct { int init, add, read; } fault;

int inotify_init1(int flags)
{
	errno = fault.init;
	return fault.init ? -1 : (int)syscall(SYS_inotify_init1, flags);
}

int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
	errno = fault.add;
	return fault.add ? -1 : (int)syscall(SYS_inotify_add_watch, fd, path,
	    mask);
}

ssize_t read(int fd, void *p, size_t n)
{
	errno = fault.read;
	return fault.read ? -1 : (ssize_t)syscall(SYS_read, fd, p, n);
}

static const char *in(const char *name)
{
	static char path[2][256];
	static int turn;

	turn = !turn;
	snprintf(path[turn], sizeof(*path), "%s/%s", top, name);
	return path[turn];
}

/* Write to a file, which stays open where *fd. */
static void put(const char *name, const char *words, int *fd)
{
	int f = open(in(name), O_WRONLY | O_CREAT | O_APPEND, 0600);

	if (write(f, words, strlen(words)) < 0)
		exit(1);
	if (fd)
		*fd = f;
	else
		close(f);
}

static struct watch *begin(const char *include)
{
	static char *folder[1];

	strcpy(top, "/tmp/dafu-watch-XXXXXX");
	folder[0] = mkdtemp(top);
	return watch_open(folder, 1, include, now, &d);
}

static void end(struct watch *w)
{
	char command[128];

	watch_close(w);
	snprintf(command, sizeof(command), "rm -rf %s", top);
	if (system(command))
		exit(1);
	diag_clear(&d);
	d = (struct diag){0};
}

/* The names that are finished after so many milliseconds, blanks between. */
static const char *look(struct watch *w, int64_t later)
{
	static char names[256];
	const char *path;

	now += later;
	names[0] = '\0';
	if (!watch_look(w, now, &d))
		return "failed";
	while ((path = watch_next(w)) && strlen(names) < 200) {
		if (names[0])
			strcat(names, " ");
		strcat(names, path + strlen(top) + 1);
	}
	return names;
}

#define SAYS(later, names) \
	says(look(w, (later)), (names), __LINE__)
#define CHECK(ok) TEST(#ok, ok)

static void says(const char *is, const char *should, int line)
{
	if (strcmp(is, should))
		printf("line %d: '%s', not '%s'\n", line, is, should);
	TEST(should, !strcmp(is, should));
}

static void finished(void)
{
	struct watch *w;
	int fd;

	w = begin(NULL);
	SAYS(0, "");
	CHECK(watch_pause(w, now) == -1);
	put("a.txt", "one", NULL);
	SAYS(0, "");
	CHECK(watch_pause(w, now) == WATCH_SETTLE);
	SAYS(WATCH_SETTLE - 1, "");
	CHECK(watch_pause(w, now) == 1);
	SAYS(1, "a.txt");
	SAYS(WATCH_SETTLE, "");
	/* written on and on, however long it takes */
	put("b.txt", "one", &fd);
	SAYS(0, "");
	SAYS(100000, "");
	CHECK(write(fd, "two", 3) == 3);
	SAYS(100000, "");
	close(fd);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "b.txt");
	/* again, once it is another */
	put("a.txt", "", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "");
	put("a.txt", "more", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "a.txt");
	/* written to between the two looks */
	put("c.txt", "one", NULL);
	SAYS(0, "");
	put("c.txt", "two", NULL);
	SAYS(WATCH_SETTLE - 1, "");
	SAYS(WATCH_SETTLE - 1, "");
	SAYS(1, "c.txt");
	end(w);
}

static void before(void)
{
	struct watch *w = begin(NULL);
	char *folder[] = { top };

	watch_close(w);
	mkdir(in("sub"), 0700);
	put("sub/b.txt", "one", NULL);
	put("a.txt", "one", NULL);
	put(".c.txt", "one", NULL);
	CHECK(!symlink("a.txt", in("d.txt")));
	CHECK(!mkfifo(in("e.txt"), 0600));
	w = watch_open(folder, 1, NULL, now, &d);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "a.txt sub/b.txt");
	end(w);
	w = begin("*.txt,*.docx");
	put("a.txt", "one", NULL);
	put("a.tmp", "one", NULL);
	put("b.docx", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "a.txt b.docx");
	end(w);
}

static void renamed(void)
{
	struct watch *w = begin(NULL);

	put(".part", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "");
	rename(in(".part"), in("a.txt"));
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "a.txt");
	put("b.txt", "one", NULL);
	SAYS(0, "");
	rename(in("b.txt"), in("c.txt"));
	SAYS(WATCH_SETTLE, "");
	SAYS(WATCH_SETTLE, "c.txt");
	/* over another */
	put(".part", "two", NULL);
	rename(in(".part"), in("a.txt"));
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "a.txt");
	/* by a second name */
	CHECK(!link(in("a.txt"), in("d.txt")));
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "d.txt");
	end(w);
}

static void vanished(void)
{
	struct watch *w = begin(NULL);

	put("a.txt", "one", NULL);
	put("b.txt", "one", NULL);
	unlink(in("a.txt"));
	SAYS(0, "");
	unlink(in("b.txt"));
	SAYS(WATCH_SETTLE, "");
	SAYS(WATCH_SETTLE, "");
	CHECK(watch_pause(w, now) == -1);
	put("b.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "b.txt");
	CHECK(!d.list.n);
	end(w);
}

static void folders(void)
{
	struct watch *w = begin(NULL);
	char away[128];

	/* a file is there before the folder is known */
	mkdir(in("x"), 0700);
	mkdir(in("x/y"), 0700);
	put("x/y/a.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "x/y/a.txt");
	put("x/y/b.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "x/y/b.txt");
	/* under another name; what waits in it comes by that */
	put("x/y/c.txt", "one", NULL);
	SAYS(0, "");
	rename(in("x"), in("z"));
	SAYS(WATCH_SETTLE, "");
	SAYS(WATCH_SETTLE, "z/y/a.txt z/y/b.txt z/y/c.txt");
	put("z/y/d.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "z/y/d.txt");
	mkdir(in(".w"), 0700);
	put(".w/a.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "");
	/* the folder itself */
	snprintf(away, sizeof(away), "%s-away", top);
	rename(top, away);
	SAYS(0, "failed");
	CHECK(d.list.n == 1 && d.list.v[0].id == DIAG_IO);
	rename(away, top);
	end(w);
	CHECK(!watch_open((char *[]){ away }, 1, NULL, now, &d));
	diag_clear(&d);
	d = (struct diag){0};
}

/* Touched, without a word of it; a folder that is taken away; one whose name
 * begins as that of one that leaves. */
static void changed(void)
{
	struct watch *w = begin(NULL);
	const struct timespec long_ago[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };

	put("a.txt", "one", NULL);
	SAYS(0, "");
	CHECK(!utimensat(AT_FDCWD, in("a.txt"), long_ago, 0));
	SAYS(WATCH_SETTLE, "");
	CHECK(watch_pause(w, now) == WATCH_SETTLE);
	CHECK(watch_pause(w, now + 2 * WATCH_SETTLE) == 0);
	SAYS(WATCH_SETTLE, "a.txt");
	mkdir(in("x"), 0700);
	SAYS(0, "");
	rmdir(in("x"));
	SAYS(0, "");
	CHECK(!d.list.n);
	mkdir(in("x"), 0700);
	mkdir(in("xy"), 0700);
	SAYS(0, "");
	put("xy/a.txt", "one", NULL);
	put("x/a.txt", "one", NULL);
	SAYS(0, "");
	rename(in("x"), in(".x"));
	SAYS(WATCH_SETTLE, "xy/a.txt");
	put("xy/b.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "xy/b.txt");
	end(w);
}

/* A folder given with a slash behind it. */
static void slash(void)
{
	struct watch *w = begin(NULL);
	char given[80];

	watch_close(w);
	snprintf(given, sizeof(given), "%s/", top);
	w = watch_open((char *[]){ given }, 1, NULL, now, &d);
	put("a.txt", "one", NULL);
	SAYS(0, "");
	SAYS(WATCH_SETTLE, "a.txt");
	end(w);
}

static bool told(const char *words)
{
	bool is = d.list.n == 1 && d.list.v[0].id == DIAG_IO &&
	    str_has(d.list.v[0].detail, str_of(words));

	diag_clear(&d);
	d = (struct diag){0};
	return is;
}

static void failing(void)
{
	struct watch *w = begin(NULL);
	char *folder[] = { top };

	fault.init = EMFILE;
	CHECK(!watch_open(folder, 1, NULL, now, &d));
	CHECK(told(strerror(EMFILE)));
	fault.init = 0;
	fault.add = ENOSPC;
	CHECK(!watch_open(folder, 1, NULL, now, &d));
	CHECK(told("fs.inotify.max_user_watches"));
	/* a folder below that is not there any more is passed over, no other */
	for (const int *e = (const int []){ ENOENT, ENOTDIR, ELOOP, 0 }; *e;
	    e++) {
		fault.add = *e;
		CHECK(!watch_open(folder, 1, NULL, now, &d));
		CHECK(told(strerror(*e)));
		mkdir(in("x"), 0700);
		SAYS(0, "");
		rmdir(in("x"));
	}
	fault.add = EACCES;
	mkdir(in("y"), 0700);
	SAYS(0, "failed");
	CHECK(told(strerror(EACCES)));
	fault.add = 0;
	fault.read = EINTR;
	SAYS(0, "");
	fault.read = EIO;
	SAYS(0, "failed");
	CHECK(told(strerror(EIO)));
	fault.read = 0;
	end(w);
}

/* More than the system's queue holds: none is lost, none comes twice. */
static void burst(void)
{
	enum { MOST = 40000 };
	struct watch *w = begin(NULL);
	FILE *f = fopen("/proc/sys/fs/inotify/max_queued_events", "r");
	int room = 16384, files, count = 0;
	char *seen = calloc(MOST, 1);
	const char *path;
	bool once = true;

	if (f && fscanf(f, "%d", &room) != 1)
		room = 16384;
	/* a file makes three events at least */
	files = room / 3 + 200;
	if (files > MOST)
		files = MOST;
	for (int i = 0; i < files; i++) {
		char name[16];

		snprintf(name, sizeof(name), "%d.txt", i);
		put(name, "one", NULL);
	}
	CHECK(watch_look(w, now, &d));
	now += WATCH_SETTLE;
	CHECK(watch_look(w, now, &d));
	for (; (path = watch_next(w)); count++) {
		int i = atoi(path + strlen(top) + 1);

		once = once && i >= 0 && i < files && !seen[i]++;
	}
	CHECK(once);
	CHECK(count == files);
	SAYS(WATCH_SETTLE, "");
	if (f)
		fclose(f);
	free(seen);
	end(w);
}

int main(void)
{
	finished();
	before();
	renamed();
	vanished();
	folders();
	changed();
	slash();
	failing();
	burst();
	return test_done();
}
