/* SPDX-License-Identifier: MIT */
/* What the system tells of folders (inotify) to files that are finished. */
#define _DEFAULT_SOURCE		/* st_mtim, DT_* */
#include "cli/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/walk.h"

/* How a file stands. */
enum stand {
	GONE,			/* or not finished: no look at it is due */
	WAITING,		/* finished, if it stays as it was seen */
	DONE			/* was handed out as it was seen */
};

struct seen {
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec time;
};

struct file {
	const char *path;
	enum stand stand;
	int64_t since;
	struct seen seen;
};

/* A folder that is watched. */
struct watched {
	int id;			/* inotify's; -1: no longer */
	const char *path;
	bool named;		/* by the user */
};

struct watch {
	int fd;
	struct arena arena, event;	/* event: gone with the next */
	char *const *folder;
	int folders;
	const char *include;
	struct walk *wanted;	/* by include */
	struct names names;	/* paths of files: index + 1 */
	struct VEC(struct file) file;
	struct VEC(struct watched) watched;
	struct VEC(size_t) waiting;	/* files, in the order in which seen */
	struct VEC(size_t) ready;
	size_t next;		/* of ready */
	int64_t now;
};

static bool see(const char *path, struct seen *out)
{
	struct stat st;

	if (lstat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	*out = (struct seen){ st.st_dev, st.st_ino, st.st_size, st.st_mtim };
	return true;
}

static bool same(const struct seen *x, const struct seen *y)
{
	return x->device == y->device && x->inode == y->inode &&
	    x->size == y->size && x->time.tv_sec == y->time.tv_sec &&
	    x->time.tv_nsec == y->time.tv_nsec;
}

/* The file of that name, which is noted now where it was not. */
static struct file *file_of(struct watch *w, struct named *n)
{
	if (!n->count) {
		struct file *f = push(&w->arena, &w->file);

		f->path = n->name;
		n->count = (int)w->file.n;
	}
	return &w->file.v[n->count - 1];
}

/* NULL: nothing was seen of it. */
static struct file *find(struct watch *w, const char *path)
{
	struct named *n = names_find(&w->names, path, false);

	return n ? file_of(w, n) : NULL;
}

/* A file may be finished from now on. */
static void expect(struct watch *w, const char *path)
{
	struct file *f;
	struct seen seen;

	if (!see(path, &seen))
		return;
	f = file_of(w, names_find(&w->names, path, true));
	if (f->stand == DONE && same(&f->seen, &seen))
		return;
	if (f->stand != WAITING)
		*push(&w->arena, &w->waiting) = (size_t)(f - w->file.v);
	f->stand = WAITING;
	f->since = w->now;
	f->seen = seen;
}

/* A file is gone, or is being written. */
static void forget(struct watch *w, const char *path)
{
	struct file *f = find(w, path);

	if (f && f->stand == WAITING)
		f->stand = GONE;
}

static bool fail(struct diag *d, const char *path)
{
	diag_add(d, DIAG_IO, "%s: %s", path, errno == ENOSPC ?
	    "the system watches no more folders (fs.inotify.max_user_watches)" :
	    strerror(errno));
	return false;
}

static struct watched *place_of(struct watch *w, int id)
{
	for (size_t i = 0; i < w->watched.n; i++)
		if (w->watched.v[i].id == id)
			return &w->watched.v[i];
	return NULL;
}

/* Watch a folder.  One below that is not there any more is passed over. */
static bool add_place(struct watch *w, const char *path, bool named,
    struct diag *d)
{
	int id = inotify_add_watch(w->fd, path, IN_CLOSE_WRITE | IN_MODIFY |
	    IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF |
	    IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW * !named);
	struct watched *p;

	if (id < 0)
		return (!named && (errno == ENOENT || errno == ENOTDIR ||
		    errno == ELOOP)) || fail(d, path);
	p = place_of(w, id);
	if (!p)
		p = push(&w->arena, &w->watched);
	*p = (struct watched){ id, arena_str(&w->arena, str_of(path)).s, named };
	return true;
}

/* A folder that is looked through, for walk. */
struct look {
	struct watch *w;
	const char *top;
	bool named, ok;
	struct diag *d;
};

static void enter(void *arg, const char *path)
{
	struct look *x = arg;

	x->ok = x->ok && add_place(x->w, path, x->named &&
	    !strcmp(path, x->top), x->d);
}

/* Watch a folder and those below, and expect the files in them.  A folder is
 * watched before its names are read, so that nothing slips through between. */
static bool scan(struct watch *w, const char *path, bool named, struct diag *d)
{
	char *one = (char *)path;
	struct look x = { w, path, named, true, d };
	struct walk *walk = walk_open(&one, 1, &(struct walk_options){
	    .include = w->include, .folder = enter, .arg = &x });
	const char *at;
	int error;

	while (x.ok && (at = walk_next(walk, &error)))
		if (!error)
			expect(w, at);
		else if (named && !strcmp(at, path))
			x.ok = fail(d, path);
	walk_close(walk);
	return x.ok;
}

static bool scan_all(struct watch *w, struct diag *d)
{
	for (int i = 0; i < w->folders; i++)
		if (!scan(w, w->folder[i], true, d))
			return false;
	return true;
}

/* A folder has gone elsewhere: what is below it comes by other names, if at
 * all. */
static void leave(struct watch *w, const char *path)
{
	size_t n = strlen(path);

	for (size_t i = 0; i < w->watched.n; i++) {
		struct watched *p = &w->watched.v[i];

		if (p->id >= 0 && !strncmp(p->path, path, n) &&
		    (!p->path[n] || p->path[n] == '/')) {
			inotify_rm_watch(w->fd, p->id);
			p->id = -1;
		}
	}
	for (size_t i = 0; i < w->waiting.n; i++) {
		struct file *f = &w->file.v[w->waiting.v[i]];

		if (!strncmp(f->path, path, n) && f->path[n] == '/')
			f->stand = GONE;
	}
}

/* A file's second name is there whole. */
static bool is_linked(const char *path)
{
	struct stat st;

	return !lstat(path, &st) && S_ISREG(st.st_mode) && st.st_nlink > 1;
}

static bool happened(struct watch *w, const struct inotify_event *e,
    struct diag *d)
{
	bool lost = e->mask & IN_Q_OVERFLOW;
	struct watched *p = lost ? NULL : place_of(w, e->wd);
	str path;

	if (lost)
		return scan_all(w, d);
	if (!p)
		return true;
	if (e->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
		if (e->mask & IN_IGNORED)
			p->id = -1;
		if (p->named)
			diag_add(d, DIAG_IO, "%s: the folder is gone",
			    p->path);
		return !p->named;
	}
	if (!e->len || e->name[0] == '.')
		return true;
	arena_reset(&w->event);
	path = arena_printf(&w->event, "%s%s%s", p->path,
	    str_ends(str_of(p->path), STR("/")) ? "" : "/", e->name);
	if (e->mask & IN_ISDIR) {
		if (e->mask & IN_MOVED_FROM)
			leave(w, path.s);
		return !(e->mask & (IN_CREATE | IN_MOVED_TO)) ||
		    scan(w, path.s, false, d);
	}
	if (!walk_wants(w->wanted, e->name))
		return true;
	if (e->mask & (IN_CLOSE_WRITE | IN_MOVED_TO) ||
	    (e->mask & IN_CREATE && is_linked(path.s)))
		expect(w, path.s);
	else if (e->mask & (IN_MODIFY | IN_MOVED_FROM))
		forget(w, path.s);
	return true;
}

static bool listen(struct watch *w, struct diag *d)
{
	union {
		struct inotify_event event;
		char bytes[1 << 16];
	} in;
	ssize_t n;

	while ((n = read(w->fd, &in, sizeof(in))) > 0)
		for (char *at = in.bytes; at < in.bytes + n; ) {
			const struct inotify_event *e = (const void *)at;

			if (!happened(w, e, d))
				return false;
			at += sizeof(*e) + e->len;
		}
	return n >= 0 || errno == EAGAIN || errno == EINTR ||
	    fail(d, "inotify");
}

/* Files that have stayed as they were are ready. */
static void settle(struct watch *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->waiting.n; i++) {
		struct file *f = &w->file.v[w->waiting.v[i]];
		struct seen seen;

		if (f->stand == WAITING && w->now - f->since >= WATCH_SETTLE) {
			if (!see(f->path, &seen)) {
				f->stand = GONE;
			} else if (same(&f->seen, &seen)) {
				f->stand = DONE;
				*push(&w->arena, &w->ready) = w->waiting.v[i];
			} else {
				f->seen = seen;
				f->since = w->now;
			}
		}
		if (f->stand == WAITING)
			w->waiting.v[kept++] = w->waiting.v[i];
	}
	w->waiting.n = kept;
}

struct watch *watch_open(char *const *folders, int count, const char *include,
    int64_t now, struct diag *d)
{
	struct watch *w = checked_malloc(sizeof(*w));

	*w = (struct watch){ .folder = folders, .folders = count,
		.include = include, .now = now, .wanted = walk_open(NULL, 0,
		&(struct walk_options){ .include = include }) };
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (w->fd < 0)
		fail(d, "inotify");
	if (w->fd >= 0 && scan_all(w, d))
		return w;
	watch_close(w);
	return NULL;
}

void watch_close(struct watch *w)
{
	if (!w)
		return;
	if (w->fd >= 0)
		close(w->fd);
	walk_close(w->wanted);
	arena_free(&w->names.arena);
	arena_free(&w->event);
	arena_free(&w->arena);
	free(w);
}

bool watch_look(struct watch *w, int64_t now, struct diag *d)
{
	w->now = now;
	if (w->next == w->ready.n)
		w->next = w->ready.n = 0;
	if (!listen(w, d))
		return false;
	settle(w);
	return true;
}

const char *watch_next(struct watch *w)
{
	return w->next < w->ready.n ? w->file.v[w->ready.v[w->next++]].path :
	    NULL;
}

int watch_pause(const struct watch *w, int64_t now)
{
	int64_t first = -1;

	for (size_t i = 0; i < w->waiting.n; i++) {
		const struct file *f = &w->file.v[w->waiting.v[i]];
		int64_t left = f->since + WATCH_SETTLE - now;

		if (f->stand == WAITING && (first < 0 || left < first))
			first = left > 0 ? left : 0;
	}
	return (int)first;
}

void watch_wait(const struct watch *w, int milliseconds)
{
	struct pollfd f = { .fd = w->fd, .events = POLLIN };

	poll(&f, 1, milliseconds);
}
