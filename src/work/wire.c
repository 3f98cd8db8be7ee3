/* SPDX-License-Identifier: MIT */
/* Values to bytes and back. */
#include "work/wire.h"

static void grow(struct wire_writer *w, size_t cap)
{
	w->out.v = arena_resize(w->a, w->out.v, w->out.cap, cap);
	w->out.cap = cap;
}

void wire_reserve(struct wire_writer *w, size_t len)
{
	if (w->out.n + len > w->out.cap)
		grow(w, w->out.n + len);
}

/* Where the next len bytes go. */
static char *next(struct wire_writer *w, size_t len)
{
	if (len > w->out.cap - w->out.n)
		grow(w, 2 * (w->out.n + len));
	w->out.n += len;
	return w->out.v + w->out.n - len;
}

void wire_put_byte(struct wire_writer *w, unsigned n)
{
	*next(w, 1) = (char)n;
}

void wire_put_number(struct wire_writer *w, int64_t n)
{
	memcpy(next(w, sizeof(n)), &n, sizeof(n));
}

/* Length + 1, 0 for no string; the bytes and a NUL. */
void wire_put_str(struct wire_writer *w, str x)
{
	char *to;

	wire_put_number(w, x.s ? (int64_t)x.len + 1 : 0);
	if (!x.s)
		return;
	to = next(w, x.len + 1);
	memcpy(to, x.s, x.len);
	to[x.len] = '\0';
}

void wire_put_messages(struct wire_writer *w, const struct diag *d)
{
	wire_put_number(w, (int64_t)d->list.n);
	for (size_t i = 0; i < d->list.n; i++) {
		const struct message *m = &d->list.v[i];

		wire_put_byte(w, m->id);
		wire_put_number(w, (int64_t)m->line);
		wire_put_number(w, (int64_t)m->column);
		wire_put_str(w, m->file);
		wire_put_str(w, m->detail);
	}
}

static const void *take(struct wire_reader *r, size_t len)
{
	const char *s = r->left.s;

	if (len > r->left.len) {
		r->broken = true;
		r->left.len = 0;
		return NULL;
	}
	r->left.s += len;
	r->left.len -= len;
	return s;
}

unsigned wire_byte(struct wire_reader *r, unsigned below)
{
	const unsigned char *s = take(r, 1);

	if (s && *s < below)
		return *s;
	r->broken = true;
	return 0;
}

int64_t wire_number(struct wire_reader *r)
{
	const void *s = take(r, sizeof(int64_t));
	int64_t n = 0;

	if (s)
		memcpy(&n, s, sizeof(n));
	return n;
}

size_t wire_count(struct wire_reader *r)
{
	int64_t n = wire_number(r);

	if (n >= 0 && (uint64_t)n <= r->left.len)
		return (size_t)n;
	r->broken = true;
	return 0;
}

str wire_str(struct wire_reader *r)
{
	size_t len = wire_count(r);
	const char *s = len ? take(r, len) : NULL;

	if (!s)
		return (str){0};
	if (s[len - 1]) {
		r->broken = true;
		return (str){0};
	}
	return (str){ s, len - 1 };
}

static void take_message(struct wire_reader *r, struct diag *d)
{
	enum diag_id id = (enum diag_id)wire_byte(r, DIAG_COUNT);
	size_t line = (size_t)wire_number(r), column = (size_t)wire_number(r);
	str file = wire_str(r), detail = wire_str(r), before = d->file;

	if (r->broken)
		return;
	if (file.len)
		d->file = file;
	if (detail.s)
		diag_add_at(d, id, line, column, "%s", detail.s);
	else
		diag_add_at(d, id, line, column, NULL);
	d->file = before;
}

void wire_messages(struct wire_reader *r, struct diag *d)
{
	size_t n = wire_count(r);

	for (size_t i = 0; i < n && !r->broken; i++)
		take_message(r, d);
}

bool wire_whole(const struct wire_reader *r)
{
	return !r->broken && !r->left.len;
}
