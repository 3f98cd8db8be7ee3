/* SPDX-License-Identifier: MIT */
/* From a path to the documents that it gives. */
#include "cli/given.h"

#include <sys/stat.h>

#include "base/file.h"

bool given_start(struct opener *o, struct diag *d)
{
	const struct pool_options options = { .workers = 1,
		.limits = *o->limits, .read = unbox_answer, .full = true };

	if (!o->pool)
		o->pool = pool_open(&options, d);
	return o->pool && pool_ready(o->pool, d);
}

void given_close(struct opener *o)
{
	pool_close(o->pool);
	o->pool = NULL;
}

/* The length of the path up to a file on the way: folder.zip; all of it where
 * there is none. */
static size_t file_on_way(const char *path, struct arena *a)
{
	size_t len = strlen(path);
	struct stat st;

	if (!strcmp(path, "-") || !stat(path, &st))
		return len;
	for (size_t i = 1; i < len; i++)
		if (path[i] == '/' && !stat(arena_str(a, (str){ path, i }).s,
		    &st) && S_ISREG(st.st_mode))
			return i;
	return len;
}

static void add(givens *out, const char *file, const struct member *m,
    struct arena *a)
{
	struct given *g = push(a, out);

	if (!strcmp(file, "-"))
		file = "stdin";
	g->path = arena_printf(a, "%s/%s", file, m->path.s);
	g->from = (struct provenance){ arena_printf(a, "%s/%s", file_name(file),
	    m->path.s), m->sender, m->sent };
	g->bytes = m->bytes;
	g->aside = m->aside;
	g->failed = !m->bytes.s;
	g->why = m->why;
	g->detail = m->detail;
}

/* Of what the box holds all, or what is asked for. */
static bool take(givens *out, const members *x, const char *file, str asked,
    struct arena *a, struct diag *d)
{
	for (size_t i = 0; i < x->n; i++)
		if (!asked.len || str_eq(x->v[i].path, asked))
			add(out, file, &x->v[i], a);
	if (!out->n)
		diag_add(d, DIAG_MEMBER, "nothing of that name is in '%s'",
		    file);
	return out->n;
}

/* The file as one document; a box that cannot be opened says why. */
static void whole(givens *out, const char *path, str bytes,
    const struct diag *why, struct arena *a)
{
	struct given *g = push(a, out);

	g->path = arena_str(a, str_of(path));
	g->from.name = strcmp(path, "-") ? str_of(file_name(g->path.s)) :
	    STR("stdin");
	g->bytes = bytes;
	g->failed = why->list.n;
	if (!g->failed)
		return;
	g->why = why->list.v[0].id;
	g->detail = why->list.v[0].detail;
	if (g->detail.s)
		g->detail = arena_str(a, g->detail);
}

bool given_read(givens *out, struct opener *o, const char *path,
    struct arena *a, struct diag *d)
{
	size_t len = file_on_way(path, a);
	const char *file = arena_str(a, (str){ path, len }).s;
	str asked = str_of(path[len] ? path + len + 1 : "");
	struct task t = { .a = a, .name = str_of(file_name(file)) };
	struct diag why = {0};
	enum boxed boxed = BOX_NONE;
	members x;
	bool ok = true;

	*out = (givens){0};
	if (!file_read(&t.bytes, file, o->limit, a, d))
		return false;
	if (box_may_be(t.bytes)) {
		if (!given_start(o, d))
			return false;
		boxed = unbox(&x, &t, o->pool, &why);
	}
	if (boxed == BOX_OPENED)
		ok = take(out, &x, file, asked, a, d);
	else if (asked.len && boxed == BOX_NONE)
		diag_add(d, DIAG_MEMBER, "'%s' is one document", file);
	else
		whole(out, file, t.bytes, &why, a);
	diag_clear(&why);
	return ok && out->n;
}

void given_tell(const struct given *g, struct diag *d)
{
	str file = d->file;

	d->file = g->path;
	if (g->detail.s)
		diag_add(d, g->why, "%s", g->detail.s);
	else
		diag_add(d, g->why, NULL);
	d->file = file;
}

bool given_one(struct given *out, struct opener *o, const char *path,
    struct arena *a, struct diag *d)
{
	const struct given *one = NULL;
	size_t count = 0;
	givens all;

	if (!given_read(&all, o, path, a, d))
		return false;
	for (size_t i = 0; i < all.n; i++) {
		const struct given *g = &all.v[i];

		if (all.n == 1 || !g->aside) {
			one = g;
			count++;
		}
	}
	if (count != 1) {
		diag_add(d, DIAG_BOX, "it holds %zu; name one, as '%s'", all.n,
		    all.v[0].path.s);
		return false;
	}
	*out = *one;
	if (out->failed)
		given_tell(out, d);
	return !out->failed;
}
