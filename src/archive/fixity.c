/* SPDX-License-Identifier: MIT */
/* Whether documents and records are what was put into the archive. */
#include "archive/fixity.h"

#include <stdlib.h>

#include "archive/compare.h"
#include "base/digest.h"
#include "record/node.h"

/* Processes take turns by as many ids. */
#define BLOCK 64

const char *const fault_kind_names[] = {
	[FAULT_MISSING] = "missing", [FAULT_CHANGED] = "changed",
	[FAULT_STRAY] = "stray",
};

const struct fault_row fault_rows[FAULT_COUNT] = {
#define FAULT(id, name, kind, text) \
	[FAULT_##id] = { name, text, FAULT_##kind },
#include "archive/fault.def"
#undef FAULT
};

/* The last id before the next one of our part after id. */
static int64_t step(const struct fsck *f, int64_t id)
{
	int64_t block = (id + 1) / BLOCK;

	while (block % f->parts != f->part)
		block++;
	return block * BLOCK > id + 1 ? block * BLOCK - 1 : id;
}

static bool mine(const struct fsck *f, int64_t id)
{
	return id / BLOCK % f->parts == f->part;
}

static void fault(const struct fsck *f, enum fault_id id,
    const struct archive_version *v, str detail)
{
	struct fault x = { id, v->document, v->letter, v->version, detail };

	f->sink.report(f->sink.arg, &x);
}

/* A document or record that cannot be read. */
static void unread(const struct fsck *f, bool is_record, int64_t id)
{
	const struct archive_version v = { .document = is_record ? 0 : id };
	char detail[32] = "";

	if (is_record)
		snprintf(detail, sizeof(detail), "record %lld", (long long)id);
	fault(f, is_record ? FAULT_RECORD_UNREAD : FAULT_DOCUMENT_UNREAD, &v,
	    str_of(detail));
}

static void check_document(struct fsck *f, const struct archive_stored *s,
    struct arena *a)
{
	const struct archive_version v = { .document = s->id };

	f->documents++;
	f->bytes += (int64_t)s->source.len;
	if (str_eq(s->outcome, STR(ARCHIVE_DISPOSED)))
		return;
	if (!str_eq(digest_sha256(a, s->source), s->sha256))
		fault(f, FAULT_SOURCE, &v, s->path);
	if ((s->source.s && s->size != (int64_t)s->source.len) || s->time < 0 ||
	    !s->path.s)
		fault(f, FAULT_DOCUMENT, &v, s->path);
	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		if (str_eq(s->outcome, str_of(outcome_names[i])))
			return;
	fault(f, FAULT_DOCUMENT, &v, s->outcome);
}

/* Which of two rows comes first: by table, then n; 0: they meet. */
static int order(const struct row *one, const struct row *two)
{
	int64_t n, m;

	if (!one || !two)
		return one ? -1 : 1;
	if (one->table != two->table)
		return one->table < two->table ? -1 : 1;
	if (one->table == TABLE_LETTER)
		return 0;
	n = one->cell[1].integer;
	m = two->cell[1].integer;
	return n < m ? -1 : n > m;
}

static void row_fault(const struct fsck *f, enum fault_id id,
    const struct archive_version *v, const struct row *r, const char *column)
{
	char detail[128];

	if (r->table == TABLE_LETTER)
		snprintf(detail, sizeof(detail), "%s.%s",
		    table_rows[r->table].name, column);
	else
		snprintf(detail, sizeof(detail), "%s %lld%s%s",
		    table_rows[r->table].name, (long long)r->cell[1].integer,
		    *column ? ": " : "", column);
	fault(f, id, v, str_of(detail));
}

/* Elements of the head that have a column of the letter. */
static const struct {
	enum column column;
	const char *element;
} heads[] = {
#define HEAD(id, name, sql, element, attribute, type, index, correct, heading, \
    others, asks, comment) { COLUMN_LETTER_##id, element },
#include "letter/field.def"
};

/* The element that a column is of; NULL: the record has none. */
static const xmlNode *element_of(enum column c, const xmlNode *made_of)
{
	for (size_t i = 0; column_rows[c].table == TABLE_LETTER &&
	    i < sizeof(heads) / sizeof(*heads); i++)
		if (heads[i].column == c && *heads[i].element)
			return node_child(node_child(made_of, "head"), heads[i].element);
	return made_of;
}

static bool is_fixed(enum column c, const rows_fixes *fixes)
{
	for (size_t i = 0; i < fixes->n; i++)
		if (fixes->v[i].column == c)
			return true;
	return false;
}

/* Whether a column says what the record's attribute says, which is looked at
 * here without the code that fills columns. */
static bool is_attribute(enum column c, const xmlNode *n,
    const struct cell *kept)
{
	const char *from = column_rows[c].from;
	const xmlAttr *at = n && *from && *from != '.' ? n->properties : NULL;
	struct cell said = { .type = CELL_TEXT };
	char *end;

	while (at && (at->ns || *(const char *)at->name != *from ||
	    strcmp((const char *)at->name, from)))
		at = at->next;
	if (!at)
		return true;
	said.text = at->children ? str_of((const char *)at->children->content) :
	    STR("");
	if (cell_same(c, &said, kept))
		return true;
	if (kept->type == CELL_NULL || !said.text.len)
		return kept->type == CELL_NULL && !said.text.len;
	return kept->type == CELL_INTEGER &&
	    strtoll(said.text.s, &end, 10) == kept->integer && !*end;
}

static void compare_row(const struct fsck *f, const struct archive_version *v,
    const struct row *made, const struct row *kept, const rows_fixes *fixes)
{
	const struct table_row *t = &table_rows[made->table];

	for (int i = made->table == TABLE_LETTER ? 2 : 1; i < t->count; i++) {
		enum column c = (enum column)((int)t->first + i);

		if (!cell_same(c, &made->cell[i], &kept->cell[i]) ||
		    (!is_fixed(c, fixes) && !is_attribute(c, element_of(c,
		    made->node), &kept->cell[i])))
			row_fault(f, FAULT_ROW, v, made, column_rows[c].name);
	}
}

/* Whether reading failed for damage alone, which is forgotten; what else went
 * wrong is passed on. */
static bool is_damage(struct diag *say, struct diag *d)
{
	bool is = true;

	for (size_t i = 0; i < say->list.n; i++)
		if (say->list.v[i].id != DIAG_ARCHIVE_DAMAGED) {
			diag_add(d, say->list.v[i].id, "%.*s",
			    (int)say->list.v[i].detail.len,
			    say->list.v[i].detail.s);
			is = false;
		}
	diag_clear(say);
	return is;
}

/* The rows made of the record against those in the tables. */
static bool check_rows(struct fsck *f, const struct archive_version *v,
    xmlDoc *doc, struct arena *a, struct diag *d)
{
	struct diag say = {0};
	struct rows made, kept;
	rows_fixes fixes;
	size_t i = 0, j = 0;

	if (!archive_fixes(f->archive, v->letter, &fixes, a, &say) ||
	    !archive_rows(f->archive, v->letter, &kept, a, &say)) {
		fault(f, FAULT_ROWS_UNREAD, v, (str){0});
		return is_damage(&say, d);
	}
	rows_fixed(&made, doc, &fixes, a);
	while (i < made.row.n || j < kept.row.n) {
		const struct row *m = i < made.row.n ? &made.row.v[i] : NULL;
		const struct row *k = j < kept.row.n ? &kept.row.v[j] : NULL;
		int first = order(m, k);

		if (first < 0)
			row_fault(f, FAULT_ROW_MISSING, v, m, "");
		else if (first > 0)
			row_fault(f, FAULT_ROW_STRAY, v, k, "");
		else
			compare_row(f, v, m, k, &fixes);
		i += first <= 0;
		j += first >= 0;
	}
	return true;
}

/* The sha256 that a record gives for its source. */
static str source_of(xmlDoc *doc)
{
	const xmlNode *n = node_child(xmlDocGetRootElement(doc), "source");

	for (const xmlAttr *at = n ? n->properties : NULL; at; at = at->next)
		if (!strcmp((const char *)at->name, "sha256") && at->children)
			return str_of((const char *)at->children->content);
	return (str){0};
}

static bool check_record(struct fsck *f, const struct archive_version *v,
    struct arena *a, struct diag *d)
{
	struct diag say = {0};
	xmlDoc *doc;
	bool ok = true;

	f->records++;
	f->bytes += (int64_t)v->xml.len;
	if (!v->xml.s || !str_eq(digest_sha256(a, v->xml), v->sha256)) {
		fault(f, FAULT_RECORD, v, (str){0});
		return true;
	}
	doc = record_parse(v->xml, &say);
	if (!doc || !record_validate(doc, f->schema, DIAG_RECORD_INVALID, &say))
		fault(f, FAULT_RECORD_INVALID, v, say.list.n ?
		    say.list.v[0].detail : (str){0});
	if (doc && xmlDocGetRootElement(doc)) {
		if (!str_eq(source_of(doc), v->source_sha256))
			fault(f, FAULT_RECORD_SOURCE, v, (str){0});
		ok = !v->current || check_rows(f, v, doc, a, d);
	}
	xmlFreeDoc(doc);
	diag_clear(&say);
	return ok;
}

/* Look at the next document or record behind *id, which becomes its id; 0:
 * there is none.  False where it cannot be read. */
typedef bool look(struct fsck *f, int64_t *id, struct arena *a,
    struct diag *d);

static bool look_at_document(struct fsck *f, int64_t *id, struct arena *a,
    struct diag *d)
{
	struct archive_stored s = { .id = *id };
	bool ok = archive_next_document(f->archive, &s, true, a, d);

	*id = s.id;
	if (ok && s.id && mine(f, s.id))
		check_document(f, &s, a);
	return ok;
}

static bool look_at_record(struct fsck *f, int64_t *id, struct arena *a,
    struct diag *d)
{
	struct archive_version v = { .record = *id };
	bool ok = archive_next_record(f->archive, &v, a, d);

	*id = v.record;
	return ok && (!v.record || !mine(f, v.record) ||
	    check_record(f, &v, a, d));
}

/* Look at each up to the last.  Ids have no gaps, so that one that cannot be
 * read is reported and passed over. */
static bool look_at_all(struct fsck *f, look *next, int64_t last,
    struct diag *d)
{
	struct arena a = {0};
	int64_t id = 0;
	bool go = true;

	while (go) {
		struct diag say = {0};
		int64_t from = step(f, id);
		bool ok;

		id = from;
		ok = next(f, &id, &a, &say);
		go = ok || is_damage(&say, d);
		/* a damaged page may give any id */
		if (!ok || id <= from || id > last) {
			id = from + 1;
			go = go && id <= last;
			if (go && mine(f, id))
				unread(f, next == look_at_record, id);
		}
		arena_reset(&a);
	}
	arena_free(&a);
	return d->worst != SEVERITY_SYSTEM;
}

bool fsck_part(struct fsck *f, struct diag *d)
{
	int64_t document, record;
	bool ok = archive_look(f->archive, d);

	if (ok && archive_foreign(f->archive)) {
		archive_leave(f->archive);
	} else if (ok) {
		archive_ends(f->archive, &document, &record);
		ok = look_at_all(f, look_at_document, document, d) &&
		    look_at_all(f, look_at_record, record, d);
		archive_leave(f->archive);
	}
	return ok;
}
