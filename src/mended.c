/* SPDX-License-Identifier: MIT */
/* The repaired letter, with what the repairs put away; and the source again. */
#include "mended.h"

#include "base/digest.h"
#include "base/utf.h"
#include "record/mended_xml.h"

struct mending {
	const struct text *text;
	const struct prose *prose;
	struct text_decoder *decoder;
	str bytes;
	struct arena *a;
	struct mended out;
	uint32_t from, end;	/* words of the source that stay as they are */
};

/* --- pieces */

static void keep(struct mending *m, uint32_t from, uint32_t end)
{
	if (m->end != from)
		m->from = from;
	m->end = end;
}

static void kept(struct mending *m)
{
	if (m->end > m->from)
		push(m->a, &m->out.list)->now = utf8_of(m->a,
		    m->text->c + m->from, m->end - m->from);
	m->from = m->end;
}

/* A piece of the source becomes other words; beside the last one, of it. */
static void mend(struct mending *m, uint32_t from, uint32_t end,
    const uint32_t *now, uint32_t n)
{
	struct mend *x;

	kept(m);
	x = push(m->a, &m->out.list);
	x->now = utf8_of(m->a, now, n);
	x->was = utf8_of(m->a, m->text->c + from, end - from);
	m->from = m->end = end;
}

static bool blank(const struct mending *m, uint32_t i)
{
	return utf_is_space(m->text->c[i]);
}

/* What stands between two lines that are kept: blanks and empty lines stay, what
 * stands there else is left out with its line's end. */
static void between(struct mending *m, uint32_t from, uint32_t end, bool apart)
{
	static const uint32_t feed = '\n';
	const uint32_t *c = m->text->c;
	uint32_t first = from, last = end, lines = 0;

	while (first < end && blank(m, first))
		lines += c[first++] == '\n';
	while (last > first && blank(m, last - 1))
		last--;
	if (first < end)
		while (lines && last < end && c[last - 1] != '\n')
			last++;
	keep(m, from, first);
	if (apart && !lines && first == end)
		mend(m, first, first, &feed, 1);
	else if (first < last)
		mend(m, first, last, &feed, apart && !lines &&
		    c[last - 1] == '\n');
	keep(m, last > first ? last : first, end);
}

static void letter(struct mending *m, uint32_t from, uint32_t to)
{
	const struct prose *p = m->prose;
	uint32_t at = from;
	bool apart = true;	/* the next word begins a line */

	m->from = m->end = from;
	for (size_t i = 0; i < p->n; i++) {
		if (p->c[i] == '\n') {
			apart = true;
			continue;
		}
		if (apart)
			between(m, at, p->at[i], i > 0);
		else if (p->at[i] > at)
			mend(m, at, p->at[i], NULL, 0);
		at = p->at[i];
		if (p->c[i] == m->text->c[at])
			keep(m, at, at + 1);
		else
			mend(m, at, at + 1, &p->c[i], 1);
		at++;
		apart = false;
	}
	between(m, at, to, false);
	kept(m);
}

/* --- bytes */

static str hexadecimal(struct arena *a, str x)
{
	static const char digits[] = "0123456789abcdef";
	char *s = arena_alloc(a, 1, 1, 2 * x.len + 1);

	for (size_t i = 0; i < x.len; i++) {
		s[2 * i] = digits[(unsigned char)x.s[i] >> 4];
		s[2 * i + 1] = digits[x.s[i] & 15];
	}
	return (str){ s, 2 * x.len };
}

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' :
	    c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool from_hexadecimal(str *out, str x, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, x.len / 2 + 1);

	for (size_t i = 0; i + 1 < x.len; i += 2) {
		int high = digit(x.s[i]), low = digit(x.s[i + 1]);

		if (high < 0 || low < 0)
			return false;
		s[i / 2] = (char)(high << 4 | low);
	}
	*out = (str){ s, x.len / 2 };
	return x.len % 2 == 0;
}

/* The bytes that words stand for, as the encoding has them. */
static bool usual(str *out, str words, str encoding,
    struct text_decoder *x, struct arena *a)
{
	size_t n;
	uint32_t *c;

	*out = words;
	if (!encoding.s || str_eq(encoding, STR("UTF-8")))
		return true;
	c = utf8_points(a, words, &n);
	return text_encode(out, c, n, arena_str(a, encoding).s, x, a);
}

static void put(char *s, size_t *n, str x)
{
	if (x.len)
		memcpy(s + *n, x.s, x.len);
	*n += x.len;
}

/* A piece whose words do not give its bytes is cut, so that only those
 * characters have bytes for which it is so. */
static void exactly(struct mending *m, const struct mend *x, size_t *byte,
    uint32_t *at)
{
	const size_t *begin = m->text->byte;
	str words = x->was.s ? x->was : x->now, has, is;
	size_t n;
	uint32_t *c = utf8_points(m->a, words, &n), first = *at;

	has = (str){ m->bytes.s + *byte, begin[first + n] - *byte };
	*at += (uint32_t)n;
	*byte += has.len;
	if (usual(&is, words, m->out.encoding, m->decoder, m->a) &&
	    str_eq(is, has)) {
		*push(m->a, &m->out.list) = *x;
	} else if (x->was.s || n == 1) {
		*push(m->a, &m->out.list) = (struct mend){ x->now, {0},
		    hexadecimal(m->a, has) };
	} else {
		for (size_t i = 0; i < n; i++) {
			const struct mend one = { utf8_of(m->a, c + i, 1), {0},
			    {0} };
			size_t from = begin[first + i];
			uint32_t to = first + (uint32_t)i;

			exactly(m, &one, &from, &to);
		}
	}
}

/* Give the pieces the bytes that their words do not. */
static void exact(struct mending *m, uint32_t from)
{
	struct mended out = m->out;
	size_t byte = m->text->byte[from];

	m->out.list.v = NULL;
	m->out.list.n = m->out.list.cap = 0;
	if (!from && byte)	/* a byte order mark */
		*push(m->a, &m->out.list) = (struct mend){ STR(""), {0},
		    hexadecimal(m->a, (str){ m->bytes.s, byte }) };
	for (size_t i = 0; i < out.list.n; i++)
		exactly(m, &out.list.v[i], &byte, &from);
}

/* --- the whole */

/* Which bytes the letter is. */
static str source_of(const struct mending *m, uint32_t from, uint32_t to)
{
	const struct text *t = m->text;
	size_t first = t->byte && from ? t->byte[from] : 0;

	return t->byte ? (str){ m->bytes.s + first, t->byte[to] - first } :
	    utf8_of(m->a, t->c + from, to - from);
}

str mended_letter(const struct document *doc, str bytes,
    const struct pipeline *p, struct arena *a)
{
	const struct letter *l = &doc->letter;
	struct mending m = { .text = &doc->text, .prose = &l->prose,
		.decoder = p->text.decoder, .bytes = bytes, .a = a };
	uint32_t from = l->starts[l->part - 1], to = l->starts[l->part];
	struct diag silent = {0};
	str out, again;
	bool ok;

	m.out.name = doc->origin.name;
	m.out.format = str_of(doc->text.format);
	if (doc->text.byte)
		m.out.encoding = str_of(doc->text.encoding);
	m.out.sha256 = digest_sha256(a, source_of(&m, from, to));
	letter(&m, from, to);
	if (doc->text.byte)
		exact(&m, from);
	out = mended_write(&m.out, a);
	ok = mended_undo(&again, out, p->text.decoder, a, &silent);
	diag_clear(&silent);
	return ok ? out : (str){0};
}

bool mended_undo(str *out, str xml, struct text_decoder *x,
    struct arena *a, struct diag *d)
{
	struct mended m;
	size_t n = 0;
	char *s;

	if (!mended_parse(&m, xml, a, d))
		return false;
	s = arena_alloc(a, 1, 1, 4 * xml.len + 1);
	for (size_t i = 0; i < m.list.n; i++) {
		const struct mend *one = &m.list.v[i];
		str is;

		if (!(one->bytes.s ? from_hexadecimal(&is, one->bytes, a) :
		    usual(&is, one->was.s ? one->was : one->now, m.encoding, x,
		    a)))
			break;
		put(s, &n, is);
	}
	*out = (str){ s, n };
	if (m.sha256.s && str_eq(digest_sha256(a, *out), m.sha256))
		return true;
	diag_add(d, DIAG_RECORD_SOURCE, "it was changed: its repairs undone "
	    "do not give the source");
	return false;
}
