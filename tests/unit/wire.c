/* SPDX-License-Identifier: MIT */
/* Answers of workers: as they were sent, cut, and other than they may be.  What a
 * worker says is not believed, since it has met bytes from outside. */
#include <stdlib.h>

#include "cli/listed.h"
#include "cli/unbox.h"
#include "test.h"
#include "work/message.h"
#include "work/product.h"
#include "work/wire.h"

/* A copy of its own size, so that a look behind its end is seen. */
static str exact(str x, size_t len)
{
	char *s = malloc(len + !len);

	memcpy(s, x.s, len);
	return (str){ s, len };
}

static void done(str x)
{
	free((char *)x.s);
}

/* --- what reading came to */

static str answer_of_two(enum table first, struct arena *a)
{
	struct row *row = arena_new(a, struct row, 2);
	struct archive_record *record = arena_new(a, struct archive_record, 1);
	const struct answer x = { OUTCOME_READ, STR("无"), record, 1 };

	for (int i = 0; i < 2; i++) {
		row[i].table = i ? TABLE_PARTY : first;
		row[i].cell = arena_new(a, struct cell,
		    (size_t)table_rows[row[i].table].count);
		row[i].cell[0] = (struct cell){ .type = CELL_INTEGER,
			.integer = 7 };
		row[i].cell[1] = (struct cell){ .type = CELL_TEXT,
			.text = STR("甲市") };
	}
	*record = (struct archive_record){ .xml = STR("<reply/>"), .size = 8,
		.sha256 = STR("0"), .rows.row = { row, 2, 2 } };
	return message_write(&x, a);
}

static void test_answer(void)
{
	struct arena a = {0};
	str bytes = answer_of_two(TABLE_LETTER, &a), none;
	struct answer x;
	bool any = false;

	TEST("an answer", message_read(&x, bytes, &a) &&
	    x.outcome == OUTCOME_READ && str_eq(x.reason, STR("无")) &&
	    x.count == 1 && str_eq(x.record->xml, STR("<reply/>")) &&
	    x.record->rows.row.n == 2 &&
	    x.record->rows.row.v[1].table == TABLE_PARTY &&
	    x.record->rows.row.v[1].cell[0].integer == 7 &&
	    str_eq(x.record->rows.row.v[1].cell[1].text, STR("甲市")));
	for (size_t len = 0; len < bytes.len; len++) {
		str cut = exact(bytes, len);

		any |= message_read(&x, cut, &a);
		done(cut);
	}
	TEST("cut anywhere it is none", !any);
	none = answer_of_two(TABLE_PARTY, &a);
	TEST("the first row is the letter's", !message_read(&x, none, &a));
	/* whatever a byte says, nothing is read behind the end */
	for (size_t i = 0; i < 256 * bytes.len; i++) {
		str other = exact(bytes, bytes.len);

		((char *)other.s)[i >> 8] = (char)i;
		any |= message_read(&x, other, &a) && x.count > 1;
		done(other);
		arena_reset(&a);
		bytes = answer_of_two(TABLE_LETTER, &a);
	}
	TEST("nor with a byte changed are there more records", !any);
	arena_free(&a);
}

/* --- outputs and messages */

static void test_products(void)
{
	struct arena a = {0};
	struct diag d = {0}, told = {0};
	struct products x = { .letters = 1 }, back;
	struct task t = { .a = &a, .died = DIAG_OVERTIME, .why = STR("10 s") };
	bool all = true;
	str bytes;

	*push(&a, &x.list) = (struct product){ STR("<a/>"), STR("99 %"),
		{0} };
	d.file = STR("b.txt");
	diag_add(&d, DIAG_EMPTY, NULL);
	diag_add(&d, DIAG_DAMAGED, "%s", "its end");
	bytes = products_write(&x, &d, &a);
	t.answer = bytes;
	products_take(&back, &t, &told);
	TEST("products", back.letters == 1 && back.list.n == 1 &&
	    str_eq(back.list.v[0].bytes, STR("<a/>")) &&
	    str_eq(back.list.v[0].coverage, STR("99 %")) &&
	    !back.list.v[0].advice.s);
	TEST("messages with their file", told.list.n == 2 &&
	    told.list.v[0].id == DIAG_EMPTY && !told.list.v[0].detail.len &&
	    str_eq(told.list.v[1].file, STR("b.txt")) &&
	    str_eq(told.list.v[1].detail, STR("its end")));
	for (size_t len = 0; len < bytes.len; len++) {
		t.answer = exact(bytes, len);
		diag_clear(&told);
		products_take(&back, &t, &told);
		all = all && !back.list.n && !back.letters && told.list.n &&
		    told.list.v[told.list.n - 1].id == DIAG_CRASHED;
		done(t.answer);
	}
	TEST("cut anywhere there are none, and it is told", all);
	t.answer = (str){0};
	diag_clear(&told);
	products_take(&back, &t, &told);
	TEST("none of a worker that died", !back.list.n && told.list.n == 1 &&
	    told.list.v[0].id == DIAG_OVERTIME &&
	    str_eq(told.list.v[0].detail, STR("10 s")));
	diag_clear(&d);
	diag_clear(&told);
	arena_free(&a);
}

/* --- numbers and strings alone */

static void test_values(void)
{
	struct arena a = {0};
	struct wire_writer w = { .a = &a };
	struct wire_reader r;
	str x;

	wire_put_byte(&w, 9);
	r = (struct wire_reader){ .left = { w.out.v, w.out.n } };
	TEST("a byte beyond its bound", !wire_byte(&r, 9) && r.broken);
	w.out.n = 0;
	wire_put_number(&w, -1);
	r = (struct wire_reader){ .left = { w.out.v, w.out.n } };
	TEST("fewer than none", !wire_count(&r) && r.broken);
	w.out.n = 0;
	wire_put_number(&w, INT64_MAX);
	r = (struct wire_reader){ .left = { w.out.v, w.out.n } };
	TEST("more than there can be", !wire_count(&r) && r.broken);
	w.out.n = 0;
	wire_put_str(&w, STR("ab"));
	wire_put_byte(&w, 1);
	r = (struct wire_reader){ .left = { w.out.v, w.out.n } };
	x = wire_str(&r);
	TEST("a string ends in NUL", str_eq(x, STR("ab")) && !x.s[2] &&
	    !wire_whole(&r) && wire_byte(&r, 2) == 1 && wire_whole(&r));
	w.out.v[w.out.n - 2] = 'c';
	r = (struct wire_reader){ .left = { w.out.v, w.out.n } };
	TEST("or is none", !wire_str(&r).s && r.broken);
	arena_free(&a);
}

/* --- from a worker that says what it likes */

/* What it says is arg. */
static str liar(void *arg, const struct task *t)
{
	(void)t;
	return *(str *)arg;
}

static struct pool *pool_of(str *says, struct diag *d)
{
	const struct pool_options o = { .workers = 1, .read = liar,
		.limits = { .seconds = 10, .memory = (size_t)1 << 30,
		    .unconfined = true }, .arg = says };

	return pool_open(&o, d);
}

/* A box with a member of that path. */
static str box_with(const char *path, struct arena *a)
{
	struct wire_writer w = { .a = a };
	struct diag none = {0};

	wire_put_byte(&w, BOX_OPENED);
	wire_put_number(&w, 1);
	wire_put_str(&w, str_of(path));
	wire_put_str(&w, STR("words"));
	wire_put_byte(&w, 0);
	wire_put_str(&w, (str){0});
	wire_put_str(&w, (str){0});
	wire_put_str(&w, (str){0});
	wire_put_byte(&w, 0);
	wire_put_messages(&w, &none);
	return (str){ w.out.v, w.out.n };
}

static void test_unbox(void)
{
	static const struct { const char *path; bool ok; } cases[] = {
		{ "a.txt", true }, { "a/b.txt", true }, { "a..b", true },
		{ "../a.txt", false }, { "a/../../b", false }, { "..", false },
		{ "/etc/a", false }, { "a//b", false }, { "a/", false },
		{ "", false },
	};
	struct arena a = {0};
	struct diag d = {0};
	members out;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str says = box_with(cases[i].path, &a);
		struct task t = { .bytes = STR("b"), .a = &a };
		struct pool *p = pool_of(&says, &d);
		enum boxed boxed = unbox(&out, &t, p, &d);

		TEST(cases[i].path, cases[i].ok ? boxed == BOX_OPENED &&
		    out.n == 1 && str_eq(out.v[0].path, str_of(cases[i].path)) :
		    boxed == BOX_FAILED && !out.n &&
		    d.list.v[d.list.n - 1].id == DIAG_CRASHED);
		pool_close(p);
	}
	diag_clear(&d);
	arena_free(&a);
}

static void test_listed(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct task list = { .bytes = STR("甲,乙\n1,2\n"), .a = &a };
	str whole = listed_answer(NULL, &list), says = whole;
	struct grid out;
	struct pool *p = pool_of(&says, &d);
	struct task t = { .bytes = STR("b"), .a = &a };

	TEST("a list", listed_ask(&out, &t, p, &d) && out.row.n == 2 &&
	    out.row.v[1].line == 2 && str_eq(out.row.v[0].cell.v[1],
	    STR("乙")) && !d.list.n);
	pool_close(p);
	says = (str){ whole.s, whole.len - 1 };
	p = pool_of(&says, &d);
	t = (struct task){ .bytes = STR("b"), .a = &a };
	TEST("a list that is cut", !listed_ask(&out, &t, p, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_CRASHED);
	pool_close(p);
	diag_clear(&d);
	arena_free(&a);
}

int main(void)
{
	test_values();
	test_answer();
	test_products();
	test_unbox();
	test_listed();
	return test_done();
}
