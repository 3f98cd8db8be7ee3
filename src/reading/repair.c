/* SPDX-License-Identifier: MIT */
/*
 * The decoded text to prose: page numbers and running heads taken out,
 * paragraphs that a page turn broke joined; every repair is a finding.
 */
#include "reading/repair.h"

static struct place point_place(uint32_t at)
{
	return (struct place){ at, at + 1 };
}

/* — 2 —, - 2 -, 第2页, 第2页 共5页, 2/5 and the like, alone on a line. */
static struct pattern page_number = PATTERN(
    "^ (?:[-—–─―·•]{1,3} [0-9]{1,3} [-—–─―·•]{1,3}|"
    "第 [0-9]{1,3} 页(?: ,? 共 [0-9]{1,3} 页)?|[0-9]{1,3} ?/ ?[0-9]{1,3}) $");
static struct pattern bare_number = PATTERN("^ [0-9]{1,3} $");

/* What opens a line of its own: a number, a label, a date, a salutation. */
static struct pattern opens_line = PATTERN(
    "^ (?:[一二三四五六七八九十]{1,3}[、.,]|\\( ?[一二三四五六七八九十0-9]{1,3} ?\\)|"
    "[0-9]{1,2}[、.](?![0-9])|[①-⑳]|第[一二三四五六七八九十]{1,2}[,、:]|"
    "[一二三四五六七八九十]是|首先|其次|再次|最后|——|[-•·*] |"
    "附 件|抄 [送报]|主 送|联 系|承 办|经 办|分 管|电 话|签 发|"
    "此 复|专 此|特 此|感 谢|[〇○零一二0-9]{4}年|\\(联|\\(此|\\(承|【|\\||"
    "尊敬的|扫一扫|上一[篇条]|下一[篇条]|主办|版权|责任编辑|打印)");

static bool closes(uint32_t c)
{
	static const uint32_t stops[] = { 0x3002, '!', '?', ';', ':', 0x2026,
		'.', '|', 0xFF5C };

	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++)
		if (c == stops[i])
			return true;
	return false;
}

/* A title is whole where it names its kind; a salutation begins anew. */
static struct pattern title_closes = PATTERN(
    "(?:关于|对|号)[^。;]*(?:答 ?复|复函|的函|回复|意见|报告) ?(?:[(][^()]{1,30}[)])? ?$");
static struct pattern salutation = PATTERN(
    "^[^。;]{1,60}(?:委 ?员|代 ?表|同志|女士|先生)(?:们)? ?(?:[您你]们?好)? ?:$");

/* An organ alone signs: nothing goes on in it. */
static struct pattern signs = PATTERN(
    "^[\\x{4E00}-\\x{9FFF}()·]{2,26}(?:局|委|委员会|厅|部|院|政府|办公室|办|中心|支队|公司|联社|会) ?(?:[(][^)]{1,12}[)])?$");

/* Copy a raw line, folded, without what is left out; returns its length. */
static uint32_t fold_line(const struct repair *p, const struct raw *line,
    uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = line->start; i < line->end; i++)
		if (!p->out[i])
			out[n++] = utf_is_space(p->s[i]) ? ' ' :
			    fold_point(p->s[i]);
	return n;
}

/* 张三、李四等5位代表您好 */
static struct pattern greets = PATTERN(
    "^[^。;:]{2,90}(?:委员|代表)(?:们)? ?[,，]? ?[您你]们?好 ?[:!]? ?$");
static struct pattern copies_line = PATTERN("^ 抄 ?[送报] ?:");

/*
 * Whether a line stops in mid-sentence.  A heading has no stop either: so it
 * must be long, or be seen to run (a comma or a stop inside).
 */
static bool unfinished(const uint32_t *f, uint32_t n)
{
	uint32_t commas = 0, stops = 0, labels = 0;
	bool gap = false;	/* words set apart: 第3号    签发人:张三 */
	struct match m;

	if (n < 12 || closes(f[n - 1]))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		commas += f[i] == ',' || f[i] == 0x3001;
		stops += f[i] == 0x3002 || f[i] == ';';
		labels += f[i] == ':';
		gap |= i > 1 && f[i] == ' ' && f[i - 1] == ' ' &&
		    f[i - 2] == ' ';
		if (f[i] == '\t' || f[i] == '|')
			return false;
	}
	if (labels > 1 && !stops)	/* rows of an index, a publish line */
		return false;
	if (!stops && (gap || pattern_in(&title_closes, f, 0, n, &m)))
		return false;
	if (f[n - 1] == ',' || f[n - 1] == 0x3001)
		return true;
	if (pattern_in(&copies_line, f, 0, n, &m) ||
	    pattern_in(&greets, f, 0, n, &m))
		return false;
	if (f[n - 1] == ')' || f[n - 1] == 0x300B)
		return stops > 0 && n > 30;
	if (pattern_in(&opens_line, f, 0, n, &m))
		return stops > 0 || n > 60;
	return stops > 0 || (commas > 0 && n >= 22) || n >= 46;
}

/* What stands at a line's front below a letter on a page. */
static struct pattern page_foot = PATTERN(
    "^ (?:网站|版权|主办|承办单位 ?:|备案|地址 ?:|邮编 ?:|责任编辑|信息来源|来源 ?:|发布|上一|下一|分享|打印|【|[\\x{3400}-\\x{9FFF}]?ICP)");

/* Whether a line can go on from one that stops in mid-sentence. */
static bool goes_on(const uint32_t *f, uint32_t n, const struct raw *line,
    const struct raw *before)
{
	struct match m;

	if (!n || line->level || pattern_in(&opens_line, f, 0, n, &m) ||
	    pattern_in(&salutation, f, 0, n, &m) ||
	    pattern_in(&page_foot, f, 0, n, &m) ||
	    pattern_in(&signs, f, 0, n, &m))
		return false;
	if (line->indent >= 8)	/* set to the right: a signature, a date */
		return false;
	if (before->indent >= 2 && line->indent >= 2 &&
	    line->indent >= before->indent)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (f[i] == '\t' || f[i] == '|')
			return false;
	return true;
}

static bool same_line(const uint32_t *a, uint32_t n, const uint32_t *b,
    uint32_t m)
{
	return n == m && n && !memcmp(a, b, n * sizeof(*a));
}

/* The line at which a line broken at i goes on, past page numbers and running
 * heads; 0: none. */
static uint32_t next_part(struct repair *p, uint32_t i, uint32_t *f,
    uint32_t *g)
{
	for (uint32_t k = i + 1; k < p->raw.n && k < i + 6; k++) {
		struct raw *line = &p->raw.v[k];
		uint32_t n = fold_line(p, line, f);
		struct match m;
		bool head = false;

		if (!n || line->drop || pattern_in(&bare_number, f, 0, n, &m))
			continue;
		for (uint32_t j = 0; !head && n < 40 && j < i; j++)
			head = same_line(f, n, g, fold_line(p,
			    &p->raw.v[j], g));
		if (head)
			continue;
		return goes_on(f, n, line, &p->raw.v[i]) ? k : 0;
	}
	return 0;
}

static void drop(struct repair *p, struct raw *line, enum finding_id id)
{
	struct reader *r = p->r;

	if (line->drop || line->start == line->end)
		return;
	line->drop = true;
	letter_find(r->l, r->a, id, (struct place){ line->start, line->end },
	    utf8_of(r->a, p->s + line->start, line->end - line->start).s);
}

static void join_lines(struct repair *p)
{
	struct reader *r = p->r;
	uint32_t *f = arena_new(r->a, uint32_t, r->text->n + 1);
	uint32_t *g = arena_new(r->a, uint32_t, r->text->n + 1);
	struct match m;

	for (uint32_t i = 0; i < p->raw.n; i++)
		if (pattern_in(&page_number, f, 0,
		    fold_line(p, &p->raw.v[i], f), &m))
			drop(p, &p->raw.v[i], FINDING_PAGE_NUMBER);
	for (uint32_t i = 0; i < p->raw.n; i++) {
		struct raw *line = &p->raw.v[i];
		uint32_t n = fold_line(p, line, f), k;

		if (line->drop || line->level || !unfinished(f, n))
			continue;
		k = next_part(p, i, f, g);
		if (!k)
			continue;
		for (uint32_t j = i + 1; j < k; j++) {
			n = fold_line(p, &p->raw.v[j], f);
			drop(p, &p->raw.v[j], pattern_in(&bare_number, f, 0, n,
			    &m) ? FINDING_PAGE_NUMBER : FINDING_RUNNING_HEAD);
		}
		p->raw.v[k].join = true;
		letter_find(r->l, r->a, FINDING_JOINED, (struct place){
		    line->end - 1, p->raw.v[k].start + 1 }, NULL);
	}
}

/* A line, without the blanks at its ends. */
static void raw_add(struct repair *p, uint32_t from, uint32_t end)
{
	const uint32_t *s = p->s;
	struct raw *line = push(p->r->a, &p->raw);

	while (from < end && utf_is_space(s[from])) {
		line->indent += s[from] == 0x3000 ? 2 : 1;
		from++;
	}
	line->start = from;
	line->end = end;
	while (line->end > from && utf_is_space(s[line->end - 1]))
		line->end--;
}

/* Lines; one that holds several paragraphs is cut before the two ideographic
 * spaces that indent each. */
static void split_raw(struct repair *p)
{
	enum { LONG = 160 };
	const uint32_t *s = p->s;
	uint32_t n = (uint32_t)p->r->text->n, end;

	for (uint32_t i = 0; i <= n; i = end + 1) {
		uint32_t from = i;

		for (end = i; end < n && s[end] != '\n'; )
			end++;
		for (uint32_t k = i + 2; end - i > LONG && k + 1 < end; k++)
			if (s[k] == 0x3000 && s[k + 1] == 0x3000 &&
			    !utf_is_space(s[k - 1])) {
				raw_add(p, from, k);
				from = k;
			}
		raw_add(p, from, end);
	}
}

/* What folding alone does not do: one form of quotation marks and dashes. */
static uint32_t read_as(uint32_t c, bool *quoted)
{
	switch (c) {
	case '"': case 0xFF02:
		*quoted = !*quoted;
		return *quoted ? 0x201C : 0x201D;
	case 0x300C: case 0x300E:
		return 0x201C;
	case 0x300D: case 0x300F:
		return 0x201D;
	case 0x2236:
		return ':';
	case '\t': case '\n':
		return c;
	}
	return utf_is_space(c) ? ' ' : fold_point(c);
}

static bool is_compatible(uint32_t c)
{
	return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0xF900 && c < 0xFB00);
}

static void emit(struct repair *p, uint32_t c, uint32_t at, bool *quoted)
{
	struct reader *r = p->r;
	uint32_t i = r->n++;

	if (is_compatible(c) && fold_point(c) != c) {
		char was[8] = "";

		utf8_put(was, c);
		letter_find(r->l, r->a, FINDING_MENDED, point_place(at), was);
		c = fold_point(c);
	}
	r->c[i] = c;
	r->f[i] = read_as(c, quoted);
	r->at[i] = at;
	r->mark[i] = p->bold[at] ? INK_BOLD : 0;
}

static void line_end(struct reader *r, uint32_t start, const struct raw *raw)
{
	struct line *line;
	struct span s = span_trim(r, (struct span){ start, r->n });

	if (s.end <= s.start)
		return;
	line = push(r->a, &r->lines);
	*line = (struct line){ .in = s, .indent = raw->indent,
	    .level = raw->level, .bold = true };
	for (uint32_t i = s.start; i < s.end; i++)
		if (!(r->mark[i] & INK_BOLD) && r->f[i] > ' ' &&
		    r->f[i] != ':' && r->f[i] != 0x3002)
			line->bold = false;
}

static void emit_all(struct repair *p)
{
	struct reader *r = p->r;
	const struct raw *front = NULL;
	uint32_t start = 0;
	bool quoted = false;

	for (uint32_t k = 0; k < p->raw.n; k++) {
		const struct raw *line = &p->raw.v[k];

		if (line->drop || line->start == line->end)
			continue;
		if (!line->join && front) {
			line_end(r, start, front);
			emit(p, '\n', line->start, &quoted);
			quoted = false;
		}
		if (!line->join) {
			front = line;
			start = r->n;
		}
		for (uint32_t i = line->start; i < line->end; i++)
			if (p->stand[i])
				emit(p, p->stand[i], i, &quoted);
			else if (!p->out[i] && p->s[i] != 0xFEFF &&
			    p->s[i] != 0x200B)
				emit(p, p->s[i], i, &quoted);
	}
	if (front)
		line_end(r, start, front);
}

/* Mark what stands in quotation marks and in 《 》, within a paragraph. */
static void mark_pairs(struct reader *r, uint32_t open, uint32_t close,
    uint8_t how)
{
	for (uint32_t i = 0; i < r->n; i++) {
		uint32_t k, deep = 1;

		if (r->f[i] != open)
			continue;
		for (k = i + 1; k < r->n && k - i < 120; k++) {
			if (r->f[k] == open)
				deep++;
			if (r->f[k] == '\n' || (r->f[k] == close && !--deep))
				break;
		}
		if (k < r->n && r->f[k] == close && !deep) {
			ink(r, (struct span){ i, k + 1 }, how);
			i = k;
		}
	}
}

static void summary_findings(struct repair *p)
{
	struct reader *r = p->r;
	bool traditional = false;

	if (p->markup)
		letter_find(r->l, r->a, FINDING_MARKUP,
		    point_place(p->markup_first),
		    arena_printf(r->a, "%u", p->markup).s);
	if (p->blanks)
		letter_find(r->l, r->a, FINDING_BLANK,
		    point_place(p->blanks_first),
		    arena_printf(r->a, "%u", p->blanks).s);
	for (uint32_t i = 0; i < r->n; i++) {
		if (!traditional && r->c[i] >= 0x4E00 && r->c[i] < 0xA000 &&
		    r->f[i] != r->c[i]) {
			traditional = true;
			letter_find(r->l, r->a, FINDING_TRADITIONAL,
			    point_place(r->at[i]), NULL);
		}
		if (r->f[i] == '?' && i && i + 1 < r->n && r->c[i] == '?' &&
		    (is_digit(r->f[i - 1]) || is_digit(r->f[i + 1])))
			letter_find(r->l, r->a, FINDING_MOJIBAKE,
			    point_place(r->at[i]), NULL);
	}
}

static void replaced_findings(struct reader *r)
{
	for (size_t i = 0; i < r->text->replaced.n; i++) {
		const struct replaced *x = &r->text->replaced.v[i];

		if (x->point == UINT32_MAX)
			letter_find(r->l, r->a, FINDING_UNDECODABLE,
			    point_place(x->at),
			    arena_printf(r->a, "%zu", x->byte).s);
		else
			letter_find(r->l, r->a, FINDING_NOT_XML,
			    point_place(x->at),
			    arena_printf(r->a, "U+%04X", x->point).s);
	}
}

void repair(struct reader *r)
{
	uint32_t n = (uint32_t)r->text->n;
	struct repair p = { .r = r, .s = r->text->c };

	p.out = arena_new(r->a, uint8_t, n + 1);
	p.bold = arena_new(r->a, uint8_t, n + 1);
	p.stand = arena_new(r->a, uint32_t, n + 1);
	r->c = arena_new(r->a, uint32_t, n + 1);
	r->f = arena_new(r->a, uint32_t, n + 1);
	r->at = arena_new(r->a, uint32_t, n + 1);
	r->mark = arena_new(r->a, uint8_t, n + 1);
	replaced_findings(r);
	for (size_t i = 0; i < r->text->bold.n; i++)
		memset(p.bold + r->text->bold.v[i].start, 1,
		    r->text->bold.v[i].end - r->text->bold.v[i].start);
	split_raw(&p);
	markup_out(&p);
	join_lines(&p);
	emit_all(&p);
	mark_pairs(r, 0x201C, 0x201D, INK_QUOTE);
	mark_pairs(r, 0x300A, 0x300B, INK_TITLE);
	summary_findings(&p);
	r->l->prose = (struct prose){ r->c, r->at, r->n };
}
