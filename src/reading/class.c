/* SPDX-License-Identifier: MIT */
/* Marks on a line of head or tail: class of result, disclosure, signatory. */
#include "reading/head.h"

/* --- class of result (办理结果类别) */

static struct pattern class_label = PATTERN(
    "(?:类 别(?: 标 记)?|办 理 结 果|答复类别|办复类别|办复等级|办理等级|办理类别|复文类别|答复类型|类别标识|办理情况分类|分类) ?[:|\\t ]{1,6}[(“\"]? ?([A-D甲乙丙丁])[0-9]?(?![A-Za-z0-9])[)”]? ?类?");
static struct pattern class_line = PATTERN(
    "^ ([(]? ?([A-D甲乙丙丁])[0-9]? ?(?:[)] ?类?|类 ?[)]?|(?= ?[(])|$)) ?(?=$|[( ])");
static struct pattern class_glued = PATTERN(
    "号\\s{0,60}(?|([(] ?([A-D])[0-9]? ?[)] ?类?)|[(]? ?(([A-D])[0-9]?类)|(?<=\\s)(([A-D])[0-9]?)(?= ?$))");
static struct pattern class_apart = PATTERN(
    "(?:^| )(([A-D])[0-9]?类)(?= |$)");
/* 关于…建议办理情况（B）的函 */
static struct pattern class_inside = PATTERN(
    "(?:情况|结果|答复|意见|建议|提案) ?([(] ?([A-D])[0-9]? ?类? ?[)]) ?的?(?:答 ?复|复 ?函|函|回复)");

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

bool class_in(struct reader *r, uint32_t i, bool head)
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
	    pattern_in(&class_inside, r->f, s.start, s.end, &m) ||
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
	{ PATTERN("不予(?:对外)?公开|不宜(?:对外)?公开|不同意.{0,3}公开|(?<!是否)不公开|^ 公 开 ?: ?(?:否|不)|是否.{0,6}公开 ?[:(|\\t\\n ]{1,6}(?:[□☐] ?(?:是|同意) ?)?[☑√✓■☒✔]? ?(?:否|不同意|不)"),
	    DISCLOSURE_NONE },
	{ PATTERN("依申请公开"), DISCLOSURE_ON_REQUEST },
	{ PATTERN("摘要公开|部分公开|公开摘要"), DISCLOSURE_SUMMARY },
	{ PATTERN("(?<!法定)主动公开(?!内容|目录|栏目|事项|基本)|^ 公 开 ?: ?(?:是|同意)|是否.{0,6}公开 ?[:(|\\t\\n ]{1,6}[☑√✓■☒✔]? ?(?:是|同意)|(?<!是否)(?<!不)同意.{0,4}公开|全文公开|可以?(?:对外|向社会)?(?:全文)?公开|[此本](?:答复|回复|复函)?[件文函].{0,4}公开(?:发布)?|公开发布|公开范围 ?[:|\\t\\n ]{1,6}(?:面向)?全?社会"),
	    DISCLOSURE_PUBLIC },
	{ PATTERN("^ 公开 ?$|[(\\[【] ?公开 ?[)\\]】]"), DISCLOSURE_PUBLIC },
};

bool disclosure_in(struct reader *r, struct span s,
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

/* 以上意见可主动公开。: a sentence at the end of the body. */
static struct pattern disclosure_said = PATTERN(
    "(?:以上|上述|本|此|该)(?:办理|答复|回复|协办|会办)?(?:意见|答复|回复|复函|函|件|内容)[^,。;]{0,8}公开");

void disclosure_in_body(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->tail, n = 0; i-- > r->opening + 1 && n < 3 &&
	    !r->l->head.disclosure.text.s; n++) {
		struct span s = line_span(r, i);

		if (pattern_in(&disclosure_said, r->f, s.start, s.end, &m))
			disclosure_in(r, group(&m, 0), CERTAINTY_SURE,
			    "disclosure-sentence");
	}
}

/* --- signatory (签发人) */

static struct pattern signatory = PATTERN(
    "(?:主要)?(?:签 发 人|领导签发|领导署名|签发领导|领导签字|签 发) ?: ?([\\x{3400}-\\x{9FFF}·]{1,6}(?: (?=[\\x{3400}-\\x{9FFF}](?:\\s|$|[(]))[\\x{3400}-\\x{9FFF}])?)");
static struct pattern signatory_more = PATTERN(
    "^ ?[、,;] ?([\\x{3400}-\\x{9FFF}·]{2,6})(?=$|\\s|[、,;(])");

bool signatory_in(struct reader *r, struct span s)
{
	struct match m;

	if (!pattern_in(&signatory, r->f, s.start, s.end, &m))
		return false;
	do {
		ink(r, group(&m, 0), INK_LABEL);
		*push(r->a, &r->l->head.signatories) = value_tight(r,
		    group(&m, 1), CERTAINTY_SURE, "signatory-label");
	} while (pattern_in(&signatory_more, r->f, m.end[0], s.end, &m));
	return true;
}
