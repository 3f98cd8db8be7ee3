/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: putting documents, letters and their versions. */
#include "archive/pack.h"
#include "archive/minhash.h"
#include "archive/sqlite_peer.h"
#include "base/digest.h"

bool sqlite_put_dictionary(struct archive *x, struct diag *d)
{
	str words = pack_dictionary();
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO meta VALUES "
	    "('dictionary', ?)", d);

	if (!s)
		return false;
	sqlite3_bind_blob64(s, 1, words.s, words.len, SQLITE_STATIC);
	return sqlite_run(x, s, d);
}

static bool put_rows(struct archive *x, int64_t letter, int64_t record,
    const struct rows *rows, struct diag *d)
{
	for (size_t i = 0; i < rows->row.n; i++) {
		const struct row *r = &rows->row.v[i];
		sqlite3_stmt *s;

		if (r->table == TABLE_STATISTIC)
			continue;
		s = sqlite_statement(x, x->insert[r->table], d);
		if (!s)
			return false;
		sqlite3_bind_int64(s, 1, letter);
		for (int k = 1; k < table_rows[r->table].count; k++)
			sqlite_bind_cell(s, k + 1, &r->cell[k]);
		if (r->table == TABLE_LETTER)
			sqlite3_bind_int64(s, 2, record);
		if (!sqlite_run(x, s, d))
			return false;
	}
	return true;
}

/* Add or take away a letter's bands. */
static bool put_bands(struct archive *x, int64_t letter,
    const struct rows *rows, const char *sql, struct diag *d)
{
	str sketch = row_cell(&rows->row.v[0], COLUMN_LETTER_SKETCH)->text;
	int64_t band[MINHASH_BANDS];
	sqlite3_stmt *s = sqlite_statement(x, sql, d);

	if (!sketch.s)
		return s;
	minhash_bands(band, sketch);
	for (int i = 0; s && i < MINHASH_BANDS; i++) {
		sqlite3_bind_int64(s, 1, letter);
		sqlite3_bind_int64(s, 2, band[i]);
		if (!sqlite_run(x, s, d))
			return false;
	}
	return s;
}

/* Keep all that is kept of a letter's current version but the record. */
static bool put_facts(struct archive *x, int64_t letter, int64_t record,
    const struct rows *rows, struct diag *d)
{
	return put_rows(x, letter, record, rows, d) &&
	    packed_put(x, letter, rows, d) &&
	    put_bands(x, letter, rows, "INSERT INTO sketch VALUES (?, ?)", d) &&
	    index_put(x, letter, rows, d);
}

/* The current version's rows, with what people have corrected.  *doc, which
 * they point into, is freed by the caller. */
static bool current_rows(struct archive *x, int64_t letter, struct rows *out,
    xmlDoc **doc, struct arena *a, struct diag *d)
{
	struct archive_version v;
	rows_fixes fixes;

	*doc = NULL;
	if (!archive_find_version(x, letter, 0, &v, a, d) ||
	    !archive_fixes(x, letter, &fixes, a, d))
		return false;
	*doc = sqlite_tree(x, &v, d);
	if (*doc)
		rows_fixed(out, *doc, &fixes, a);
	return *doc;
}

/* Take a letter's facts out of the tables; its own row is the last. */
static bool remove_facts(struct archive *x, int64_t letter, struct diag *d)
{
	for (int t = TABLE_ROWS_LAST; t >= TABLE_ROWS_FIRST; t--) {
		sqlite3_stmt *s = sqlite_statement(x, x->delete[t], d);

		if (!s)
			return false;
		sqlite3_bind_int64(s, 1, letter);
		if (!sqlite_run(x, s, d))
			return false;
	}
	return true;
}

bool sqlite_remove_current(struct archive *x, int64_t letter, struct diag *d)
{
	struct arena a = {0};
	struct rows rows;
	xmlDoc *doc;
	bool ok = current_rows(x, letter, &rows, &doc, &a, d) &&
	    index_remove(x, letter, &rows, d) && put_bands(x, letter, &rows,
	    "DELETE FROM sketch WHERE letter = ? AND band = ?", d) &&
	    remove_facts(x, letter, d);

	xmlFreeDoc(doc);
	arena_free(&a);
	return ok;
}

bool sqlite_put_current(struct archive *x, int64_t letter, int64_t record,
    struct diag *d)
{
	struct arena a = {0};
	struct archive_version v;
	struct rows rows;
	rows_fixes fixes;
	xmlDoc *doc = NULL;
	bool ok = false;

	if (!sqlite_record(x, record, &v, &a, d) ||
	    !archive_fixes(x, letter, &fixes, &a, d))
		goto out;
	doc = sqlite_tree(x, &v, d);
	if (!doc)
		goto out;
	rows_fixed(&rows, doc, &fixes, &a);
	ok = put_facts(x, letter, record, &rows, d);
out:
	xmlFreeDoc(doc);
	arena_free(&a);
	return ok;
}

/* Whether anything of the letter was corrected. */
static bool is_corrected(struct archive *x, int64_t letter, bool *is,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT 1 FROM correction "
	    "WHERE letter = ? LIMIT 1", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	if (!sqlite_one(x, s, is, d))
		return false;
	if (*is)
		sqlite3_reset(s);
	return true;
}

static bool put_record(struct archive *x, const struct origin *o,
    const struct placed *place, int64_t *record, struct diag *d)
{
	const struct archive_record *r = &o->put->record[o->part - 1];
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO record VALUES "
	    "(" SQLITE_NEXT_RECORD ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, place->letter);
	sqlite3_bind_int64(s, 2, place->version);
	sqlite3_bind_int64(s, 3, o->document);
	sqlite3_bind_int(s, 4, o->part);
	sqlite3_bind_int64(s, 5, o->put->time);
	sqlite_bind(s, 6, o->put->program);
	sqlite_bind(s, 7, o->put->profile);
	sqlite_bind(s, 8, r->sha256);
	sqlite3_bind_int64(s, 9, (int64_t)r->size);
	sqlite3_bind_blob64(s, 10, r->xml.s, r->xml.len, SQLITE_STATIC);
	if (!sqlite_run(x, s, d))
		return false;
	*record = sqlite3_last_insert_rowid(x->db);
	x->put.records++;
	return true;
}

static bool link_letters(struct archive *x, const struct placed *place,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x,
	    "INSERT OR IGNORE INTO link VALUES (?, ?, ?)", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, place->letter);
	sqlite3_bind_int64(s, 2, place->like);
	sqlite_bind(s, 3, place->by_number ? STR("number") : STR("text"));
	return sqlite_run(x, s, d);
}

static bool number_of(struct archive *x, const char *sql, int64_t bound,
    int64_t *out, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, sql, d);
	bool found;

	if (!s)
		return false;
	if (sqlite3_bind_parameter_count(s))
		sqlite3_bind_int64(s, 1, bound);
	if (!sqlite_one(x, s, &found, d))
		return false;
	*out = found ? sqlite3_column_int64(s, 0) : 0;
	if (found)
		sqlite3_reset(s);
	return true;
}

static bool place_new(struct archive *x, const struct origin *o,
    struct placed *out, struct diag *d)
{
	int64_t record;

	out->version = 1;
	if (!number_of(x, "SELECT max(ifnull((SELECT max(letter) "
	    "FROM record), 0), ifnull((SELECT max(letter) FROM tombstone), 0)) "
	    "+ 1", 0, &out->letter,
	    d))
		return false;
	return put_record(x, o, out, &record, d) &&
	    put_facts(x, out->letter, record,
		&o->put->record[o->part - 1].rows, d) &&
	    (!out->like || link_letters(x, out, d));
}

static bool place_version(struct archive *x, const struct origin *o,
    int64_t letter, struct placed *out, struct diag *d)
{
	int64_t record;
	bool corrected;

	*out = (struct placed){ .kind = PLACED_VERSION, .letter = letter };
	if (!number_of(x, "SELECT max(version) + 1 FROM record "
	    "WHERE letter = ?", letter, &out->version, d))
		return false;
	if (!is_corrected(x, letter, &corrected, d) ||
	    !sqlite_remove_current(x, letter, d) ||
	    !put_record(x, o, out, &record, d))
		return false;
	return corrected ? sqlite_put_current(x, letter, record, d) :
	    put_facts(x, letter, record, &o->put->record[o->part - 1].rows, d);
}

static bool place(struct archive *x, const struct origin *o,
    struct placed *out, struct diag *d)
{
	const struct row *letter = o->put->record[o->part - 1].rows.row.v;
	struct sqlite_peers peers = { x, o };
	struct placing_engine e = sqlite_placing(&peers);

	if (!placing_decide(out, &e, row_cell(letter,
	    COLUMN_LETTER_SKETCH)->text, d))
		return false;
	return out->kind == PLACED_VERSION ? place_version(x, o, out->letter,
	    out, d) : place_new(x, o, out, d);
}

static bool put_document(struct archive *x, const struct archive_document *put,
    int64_t *document, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO document VALUES "
	    "(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", d);
	str source = put->source;
	bool ok;

	if (!s)
		return false;
	sqlite_bind(s, 1, put->sha256);
	sqlite_bind(s, 2, put->path);
	sqlite3_bind_int64(s, 3, (int64_t)put->source.len);
	sqlite3_bind_int64(s, 4, put->time);
	sqlite_bind(s, 5, put->program);
	sqlite_bind(s, 6, put->profile);
	sqlite_bind(s, 7, str_of(outcome_names[put->outcome]));
	sqlite_bind(s, 8, put->reason);
	if (source.len <= PACK_LARGEST)
		source = pack(x->packer, &x->scratch, source, (str){0});
	if (source.len >= put->source.len)
		source = put->source;
	sqlite3_bind_blob64(s, 9, source.s ? source.s : "", source.len,
	    SQLITE_STATIC);
	ok = sqlite_run(x, s, d);
	arena_reset(&x->scratch);
	if (!ok)
		return false;
	*document = sqlite3_last_insert_rowid(x->db);
	x->put.documents++;
	return true;
}

/* Keep a profile itself with the first document that was read with it. */
static bool put_profile(struct archive *x, const struct archive_document *put,
    struct diag *d)
{
	sqlite3_stmt *s;
	struct arena a = {0};
	bool ok;

	x->put.time = put->time;
	if (!put->profile.s || !put->profile_xml.s ||
	    str_eq(put->profile, x->put.profile))
		return true;
	s = sqlite_statement(x, "INSERT OR IGNORE INTO profile VALUES "
	    "(?, ?, ?, ?)", d);
	if (!s)
		return false;
	sqlite_bind(s, 1, put->profile);
	sqlite3_bind_int64(s, 2, put->time);
	sqlite_bind(s, 3, digest_sha256(&a, put->profile_xml));
	sqlite3_bind_blob64(s, 4, put->profile_xml.s, put->profile_xml.len,
	    SQLITE_STATIC);
	ok = sqlite_run(x, s, d);
	if (ok)
		x->put.profile = arena_str(&x->arena, put->profile);
	arena_free(&a);
	return ok;
}

bool archive_put(struct archive *x, const struct archive_document *put,
    int64_t *document, bool *was_known, struct placed *placed, struct diag *d)
{
	int64_t other;

	if (!archive_find(x, put->sha256, document, NULL, d))
		return false;
	*was_known = *document != 0;
	if (*was_known)
		return true;
	if (!put_profile(x, put, d) || !put_document(x, put, document, d) ||
	    !sqlite_sight(x, *document, put, &other, d))
		return false;
	for (size_t i = 0; i < put->count; i++) {
		struct origin o = { *document, (int)i + 1, put };

		if (!place(x, &o, &placed[i], d))
			return false;
	}
	return true;
}

/* What reading came to now; what could be read once stays read. */
static bool put_outcome(struct archive *x, int64_t document,
    const struct archive_document *put, struct diag *d)
{
	/* what stays as it is is not written: the bytes stand in the row */
	sqlite3_stmt *s = sqlite_statement(x, "UPDATE document SET program = ?,"
	    " profile = ?, outcome = ?, reason = ? "
	    "WHERE id = ? AND (?3 = 'read' OR outcome <> 'read') AND "
	    "(program, profile, outcome, reason) IS NOT (?1, ?2, ?3, ?4)", d);

	if (!s)
		return false;
	sqlite_bind(s, 1, put->program);
	sqlite_bind(s, 2, put->profile);
	sqlite_bind(s, 3, str_of(outcome_names[put->outcome]));
	sqlite_bind(s, 4, put->reason);
	sqlite3_bind_int64(s, 5, document);
	return sqlite_run(x, s, d);
}

/* A record that was read again: new, or newer, or as it was.  An older
 * version's document makes no newer one. */
static bool place_again(struct archive *x, const struct origin *o,
    struct placed *out, struct diag *d)
{
	const struct archive_record *r = &o->put->record[o->part - 1];
	sqlite3_stmt *s = sqlite_statement(x, "SELECT r.letter, c.version, "
	    "c.document <> r.document OR c.sha256 = ?3 FROM record r "
	    "JOIN letter l ON l.id = r.letter JOIN record c ON c.id = l.record "
	    "WHERE r.document = ?1 AND r.part = ?2 "
	    "ORDER BY r.id DESC LIMIT 1", d);
	bool found;

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, o->document);
	sqlite3_bind_int(s, 2, o->part);
	sqlite_bind(s, 3, r->sha256);
	if (!sqlite_one(x, s, &found, d))
		return false;
	if (!found)
		return place(x, o, out, d);
	*out = (struct placed){ .kind = sqlite3_column_int(s, 2) ?
	    PLACED_SAME : PLACED_VERSION,
	    .letter = sqlite3_column_int64(s, 0),
	    .version = sqlite3_column_int64(s, 1) };
	sqlite3_reset(s);
	return out->kind == PLACED_SAME ||
	    place_version(x, o, out->letter, out, d);
}

bool archive_again(struct archive *x, int64_t document,
    const struct archive_document *put, struct placed *placed, struct diag *d)
{
	if (!put_profile(x, put, d))
		return false;
	for (size_t i = 0; i < put->count; i++) {
		struct origin o = { document, (int)i + 1, put };

		if (!place_again(x, &o, &placed[i], d))
			return false;
	}
	return put_outcome(x, document, put, d);
}
