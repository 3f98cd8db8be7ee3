/* SPDX-License-Identifier: MIT */
/* Bytes to text: which format they are in, and its reader. */
#include "intake/document_text.h"

#include "intake/box_reader.h"
#include "intake/format.h"
#include "intake/html.h"

enum told { TOLD_BYTES, TOLD_MAIN, TOLD_KIND, TOLD_MEMBER, TOLD_HEAD,
	TOLD_MARKUP, TOLD_ANY };

#define BYTES(x) TOLD_BYTES, { (x), sizeof(x) - 1 }, { NULL, 0 }
#define HOLDS(x, y) TOLD_BYTES, { (x), sizeof(x) - 1 }, { (y), sizeof(y) - 1 }
#define MAIN(x) TOLD_MAIN, { (x), sizeof(x) - 1 }, { NULL, 0 }
#define KIND(x) TOLD_KIND, { (x), sizeof(x) - 1 }, { NULL, 0 }
#define MEMBER(x) TOLD_MEMBER, { (x), sizeof(x) - 1 }, { NULL, 0 }
#define HEAD TOLD_HEAD, { NULL, 0 }, { NULL, 0 }
#define MARKUP TOLD_MARKUP, { NULL, 0 }, { NULL, 0 }
#define ANY TOLD_ANY, { NULL, 0 }, { NULL, 0 }

static const struct told_row {
	enum told told;
	str what, holds;
	format_reader *read;
	box_reader *open;	/* both NULL: refused */
	enum tool tool;		/* that takes it apart; TOOL_COUNT: none */
} told_rows[] = {
#define READ(id, name, how, by, reader, what) \
	{ how, reader, NULL, TOOL_COUNT },
#define TAKEN_APART(id, name, how, tool, by, reader, what) \
	{ how, reader, NULL, TOOL_##tool },
#define PICTURE TAKEN_APART
#define BOX(name, how, by, reader, what) { how, NULL, reader, TOOL_COUNT },
#define REFUSED(what, how, advice) { how, NULL, NULL, TOOL_COUNT },
#include "intake/format.def"
#undef READ
#undef TAKEN_APART
#undef PICTURE
#undef BOX
#undef REFUSED
};

const struct text_format text_formats[] = {
#define READ(id, name, how, by, reader, what) \
	{ name, what, by, NULL, TOOL_COUNT, false, false },
#define TAKEN_APART(id, name, how, tool, by, reader, what) \
	{ name, what, by, NULL, TOOL_##tool, false, false },
#define PICTURE(id, name, how, tool, by, reader, what) \
	{ name, what, by, NULL, TOOL_##tool, false, true },
#define BOX(name, how, by, reader, what) \
	{ name, what, by, NULL, TOOL_COUNT, true, false },
#define REFUSED(what, how, advice) \
	{ NULL, what, NULL, advice, TOOL_COUNT, false, false },
#include "intake/format.def"
#undef READ
#undef TAKEN_APART
#undef PICTURE
#undef BOX
#undef REFUSED
	{ NULL, NULL, NULL, NULL, TOOL_COUNT, false, false }
};

/* How far into a file HOLDS looks. */
enum { NEAR = 1 << 20 };

static bool is_zip(str b)
{
	return str_starts(b, STR("PK\3\4"));
}

/* A container is opened once; false: it cannot be, said why. */
static bool opened(struct intake *in)
{
	if (!in->zip)
		in->zip = container_open(in->bytes, in->d);
	return in->zip;
}

/* What a member of a container says, once it is read; "" where there is none. */
static str member(struct intake *in, str name, str *kept)
{
	if (!kept->s && (!container_has(in->zip, name) ||
	    !container_read(kept, in->zip, name, in->a, in->d)))
		*kept = STR("");
	return *kept;
}

static bool by_bytes(str b, const struct told_row *row)
{
	if (!str_starts(b, row->what))
		return false;
	b.len = b.len > NEAR ? NEAR : b.len;
	return !row->holds.s || str_has(b, row->holds);
}

/* Whether the file is in the row's format; or, with a message in d, can be in
 * none. */
static bool fits(struct intake *in, const struct told_row *row)
{
	switch (row->told) {
	case TOLD_BYTES:
		return by_bytes(in->bytes, row);
	case TOLD_MAIN:
		return is_zip(in->bytes) && opened(in) &&
		    str_has(member(in, STR("[Content_Types].xml"),
		    &in->types), row->what);
	case TOLD_KIND:
		return is_zip(in->bytes) && opened(in) &&
		    str_starts(member(in, STR("mimetype"), &in->kind),
		    row->what);
	case TOLD_MEMBER:
		return is_zip(in->bytes) && opened(in) &&
		    container_has(in->zip, row->what);
	case TOLD_HEAD:
		return mail_is(in->bytes);
	case TOLD_MARKUP:
		in->is_decoded = decode(&in->decoded, in->bytes, in->options,
		    in->a, in->d);
		return in->is_decoded && html_is(&in->decoded);
	case TOLD_ANY:
		return true;
	}
	return false;
}

/* A box is read member by member; as one document it says why it is none. */
static bool open_as(struct intake *in, const struct text_format *f)
{
	members in_it;

	if (box_open(&in_it, STR("x"), in->bytes, in->a, in->d) == BOX_OPENED)
		diag_add(in->d, DIAG_BOX, "it is %s; it holds %zu",
		    f->what, in_it.n);
	return false;
}

/* What the format's tool makes of the file. */
static bool take_apart(struct intake *in, enum tool tool, const char *what)
{
	const struct programs *p = in->options->programs;

	if (p)
		return p->run(p->arg, &in->made, tool, in->bytes, in->a,
		    in->d);
	diag_add(in->d, DIAG_PROGRAM_NEEDED, "it is %s, which %s (package %s) "
	    "takes apart; the command dafu runs it, its library does not",
	    what, tool_rows[tool].name, tool_rows[tool].package);
	return false;
}

static bool read_as(struct text *out, struct intake *in, size_t row)
{
	const struct text_format *f = &text_formats[row];
	enum tool tool = told_rows[row].tool;

	out->format = f->name;
	out->bytes = in->bytes.len;
	if (f->picture && !in->options->ocr && in->options->programs) {
		diag_add(in->d, DIAG_BINARY, "it is %s, which is read with "
		    "--ocr", f->what);
		return false;
	}
	if (tool != TOOL_COUNT && !take_apart(in, tool, f->what))
		return false;
	if (told_rows[row].read)
		return told_rows[row].read(out, in);
	if (told_rows[row].open)
		return open_as(in, f);
	diag_add(in->d, DIAG_BINARY, "it is %s; %s", f->what, f->advice);
	return false;
}

/* Its row, at most `most`, which is only reached; with a message in d: none. */
static size_t tell(struct intake *in, size_t most)
{
	size_t said = in->d->list.n, row = 0;

	while (row < most && !fits(in, &told_rows[row]) &&
	    in->d->list.n == said)
		row++;
	return row;
}

enum { ROWS = sizeof(told_rows) / sizeof(*told_rows) };

box_reader *box_told(str bytes, struct arena *a)
{
	struct diag d = {0};
	struct intake in = { .bytes = bytes, .a = a, .d = &d };
	size_t last = ROWS;
	box_reader *open = NULL;

	while (!told_rows[last - 1].open)
		last--;
	if (bytes.len) {
		size_t row = tell(&in, last);

		open = d.list.n || row == last ? NULL : told_rows[row].open;
	}
	container_close(in.zip);
	diag_clear(&d);
	return open;
}

/* What a ZIP's first head says is not enough: the container may say otherwise. */
bool box_may_be(str bytes)
{
	for (size_t i = 0; i < ROWS; i++)
		if (told_rows[i].open && (told_rows[i].told == TOLD_HEAD ?
		    mail_is(bytes) : by_bytes(bytes, &told_rows[i])))
			return true;
	return false;
}

bool text_decode(struct text *out, str bytes, const struct text_options *o,
    struct arena *a, struct diag *d)
{
	struct intake in = { .bytes = bytes, .options = o, .a = a, .d = d };
	size_t said = d->list.n, row;
	bool ok = false;

	*out = (struct text){0};
	if (!bytes.len) {
		diag_add(d, DIAG_EMPTY, NULL);
		return false;
	}
	row = tell(&in, ROWS - 1);
	if (d->list.n == said)
		ok = read_as(out, &in, row);
	for (size_t i = said; i < d->list.n; i++)
		out->partly |= d->list.v[i].id == DIAG_PARTLY;
	container_close(in.zip);
	return ok;
}

bool plain_read(struct text *out, struct intake *in)
{
	const struct decoded *x = &in->decoded;

	out->encoding = encoding_names[x->encoding];
	if (x->told != x->encoding)
		out->told = encoding_names[x->told];
	out->c = x->c;
	out->n = x->n;
	out->byte = x->byte;
	out->replaced.v = x->replaced.v;
	out->replaced.n = x->replaced.n;
	out->replaced.cap = x->replaced.cap;
	out->feeds.v = x->feeds.v;
	out->feeds.n = x->feeds.n;
	out->feeds.cap = x->feeds.cap;
	return true;
}

bool html_read(struct text *out, struct intake *in)
{
	out->encoding = encoding_names[in->decoded.encoding];
	if (!html_text(out, &in->decoded, in->a, in->d))
		return false;
	if (out->n)
		return true;
	diag_add(in->d, DIAG_EMPTY, "the page shows no text");
	return false;
}

bool made_docx_read(struct text *out, struct intake *in)
{
	container_close(in->zip);
	in->bytes = in->made;
	in->zip = container_open(in->made, in->d);
	return in->zip && docx_read(out, in);
}
