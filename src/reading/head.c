/* SPDX-License-Identifier: MIT */
/*
 * The parts of the letter above its body (GB/T 9704-2012 7.2, 7.3): organ,
 * number, title, addressee; and its kind.
 */
#include "reading/head.h"
#include "reading/parties.h"

/* --- document number (发文字号) */

static struct pattern number = PATTERN(
    "^ (?:编号:|文 号:|发文字号:)? ?((?:[\\x{3400}-\\x{9FFF}A-Za-z]{1,20}:?)?) ?{O} ?((?:19|20)[0-9]{2}) ?{C} ?第? ?([0-9]{1,5}|来信)(?: (号))?");
static struct pattern number_damaged = PATTERN(
    "^ ([\\x{3400}-\\x{9FFF}]{1,16}[字函发复]) ?{O}? ?((?:19|20)[0-9]{3,8}) ?{C}? ?号?(?= |$)");

void number_take(struct reader *r, const struct match *m,
    enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	struct span s = { m->start[1], m->end[0] };

	s = span_trim(r, s);
	h->number = value_of(r, s, certainty, rule);
	h->number.text = number_normal(r, s);
	if (match_has(m, 1))
		h->number_code = value_tight(r, group(m, 1), certainty,
		    rule).text;
	h->number_year = value_narrow(r, group(m, 2));
	h->number_serial = value_narrow(r, group(m, 3));
	ink(r, s, INK_NUMBER);
}

static void number_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	if (r->l->head.number.text.s)
		return;
	if (pattern_in(&number, r->f, s.start, s.end, &m)) {
		number_take(r, &m, CERTAINTY_SURE, "number-line");
		r->lines.v[i].kind = LINE_HEAD;
	} else if (pattern_in(&number_damaged, r->f, s.start, s.end, &m)) {
		find_at(r, FINDING_NUMBER_AMBIGUOUS, s,
		    prose_str(r->a, &r->l->prose, s).s);
		ink(r, s, INK_LABEL | INK_NUMBER);
		r->lines.v[i].kind = LINE_HEAD;
	}
}

/* --- title (标题) */

static struct pattern title_whole = PATTERN(
    "^ (?:[^:。!?]{0,34}?(?:关于|对|[0-9一二三四五六七八九十]届)|[^:。!?]{0,30}(?:提案|建议|议案)).{0,160}(?:答 ?[复覆]|复 ?函|函|回 ?复|意 ?见|办 ?复|办理情况|报 ?告|说 ?明) ?(?:[(] ?[A-D]?[0-9]?类? ?[)]|[(][^)]{2,20}[)])? ?$");
static struct pattern title_start = PATTERN(
    "^ [^:。!?]{0,34}?(?:关 ?于|对|[0-9一二三四五六七八九十]届|[局委厅府会院]关$)");

static bool title_try(struct reader *r, uint32_t from, uint32_t to)
{
	struct span s = { line_span(r, from).start, line_span(r, to).end };
	uint32_t *t = arena_new(r->a, uint32_t, span_len(s) + 1), n = 0;
	struct match m;

	for (uint32_t i = s.start; i < s.end; i++)
		if (r->f[i] != '\n' && r->f[i] != ' ')
			t[n++] = r->f[i];
	if (n > 220 || !pattern_in(&title_whole, t, 0, n, &m))
		return false;
	if (pattern_in(&class_title, r->f, s.start, s.end, &m))
		s.end = m.start[1] - 1;
	r->l->head.title = value_tight(r, s, CERTAINTY_SURE, "title-lines");
	for (uint32_t i = from; i <= to; i++)
		r->lines.v[i].kind = LINE_HEAD;
	return true;
}

/* Whether a line may be the front of a title that goes on below it. */
static bool title_front(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	return r->lines.v[i].kind == LINE_OTHER && span_len(s) < 60 &&
	    pattern_in(&title_start, r->f, s.start, s.end, &m) &&
	    !pattern_in(&title_whole, r->f, s.start, s.end, &m);
}

/* Line ends of the source between line i and the next. */
static uint32_t line_ends(const struct reader *r, uint32_t i)
{
	const struct prose *p = &r->l->prose;
	uint32_t at = p->at[r->lines.v[i].in.end - 1];
	uint32_t end = p->at[r->lines.v[i + 1].in.start], n = 0;

	for (; at < end; at++)
		n += r->text->c[at] == '\n';
	return n;
}

static struct pattern letterhead = PATTERN(
    "^ ((?!.*(?:关于|答复|第[0-9]))[\\x{3400}-\\x{9FFF}()· ]{3,40}?) ?(文 ?件|函)? ?(?:[(][^)]{0,12}[)])? ?$");

/* Whether the line above the title, an organ's name, is the title's first: it
 * stands closer to it than the title to what follows. */
static bool organ_above(struct reader *r, uint32_t from, uint32_t to)
{
	struct match m;
	struct span s;

	if (from <= r->first || to + 1 >= r->lines.n ||
	    r->lines.v[from - 1].kind != LINE_OTHER ||
	    line_ends(r, from - 1) != 1 || line_ends(r, to) < 2)
		return false;
	s = line_span(r, from - 1);
	return pattern_in(&letterhead, r->f, s.start, s.end, &m) &&
	    !match_has(&m, 2) && organ_ends(r, span_trim(r, group(&m, 1)));
}

/* The title that ends on line to, on up to four lines: the longest. */
static bool title_ending(struct reader *r, uint32_t to)
{
	uint32_t best = UINT32_MAX;

	for (uint32_t from = to + 1; from-- > r->first && to - from < 4; ) {
		if (r->lines.v[from].kind != LINE_OTHER)
			break;
		if (from < to && title_front(r, from))
			best = from;
	}
	if (best == UINT32_MAX)
		best = to;
	if (organ_above(r, best, to) && title_try(r, best - 1, to))
		return true;
	return title_try(r, best, to) || (best < to && title_try(r, to, to));
}

/* Only the kind of the letter: 答复, 提案答复. */
static struct pattern title_bare = PATTERN(
    "^ (?:提 案|建 议)? ?(?:办理)?(?:答 复|复 函|答 复 函) ?$");

/* The title nearest to the addressee. */
static void title_read(struct reader *r, uint32_t end)
{
	struct match m;

	for (uint32_t to = end; to-- > r->first; )
		if (r->lines.v[to].kind == LINE_OTHER && title_ending(r, to))
			return;
	for (uint32_t i = end; i-- > r->first; ) {
		struct span s = line_span(r, i);

		if (r->lines.v[i].kind != LINE_OTHER || !pattern_in(
		    &title_bare, r->f, s.start, s.end, &m))
			continue;
		r->l->head.title = value_tight(r, s, CERTAINTY_LIKELY,
		    "title-kind");
		r->lines.v[i].kind = LINE_HEAD;
		return;
	}
}

static bool same_words(const struct reader *r, struct span s, str t)
{
	struct arena a = {0};
	size_t n, k = 0;
	uint32_t *c = utf8_points(&a, t, &n);
	bool same;

	for (uint32_t i = s.start; i < s.end; i++) {
		if (utf_is_space(r->c[i]))
			continue;
		if (k >= n || c[k++] != r->c[i])
			break;
	}
	same = k == n;
	arena_free(&a);
	return same;
}

/* Other lines that are the title again, or another title. */
static void title_again(struct reader *r, uint32_t end)
{
	struct match m;

	if (!r->l->head.title.text.s)
		return;
	for (uint32_t i = r->first; i < end; i++) {
		struct span s = line_span(r, i);

		if (r->lines.v[i].kind != LINE_OTHER ||
		    !pattern_in(&title_whole, r->f, s.start, s.end, &m))
			continue;
		r->lines.v[i].kind = LINE_HEAD;
		if (!same_words(r, s, r->l->head.title.text))
			find_at(r, FINDING_TITLE_DIFFERS, s,
			    prose_str(r->a, &r->l->prose, s).s);
	}
}

/* --- addressee (主送) */

static struct pattern addressee = PATTERN(
    "^ (?:主 送 ?: ?)?((?:尊敬的)? ?[^。!?\\t|:]{2,120}?) ?(?:[,，]? ?(?:您好|你好|你们好|您们好))? ?([:!,]?) ?$");
static struct pattern addressee_words = PATTERN(
    "委员|代表|尊敬的|同志|先生|女士");

/* 办理情况：, a row of a form. */
static struct pattern form_label = PATTERN(
    "(?:情况|内容|意见|答复|如下|事由|案由|题目|标题|时间|日期|编号|类别|方式|提案|建议|[主协承会]办单位|办理单位)$");
static struct pattern greeting = PATTERN("^ (?:您|你)们? ?好 ?[!,。:]? ?$");

static bool addressee_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct head *h = &r->l->head;
	struct match m, w;
	bool colon, words;

	if (pattern_in(&greeting, r->f, s.start, s.end, &m)) {
		ink(r, s, INK_LABEL);
		r->lines.v[i].kind = LINE_HEAD;
		return false;
	}
	if (r->lines.v[i].kind != LINE_OTHER || span_len(s) > 130 ||
	    !pattern_in(&addressee, r->f, s.start, s.end, &m))
		return false;
	colon = match_has(&m, 2);
	words = pattern_in(&addressee_words, r->f, m.start[1], m.end[1], &w);
	if (!colon && !words)
		return false;
	if (!words && !organ_ends(r, group(&m, 1)) && (span_len(s) > 16 ||
	    pattern_in(&form_label, r->f, m.start[1], m.end[1], &w)))
		return false;
	if (pattern_in(&title_whole, r->f, s.start, s.end, &w))
		return false;
	ink(r, s, INK_LABEL);
	parties_split(r, &h->addressees, group(&m, 1), colon ?
	    CERTAINTY_SURE : CERTAINTY_LIKELY, "addressee-line");
	r->lines.v[i].kind = LINE_ADDRESSEE;
	return h->addressees.n > 0;
}

/* --- issuer (发文机关标志) */

/* 市住建局（市人防办）: two names of one organ. */
static struct pattern second_name = PATTERN(
    "^ ?[(][\\x{3400}-\\x{9FFF}]{2,20}(?:局|办|中心|委|委员会|办公室|院|处|总队|支队)[)]");

/* A site's menu has organs, too (新闻中心): where its rows part a name from the
 * title, it is no letterhead. */
static bool in_menu(const struct reader *r, uint32_t i)
{
	const struct head *h = &r->l->head;
	bool site = false;

	for (uint32_t k = i + 1; k < r->opening && !site; k++) {
		if (h->title.text.s &&
		    r->lines.v[k].in.start >= h->title.in.start)
			break;
		site = r->lines.v[k].kind == LINE_SITE;
	}
	return site;
}

static bool letterhead_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct head *h = &r->l->head;
	struct match m, name;

	if (r->lines.v[i].kind != LINE_OTHER || h->issuer.text.s ||
	    !pattern_in(&letterhead, r->f, s.start, s.end, &m) ||
	    !organ_ends(r, span_trim(r, group(&m, 1))) ||
	    in_menu(r, i))
		return false;
	if (pattern_in(&second_name, r->f, m.end[1], s.end, &name))
		m.end[1] = name.end[0];
	h->issuer = value_tight(r, group(&m, 1), CERTAINTY_SURE, "letterhead");
	if (match_has(&m, 2))
		ink(r, group(&m, 2), INK_LABEL);
	r->lines.v[i].kind = LINE_HEAD;
	return true;
}

/* A line that is an organ's name and nothing else; blanks may spread it. */
static void head_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct line *line = &r->lines.v[i];
	bool read = false;
	struct match m;

	if (line->kind == LINE_SITE || span_len(s) > 200)
		return;
	number_line(r, i);
	read = class_in(r, i, true) || line->kind == LINE_HEAD;
	if (span_len(s) < 80) {
		read = signatory_in(r, s) || read;
		read = disclosure_in(r, s, CERTAINTY_SURE, "disclosure-line") ||
		    read;
	}
	if (read && line->kind == LINE_OTHER && !pattern_in(&title_whole, r->f,
	    s.start, s.end, &m))
		line->kind = LINE_HEAD;
}

/* Marks in the site's index table count where the letter has none. */
static void site_marks(struct reader *r)
{
	struct head *h = &r->l->head;

	for (uint32_t i = r->first; i < r->opening; i++) {
		struct span s = line_span(r, i);

		if (r->lines.v[i].kind != LINE_SITE || span_len(s) > 400)
			continue;
		if (!h->class_code && class_in(r, i, false))
			h->result_class.rule = "site-row";
		if (!h->disclosure.text.s)
			disclosure_in(r, s, CERTAINTY_LIKELY, "site-row");
	}
}

/* The issuer from the signature or the front of the title. */
static struct pattern title_issuer = PATTERN(
    "^([\\x{3400}-\\x{9FFF}()·]{3,40}?)(?=关于|对|答复)");

static void issuer_fall_back(struct reader *r)
{
	struct head *h = &r->l->head;
	struct match m;
	struct span s = h->title.in;

	/* 县教育局 in a menu, signed 云桐县教育局 */
	if (h->issuer.text.s && h->signature.text.s && str_ends(
	    h->signature.text, h->issuer.text) && h->signature.text.len >
	    h->issuer.text.len)
		h->issuer.text.s = NULL;
	if (!h->issuer.text.s && h->signature.text.s) {
		h->issuer = h->signature;
		h->issuer.rule = "issuer-signature";
	}
	if (!h->issuer.text.s && h->title.text.s &&
	    pattern_in(&title_issuer, r->f, s.start, s.end, &m) &&
	    organ_ends(r, group(&m, 1)))
		h->issuer = value_tight(r, group(&m, 1), CERTAINTY_LIKELY,
		    "issuer-title");
}

static struct pattern cohandling = PATTERN(
    "[协会]办(?:答复)?(?:的)?意见|[协会]办情况|协办(?:的)?(?:函|复函)|请[^。]{0,12}一并(?:答复|回复)|供[贵你][局委厅办部单位]{1,2}[^。]{0,12}(?:答复|参考)|由[贵你][局委厅办部]{1,2}主办");

/* A letter to people answers them, and may well speak of the opinions of the
 * units that handle the proposal with it. */
static bool to_people(const struct head *h)
{
	for (size_t i = 0; i < h->addressees.n; i++)
		if (h->addressees.v[i].kind == PARTY_PERSON)
			return true;
	return false;
}

static void kind_read(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span open = line_span(r, r->opening);
	struct match m;
	bool is = h->title.text.s && pattern_in(&cohandling, r->f,
	    h->title.in.start, h->title.in.end, &m);

	if (!is && span_len(open) < 400 && !to_people(h))
		is = pattern_in(&cohandling, r->f, open.start, open.end, &m);
	r->l->kind = is ? LETTER_COHANDLING : LETTER_REPLY;
}

static void head_region(struct reader *r)
{
	struct span *in = &r->l->head.in;

	for (uint32_t i = r->first; i < r->opening; i++)
		if (r->lines.v[i].kind == LINE_HEAD ||
		    r->lines.v[i].kind == LINE_ADDRESSEE)
			span_widen(in, line_span(r, i));
}

void head_read(struct reader *r)
{
	uint32_t end = r->opening;

	for (uint32_t i = r->opening, tried = 0; i-- > r->first && tried < 4;
	    tried++)
		if (addressee_line(r, i)) {
			end = i;
			break;
		}
	for (uint32_t i = r->first; i < r->opening; i++)
		head_line(r, i);
	title_read(r, r->opening);
	title_again(r, r->opening);
	tail_read(r);
	for (uint32_t i = end; i-- > r->first; )
		letterhead_line(r, i);
	disclosure_in_body(r);
	site_marks(r);
	issuer_fall_back(r);
	kind_read(r);
	head_region(r);
}
