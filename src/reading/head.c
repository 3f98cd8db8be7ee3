/* SPDX-License-Identifier: MIT */
/*
 * The parts of the letter above and below its body (GB/T 9704-2012 7.2, 7.3):
 * organ, number, class, disclosure, title, addressee, signature, date.
 */
#include "reading/parties.h"
#include "reading/reader.h"

static struct span line_span(const struct reader *r, uint32_t i)
{
	return r->lines.v[i].in;
}

static struct span group(const struct match *m, int g)
{
	return (struct span){ m->start[g], m->end[g] };
}

/* --- document number (发文字号) */

static struct pattern number = PATTERN(
    "^ (?:编号:|文 号:|发文字号:)? ?((?:[\\x{3400}-\\x{9FFF}A-Za-z]{1,20}:?)?) ?{O} ?((?:19|20)[0-9]{2}) ?{C} ?第? ?([0-9]{1,5}|来信) ?(号?)");
static struct pattern number_damaged = PATTERN(
    "^ ([\\x{3400}-\\x{9FFF}]{1,16}[字函发复]) ?{O}? ?((?:19|20)[0-9]{3,8}) ?{C}? ?号?(?= |$)");

/* Brackets of a document number become 〔〕. */
static str number_text(struct reader *r, struct span s)
{
	char *t = arena_alloc(r->a, 1, 1, 4 * (size_t)span_len(s) + 1);
	size_t len = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		uint32_t c = r->f[i];

		if (c == '[' || c == 0x3010 || c == '(' || c == '<' ||
		    c == 0x3008)
			c = 0x3014;
		else if (c == ']' || c == 0x3011 || c == ')' || c == '>' ||
		    c == 0x3009)
			c = 0x3015;
		else if (utf_is_space(c))
			continue;
		else
			c = r->c[i];
		len += utf8_put(t + len, c);
	}
	return (str){ t, len };
}

void number_take(struct reader *r, const struct match *m,
    enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	struct span s = { m->start[1], m->end[0] };

	s = span_trim(r, s);
	h->number = value_of(r, s, certainty, rule);
	h->number.text = number_text(r, s);
	if (match_has(m, 1))
		h->number_code = value_tight(r, group(m, 1), certainty,
		    rule).text;
	h->number_year = prose_str(r->a, &r->l->prose, group(m, 2));
	h->number_serial = prose_str(r->a, &r->l->prose, group(m, 3));
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

/* --- class of result (办理结果类别) */

static struct pattern class_label = PATTERN(
    "(?:类 别(?: 标 记)?|办 理 结 果|答复类别|办复类别|办理类别|复文类别|答复类型|类别标识|办理情况分类|分类) ?[:|\\t ]{1,6}[(“\"]? ?([A-D甲乙丙丁])[0-9]?(?![A-Za-z0-9])[)”]? ?类?");
static struct pattern class_line = PATTERN(
    "^ ([(]? ?([A-D甲乙丙丁])[0-9]? ?(?:[)] ?类?|类 ?[)]?|(?= ?[(])|$)) ?(?=$|[( ])");
static struct pattern class_glued = PATTERN(
    "号 ?[(]? ?(([A-D])[0-9]?类) ?[)]?");
static struct pattern class_apart = PATTERN(
    "(?:^| )(([A-D])[0-9]?类)(?= |$)");
static struct pattern class_title = PATTERN(
    "(?:答复|复函|函|回复|意见) ?[(]( ?([A-D])[0-9]?类? ?)[)] ?$");

static char class_letter(uint32_t c)
{
	static const uint32_t stems[] = { 0x7532, 0x4E59, 0x4E19, 0x4E01 };

	for (int i = 0; i < 4; i++)
		if (c == stems[i])
			return (char)('A' + i);
	return (char)c;
}

static void class_take(struct reader *r, struct span s, uint32_t letter,
    enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	char code = class_letter(r->f[letter]);

	if (h->class_code) {
		char both[] = { h->class_code, ',', ' ', code, '\0' };

		if (h->class_code != code)
			find_at(r, FINDING_CLASS_DIFFERS, s, both);
		ink(r, s, INK_READ);
		return;
	}
	h->class_code = code;
	h->result_class = value_of(r, s, certainty, rule);
}

static bool class_in(struct reader *r, uint32_t i, bool head)
{
	struct span s = line_span(r, i);
	struct match m;

	if (span_len(s) > 400)
		return false;
	if (pattern_in(&class_label, r->f, s.start, s.end, &m)) {
		struct span v = { m.start[1], m.end[0] };

		ink(r, group(&m, 0), INK_LABEL);
		class_take(r, v, m.start[1], CERTAINTY_SURE, "class-label");
		return true;
	}
	if (pattern_in(&class_line, r->f, s.start, s.end, &m)) {
		class_take(r, group(&m, 1), m.start[2], CERTAINTY_SURE,
		    "class-line");
		return true;
	}
	if (head && (pattern_in(&class_glued, r->f, s.start, s.end, &m) ||
	    pattern_in(&class_apart, r->f, s.start, s.end, &m) ||
	    pattern_in(&class_title, r->f, s.start, s.end, &m))) {
		class_take(r, group(&m, 1), m.start[2], CERTAINTY_SURE,
		    "class-glued");
		return true;
	}
	return false;
}

/* --- disclosure (公开属性): the negatives first, 不同意公开 holds 同意公开 */

static struct {
	struct pattern pattern;
	enum disclosure code;
} disclosures[] = {
	{ PATTERN("不予(?:对外)?公开|不宜(?:对外)?公开|不同意.{0,3}公开|(?<!是否)不公开|是否.{0,6}公开 ?[:(|\\t ]{1,6}(?:否|不同意|不)"),
	    DISCLOSURE_NONE },
	{ PATTERN("依申请公开"), DISCLOSURE_ON_REQUEST },
	{ PATTERN("摘要公开|部分公开|公开摘要"), DISCLOSURE_SUMMARY },
	{ PATTERN("主动公开|是否.{0,6}公开 ?[:(|\\t ]{1,6}(?:是|同意)|(?<!是否)(?<!不)同意.{0,4}公开|全文公开|可以?(?:对外|向社会)?(?:全文)?公开|此件.{0,4}公开(?:发布)?|公开发布|公开范围 ?[:|\\t ]{1,6}(?:面向)?全?社会"),
	    DISCLOSURE_PUBLIC },
	{ PATTERN("^ [(]? ?公开 ?[)]? ?$|(?<=[A-D])[(]公开[)]"), DISCLOSURE_PUBLIC },
};

static bool disclosure_in(struct reader *r, struct span s,
    enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	struct match m;

	for (size_t i = 0; i < sizeof(disclosures) / sizeof(*disclosures); i++) {
		if (!pattern_in(&disclosures[i].pattern, r->f, s.start, s.end,
		    &m))
			continue;
		if (!h->disclosure.text.s) {
			h->disclosure = value_of(r, group(&m, 0), certainty,
			    rule);
			h->disclosure_code = disclosures[i].code;
		} else if (h->disclosure_code != disclosures[i].code) {
			find_at(r, FINDING_DISCLOSURE_DIFFERS, group(&m, 0),
			    disclosure_names[disclosures[i].code]);
		}
		ink(r, group(&m, 0), INK_READ);
		return true;
	}
	return false;
}

/* --- signatory (签发人) */

static struct pattern signatory = PATTERN(
    "(?:主要)?(?:签 发 人|领导签发|领导署名|签发领导|领导签字|签 发) ?: ?([\\x{3400}-\\x{9FFF}·]{1,6}(?: (?=[\\x{3400}-\\x{9FFF}](?: |$|[(]))[\\x{3400}-\\x{9FFF}])?)");

static bool signatory_in(struct reader *r, struct span s)
{
	struct match m;

	if (!pattern_in(&signatory, r->f, s.start, s.end, &m))
		return false;
	ink(r, group(&m, 0), INK_LABEL);
	*push(r->a, &r->l->head.signatories) = value_tight(r, group(&m, 1),
	    CERTAINTY_SURE, "signatory-label");
	return true;
}

/* --- title (标题) */

static struct pattern title_whole = PATTERN(
    "^ (?:[^:。!?]{0,34}?(?:关于|对|[0-9一二三四五六七八九十]届)|[^:。!?]{0,30}(?:提案|建议|议案)).{0,160}(?:答 ?[复覆]|复 ?函|函|回 ?复|意 ?见|办 ?复|办理情况|报 ?告|说 ?明) ?(?:[(] ?[A-D]?[0-9]?类? ?[)]|[(][^)]{2,20}[)])? ?$");
static struct pattern title_start = PATTERN(
    "^ [^:。!?]{0,34}?(?:关 ?于|对|[0-9一二三四五六七八九十]届)");

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
	if (best != UINT32_MAX && title_try(r, best, to))
		return true;
	return title_try(r, to, to);
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
	if (!words && !organ_ends(r, group(&m, 1)) && span_len(s) > 16)
		return false;
	if (pattern_in(&title_whole, r->f, s.start, s.end, &w))
		return false;
	ink(r, s, INK_LABEL);
	parties_split(r, &h->addressees, group(&m, 1), colon ?
	    CERTAINTY_SURE : CERTAINTY_LIKELY, "addressee-line");
	r->lines.v[i].kind = LINE_ADDRESSEE;
	return h->addressees.n > 0;
}

/* --- issuer (发文机关标志), signature (署名), date (成文日期) */

static struct pattern letterhead = PATTERN(
    "^ ((?!.*(?:关于|答复|第[0-9]))[\\x{3400}-\\x{9FFF}()· ]{3,40}?) ?(文 ?件|函)? ?(?:[(][^)]{0,12}[)])? ?$");
static struct pattern signed_label = PATTERN(
    "^ (?:答复单位|承办单位|办理单位|单位)(?:[(]盖?章[)])? ?: ?");

static bool letterhead_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct head *h = &r->l->head;
	struct match m;

	if (r->lines.v[i].kind != LINE_OTHER || h->issuer.text.s ||
	    !pattern_in(&letterhead, r->f, s.start, s.end, &m) ||
	    !organ_ends(r, span_trim(r, group(&m, 1))))
		return false;
	h->issuer = value_tight(r, group(&m, 1), CERTAINTY_SURE, "letterhead");
	if (match_has(&m, 2))
		ink(r, group(&m, 2), INK_LABEL);
	r->lines.v[i].kind = LINE_HEAD;
	return true;
}

/* A line that is an organ's name and nothing else; blanks may spread it. */
/* Where the seal would be (印章). */
static struct pattern seal = PATTERN("[(] ?(?:盖章|公章|印章|签章|章|印) ?[)] ?$");

static bool signature_take(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;
	struct match m;

	if (pattern_in(&signed_label, r->f, s.start, s.end, &m)) {
		ink(r, group(&m, 0), INK_LABEL);
		s.start = m.end[0];
	}
	if (pattern_in(&seal, r->f, s.start, s.end, &m)) {
		ink(r, group(&m, 0), INK_LABEL);
		s.end = m.start[0];
	}
	s = span_trim(r, s);
	if (span_len(s) < 3 || span_len(s) > 60 || h->signature.text.s)
		return false;
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]) && r->f[i] != '(' &&
		    r->f[i] != ')' && r->f[i] != ' ' && r->f[i] != 0xB7)
			return false;
	if (!organ_ends(r, s) && !(r->f[s.end - 1] == ')'))
		return false;
	h->signature = value_tight(r, s, CERTAINTY_SURE, "signature-line");
	return true;
}

static void date_take(struct reader *r, struct span s, str iso)
{
	struct head *h = &r->l->head;

	if (h->date.text.s)
		return;
	h->date = value_tight(r, s, CERTAINTY_SURE, "date-line");
	h->date_value = iso;
	ink(r, s, INK_DATE);
}

static struct pattern date_start = PATTERN(
    "(?:(?<![0-9])(?:19|20)[0-9]{2} ?[年./-]|[一二][〇○零0O九][〇○零0O一二三四五六七八九]{2} ?年)");
static struct pattern date_broken = PATTERN(
    "^ ((?:19|20)[0-9]{2}年?(?![0-9]{1,2}月$)[0-9]{1,4}(?:月[0-9]{0,2})?日?|(?:19|20)[0-9]{2}年 ?月 ?[0-9]{0,2}日|20[0-9?]{2,4}年?[0-9?月日]{0,6}) ?$");

/* Signature, date or both on a line of the tail. */
static bool signed_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	uint32_t end = 0;
	struct match m;
	str iso = {0};

	if (span_len(s) > 80)
		return false;
	if (pattern_in(&date_start, r->f, s.start, s.end, &m) &&
	    (end = date_at(r, m.start[0], s.end, &iso)) && iso.len >= 7 &&
	    span_trim(r, (struct span){ end, s.end }).start >= s.end) {
		struct span front = span_trim(r, (struct span){ s.start,
		    m.start[0] });

		if (span_len(front) && !signature_take(r, front))
			return false;
		date_take(r, (struct span){ m.start[0], end }, iso);
		return true;
	}
	/* 2023年4月18日  岭东县教育局 */
	if (end > s.start && m.start[0] == s.start && iso.len >= 7 &&
	    end < s.end && r->f[end] == ' ' && signature_take(r,
	    (struct span){ end, s.end })) {
		date_take(r, (struct span){ s.start, end }, iso);
		return true;
	}
	if (pattern_in(&date_broken, r->f, s.start, s.end, &m)) {
		find_at(r, FINDING_DATE_AMBIGUOUS, group(&m, 1),
		    prose_str(r->a, &r->l->prose, group(&m, 1)).s);
		ink(r, group(&m, 1), INK_LABEL | INK_DATE);
		return true;
	}
	return signature_take(r, s);
}

/* --- copies (抄送机关) and attachments (附件说明) */

static struct pattern copies_label = PATTERN(
    "^ [(]?(?:抄 ?送 ?(?:单位|机关)?|抄 ?报|主 ?报|送) ?[:：] ?");
static struct pattern attachment_label = PATTERN(
    "^ 附 ?件? ?[0-9一二三]? ?[:：] ?");
static struct pattern attachment_number = PATTERN("^ [0-9]{1,2} ?[.．、] ?");

static void span_widen(struct span *all, struct span s)
{
	if (!span_len(*all))
		*all = s;
	if (s.start < all->start)
		all->start = s.start;
	if (s.end > all->end)
		all->end = s.end;
}

static bool copies_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;
	uint32_t from;

	if (!pattern_in(&copies_label, r->f, s.start, s.end, &m))
		return false;
	span_widen(&r->l->copies_in, s);
	ink(r, s, INK_LABEL);
	from = m.end[0];
	for (uint32_t k = from; k <= s.end; k++) {
		struct span v = { from, k };
		uint32_t c = k < s.end ? r->f[k] : ',';

		if (c == ' ' && !organ_ends(r, span_trim(r, v)))
			continue;
		if (c != ',' && c != 0x3001 && c != ';' && c != 0x3002 &&
		    c != ' ')
			continue;
		v = span_trim(r, v);
		if (span_len(v) > 1)
			*push(r->a, &r->l->copies) = value_tight(r, v,
			    CERTAINTY_SURE, "copies-label");
		from = k + 1;
	}
	return true;
}

/* 1.甲；2.乙 on one line */
static struct pattern attachment_next = PATTERN("[;；。] ?(?=[2-9] ?[.．、])");

static void attachment_take(struct reader *r, struct span s)
{
	struct match m;

	if (pattern_in(&attachment_next, r->f, s.start, s.end, &m)) {
		attachment_take(r, (struct span){ s.start, m.start[0] });
		attachment_take(r, (struct span){ m.end[0], s.end });
		return;
	}
	if (pattern_in(&attachment_number, r->f, s.start, s.end, &m))
		s.start = m.end[0];
	s = span_trim(r, s);
	while (span_len(s) && (r->f[s.end - 1] == 0x3002 ||
	    r->f[s.end - 1] == ';'))
		s.end--;
	if (span_len(s) > 1)
		*push(r->a, &r->l->attachments) = value_of(r, s,
		    CERTAINTY_SURE, "attachment-label");
}

static bool attachment_line(struct reader *r, uint32_t i, bool after)
{
	struct span s = line_span(r, i);
	struct match m;

	if (pattern_in(&attachment_label, r->f, s.start, s.end, &m)) {
		ink(r, s, INK_LABEL);
		span_widen(&r->l->attachments_in, s);
		attachment_take(r, (struct span){ m.end[0], s.end });
		return true;
	}
	if (!after || !pattern_in(&attachment_number, r->f, s.start, s.end,
	    &m))
		return false;
	ink(r, s, INK_LABEL);
	span_widen(&r->l->attachments_in, s);
	attachment_take(r, s);
	return true;
}

/* --- the tail: where the body ends */

static struct pattern note_line = PATTERN(
    "^ [(]? ?(?:注:|附注:|说明:)? ?[“]?(?:此件|本件|本文|该件|主动公开|依申请公开|不予公开|公开[^:]{1,4}:|公开方式|公开属性|是否.{0,4}公开|信息公开|[(]?本文有删减)");

/* What a line of the tail is; false: it is running text. */
static bool tail_line(struct reader *r, uint32_t i, bool attachments)
{
	struct line *line = &r->lines.v[i];
	struct span s = line->in;
	struct match m;

	if (attachment_line(r, i, attachments) || copies_line(r, i))
		return true;
	if (contact_line(r, line)) {
		contact_read(r, i);
		if (class_in(r, i, false))
			return true;
		disclosure_in(r, s, CERTAINTY_SURE, "disclosure-line");
		return true;
	}
	if (signed_line(r, i))
		return true;
	if (span_len(s) < 40 && (pattern_in(&note_line, r->f, s.start, s.end,
	    &m) && disclosure_in(r, s, CERTAINTY_SURE, "disclosure-note"))) {
		ink(r, s, INK_LABEL);
		return true;
	}
	if (span_len(s) < 24 && class_in(r, i, false))
		return true;
	return span_len(s) < 40 && signatory_in(r, s);
}

/*
 * Lines behind the opening are tried from the end upwards as long as they are
 * parts of the tail; further up, only contacts and the like between body and
 * signature.
 */
static void tail_read(struct reader *r)
{
	uint32_t first = r->last;
	bool attachments = false;

	while (first > r->opening + 1) {
		struct line *line = &r->lines.v[first - 1];
		struct span s = line->in;
		bool prose = span_len(s) > 20 &&
		    r->f[s.end - 1] == 0x3002 && !contact_line(r, line);
		struct match m;

		if (prose && !pattern_in(&copies_label, r->f, s.start, s.end,
		    &m) && !pattern_in(&note_line, r->f, s.start, s.end, &m))
			break;
		if (r->last - first > 24)
			break;
		first--;
	}
	r->tail = r->last;
	for (uint32_t i = first; i < r->last; i++) {
		bool is = tail_line(r, i, attachments);

		attachments = is && span_len(r->l->attachments_in) &&
		    r->l->attachments_in.end == r->lines.v[i].in.end;
		if (is)
			r->lines.v[i].kind = LINE_TAIL;
		if (is && r->tail == r->last)
			r->tail = i;
		else if (!is && r->tail < r->last && i < r->last &&
		    span_len(r->lines.v[i].in) > 40)
			r->tail = r->last;	/* the body went on */
	}
}

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
    "[协会]办(?:答复)?(?:的)?意见|[协会]办情况|协办(?:的)?(?:函|复函)|请[^。]{0,12}一并(?:答复|回复)|供贵[局委厅办部单位]{1,2}[^。]{0,8}(?:答复|参考)|由贵[局委厅办部]{1,2}主办");

static void kind_read(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span open = line_span(r, r->opening);
	struct match m;
	bool is = h->title.text.s && pattern_in(&cohandling, r->f,
	    h->title.in.start, h->title.in.end, &m);

	if (!is && span_len(open) < 400)
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
	for (uint32_t i = r->first; i < end; i++)
		letterhead_line(r, i);
	tail_read(r);
	site_marks(r);
	issuer_fall_back(r);
	kind_read(r);
	head_region(r);
}
