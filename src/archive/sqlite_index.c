/* SPDX-License-Identifier: MIT */
/* The text index: FTS5 with a tokenizer for Chinese. */
#include "archive/rows.h"
#include "archive/sqlite.h"
#include "archive/tokenizer.h"

/* The letter's text is in its record already: the index keeps none. */
const char *const index_sql[] = {
	"CREATE VIRTUAL TABLE text USING fts5("
#define INDEX(id, name, weight) name ", "
#include "letter/field.def"
	    "content = '', tokenize = 'dafu')",
	NULL
};

/* --- the tokenizer, as FTS5 wants it: it has no state, and context
 * stands for one */

static int create(void *context, const char **argv, int argc,
    Fts5Tokenizer **out)
{
	(void)argv;
	(void)argc;
	*out = context;
	return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *t)
{
	(void)t;
}

static int tokenize(Fts5Tokenizer *t, void *context, int flags,
    const char *text, int n, int (*each)(void *, int, const char *, int, int,
    int))
{
	str s = { text, n > 0 ? (size_t)n : 0 };
	struct token token;
	int code = SQLITE_OK;

	(void)t;
	(void)flags;
	for (size_t at = 0; code == SQLITE_OK && token_next(s, &at, &token); )
		code = each(context, 0, token.word, (int)token.len,
		    (int)token.start, (int)token.end);
	return code;
}

bool index_open(struct archive *x, struct diag *d)
{
	fts5_tokenizer tokenizer = { create, destroy, tokenize };
	fts5_api *api = NULL;
	sqlite3_stmt *s = NULL;

	if (sqlite3_prepare_v2(x->db, "SELECT fts5(?1)", -1, &s, NULL) !=
	    SQLITE_OK)
		return sqlite_fail(x, d);
	sqlite3_bind_pointer(s, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(s);
	sqlite3_finalize(s);
	if (!api || api->xCreateTokenizer(api, "dafu", x, &tokenizer,
	    NULL) != SQLITE_OK)
		return sqlite_fail(x, d);
	return true;
}

/* --- letters in and out */

static bool run(struct archive *x, const char *sql, int64_t letter,
    const struct rows *r, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, sql, d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	for (int i = 0; i < INDEX_TEXT_COUNT; i++)
		sqlite_bind(s, 2 + i, r->text[i].len ? r->text[i] : STR(""));
	return sqlite_run(x, s, d);
}

bool index_put(struct archive *x, int64_t letter, const struct rows *r,
    struct diag *d)
{
	return run(x, "INSERT INTO text("
#define INDEX(id, name, weight) name ", "
#include "letter/field.def"
	    "rowid) VALUES (?2, ?3, ?4, ?1)", letter, r, d);
}

bool index_remove(struct archive *x, int64_t letter, const struct rows *r,
    struct diag *d)
{
	return run(x, "INSERT INTO text("
#define INDEX(id, name, weight) name ", "
#include "letter/field.def"
	    "rowid, text) VALUES (?2, ?3, ?4, ?1, 'delete')", letter, r, d);
}

/* --- agreement: what FTS5 itself can see, and the letters that it has */

static void report(const struct fault_sink *sink, enum fault_id id,
    int64_t letter)
{
	struct fault f = { .id = id, .letter = letter };

	sink->report(sink->arg, &f);
}

static bool differences(struct archive *x, const struct fault_sink *sink,
    const char *sql, enum fault_id id, struct diag *d)
{
	sqlite3_stmt *s = NULL;
	int code;

	if (sqlite3_prepare_v2(x->db, sql, -1, &s, NULL) != SQLITE_OK) {
		/* The index's own tables cannot be read. */
		report(sink, FAULT_INDEX, 0);
		return true;
	}
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		report(sink, id, sqlite3_column_int64(s, 0));
	sqlite3_finalize(s);
	(void)d;
	if (code != SQLITE_DONE)
		report(sink, FAULT_INDEX, 0);
	return true;
}

/* The numbers of a docsize row: SQLite's variable-length integers. */
static int64_t sizes(const unsigned char *b, int n)
{
	int64_t sum = 0, v = 0;

	for (int i = 0; i < n; i++) {
		v = v << 7 | (b[i] & 0x7F);
		if (b[i] & 0x80)
			continue;
		sum += v;
		v = 0;
	}
	return sum;
}

/* Words that the letters have by their sizes, and by the index itself. */
static bool words_agree(struct archive *x)
{
	int64_t by_size = 0, by_index = -1;
	sqlite3_stmt *s = NULL;

	if (sqlite3_exec(x->db, "CREATE VIRTUAL TABLE IF NOT EXISTS "
	    "temp.vocabulary USING fts5vocab(main, text, row)", NULL, NULL,
	    NULL) != SQLITE_OK || sqlite3_prepare_v2(x->db,
	    "SELECT sz FROM text_docsize", -1, &s, NULL) != SQLITE_OK)
		return false;
	while (sqlite3_step(s) == SQLITE_ROW)
		by_size += sizes(sqlite3_column_blob(s, 0),
		    sqlite3_column_bytes(s, 0));
	sqlite3_finalize(s);
	if (sqlite3_prepare_v2(x->db, "SELECT ifnull(sum(cnt), 0) FROM "
	    "temp.vocabulary", -1, &s, NULL) != SQLITE_OK)
		return false;
	if (sqlite3_step(s) == SQLITE_ROW)
		by_index = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return by_size == by_index;
}

bool index_check(struct archive *x, const struct fault_sink *sink,
    struct diag *d)
{
	/* An archive that is only read takes no 'integrity-check'. */
	if (!words_agree(x))
		report(sink, FAULT_INDEX, 0);
	return differences(x, sink, "SELECT id FROM letter EXCEPT "
	    "SELECT id FROM text_docsize", FAULT_INDEX_MISSING, d) &&
	    differences(x, sink, "SELECT id FROM text_docsize EXCEPT "
	    "SELECT id FROM letter", FAULT_INDEX_STRAY, d);
}
