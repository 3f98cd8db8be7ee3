/* SPDX-License-Identifier: MIT */
/* A mail to its text and what is attached; of a page in one file (MHT) to the
 * page.  The only file here that knows GMime. */
#include <gmime/gmime.h>

#include "base/late.h"
#include "base/utf.h"
#include "intake/box_reader.h"

static struct {
#define GMIME(f) __typeof__(f) *f;
#include "base/late.def"
} gmime;

enum { HEAD = 1 << 16,		/* bytes looked at to tell a mail */
	NESTED = 64 };		/* parts in parts */

/* --- telling a mail */

/* Lines of a mail's head; add one: a row. */
static const char *const heads[] = { "from", "to", "date", "subject",
	"message-id", "mime-version", "content-type", "received",
	"return-path", "delivered-to", "snapshot-content-location" };
enum { HEADS = sizeof(heads) / sizeof(*heads) };

/* The length of a line, and of its end. */
static size_t line_of(str b, size_t *end)
{
	const char *nl = memchr(b.s, '\n', b.len);
	size_t n = nl ? (size_t)(nl - b.s) : b.len;

	*end = nl ? n + 1 : n;
	return n && b.s[n - 1] == '\r' ? n - 1 : n;
}

/* The length of a name before a colon; 0: none. */
static size_t label(str line)
{
	size_t n = 0;

	while (n < line.len && line.s[n] > ' ' && line.s[n] < 127 &&
	    line.s[n] != ':')
		n++;
	return n < line.len && line.s[n] == ':' ? n : 0;
}

static bool is_head(str x, const char *head)
{
	size_t i = 0;

	while (i < x.len && head[i] && (x.s[i] == head[i] ||
	    (x.s[i] >= 'A' && x.s[i] <= 'Z' && x.s[i] + 32 == head[i])))
		i++;
	return i == x.len && !head[i];
}

static unsigned head_of(str line, size_t n)
{
	for (unsigned i = 0; i < HEADS; i++)
		if (is_head((str){ line.s, n }, heads[i]))
			return 1U << i;
	return 0;
}

bool mail_is(str bytes)
{
	unsigned seen = 0;
	size_t end;

	if (bytes.len > HEAD)
		bytes.len = HEAD;
	while (bytes.len) {
		size_t len = line_of(bytes, &end), n;

		if (!len)
			break;
		n = label((str){ bytes.s, len });
		if (!n && *bytes.s != ' ' && *bytes.s != '\t')
			return false;
		seen |= n ? head_of(bytes, n) : 0;
		bytes = (str){ bytes.s + end, bytes.len - end };
	}
	return seen & (seen - 1);	/* two of them */
}

/* --- reading one */

/* What the mail itself says. */
struct words {
	str name, bytes;
};

struct mail {
	struct box *b;
	str sender, date;	/* as the box's were before */
	size_t files;		/* attached */
	GMimeObject *cut;	/* the part in which the mail ends; NULL: it
				   ends behind its parts */
	struct VEC(struct words) texts;
};

static const char *const charsets[] = { "UTF-8", "GB18030", "GBK", "GB2312",
	"BIG5", "ISO-8859-1", "US-ASCII" };
enum { CHARSETS = sizeof(charsets) / sizeof(*charsets) };
/* Each reads from disk once; kept for the life of the process, where who looks
 * for leaks finds them. */
static iconv_t volatile kept[CHARSETS];

static void begin(void)
{
	gmime.g_mime_init();
	for (int i = 0; i < CHARSETS; i++)
		kept[i] = gmime.g_mime_iconv_open("UTF-8", charsets[i]);
}

bool mail_init(struct diag *d)
{
	return late_open(LATE_GMIME, &gmime, begin, d);
}

/* In parentheses: later GLibs have a macro of that name, too. */
static void release(char *s)
{
	(gmime.g_free)(s);
}

static str copy(struct box *b, const char *s)
{
	return s && *s ? arena_str(b->a, str_of(s)) : (str){0};
}

/* Who sent it, and when. */
static void origin(struct box *b, GMimeMessage *m)
{
	InternetAddressList *from = gmime.g_mime_message_get_from(m);
	GDateTime *date = gmime.g_mime_message_get_date(m);
	char *s = from ? gmime.internet_address_list_to_string(from, NULL,
	    FALSE) : NULL;

	b->sender = copy(b, s);
	release(s);
	s = date ? gmime.g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z") :
	    NULL;
	b->sent = copy(b, s);
	release(s);
}

/* Its bytes, as they were before they were put into letters for the way. */
static bool content(struct box *b, GMimePart *part, str *out)
{
	GMimeDataWrapper *x = gmime.g_mime_part_get_content(part);
	GMimeStream *to = gmime.g_mime_stream_mem_new();
	GByteArray *bytes;
	bool ok = true;

	*out = STR("");
	if (x && gmime.g_mime_data_wrapper_write_to_stream(x, to) >= 0) {
		bytes = gmime.g_mime_stream_mem_get_byte_array(
		    (GMimeStreamMem *)to);
		ok = box_room(b, bytes->len);
		if (ok)
			*out = arena_str(b->a, (str){ (char *)bytes->data,
			    bytes->len });
	}
	gmime.g_object_unref(to);
	return ok;
}

/* Whether base64 is cut, or goes on behind what ends it. */
static bool is_broken(str x)
{
	size_t letters = 0, ends = 0;

	for (size_t i = 0; i < x.len; i++) {
		uint32_t c = (unsigned char)x.s[i];
		bool letter = is_latin_or_digit(c) || c == '+' || c == '/';

		if (letter && ends)
			return true;
		letters += letter;
		ends += c == '=';
	}
	/* what ends it may be left out */
	return ends ? (letters + ends) % 4 != 0 : letters % 4 == 1;
}

/* Whether a part's letters for the way are damaged. */
static bool is_damaged(GMimePart *part)
{
	GMimeDataWrapper *x = gmime.g_mime_part_get_content(part);
	GMimeStream *from = x ? gmime.g_mime_data_wrapper_get_stream(x) : NULL;
	GMimeStream *to;
	GByteArray *bytes;
	bool damaged;

	if (!from || gmime.g_mime_part_get_content_encoding(part) !=
	    GMIME_CONTENT_ENCODING_BASE64)
		return false;
	to = gmime.g_mime_stream_mem_new();
	gmime.g_mime_stream_reset(from);
	gmime.g_mime_stream_write_to_stream(from, to);
	gmime.g_mime_stream_reset(from);
	bytes = gmime.g_mime_stream_mem_get_byte_array((GMimeStreamMem *)to);
	damaged = is_broken((str){ (char *)bytes->data, bytes->len });
	gmime.g_object_unref(to);
	return damaged;
}

/* The part of a name behind the last slash: an attachment has no folders. */
static str file_part(const char *name)
{
	size_t n = strlen(name), at = n;

	while (at && name[at - 1] != '/' && name[at - 1] != '\\')
		at--;
	return (str){ name + at, n - at };
}

static bool is_type(GMimeObject *x, const char *type, const char *sub)
{
	GMimeContentType *t = gmime.g_mime_object_get_content_type(x);

	return t && gmime.g_mime_content_type_is_type(t, type, sub);
}

static bool is_attached(GMimeObject *x)
{
	const char *how = gmime.g_mime_object_get_disposition(x);

	return how && !gmime.g_ascii_strcasecmp(how, "attachment");
}

/* A part that is no parts: a text of the mail's, or a file. */
static bool leaf(struct mail *m, GMimeObject *x)
{
	const char *name = gmime.g_mime_part_get_filename((GMimePart *)x);
	str as = name ? file_part(name) : STR("part");
	bool html = is_type(x, "text", "html");
	str bytes;

	if (is_type(x, "application", "pkcs7-signature") ||
	    is_type(x, "application", "pgp-signature") ||
	    is_type(x, "application", "x-pkcs7-signature"))
		return true;
	if (is_type(x, "application", "pkcs7-mime") ||
	    is_type(x, "application", "x-pkcs7-mime"))
		return box_lost(m->b, name ? str_of(name) : STR("smime.p7m"),
		    DIAG_PROTECTED, NULL);
	if (is_type(x, "message", "partial"))
		return box_lost(m->b, as, DIAG_DAMAGED, "the mail was sent in "
		    "pieces, of which it is one");
	if (x == m->cut)
		return box_lost(m->b, as, DIAG_DAMAGED, "the mail ends before "
		    "it does");
	if (is_damaged((GMimePart *)x))
		return box_lost(m->b, as, DIAG_DAMAGED, "its base64 is cut, "
		    "or goes on behind its end");
	if (!content(m->b, (GMimePart *)x, &bytes))
		return false;
	if (!is_attached(x) && !name && (html || is_type(x, "text", "plain"))) {
		*push(m->b->a, &m->texts) = (struct words){ html ?
		    STR("body.html") : STR("body.txt"), bytes };
		return true;
	}
	m->files++;
	return box_add(m->b, name ? file_part(name) : STR("attachment"), bytes,
	    false);
}

static bool is_blank(str x)
{
	static const char blank[] = { ' ', '\t', '\r', '\n' };

	for (size_t i = 0; i < x.len; i++)
		if (!memchr(blank, x.s[i], sizeof(blank)))
			return false;
	return true;
}

/* Whether it is of that type or one of its kinds: then it may be cast. */
static bool is_a(GMimeObject *x, GType type)
{
	return gmime.g_type_check_instance_is_a((GTypeInstance *)x, type);
}

static bool walk(struct mail *m, GMimeObject *x, int depth);

/* Of several ways to say the same the first that is plain and says something,
 * else the last that says something. */
static bool alternative(struct mail *m, GMimeMultipart *x, int depth)
{
	int count = gmime.g_mime_multipart_get_count(x);
	const size_t before = m->texts.n;

	for (int i = 0; i < count; i++) {
		const size_t had = m->texts.n;
		struct words last;

		if (!walk(m, gmime.g_mime_multipart_get_part(x, i), depth))
			return false;
		if (m->texts.n == had)
			continue;
		last = m->texts.v[m->texts.n - 1];
		m->texts.n = before + 1;
		if (had > before && is_blank(last.bytes))
			continue;
		m->texts.v[before] = last;
		if (str_eq(last.name, STR("body.txt")) && !is_blank(last.bytes))
			return true;
	}
	return true;
}

/* A page and what it shows: the page, and what is attached beside it. */
static bool related(struct mail *m, GMimeMultipart *x, int depth)
{
	int count = gmime.g_mime_multipart_get_count(x);

	for (int i = 0; i < count; i++) {
		GMimeObject *part = gmime.g_mime_multipart_get_part(x, i);

		if ((!i || is_attached(part)) && !walk(m, part, depth))
			return false;
	}
	return true;
}

static bool parts(struct mail *m, GMimeMultipart *x, int depth)
{
	int count = gmime.g_mime_multipart_get_count(x);

	for (int i = 0; i < count; i++)
		if (!walk(m, gmime.g_mime_multipart_get_part(x, i), depth))
			return false;
	return true;
}

/* A mail in the mail is a box in the box. */
static bool forwarded(struct mail *m, GMimeObject *x)
{
	GMimeMessage *in = gmime.g_mime_message_part_get_message(
	    (GMimeMessagePart *)x);
	const char *name = gmime.g_mime_object_get_content_type_parameter(x,
	    "name");
	char *s = in ? gmime.g_mime_object_to_string((GMimeObject *)in, NULL) :
	    NULL;
	str bytes = copy(m->b, s);
	bool ok;

	release(s);
	m->files++;
	if (!bytes.s)
		return true;
	ok = box_room(m->b, bytes.len);
	return ok && box_add(m->b, name ? file_part(name) : STR("mail.eml"),
	    bytes, false);
}

static bool walk(struct mail *m, GMimeObject *x, int depth)
{
	if (!x)
		return true;
	if (depth > NESTED) {
		diag_add(m->b->d, DIAG_TOO_LARGE, "the mail has parts in "
		    "parts, more than %d deep", NESTED);
		return false;
	}
	if (is_a(x, gmime.g_mime_multipart_encrypted_get_type()))
		return box_lost(m->b, STR("body"), DIAG_PROTECTED, NULL);
	if (is_a(x, gmime.g_mime_message_part_get_type()))
		return forwarded(m, x);
	if (!is_a(x, gmime.g_mime_multipart_get_type()))
		return !is_a(x, gmime.g_mime_part_get_type()) || leaf(m, x);
	if (is_type(x, "multipart", "alternative"))
		return alternative(m, (GMimeMultipart *)x, depth + 1);
	if (is_type(x, "multipart", "related"))
		return related(m, (GMimeMultipart *)x, depth + 1);
	return parts(m, (GMimeMultipart *)x, depth + 1);
}

/* The part in which a mail of parts ends, where what closes them is not there;
 * NULL: it is. */
static GMimeObject *cut_part(struct box *b, GMimeObject *x, str bytes)
{
	/* as it stands: GMime's own call makes one where there is none, and
	 * writes the header anew, of which 3.2.13 may die */
	const char *boundary = is_a(x, gmime.g_mime_multipart_get_type()) ?
	    gmime.g_mime_object_get_content_type_parameter(x, "boundary") :
	    NULL;
	enum { LONGEST = 70 };		/* boundary, RFC 2046, 5.1.1 */
	int depth = 0, count;

	if (!boundary || strlen(boundary) > LONGEST || str_has(bytes,
	    arena_printf(b->a, "--%s--", boundary)))
		return NULL;
	for (; depth++ < NESTED && is_a(x, gmime.g_mime_multipart_get_type()) &&
	    (count = gmime.g_mime_multipart_get_count((GMimeMultipart *)x)); )
		x = gmime.g_mime_multipart_get_part((GMimeMultipart *)x,
		    count - 1);
	return x;
}

static GMimeMessage *parse(str bytes)
{
	const char *fallback[] = { "utf-8", "gb18030", "iso-8859-1", NULL };
	GMimeStream *from = gmime.g_mime_stream_mem_new_with_buffer(bytes.s,
	    bytes.len);
	GMimeParser *p = gmime.g_mime_parser_new_with_stream(from);
	GMimeParserOptions *o = gmime.g_mime_parser_options_new();
	GMimeMessage *out;

	gmime.g_mime_parser_options_set_fallback_charsets(o, fallback);
	out = gmime.g_mime_parser_construct_message(p, o);
	gmime.g_mime_parser_options_free(o);
	gmime.g_object_unref(p);
	gmime.g_object_unref(from);
	return out;
}

bool box_mail(struct box *b, str bytes)
{
	struct mail m = { .b = b, .sender = b->sender, .date = b->sent };
	GMimeMessage *x;
	bool ok;

	if (!mail_init(b->d))
		return false;
	x = parse(bytes);
	if (!x) {
		diag_add(b->d, DIAG_DAMAGED, "the mail cannot be taken apart");
		return false;
	}
	origin(b, x);
	m.cut = cut_part(b, gmime.g_mime_message_get_mime_part(x), bytes);
	ok = walk(&m, gmime.g_mime_message_get_mime_part(x), 0);
	for (size_t i = 0; ok && i < m.texts.n; i++)
		if (!m.files || !is_blank(m.texts.v[i].bytes))
			ok = box_add(b, m.texts.v[i].name, m.texts.v[i].bytes,
			    m.files);
	gmime.g_object_unref(x);
	b->sender = m.sender;
	b->sent = m.date;
	return ok;
}
