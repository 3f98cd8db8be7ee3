/* SPDX-License-Identifier: MIT */
/*
 * Lines that hold several parts of a letter are cut: a letter on one line, a
 * cell that holds the letter, a formula and what follows it.
 */
#include "reading/lines.h"

struct places {
	struct VEC(uint32_t) at;	/* ascending */
};

/* Cut a line at these places, in one move; returns how many lines came. */
static uint32_t cut_at(struct reader *r, uint32_t line, const struct places *p)
{
	struct line whole = r->lines.v[line], *l;
	uint32_t from = whole.in.start, n = 0;
	struct VEC(struct line) out = {0};

	for (size_t i = 0; i <= p->at.n; i++) {
		uint32_t end = i < p->at.n ? p->at.v[i] : whole.in.end;
		struct span s = span_trim(r, (struct span){ from, end });

		if (end < from)
			continue;
		from = end;
		if (!span_len(s))
			continue;
		l = push(r->a, &out);
		*l = whole;
		l->in = s;
		l->glued = whole.glued || out.n > 1;
	}
	if (out.n < 2)
		return 0;
	n = (uint32_t)out.n - 1;
	for (uint32_t i = 0; i < n; i++)
		push(r->a, &r->lines);
	l = r->lines.v;
	memmove(l + line + out.n, l + line + 1,
	    (r->lines.n - line - out.n) * sizeof(*l));
	memcpy(l + line, out.v, out.n * sizeof(*l));
	return n;
}

static void place(struct reader *r, struct places *p, uint32_t at)
{
	if (!p->at.n || p->at.v[p->at.n - 1] < at)
		*push(r->a, &p->at) = at;
}

/* --- a letter on one line */

/* Where a salutation ends that more follows on the same line: group 1 says to
 * what sort of addressee. */
static struct pattern salutation_ends = PATTERN(
    "(委员|代表|小组|[局委会厅办院])(?:们)?(?:您好|你好|你们好)?([:!])"
    " ?(?=(?:您|你|贵|现|首先|感谢|收到|关于|[\\x{3400}-\\x{9FFF}]{2,20}提出))");
/* Without one: …的答复 您提出的… */
static struct pattern formula_in = PATTERN(
    "(?<=[覆复函)])\\s+(?=(?:您|你们?|贵[会局委])[^。]{0,30}(?:提出|提案|建议))");
/* A title, a number end here: 甲局关于…的答复 甲函〔2023〕1号 B类. */
static struct pattern head_end = PATTERN(
    "[^。|\\t]{4,}(?:答 ?[复覆]|复 ?函|的函|回复|意见)(?: ?[(][^()]{1,20}[)])?(?=\\s)|"
    "{O} ?(?:19|20)[0-9]{2} ?{C} ?[0-9]{1,5} ?号(?=\\s)");
/* Where a title begins behind something else. */
static struct pattern title_in = PATTERN(
    "(?<=[号类)》\\]函:])\\s+(?=[\\x{3400}-\\x{9FFF}()]{0,30}(?:关于|对)[^。|]{4,160}(?:答 ?[复覆]|复 ?函|的函|回复|意见) ?$)");

/* What a part of a letter begins with behind the end of a sentence … */
static struct pattern part_begins = PATTERN(
    "^(?:[一二三四五六七八九十]{1,2}、|\\([一二三四五六七八九十]{1,2}\\)|"
    "(?:再次|最后|衷心)?,?(?:感谢|谢谢)(?:您|你|贵)|专此|特此(?:函复|答复|回复|函告)|此复)");
/* … and a signature with its date, behind it or a blank: group 1 is both … */
static struct pattern signed_begins = PATTERN(
    "^([\\x{3400}-\\x{9FFF}()]{4,30}?(?:局|委员会|委|厅|部|办公室|政府|办事处|院|支队|中心|公司|会) ?"
    "(?:[12][0-9]{3}|[一二三四五六七八九〇○零]{4})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日)");
/* … and the labels of the tail, behind a blank, a figure or a bracket. */
static struct pattern label_begins = PATTERN(
    "^[(]?(?:联系人|承办人|经办人|联系电话|联系单位|抄送|抄报)[^:\\n]{0,8}:");

/* Where parts begin in the text of a letter that stands on one line. */
static void parts_in(struct reader *r, struct span s, struct places *p)
{
	uint32_t before = 0;	/* the last character that is no blank */
	bool gap = false;	/* blanks follow it */

	for (uint32_t i = s.start; i < s.end; i++) {
		bool stop = before && one_of_set("。:;!?", before);
		bool end = before == 0x3002 || before == '!' || gap;
		struct span rest = { i, s.end - i > 80 ? i + 80 : s.end };
		struct match m;

		if (r->f[i] == ' ') {
			gap = true;
			continue;
		}
		if ((stop && pattern_in(&part_begins, r->f, rest.start,
		    rest.end, &m)) || ((gap || one_of_set("。日)0123456789", before)) &&
		    pattern_in(&label_begins, r->f, rest.start, rest.end,
		    &m))) {
			place(r, p, i);
		} else if (end && pattern_in(&signed_begins, r->f,
		    rest.start, rest.end, &m)) {
			place(r, p, i);
			place(r, p, m.end[1]);
			i = m.end[1] - 1;
		}
		before = r->f[i];
		gap = false;
	}
}

/* Title, number and class above the letter, on its line. */
static void head_in(struct reader *r, struct span s, struct places *p)
{
	uint32_t from = s.start;
	struct match m;

	if (pattern_in(&title_in, r->f, s.start, s.end, &m))
		place(r, p, m.end[0]);
	while (pattern_find(&head_end, r->f, s.start, from, s.end, &m)) {
		place(r, p, m.end[0]);
		from = m.end[0];
	}
}

/* Words of a title, which no list of names has. */
static struct pattern no_names = PATTERN("关于|答复|提案|建议|收悉|回复|根据|如下|[一二三四五六七八九]、");

/*
 * Where the names begin that end at the word at: behind a cell's edge, a stop or
 * a blank that parts no name (张 三、李 四代表); UINT32_MAX: those are no names.
 */
static uint32_t names_begin(struct reader *r, uint32_t floor, uint32_t at)
{
	enum { NAMES = 90, NAME = 2 };
	uint32_t i = at, begin;
	struct match m;

	for (; i > floor && at - i < NAMES; i--) {
		uint32_t c = r->f[i - 1];

		if (c == ' ') {
			uint32_t k = i - 1;

			while (k > floor && r->f[k - 1] == ' ')
				k--;
			if (k > floor && !one_of_set(",、", r->f[k - 1]) &&
			    at - i >= NAME)
				break;
		} else if (!utf_is_han(c) && !is_digit(c) &&
		    !one_of_set("·、,", c)) {
			break;
		}
	}
	begin = span_trim(r, (struct span){ i, at }).start;
	return at - begin < NAME || at - i >= NAMES || pattern_in(&no_names,
	    r->f, begin, at, &m) ? UINT32_MAX : begin;
}

void cut_opening(struct reader *r)
{
	enum { NEAR = 900 };
	struct span s = r->lines.v[r->opening].in;
	struct places p = {0};
	struct match m;
	uint32_t near = span_len(s) > NEAR ? s.start + NEAR : s.end;
	uint32_t from = s.start, begin = UINT32_MAX, opens = s.start;

	while (begin == UINT32_MAX && pattern_find(&salutation_ends, r->f,
	    s.start, from, near, &m)) {
		begin = names_begin(r, s.start, m.start[1]);
		from = m.end[0];
	}
	if (begin != UINT32_MAX) {
		head_in(r, (struct span){ s.start, begin }, &p);
		place(r, &p, begin);
		opens = m.end[2];
		place(r, &p, opens);
		parts_in(r, (struct span){ opens, s.end }, &p);
	} else if (pattern_in(&formula_in, r->f, s.start, near, &m)) {
		head_in(r, (struct span){ s.start, m.start[0] }, &p);
		opens = m.end[0];
		place(r, &p, opens);
		parts_in(r, (struct span){ opens, s.end }, &p);
	}
	if (cut_at(r, r->opening, &p))
		while (r->opening + 1 < r->lines.n &&
		    r->lines.v[r->opening].in.end <= opens)
			r->opening++;
}

/* --- cells */

/* 问题内容 | 关于…的答复: a title in the last cell of a row above the letter. */
static struct pattern title_cell = PATTERN(
    "(?<=[|\\t]) ?[^|\\t。;]{0,40}(?:关于|对)[^|\\t。;]{4,120}(?:答 ?复|复函|的函|回复|意见) ?$");
/* 答复内容 | 林甲委员：the cell that holds the letter begins with whom it is to. */
static struct pattern letter_cell = PATTERN(
    "(?<=[|\\t]) ?[^|\\t。;]{2,80}(?:委 ?员|代 ?表|代表团|常委)[^|\\t。;]{0,8}: ?$");
/* 答复内容: 近年来…, without a salutation. */
static struct pattern content_cell = PATTERN(
    "^ (?:答 ?复|回 ?复|办 ?理)(?:内容|意见|情况|结果) ?[:|\\t] ?");

/* The first cell above the opening that the pattern finds begins a line. */
static void cut_cell(struct reader *r, struct pattern *cell)
{
	for (uint32_t i = 0; i < r->opening; i++) {
		struct span s = r->lines.v[i].in;
		struct places p = {0};
		struct match m;

		if (!pattern_in(cell, r->f, s.start, s.end, &m))
			continue;
		place(r, &p, m.start[0]);
		r->opening += cut_at(r, i, &p);
		return;
	}
}

void cut_cells(struct reader *r)
{
	struct span s = r->lines.v[r->opening].in;
	struct places p = {0};
	struct match m;

	cut_cell(r, &title_cell);
	cut_cell(r, &letter_cell);
	if (pattern_in(&content_cell, r->f, s.start, s.end, &m) &&
	    s.end - m.end[0] >= 6) {
		place(r, &p, m.end[0]);
		parts_in(r, (struct span){ m.end[0], s.end }, &p);
		r->opening += cut_at(r, r->opening, &p) > 0;
	}
}

/* --- the body */

/* What follows the formula on its own line is the body. */
static struct pattern formula_closes = PATTERN(
    "现[^。\\n]{0,80}(?:答复|回复|函复|函告|复函|汇报|反馈|意见)[^。\\n]{0,4}如下 ?[:。]");
/* 甲局  2024年7月29日  联系人:… */
static struct pattern signed_contact = PATTERN(
    "[0-9一二三四五六七八九十] ?日[)]? ?(?=[(]?(?:联系人|承办人|经办人|联系电话|联系单位)[^:\\n]{0,8}:)");
/* A line that holds the items that follow it: 一、…。（一）…。二、…。 */
static struct pattern section_line = PATTERN(
    "^ (?:[一二三四五六七八九十]{1,2}、|\\([一二三四五六七八九十]{1,2}\\))|"
    "[。:;](?:一、[^\\n]*[。;]二、|\\(一\\)[^\\n]*[。;]\\(二\\))");
static struct pattern section_in = PATTERN(
    "(?<=[。:;!?])(?:[一二三四五六七八九十]{1,2}、|\\([一二三四五六七八九十]{1,2}\\))");

/* Whether 一 stands in the line as in 一、 or (一): most have none. */
static bool may_hold_sections(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i + 1 < s.end; i++)
		if ((r->f[i + 1] == 0x3001 || r->f[i + 1] == ')') &&
		    one_of_set("一二三四五六七八九十", r->f[i]))
			return true;
	return false;
}

/* Where items begin in a line of the body. */
static void sections_in(struct reader *r, struct span s, struct places *p)
{
	uint32_t from = s.start;
	struct match m;

	if (!may_hold_sections(r, s) ||
	    !pattern_in(&section_line, r->f, s.start, s.end, &m))
		return;
	while (pattern_find(&section_in, r->f, s.start, from, s.end, &m)) {
		place(r, p, m.start[0]);
		from = m.end[0];
	}
}

/* Line i of the old lines, cut, onto the new ones. */
static void take_line(struct reader *r, uint32_t i, const struct places *p,
    struct reader *out)
{
	struct line rest = r->lines.v[i];

	for (size_t k = 0; k < p->at.n; k++) {
		struct line *l = push(r->a, &out->lines);

		*l = rest;
		l->in = span_trim(r, (struct span){ rest.in.start,
		    p->at.v[k] });
		rest.in = span_trim(r, (struct span){ p->at.v[k],
		    rest.in.end });
		rest.glued = true;
	}
	*push(r->a, &out->lines) = rest;
}

/* What of line i of the letter begins a line of its own. */
static void body_places(struct reader *r, uint32_t i, struct places *p)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	if (i == r->opening) {
		if (pattern_in(&formula_closes, r->f, s.start,
		    span_len(s) > 600 ? s.start + 600 : s.end, &m) &&
		    s.end - m.end[0] > 20) {
			place(r, p, m.end[0]);
			sections_in(r, (struct span){ m.end[0], s.end }, p);
		}
		return;
	}
	if (span_len(s) < 160 && pattern_in(&signed_contact, r->f, s.start,
	    s.end, &m) && m.end[0] < s.end)
		place(r, p, m.end[0]);
	else
		sections_in(r, s, p);
}

/* All in one pass. */
void cut_body(struct reader *r)
{
	struct reader out = {0};
	uint32_t last = r->last;

	for (uint32_t i = 0; i < r->lines.n; i++) {
		struct places p = {0};

		if (i >= r->opening && i < last)
			body_places(r, i, &p);
		take_line(r, i, &p, &out);
		r->last += (uint32_t)p.at.n;
	}
	r->lines.v = out.lines.v;
	r->lines.n = out.lines.n;
	r->lines.cap = out.lines.cap;
}
