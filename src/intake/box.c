/* SPDX-License-Identifier: MIT */
/* Boxes to the documents in them, whatever kind of box, within limits. */
#include "intake/box_reader.h"

#include "base/utf.h"
#include "intake/decode.h"

enum { NAME = 4096,		/* bytes of a path */
	SMALL = 1 << 20 };	/* what is larger is packed less well */

static bool too_much(struct box *b, const char *what)
{
	diag_add(b->d, DIAG_TOO_LARGE, "%.*s%s%s; unpack it and give the folder",
	    b->depth > 1 ? (int)b->name.len : 0, b->name.s,
	    b->depth > 1 ? ": " : "", what);
	return false;
}

bool box_room(struct box *b, size_t bytes)
{
	b->taken += bytes;
	b->own += bytes;
	if (b->own > SMALL && b->own / BOX_RATIO > b->packed)
		return too_much(b, "what is in it is more than 250 times as "
		    "large");
	if (b->taken > BOX_ALL)
		return too_much(b, "unpacked, it has more than 128M");
	return true;
}

/* The name in UTF-8, as XML can carry it, with '/' between its parts. */
static str name_of(struct box *b, str name)
{
	static const struct text_options any = {0};
	struct decoded x;
	struct diag d = {0};
	size_t n;
	str out;

	if (name.len && decode(&x, name, &any, b->a, &d)) {
		out = utf8_of(b->a, x.c, x.n);
	} else {
		uint32_t *c = utf8_points(b->a, name, &n);

		out = utf8_of(b->a, c, n);
	}
	diag_clear(&d);
	out = utf8_xml(b->a, out);
	out = arena_str(b->a, out);
	for (size_t i = 0; i < out.len; i++)
		if (out.s[i] == '\\')
			((char *)out.s)[i] = '/';
	return out;
}

/* The next part of a path, which *at moves past. */
static str part(str path, size_t *at)
{
	size_t from = *at;

	while (*at < path.len && path.s[*at] != '/')
		++*at;
	return (str){ path.s + from, (*at)++ - from };
}

/* Hidden files are passed over, as below a folder. */
static bool is_hidden(str name)
{
	for (size_t at = 0; at < name.len; ) {
		str x = part(name, &at);

		if (str_starts(x, STR(".")) && !str_eq(x, STR(".")) &&
		    !str_eq(x, STR("..")))
			return true;
	}
	return false;
}

/* Whether a name says where to go: from the top, or up. */
static bool leads_out(str name)
{
	if (str_starts(name, STR("/")) || (name.len > 1 && name.s[1] == ':' &&
	    (name.s[0] | 0x20) >= 'a' && (name.s[0] | 0x20) <= 'z'))
		return true;
	for (size_t at = 0; at < name.len; )
		if (str_eq(part(name, &at), STR("..")))
			return true;
	return false;
}

/* The path without empty parts, "." and "..". */
static str clean(struct box *b, str name)
{
	char *to = arena_alloc(b->a, 1, 1, name.len + 2);
	size_t n = 0;

	for (size_t at = 0; at < name.len; ) {
		str x = part(name, &at);

		if (!x.len || str_eq(x, STR(".")) || str_eq(x, STR("..")))
			continue;
		if (n)
			to[n++] = '/';
		memcpy(to + n, x.s, x.len);
		n += x.len;
	}
	return (str){ to, n };
}

static bool is_there(const struct box *b, str path)
{
	for (size_t i = 0; i < b->out->n; i++)
		if (str_eq(b->out->v[i].path, path))
			return true;
	return false;
}

/* The member's path; where there is one of that name, as NAME-2.ext. */
static str path_of(struct box *b, str name)
{
	size_t dot = name.len;
	str path = arena_printf(b->a, "%s%.*s", b->prefix.s, (int)name.len,
	    name.s);

	while (dot && name.s[dot - 1] != '.' && name.s[dot - 1] != '/')
		dot--;
	dot = dot && name.s[dot - 1] == '.' ? dot - 1 : name.len;
	for (int i = 2; is_there(b, path); i++)
		path = arena_printf(b->a, "%s%.*s-%d%.*s", b->prefix.s,
		    (int)dot, name.s, i, (int)(name.len - dot), name.s + dot);
	return path;
}

static struct member *add(struct box *b, str name)
{
	struct member *m = push(b->a, b->out);

	*m = (struct member){ .path = path_of(b, name), .sender = b->sender,
		.sent = b->sent };
	return m;
}

static bool lost(struct box *b, str name, enum diag_id why, str detail)
{
	struct member *m;

	if (b->out->n == BOX_MEMBERS)
		return too_much(b, "it holds more than 10000 files");
	if (name.len > NAME)
		name.len = 80;
	m = add(b, name.len ? name : STR("?"));
	m->why = why;
	m->detail = detail;
	return true;
}

bool box_lost(struct box *b, str name, enum diag_id why, const char *detail)
{
	name = name_of(b, name);
	return is_hidden(name) || lost(b, clean(b, name), why, detail ? arena_str(b->a, str_of(detail)) :
	    (str){0});
}

/* A box in the box: its members come instead.  One that fails by itself is a
 * member that cannot be had; one that goes past a limit is the end of all. */
static bool nested(struct box *b, box_reader *read, str name, str bytes)
{
	struct diag d = {0};
	struct box in = *b;
	const size_t before = b->out->n;
	bool ok;

	if (b->depth == BOX_DEPTH)
		return too_much(b, "it holds boxes in boxes, five deep");
	in.prefix = arena_printf(b->a, "%s/", path_of(b, name).s);
	in.name = name;
	in.d = &d;
	in.depth++;
	in.own = 0;
	in.packed = bytes.len;
	ok = read(&in, bytes);
	b->taken = in.taken;
	if (ok && b->out->n == before)
		ok = lost(b, name, DIAG_EMPTY, STR("nothing is in it"));
	for (size_t i = 0; !ok && i < d.list.n; i++) {
		const struct message *m = &d.list.v[i];

		if (m->id == DIAG_TOO_LARGE)
			diag_add(b->d, m->id, "%s", m->detail.s);
		else
			ok = lost(b, name, m->id, arena_str(b->a, m->detail));
	}
	diag_clear(&d);
	return ok;
}

bool box_add(struct box *b, str name, str bytes, bool aside)
{
	box_reader *read;
	struct member *m;

	name = name_of(b, name);
	if (is_hidden(name))
		return true;
	if (leads_out(name) || name.len > NAME)
		return lost(b, clean(b, name), DIAG_MEMBER, name.len > NAME ?
		    STR("its name is longer than 4096 bytes") :
		    STR("its name leads out of what it is packed in"));
	name = clean(b, name);
	if (!name.len)
		return lost(b, name, DIAG_MEMBER, STR("it has no name"));
	if (bytes.len > BOX_EACH)
		return too_much(b, "a file in it has more than 64M");
	read = box_told(bytes, b->a);
	if (read)
		return nested(b, read, name, bytes);
	if (b->out->n == BOX_MEMBERS)
		return too_much(b, "it holds more than 10000 files");
	m = add(b, name);
	m->bytes = bytes.s ? bytes : STR("");
	m->aside = aside;
	return true;
}

enum boxed box_open(members *out, str name, str bytes, struct arena *a,
    struct diag *d)
{
	box_reader *read = box_told(bytes, a);
	struct box b = { .out = out, .a = a, .d = d, .name = name,
		.prefix = STR(""), .packed = bytes.len, .depth = 1 };

	*out = (members){0};
	if (!read)
		return BOX_NONE;
	if (!read(&b, bytes))
		return BOX_FAILED;
	if (out->n)
		return BOX_OPENED;
	diag_add(d, DIAG_EMPTY, "nothing is in it");
	return BOX_FAILED;
}
