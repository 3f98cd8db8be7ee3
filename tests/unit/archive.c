/* SPDX-License-Identifier: MIT */
/*
 * What every engine of the archive must do.  Nothing here knows which one it
 * is, but for the last part: a file that was damaged.
 */
#define _DEFAULT_SOURCE		/* syscall */
#include "letters.h"
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "archive/compare.h"
#include "archive/fixity.h"
#include "ask/query_parse.h"
#include "base/utf.h"

static char where[256];

/* In the place of the system's: what kind of file system all is on; 0: as it is. */
static long file_system;

int statfs(const char *path, struct statfs *out)
{
	int failed = (int)syscall(SYS_statfs, path, out);

	if (!failed && file_system)
		out->f_type = file_system;
	return failed;
}
static const struct archive_options creating = { .write = true, .create = true,
	.wait = 0 };
static const struct archive_options reading = { .write = false };

/* A long body, so that its sketch can tell: letters of one seed are alike. */
static const char *long_body(unsigned seed, const char *end, struct arena *a)
{
	str part[401];

	for (uint32_t i = 0; i < 400; i++) {
		uint32_t x = (seed * 1000 + i) * 2654435761u, c;

		x = (x ^ x >> 15) * 2246822519u;
		c = 0x4E00 + (x ^ x >> 13) % 0x3000;
		part[i] = utf8_of(a, &c, 1);
	}
	part[400] = str_of(end);
	return arena_join(a, part, 401).s;
}

static struct archive *open_new(void)
{
	struct diag d = {0};
	struct archive *x;

	remove(where);
	x = archive_open(where, &creating, &d);
	diag_print(&d, stdout);
	diag_clear(&d);
	return x;
}

/* Put one document in a transaction of its own. */
static bool put_one(struct archive *x, const struct archive_document *put,
    int64_t *id, bool *known, struct placed *placed)
{
	struct diag d = {0};
	bool ok = archive_begin(x, &d) &&
	    archive_put(x, put, id, known, placed, &d) && archive_commit(x, &d);

	diag_print(&d, stdout);
	diag_clear(&d);
	return ok;
}

/* What becomes of letters put one after the other. */
static const struct {
	const char *name, *path, *source;
	const char *issuer, *number;
	unsigned seed;
	const char *end;
	bool known;
	enum placed_kind kind;
	int64_t letter, version, like;
	bool by_number;
} cases[] = {
	{ "a first letter", "in/a", "a1", "甲局", "甲〔2024〕1号", 1, "",
	    false, PLACED_NEW, 1, 1, 0, false },
	{ "the same bytes", "in/a", "a1", "甲局", "甲〔2024〕1号", 1, "",
	    true, PLACED_NEW, 0, 0, 0, false },
	{ "the same bytes elsewhere", "in/z", "a1", "甲局", "甲〔2024〕1号", 1,
	    "", true, PLACED_NEW, 0, 0, 0, false },
	{ "another letter", "in/b", "b1", "甲局", "甲〔2024〕2号", 2, "",
	    false, PLACED_NEW, 2, 1, 0, false },
	{ "corrected: same path and number", "in/a", "a2", "甲局",
	    "甲〔2024〕1号", 3, "", false, PLACED_VERSION, 1, 2, 0, false },
	{ "corrected: same path, like text", "in/b", "b2", "甲局", NULL, 2, "改",
	    false, PLACED_VERSION, 2, 2, 0, false },
	{ "same path, another letter", "in/b", "b3", "甲局", "甲〔2024〕9号", 4,
	    "", false, PLACED_NEW, 3, 1, 0, false },
	{ "same number and issuer, another file", "in/c", "c1", "甲局",
	    "甲〔2024〕9号", 5, "", false, PLACED_NEW, 4, 1, 3, true },
	{ "same number, another issuer", "in/d", "d1", "乙局", "甲〔2024〕9号",
	    6, "", false, PLACED_NEW, 5, 1, 0, false },
	{ "like text in another file", "in/e", "e1", "乙局", NULL, 6, "。",
	    false, PLACED_NEW, 6, 1, 5, false },
	{ "no number is not the same number", "in/f", "f1", "乙局", NULL, 7, "",
	    false, PLACED_NEW, 7, 1, 0, false },
};

static void test_put(struct arena *a)
{
	struct archive *x = open_new();
	struct diag d = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct made m = { cases[i].issuer, cases[i].number, "答复",
			long_body(cases[i].seed, cases[i].end, a), "1" };
		struct archive_document put = made_document(&m, cases[i].path,
		    cases[i].source, a);
		struct placed p = {0};
		bool known = false;
		int64_t id, found;

		TEST(cases[i].name, put_one(x, &put, &id, &known, &p) &&
		    known == cases[i].known && p.kind == cases[i].kind &&
		    p.letter == cases[i].letter &&
		    p.version == cases[i].version && p.like == cases[i].like &&
		    p.by_number == cases[i].by_number);
		TEST("it is found", archive_find(x, put.sha256, &found, NULL, &d) &&
		    found == id && id);
	}
	archive_close(x);
	diag_clear(&d);
}

/* Only differences in what is there: ids of letter and record are. */
static bool same_rows(const struct rows *made, const struct rows *kept)
{
	if (made->row.n != kept->row.n)
		return false;
	for (size_t i = 0; i < made->row.n; i++) {
		const struct row *m = &made->row.v[i], *k = &kept->row.v[i];
		int c = m->table == TABLE_LETTER ? 2 : 1;

		if (m->table != k->table)
			return false;
		for (; c < table_rows[m->table].count; c++)
			if (!cell_same((enum column)((int)
			    table_rows[m->table].first + c), &m->cell[c],
			    &k->cell[c]))
				return false;
	}
	return true;
}

/* What was put comes back: source, record, rows; also after opening again. */
static void test_back(struct arena *a)
{
	struct made m = { "甲局", "甲〔2024〕1号", "答复&lt;&amp;&gt;", "文", "0012" };
	struct archive_document put = made_document(&m, "in/a", "bytes", a);
	struct archive *x = open_new();
	struct archive_stored s = {0};
	struct archive_version v;
	struct placed p;
	struct diag d = {0};
	struct rows kept;
	int64_t id;
	bool known;

	put.profile = STR("甲市 abc");
	put_one(x, &put, &id, &known, &p);
	archive_close(x);
	x = archive_open(where, &reading, &d);
	TEST("document", x && archive_next_document(x, &s, true, a, &d) &&
	    s.id == id && str_eq(s.path, put.path) &&
	    str_eq(s.source, put.source) && str_eq(s.sha256, put.sha256) &&
	    s.time == put.time && s.size == 5 && str_eq(s.outcome, STR("read"))
	    && str_eq(s.program, put.program) && str_eq(s.profile, put.profile)
	    && !s.reason.s);
	TEST("and no other", archive_next_document(x, &s, true, a, &d) && !s.id);
	TEST("record", archive_find_version(x, p.letter, 0, &v, a, &d) &&
	    str_eq(digest_sha256(a, v.xml), put.record->sha256) &&
	    v.version == 1 && v.document == id && v.part == 1 && v.current &&
	    str_eq(v.source_sha256, put.sha256));
	TEST("rows", archive_rows(x, p.letter, &kept, a, &d) &&
	    same_rows(&put.record->rows, &kept));
	TEST("no messages", !d.list.n);
	TEST("no such version",
	    !archive_find_version(x, p.letter, 2, &v, a, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_ARCHIVE_NONE);
	TEST("nothing can be put", !archive_begin(x, &d) ||
	    !archive_put(x, &put, &id, &known, &p, &d) || known);
	archive_close(x);
	diag_clear(&d);
}

static void test_versions(struct arena *a)
{
	struct made m = { "甲局", "甲〔2024〕1号", "答复", "一", "1" };
	struct archive_document put = made_document(&m, "in/a", "one", a);
	struct archive_document again;
	struct archive *x = open_new();
	struct archive_version v = {0};
	struct placed p;
	struct diag d = {0};
	struct rows kept;
	int64_t one, two;
	bool known;

	put_one(x, &put, &one, &known, &p);
	TEST("read again, the same", archive_begin(x, &d) &&
	    archive_again(x, one, &put, &p, &d) && archive_commit(x, &d) &&
	    p.kind == PLACED_SAME && p.version == 1);
	m.body = "二";
	again = made_document(&m, "in/a", "one", a);
	again.program = STR("2.0");
	TEST("read again, another record", archive_begin(x, &d) &&
	    archive_again(x, one, &again, &p, &d) && archive_commit(x, &d) &&
	    p.kind == PLACED_VERSION && p.letter == 1 && p.version == 2);
	TEST("rows are the new version's", archive_rows(x, 1, &kept, a, &d) &&
	    same_rows(&again.record->rows, &kept));
	TEST("the old one is there", archive_find_version(x, 1, 1, &v, a, &d) &&
	    !v.current && str_eq(v.program, STR("1.0")));
	m.body = "三";
	again = made_document(&m, "in/a", "two", a);
	put_one(x, &again, &two, &known, &p);
	TEST("a corrected letter", p.kind == PLACED_VERSION && p.version == 3);
	m.body = "四";
	again = made_document(&m, "in/a", "one", a);
	TEST("the old letter makes no newer version", archive_begin(x, &d) &&
	    archive_again(x, one, &again, &p, &d) && archive_commit(x, &d) &&
	    p.kind == PLACED_SAME && p.version == 3);
	v.record = 0;
	for (int64_t n = 1; n <= 3; n++)
		TEST("records in turn", archive_next_record(x, &v, a, &d) &&
		    v.version == n && v.letter == 1 && v.current == (n == 3) &&
		    v.xml.s);
	TEST("and no more", archive_next_record(x, &v, a, &d) && !v.record);
	archive_close(x);
	diag_clear(&d);
}

/* What could not be read is kept, and can be read later. */
static void test_refused(struct arena *a)
{
	struct made m = { "甲局", "甲〔2024〕1号", "答复", "一", "1" };
	struct archive_document put = made_document(&m, "in/a", "one", a);
	struct archive_document refused = put;
	struct archive_stored s = {0};
	struct archive *x = open_new();
	struct placed p;
	struct diag d = {0};
	enum archive_found found;
	int64_t id;
	bool known;

	refused.outcome = OUTCOME_REFUSED;
	refused.reason = STR("NOT_A_LETTER: is no reply letter");
	refused.record = NULL;
	refused.count = 0;
	put_one(x, &refused, &id, &known, &p);
	TEST("refused, kept", archive_next_document(x, &s, true, a, &d) &&
	    str_eq(s.outcome, STR("refused")) &&
	    str_eq(s.reason, refused.reason) && str_eq(s.source, STR("one")));
	TEST("now it is read", archive_begin(x, &d) &&
	    archive_again(x, id, &put, &p, &d) && archive_commit(x, &d) &&
	    p.kind == PLACED_NEW && p.letter == 1);
	s.id = 0;
	TEST("so it says", archive_next_document(x, &s, false, a, &d) &&
	    str_eq(s.outcome, STR("read")) && !s.reason.s);
	TEST("and stays read", archive_begin(x, &d) &&
	    archive_again(x, id, &refused, &p, &d) && archive_commit(x, &d));
	s.id = 0;
	TEST("even if it no longer is", archive_next_document(x, &s, false, a,
	    &d) && str_eq(s.outcome, STR("read")));
	m.body = "二";
	put = made_document(&m, "in/a", "two", a);
	refused.source = put.source;
	refused.sha256 = put.sha256;
	put_one(x, &refused, &id, &known, &p);
	TEST("found, not read", archive_find(x, put.sha256, &id, &found, &d) &&
	    id == 2 && found == FOUND_UNREAD);
	TEST("a correction read later is a version", archive_begin(x, &d) &&
	    archive_again(x, id, &put, &p, &d) && archive_commit(x, &d) &&
	    p.kind == PLACED_VERSION && p.letter == 1 && p.version == 2);
	archive_close(x);
	diag_clear(&d);
}

static void test_related(struct arena *a)
{
	struct made one = { "甲政办", "甲政办〔2023〕3号", "办法", "一", "0126" };
	struct made two = { "乙局", NULL, "答复", "二", "126" };
	struct archive_document put;
	struct archive *x = open_new();
	archive_relations r;
	struct placed p;
	struct diag d = {0};
	int64_t id;
	bool known;

	/* every made letter cites 甲政办〔2023〕3号 */
	put = made_document(&one, "in/a", "one", a);
	put_one(x, &put, &id, &known, &p);
	put = made_document(&two, "in/b", "two", a);
	put_one(x, &put, &id, &known, &p);
	TEST("cites, same proposal", archive_related(x, 2, &r, a, &d) &&
	    r.n == 2 && r.v[0].letter == 1 && r.v[1].letter == 1 &&
	    str_eq(r.v[0].kind, STR("cites")) &&
	    str_eq(r.v[1].kind, STR("proposal")));
	TEST("is cited, same proposal", archive_related(x, 1, &r, a, &d) &&
	    r.n == 2 && r.v[0].letter == 2 &&
	    str_eq(r.v[0].kind, STR("citedBy")));
	archive_close(x);
	diag_clear(&d);
}

/* Letters to be found.  All have 30所 of 学校, 约120万元 of 资金, a planned
 * measure due 2026-12-31, proposal 市政协 7/3, class A, 2024-05-20. */
static const struct made library[] = {
	{ "甲市教育局", "甲教〔2024〕1号", "关于停车的答复", "停车位不足，中职学校附近停车难。", "0126" },
	{ "甲市公安局", "甲公〔2024〕2号", "关于交通的答复", "停 车场收费。", "127" },
	{ "乙县教育局", NULL, "关于PPP项目的答复", "学前教育发展很快，車位不缺。", "126" },
	{ "乙县卫生健康局", "乙卫〔2024〕118号", "关于养老的答复", "养老机构床位30.5万张。", "128" },
};

/* ids of the letters that a query finds, in the order that sort asks for (by
 * id where it is the count of hits). */
static const struct {
	const char *query, *ids;
} searches[] = {
	{ "", "1 2 3 4" },
	/* words: any length, across blanks, folded, whole figures */
	{ "停车", "1 2 3 4" },		/* a proposal's title has it */
	{ "停车场", "2" },
	{ "中职", "1" },
	{ "缺", "3" },
	{ "车位", "1 2 3 4" },		/* 增设车位 */
	{ "車位不缺", "3" },
	{ "ppp", "3" },
	{ "30.5", "4" },
	{ "0.5", "" },
	{ "停车难 中职", "1" },
	{ "中职 OR 养老", "1 4" },
	{ "答复 -养老 -交通", "1 3" },
	{ "-中职", "2 3 4" },
	{ "(中职 | 养老) (停车难 | 收费)", "1" },
	{ "“学校附近停车”", "1" },
	{ "“附近学校”", "" },
	{ "不存在的词", "" },
	/* words among the facts */
	{ "公安局", "2" },
	{ "6681207", "1 2 3 4" },
	/* fields of the letter */
	{ "issuer:教育局", "1 3" },
	{ "issuer:=甲市教育局", "1" },
	{ "issuer:=教育局", "" },
	{ "-issuer:教育局", "2 4" },
	{ "issuer:(公安 | 卫生)", "2 4" },
	{ "number:118", "4" },
	{ "number:乙卫（2024）118号", "4" },
	{ "title:养老", "4" },
	{ "title:增设", "" },
	{ "class:A", "1 2 3 4" },
	{ "class:B", "" },
	{ "year:2024 date:2024-05..2024-06", "1 2 3 4" },
	{ "date:>2024-05", "" },
	{ "date:>=2024-05-20", "1 2 3 4" },
	{ "date:<2024-05-20", "" },
	{ "date:<=2024", "1 2 3 4" },
	{ "id:2..3", "2 3" },
	/* fields of rows */
	{ "proposal:126", "1 3" },
	{ "proposal:126 assembly:政协 term:7 session:3", "1 3" },
	{ "proposal:126 session:4", "" },
	{ "proposer:闻道", "1 2 3 4" },
	{ "signatory:闻道", "" },
	{ "recipient:督查室", "1 2 3 4" },
	{ "contact:6681207", "1 2 3 4" },
	{ "contact:681207", "" },
	{ "citation:停车办法", "1 2 3 4" },
	{ "citation:甲政办〔2023〕3号", "1 2 3 4" },
	{ "finding:sum-fails severity:warning", "1 2 3 4" },
	{ "finding:sum-fails severity:error", "" },
	/* one statistic, one measure */
	{ "of:学校 value:30 unit:所", "1 2 3 4" },
	{ "of:学校 unit:元", "" },
	{ "of:学校 (unit:元 | unit:所)", "1 2 3 4" },
	{ "(of:学校) (unit:元)", "" },
	{ "(of:学校 unit:所) (of:资金 unit:元)", "1 2 3 4" },
	{ "value:>100万 unit:元", "1 2 3 4" },
	{ "value:>120万", "" },
	{ "value:>=120万", "1 2 3 4" },
	{ "value:0.5", "1 2 3 4" },
	{ "value:31..1000", "" },
	{ "status:planned due:2026 responsible:教育局", "1 2 3 4" },
	{ "status:done due:2026", "" },
	{ "deadline:年底", "1 2 3 4" },
	{ "measure:增设车位", "1 2 3 4" },
	/* words and fields */
	{ "停车难 OR issuer:卫生", "1 4" },
	{ "停车场 of:学校 value:30", "2" },
	{ "-(停车难 OR issuer:卫生)", "2 3" },
	{ "(PPP issuer:乙县) OR (养老 issuer:甲市)", "3" },
};

static str ids_of(const archive_hits *hits, struct arena *a)
{
	str out = STR("");

	for (size_t i = 0; i < hits->n; i++)
		out = arena_printf(a, "%s%s%lld", out.s, i ? " " : "",
		    (long long)hits->v[i].letter);
	return out;
}

static struct query *query(const char *text, struct arena *a)
{
	struct query_fault f;

	return query_parse(str_of(text), &f, a);
}

static struct archive *open_library(struct arena *a)
{
	struct archive *x = open_new();

	for (size_t i = 0; i < sizeof(library) / sizeof(*library); i++) {
		char name[8];
		struct archive_document put;
		struct placed p;
		int64_t id;
		bool known;

		snprintf(name, sizeof(name), "in/%zu", i);
		put = made_document(&library[i], name, name, a);
		put_one(x, &put, &id, &known, &p);
	}
	return x;
}

static void test_search(struct archive *x, struct arena *a)
{
	struct diag d = {0};

	for (size_t i = 0; i < sizeof(searches) / sizeof(*searches); i++) {
		struct archive_ask ask = { .query = query(searches[i].query, a),
			.sort = {{ HIT_ID, false }}, .sorts = 1, .limit = -1 };
		archive_hits hits;
		int64_t count = -1;
		bool ok = ask.query && archive_search(x, &ask, &hits, a, &d) &&
		    str_eq(ids_of(&hits, a), str_of(searches[i].ids));

		TEST(searches[i].query, ok);
		TEST("as many are counted", ok && archive_count(x, ask.query,
		    -1, &count, &d) && count == (int64_t)hits.n);
		ask.sorts = 0;
		TEST("as many in the order of its own", ok &&
		    archive_search(x, &ask, &hits, a, &d) &&
		    count == (int64_t)hits.n);
		ask.limit = 2;
		TEST("two of them", ok && archive_search(x, &ask, &hits, a,
		    &d) && (int64_t)hits.n == (count < 2 ? count : 2));
	}
	diag_print(&d, stdout);
	TEST("no messages", !d.list.n);
	diag_clear(&d);
}

static const struct {
	const char *name, *query;
	enum hit by;
	bool down;
	int64_t limit, offset;
	const char *ids;
} orders[] = {
	{ "by issuer", "", HIT_ISSUER, false, -1, 0, "4 3 2 1" },
	{ "by issuer, downwards", "", HIT_ISSUER, true, -1, 0, "1 2 3 4" },
	{ "absent last", "", HIT_NUMBER, false, -1, 0, "4 2 1 3" },
	{ "absent last, downwards", "", HIT_NUMBER, true, -1, 0, "1 2 4 3" },
	{ "the first two", "", HIT_ID, false, 2, 0, "1 2" },
	{ "the next two", "", HIT_ID, false, 2, 2, "3 4" },
	{ "behind the end", "", HIT_ID, false, 2, 4, "" },
	{ "with words", "停车", HIT_ID, true, 2, 1, "3 2" },
};

/* The largest queries that the language takes are run, too: each of a piece, ten
 * deep, or five hundred long. */
static void test_large(struct archive *x, struct arena *a)
{
	static const char *const deep[] = { "(%s | b) 答复", "-(%s | class:B)",
		"(%s class:A) | -b", "(%s | of:b) unit:b", "(-%s | b)",
		"issuer:b | (b | %s)", "b (c | %s | d) -(e | f)" };
	static const char *const wide[] = { "b | ", "答复 ", "-b ", "of:b ",
		"(of:b) ", "b | class:B | ", "-unit:b ", "title:b | ",
		"(b | value:7) ", "value:7 | ", "proposer:b " };
	struct diag d = {0};
	int64_t count;

	for (size_t i = 0; i < sizeof(deep) / sizeof(*deep); i++) {
		str text = STR("停车");
		struct query *q = NULL, *more;

		for (int k = 0; k < 12; k++) {
			const char *at = strstr(deep[i], "%s");

			text = arena_printf(a, "%.*s%s%s", (int)(at - deep[i]),
			    deep[i], text.s, at + 2);
			more = query(text.s, a);
			if (!more)
				break;
			q = more;
		}
		TEST(deep[i], q && archive_count(x, q, -1, &count, &d));
	}
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++) {
		struct VEC(str) part = {0};
		struct query *q;

		for (int k = 0; k < 240; k++)
			*push(a, &part) = str_of(wide[i]);
		*push(a, &part) = STR("停车");
		q = query(arena_join(a, part.v, part.n).s, a);
		TEST(wide[i], q && archive_count(x, q, -1, &count, &d));
	}
	diag_print(&d, stdout);
	TEST("no messages", !d.list.n);
	diag_clear(&d);
}

static void test_order(struct archive *x, struct arena *a)
{
	struct archive_ask ask = { .query = query("停车", a), .limit = 1,
		.want = { [HIT_TITLE] = true, [HIT_PROPOSAL] = true } };
	archive_hits hits;
	struct diag d = {0};

	TEST("the title's word says most", archive_search(x, &ask, &hits, a,
	    &d) && hits.n == 1 && hits.v[0].letter == 1);
	TEST("what is wanted", str_eq(hits.v[0].value[HIT_TITLE],
	    STR("关于停车的答复")) && str_eq(hits.v[0].value[HIT_PROPOSAL],
	    STR("市政协7届3次第0126号")) && !hits.v[0].value[HIT_ISSUER].s);
	for (size_t i = 0; i < sizeof(orders) / sizeof(*orders); i++) {
		ask = (struct archive_ask){ .query = query(orders[i].query, a),
			.sort = {{ orders[i].by, orders[i].down }}, .sorts = 1,
			.limit = orders[i].limit, .offset = orders[i].offset };
		TEST(orders[i].name, archive_search(x, &ask, &hits, a, &d) &&
		    str_eq(ids_of(&hits, a), str_of(orders[i].ids)));
	}
	for (int h = 0; h < HIT_COUNT; h++) {
		ask = (struct archive_ask){ .query = query("", a),
			.sort = {{ (enum hit)h, false }}, .sorts = 1,
			.limit = -1 };
		ask.want[h] = true;
		TEST(hit_rows[h].name, archive_search(x, &ask, &hits, a, &d) &&
		    hits.n == 4);
	}
	diag_clear(&d);
}

static void test_classes(struct archive *x, struct arena *a)
{
	archive_facets f;
	struct rows rows;
	struct diag d = {0};

	TEST("classes", archive_classes(x, query("issuer:教育局", a), -1, &f,
	    a, &d) && f.n == 9 && f.v[0].facet == FACET_ISSUER &&
	    f.v[0].count == 1 && f.v[8].facet == FACET_STATUS &&
	    f.v[8].count == 2 && str_eq(f.v[8].value, STR("planned")));
	TEST("the most frequent", archive_classes(x, query("", a), 1, &f, a,
	    &d) && f.n == 7);
	TEST("of none", archive_classes(x, query("不存在", a), -1, &f, a, &d)
	    && !f.n);
	TEST("rows that answer", archive_matches(x, query("of:学校 unit:所 "
	    "OR status:planned OR value:30", a), 1, &rows, a, &d) &&
	    rows.row.n == 2 && rows.row.v[0].table == TABLE_MEASURE &&
	    rows.row.v[1].table == TABLE_STATISTIC &&
	    row_cell(&rows.row.v[1], COLUMN_STATISTIC_N)->integer == 1);
	TEST("no row was asked for", archive_matches(x, query("停车 "
	    "-value:30 class:A", a), 1, &rows, a, &d) && !rows.row.n);
	diag_clear(&d);
}

static void test_library(struct arena *a)
{
	struct archive *x = open_library(a);
	struct made m = library[0];
	struct archive_document put;
	struct placed p;
	struct diag d = {0};
	int64_t id, count;
	bool known;

	test_search(x, a);
	test_order(x, a);
	test_large(x, a);
	test_classes(x, a);
	m.body = "充电桩";
	put = made_document(&m, "in/0", "corrected", a);
	put_one(x, &put, &id, &known, &p);
	TEST("only the current version is found", p.version == 2 &&
	    archive_count(x, query("中职", a), -1, &count, &d) && !count &&
	    archive_count(x, query("充电桩", a), -1, &count, &d) &&
	    count == 1);
	archive_close(x);
	diag_clear(&d);
}

static void test_transactions(struct arena *a)
{
	struct made m = { "甲局", NULL, "答复", "一", "1" };
	struct archive_document put = made_document(&m, "in/a", "one", a);
	struct archive *x = open_new(), *y;
	struct archive_stored s = {0};
	struct placed p;
	struct diag d = {0};
	int64_t id;
	bool known;

	TEST("put and cancelled", archive_begin(x, &d) &&
	    archive_put(x, &put, &id, &known, &p, &d));
	archive_cancel(x);
	TEST("is not there", archive_next_document(x, &s, false, a, &d) &&
	    !s.id);
	y = archive_open(where, &creating, &d);
	TEST("one writer", archive_begin(x, &d) && !d.list.n);
	TEST("is alone", !archive_begin(y, &d) && d.list.n == 1 &&
	    d.list.v[0].id == DIAG_ARCHIVE_BUSY);
	archive_put(x, &put, &id, &known, &p, &d);
	TEST("unseen before it is committed", archive_look(y, &d) &&
	    archive_next_document(y, &s, false, a, &d) && !s.id);
	archive_commit(x, &d);
	TEST("nor in a look begun before",
	    archive_next_document(y, &s, false, a, &d) && !s.id);
	archive_leave(y);
	TEST("seen after", archive_next_document(y, &s, false, a, &d) &&
	    s.id == id);
	TEST("then the next", archive_begin(y, &d));
	archive_cancel(y);
	archive_close(x);
	archive_close(y);
	diag_clear(&d);
}

static void test_open(void)
{
	static const char text[] = "This is no archive but a text of some "
	    "length, longer than any header that a file may begin with.\n"
	    "It goes on for a second line, and for a third one as well.\n";
	static const struct archive_options writing = { .write = true };
	struct diag d = {0};
	FILE *f;

	remove(where);
	TEST("none to read", !archive_open(where, &reading, &d));
	TEST("none to write", !archive_open(where, &writing, &d));
	f = fopen(where, "w");
	fputs(text, f);
	fclose(f);
	diag_clear(&d);
	TEST("not an archive", !archive_open(where, &creating, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_ARCHIVE_FORMAT);
	f = fopen(where, "r");
	fseek(f, 0, SEEK_END);
	TEST("is left alone", ftell(f) == (long)strlen(text));
	fclose(f);
	diag_clear(&d);
}

/* Where other machines' locks are not seen nothing is opened, but by force. */
static void test_network(struct arena *a)
{
	enum { NFS = 0x6969, EXT4 = 0xEF53 };
	struct archive_options forced = creating;
	struct diag d = {0};
	struct archive *x;

	(void)a;
	forced.force = true;
	file_system = NFS;
	TEST("a network file system", !archive_open(where, &creating, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_ARCHIVE_NETWORK);
	x = archive_open(where, &forced, &d);
	TEST("by force", x && d.list.n == 1);
	archive_close(x);
	TEST("nor is one that is there", !archive_open(where, &reading, &d) &&
	    d.list.n == 2);
	file_system = EXT4;
	x = archive_open(where, &reading, &d);
	TEST("another one", x && d.list.n == 2);
	archive_close(x);
	file_system = 0;
	diag_clear(&d);
}

/* Another writer is waited for, and heard when it has ended. */
static void test_wait(struct arena *a)
{
	struct archive_options patient = creating;
	struct archive *x = open_new();
	struct diag d = {0};
	int pair[2], status = 1;
	char told;
	pid_t pid;

	(void)a;
	archive_close(x);
	patient.wait = 60;
	if (pipe(pair) || (pid = fork()) < 0)
		exit(3);
	if (!pid) {
		x = archive_open(where, &creating, &d);
		if (!archive_begin(x, &d) || write(pair[1], "b", 1) != 1)
			_exit(1);
		usleep(100000);
		_exit(!archive_commit(x, &d));
	}
	TEST("another has begun", read(pair[0], &told, 1) == 1);
	x = archive_open(where, &patient, &d);
	TEST("and is waited for", x && archive_begin(x, &d) &&
	    archive_commit(x, &d) && !d.list.n);
	archive_close(x);
	TEST("to its end", waitpid(pid, &status, 0) == pid && !status);
	close(pair[0]);
	close(pair[1]);
	diag_clear(&d);
}

/* A process that puts documents and says so once they are committed. */
static void put_on(int out, struct arena *a)
{
	struct diag d = {0};
	struct archive *x = archive_open(where, &creating, &d);

	for (unsigned i = 0; x; ) {
		archive_begin(x, &d);
		for (int k = 0; k < 5; k++, i++) {
			char name[32];
			struct made m = { "甲局", NULL, "答复",
				long_body(i, "", a), "1" };
			struct archive_document put;
			struct placed p;
			int64_t id;
			bool known;

			snprintf(name, sizeof(name), "doc %u", i);
			put = made_document(&m, name, name, a);
			archive_put(x, &put, &id, &known, &p, &d);
		}
		if (!archive_commit(x, &d) ||
		    write(out, &i, sizeof(i)) != sizeof(i))
			break;
	}
	_exit(1);
}

/* How many documents are there; all that were acknowledged must be. */
static int64_t count(struct arena *a)
{
	struct archive_stored s = {0};
	struct diag d = {0};
	struct archive *x = archive_open(where, &reading, &d);
	int64_t n = 0;

	while (x && archive_next_document(x, &s, false, a, &d) && s.id)
		n++;
	archive_close(x);
	diag_print(&d, stdout);
	diag_clear(&d);
	return n;
}

static void count_fault(void *arg, const struct fault *f)
{
	int *faults = arg;

	(void)f;
	++*faults;
}

/* Faults that fsck finds; -1: the archive cannot even be opened. */
static int faults_in(void)
{
	struct archive_options o = { .check = true };
	struct diag d = {0};
	struct fsck f = { .archive = archive_open(where, &o, &d),
		.schema = record_schema_open(NULL, &d), .parts = 1 };
	int faults = 0;

	f.sink = (struct fault_sink){ count_fault, &faults };
	if (!f.archive || !archive_check(f.archive, &f.sink, &d) ||
	    !fsck_part(&f, &d))
		faults = faults ? faults : -1;
	archive_close(f.archive);
	record_schema_free(f.schema);
	diag_clear(&d);
	return faults;
}

/* How many letters are found that a query finds. */
static int64_t count_of(struct archive *x, const char *query, struct arena *a)
{
	struct query_fault f;
	struct diag d = {0};
	int64_t n = -1;

	archive_count(x, query_parse(str_of(query), &f, a), -1, &n, &d);
	diag_print(&d, stdout);
	diag_clear(&d);
	return n;
}

/* A file that was changed, and changed back. */
static void test_changed_back(struct arena *a)
{
	struct made m = { "甲局", "甲〔2024〕1号", "答复", "一", "1" };
	struct archive_document one = made_document(&m, "in/a", "one", a);
	struct archive_document two = made_document(&m, "in/a", "two", a);
	struct archive *x = open_new();
	struct archive_version v;
	archive_sightings seen;
	struct placed p;
	struct diag d = {0};
	size_t versions;
	int64_t first, second;
	bool known;

	one.url = STR("https://www.example.cn/1");
	put_one(x, &one, &first, &known, &p);
	put_one(x, &two, &second, &known, &p);
	one.time += 60;
	TEST("changed back is a version", archive_begin(x, &d) &&
	    archive_sight(x, first, &one, &versions, &d) && versions == 1 &&
	    archive_commit(x, &d));
	TEST("and current", archive_find_version(x, 1, 0, &v, a, &d) &&
	    v.version == 3 && v.document == first && v.time == one.time);
	TEST("seen again changes nothing", archive_begin(x, &d) &&
	    archive_sight(x, first, &one, &versions, &d) && !versions &&
	    archive_commit(x, &d));
	one.path = STR("in/z");
	TEST("nor does another path", archive_begin(x, &d) &&
	    archive_sight(x, first, &one, &versions, &d) && !versions &&
	    archive_commit(x, &d));
	TEST("where and when is kept", archive_sightings_of(x, 1, &seen, a,
	    &d) && seen.n == 4 && seen.v[2].document == first &&
	    seen.v[2].times == 2 && str_eq(seen.v[3].path, STR("in/z")) &&
	    str_eq(seen.v[0].url, one.url));
	TEST("all is sound", faults_in() == 0);
	archive_close(x);
	diag_clear(&d);
}

/* What people do to a letter, and the log of it. */
static void test_people(struct arena *a)
{
	const struct archive_deed deed = { 1700000000, STR("r"), STR("w") };
	struct made m = { "甲局", "甲〔2024〕1号", "答复", "一", "1" };
	struct archive_document put = made_document(&m, "in/a", "one", a);
	struct archive *x = open_new();
	struct archive_event e = {0};
	struct archive_stored s = {0};
	enum archive_found what;
	archive_corrections given;
	struct placed p;
	struct diag d = {0};
	int64_t id, letter = 1;
	bool known;
	str last = STR("");

	put_one(x, &put, &id, &known, &p);
	TEST("corrected", archive_begin(x, &d) && archive_correct(x, 1,
	    COLUMN_LETTER_ISSUER, STR("乙局"), false, &deed, &d) &&
	    archive_commit(x, &d));
	TEST("by it found", count_of(x, "issuer:乙局", a) == 1 &&
	    count_of(x, "issuer:甲局", a) == 0);
	m.body = "二";
	put.record = made_document(&m, "in/a", "one", a).record;
	TEST("read again, it stands", archive_begin(x, &d) &&
	    archive_again(x, id, &put, &p, &d) && archive_commit(x, &d) &&
	    p.kind == PLACED_VERSION && count_of(x, "issuer:乙局", a) == 1);
	TEST("beside what is read", archive_corrections_of(x, 1, &given, a,
	    &d) && given.n == 1 && str_eq(given.v[0].now, STR("甲局")) &&
	    !given.v[0].conflict);
	TEST("withdrawn, not found", archive_begin(x, &d) && archive_withdraw(x,
	    1, false, &deed, &d) && archive_commit(x, &d) &&
	    count_of(x, "", a) == 0 && archive_withdrawn(x, 1, &id, &d) && id);
	TEST("but once", archive_begin(x, &d) &&
	    !archive_withdraw(x, 1, false, &deed, &d) && d.list.n == 1 &&
	    d.list.v[0].id == DIAG_ARCHIVE_STATE);
	archive_cancel(x);
	diag_clear(&d);
	TEST("all is sound", faults_in() == 0);
	TEST("disposed of", archive_begin(x, &d) && archive_dispose(x, &letter,
	    1, &deed, &d) && archive_commit(x, &d) && archive_wipe(x, &d));
	TEST("its hash is known", archive_find(x, put.sha256, &id, &what, &d) &&
	    id == 1 && what == FOUND_DISPOSED);
	TEST("its bytes are not", archive_next_document(x, &s, true, a, &d) &&
	    !s.source.len && str_eq(s.outcome, STR(ARCHIVE_DISPOSED)));
	put = made_document(&m, "in/b", "three", a);
	TEST("nor is its number given again", put_one(x, &put, &id, &known,
	    &p) && p.letter == 2);
	while (archive_next_event(x, &e, a, &d) && e.id) {
		TEST("an entry follows another", str_eq(e.previous, last) &&
		    str_eq(e.hash, archive_event_hash(&e, a)));
		last = e.hash;
		letter = e.id;
	}
	TEST("every deed has one", letter == 6);
	TEST("still all is sound", faults_in() == 0);
	archive_close(x);
	diag_clear(&d);
}

/* Whether what was just refused is refused for how the archive is. */
static bool refused(bool ok, struct diag *d)
{
	bool is = !ok && d->list.n == 1 &&
	    d->list.v[0].id == DIAG_ARCHIVE_STATE;

	diag_clear(d);
	return is;
}

/* Entries and corrections as another archive had them, which somebody may have
 * written: each follows the log, and each correction has its entry. */
static void test_taken_over(struct arena *a)
{
	const struct archive_deed deed = { 1700000000, STR("r"), STR("w") };
	struct made m = { "甲局", "甲〔2024〕1号", "答复", "一", "1" };
	struct archive_document put = made_document(&m, "in/a", "one", a);
	struct archive *x = open_new();
	struct archive_event e = {0}, last = {0}, next;
	struct archive_correction c = { .letter = 1,
		.column = COLUMN_LETTER_ISSUER, .value = STR("丙局"),
		.read = STR("甲局") };
	struct placed p;
	struct diag d = {0};
	bool known;
	int64_t id;

	put_one(x, &put, &id, &known, &p);
	TEST("begun", archive_begin(x, &d) && archive_correct(x, 1,
	    COLUMN_LETTER_ISSUER, STR("乙局"), false, &deed, &d));
	while (archive_next_event(x, &e, a, &d) && e.id)
		last = e;
	next = last;
	next.id = last.id + 1;
	next.previous = last.hash;
	next.detail = archive_correction_detail(STR("issuer"), c.value, false,
	    a);
	next.hash = archive_event_hash(&next, a);
	c.event = next.id;
	TEST("a correction before its entry", refused(archive_correction_put(x,
	    &c, false, &d), &d));
	e = next;
	e.id++;
	e.hash = archive_event_hash(&e, a);
	TEST("an entry is left out", refused(archive_event_put(x, &e, &d), &d));
	e = next;
	e.previous = STR("");
	e.hash = archive_event_hash(&e, a);
	TEST("it follows another", refused(archive_event_put(x, &e, &d), &d));
	e = next;
	e.reason = STR("other");
	TEST("its hash is another's", refused(archive_event_put(x, &e, &d),
	    &d));
	TEST("the next entry", archive_event_put(x, &next, &d));
	TEST("but once", refused(archive_event_put(x, &next, &d), &d));
	c.value = STR("丁局");
	TEST("another value", refused(archive_correction_put(x, &c, false, &d),
	    &d));
	c.value = STR("丙局");
	TEST("or taken back", refused(archive_correction_put(x, &c, true, &d),
	    &d));
	c.event = last.id;
	TEST("of another entry", refused(archive_correction_put(x, &c, false,
	    &d), &d));
	c.event = next.id;
	TEST("its own", archive_correction_put(x, &c, false, &d) &&
	    archive_commit(x, &d) && count_of(x, "issuer:丙局", a) == 1);
	TEST("all of it is sound", faults_in() == 0);
	archive_close(x);
	diag_clear(&d);
}

#define KILLS 12

static void test_kill(struct arena *a)
{
	remove(where);
	for (int i = 0; i < KILLS; i++) {
		unsigned acknowledged = 0, n;
		int pair[2], status;
		struct timespec pause = { 0, 1000000L * (3 + 7 * i) };
		pid_t child;

		if (pipe(pair))
			break;
		fflush(stdout);
		child = fork();
		if (!child)
			put_on(pair[1], a);
		close(pair[1]);
		/* each second one not before it has put something */
		if (i % 2 && read(pair[0], &n, sizeof(n)) == sizeof(n))
			acknowledged = n;
		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		while (read(pair[0], &n, sizeof(n)) == sizeof(n))
			acknowledged = n;
		close(pair[0]);
		TEST("killed, all acknowledged are there",
		    !acknowledged || count(a) >= acknowledged);
	}
	TEST("killed, something was put", count(a) > 0);
	TEST("killed, sound", faults_in() == 0);
}

#define FLIPS 60

static bool flip(long bit)
{
	FILE *f = fopen(where, "r+b");
	int c;

	if (!f)
		return false;
	fseek(f, bit / 8, SEEK_SET);
	c = getc(f);
	fseek(f, bit / 8, SEEK_SET);
	putc(c ^ 1 << bit % 8, f);
	return !fclose(f);
}

/* One bit turned round anywhere in the file is found. */
static void test_flips(struct arena *a)
{
	struct archive *x = open_new();
	uint32_t random = 1;
	long size;
	FILE *f;

	for (unsigned i = 0; i < 20; i++) {
		struct made m = { "甲局", "甲〔2024〕1号", "答复",
			long_body(i, "", a), "1" };
		str name = arena_printf(a, "doc %u", i);
		struct archive_document put = made_document(&m, name.s, name.s,
		    a);
		struct placed p;
		int64_t id;
		bool known;

		put_one(x, &put, &id, &known, &p);
	}
	archive_close(x);
	TEST("sound before", faults_in() == 0);
	f = fopen(where, "rb");
	fseek(f, 0, SEEK_END);
	size = ftell(f);
	fclose(f);
	for (int i = 0; i < FLIPS; i++) {
		/* the header's bytes one by one, then anywhere */
		long bit = i < 30 ? i * 27 : (long)(random % ((uint32_t)size * 8));

		random = random * 1664525u + 1013904223u;
		flip(bit);
		TEST("flipped bit is seen", faults_in() != 0);
		flip(bit);
	}
	TEST("sound after", faults_in() == 0);
}

static void forget(void)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	char name[300];

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		snprintf(name, sizeof(name), "%s%s", where, ends[i]);
		remove(name);
	}
}

int main(void)
{
	static void (*const tests[])(struct arena *) = { test_put, test_back,
		test_versions, test_refused, test_changed_back, test_people,
		test_taken_over, test_related, test_library,
		test_transactions, test_network, test_wait, test_kill, test_flips };
	const char *folder = getenv("TMPDIR");
	struct arena a = {0};

	snprintf(where, sizeof(where), "%s/dafu-test-%ld.dafu",
	    folder ? folder : "/tmp", (long)getpid());
	record_init();
	test_open();
	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
		forget();
		tests[i](&a);
		arena_reset(&a);
	}
	forget();
	arena_free(&a);
	return test_done();
}
