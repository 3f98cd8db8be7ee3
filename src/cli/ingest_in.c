/* SPDX-License-Identifier: MIT */
/* dafu ingest: from files, and what they hold, to workers. */
#include "cli/ingest.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/utf.h"

/* A path as it is kept: clean, and valid UTF-8. */
static str path_kept(const char *path, struct arena *a)
{
	size_t n;
	uint32_t *c = utf8_points(a, file_clean(str_of(path), a), &n);

	return utf8_of(a, c, n);
}

const char *ingest_path(struct ingest *g, struct walk *w, int *error)
{
	const char *path;

	*error = 0;
	do
		path = w ? walk_next(w, error) : watch_next(g->watch);
	while (path && paths_have(&g->own, path));
	return path;
}

/* See whether it is there already.  What could not be read then is tried
 * again, but once a run. */
static bool look_up(struct ingest *g, struct slot *s)
{
	enum archive_found found;

	s->sha256 = digest_sha256(&s->arena, s->task.bytes);
	if (!g->run.archive)
		return true;
	if (!archive_find(g->run.archive, s->sha256, &s->document, &found,
	    &g->run.diag))
		return false;
	s->skip = s->document && (found != FOUND_UNREAD ||
	    names_find(&g->tried, s->sha256.s, true)->count++);
	s->fate = found == FOUND_DISPOSED ? FATE_DISPOSED : FATE_KNOWN;
	if (s->skip && found == FOUND_DISPOSED)
		s->reason = STR("it was disposed of and is not taken in again");
	return true;
}

/* A file or what is in one cannot be had, or not whole. */
static void unreadable(struct ingest *g, struct slot *s, enum diag_id id,
    str detail)
{
	const enum severity bad = diag_severity(id);

	s->task.bytes = (str){0};
	s->reason = arena_printf(&s->arena, "%s: %s", diag_name(id),
	    detail.s ? detail.s : diag_text(id));
	s->fate = FATE_UNREADABLE;
	s->skip = true;
	if (g->run.diag.worst < bad)
		g->run.diag.worst = bad;
}

static str copy(struct slot *s, str x)
{
	return x.s ? arena_str(&s->arena, x) : x;
}

/* The next of what the file in hand gives.  A box that cannot be opened is kept
 * like what cannot be read. */
static bool next_in_file(struct ingest *g, struct slot *s)
{
	const struct given *x = &g->in.list.v[g->in.next++];

	s->path = path_kept(x->path.s, &s->arena);
	s->task.name = copy(s, x->from.name);
	s->task.sender = copy(s, x->from.sender);
	s->task.sent = copy(s, x->from.sent);
	s->aside = x->aside;
	if (!x->bytes.s) {
		unreadable(g, s, x->why, x->detail);
		return true;
	}
	s->task.bytes = copy(s, x->bytes);
	return look_up(g, s);
}

/* The documents of the next path, which are more than the one expected. */
static void enter(struct ingest *g, const char *path, int error,
    struct diag *d)
{
	arena_reset(&g->in.arena);
	g->in.list = (givens){0};
	g->in.next = 0;
	if (error)
		diag_add(d, DIAG_IO, "%s", strerror(error));
	else
		given_read(&g->in.list, &g->opener, path, &g->in.arena, d);
	if (g->in.list.n && g->run.progress.total)
		g->run.progress.total += g->in.list.n - 1;
}

bool ingest_next(void *arg, struct slot *s, bool *end)
{
	struct ingest *g = arg;
	const bool stop = run_interrupted();
	struct diag d = {0};
	bool ok = true;
	int error = 0;

	*end = stop;
	if (!stop && g->in.next == g->in.list.n) {
		const char *path = ingest_path(g, g->walk, &error);

		*end = !path;
		if (path) {
			enter(g, path, error, &d);
			s->path = path_kept(path, &s->arena);
			s->task.name = str_of(file_name(s->path.s));
		}
	}
	if (!*end && d.list.n)
		unreadable(g, s, d.list.v[0].id, d.list.v[0].detail);
	else if (!*end)
		ok = next_in_file(g, s);
	diag_clear(&d);
	return ok;
}
