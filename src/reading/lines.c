/* SPDX-License-Identifier: MIT */
/*
 * Lines of the prose: those that hold several parts are cut, the opening
 * formula is found, and the letter told from the page around it.
 */
#include "reading/reader.h"
#include "reading/site.h"

/* 您提出的…建议收悉, …已交我局办理, …答复如下. */
static struct pattern opening_strong = PATTERN(
    "(?:提出|提交|所提|递交|领衔|联名|关于|反映)[^\\n]{0,160}?(?:建议|提案|议案|意见|案)"
    "[^\\n]{0,120}?(?:收悉|收到|悉[。,]|[转移批]?交[^。\\n]{0,16}(?:办|研究|处理)|负责[^。]{0,6}办|"
    "[协会]办|由[你贵][局委厅办部院会]{1,2}主办|(?:答复|回复|函复|函告|复函|汇报|报告|通报|意见|反馈|说明|情况)[^。\\n]{0,6}如下|提出(?:以下|如下)[^。\\n]{0,8}意见)");
static struct pattern opening_weak = PATTERN(
    "(?:您|你们|你|贵)[^\\n]{0,60}?(?:建议|提案|议案)");
static struct pattern opening_now = PATTERN(
    "现[^。\\n]{0,80}(?:答复|回复|函复|函告|复函|汇报|反馈)[^。\\n]{0,4}如下|现[^。\\n]{0,40}提出(?:以下|如下)[^。\\n]{0,8}意见");

/* A salutation that more follows on the same line. */
static struct pattern salutation_in = PATTERN(
    "(?:^|[|:\\t]|(?<=[覆复函见)])\\s) ((?:尊敬的)?[\\x{3400}-\\x{9FFF}·、, ]{2,60}?(?:委员|代表|小组|[局委会厅])(?:们)?(?:您好|你好|你们好)?)"
    "[:!] ?(?=(?:您|你|贵|现|首先|感谢|收到|[\\x{3400}-\\x{9FFF}]{2,20}提出))");
static struct pattern section_in = PATTERN(
    "(?<=[。:;!?])(?:[一二三四五六七八九十]{1,2}、|\\([一二三四五六七八九十]{1,2}\\))");
static struct pattern ending_in = PATTERN(
    "(?:(?<=[。!])|(?<=敬礼)|(?<=此致)|(?<=\\s)) ?([\\x{3400}-\\x{9FFF}()]{4,30}?(?:局|委员会|委|厅|部|办公室|政府|办事处|院|支队|中心|公司|会)) ?"
    "((?:[12][0-9]{3}|[一二三四五六七八九〇○零]{4})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日)");
static struct pattern contact_in = PATTERN(
    "(?<=[ 。日)0-9])[(]?(?:联系人|承办人|经办人|联系电话|联系单位|抄送)[^:\\n]{0,8}:");

/* What heads a letter, all on one line: 甲函〔2023〕1号 B类 甲局关于…的答复. */
static struct pattern title_in = PATTERN(
    "(?<=[号类)》\\]函])\\s(?=[\\x{3400}-\\x{9FFF}()]{0,30}(?:关于|对)[^。|]{4,160}(?:答 ?[复覆]|复 ?函|的函|回复|意见) ?$)");

static void cut_line(struct reader *r, uint32_t line, uint32_t at)
{
	struct line *l, rest;
	struct span s = r->lines.v[line].in;

	if (at <= s.start || at >= s.end)
		return;
	push(r->a, &r->lines);
	l = r->lines.v;
	memmove(l + line + 2, l + line + 1,
	    (r->lines.n - line - 2) * sizeof(*l));
	rest = l[line];
	rest.in = span_trim(r, (struct span){ at, s.end });
	rest.glued = true;
	l[line].in = span_trim(r, (struct span){ s.start, at });
	l[line + 1] = rest;
}

/* Cut the parts of a letter that stands on one line from one another. */
static void unglue(struct reader *r, uint32_t line)
{
	struct span s = r->lines.v[line].in;
	struct match m;

	if (pattern_in(&section_in, r->f, s.start, s.end, &m) &&
	    m.start[0] > s.start) {
		cut_line(r, line, m.start[0]);
		unglue(r, line + 1);
		s = r->lines.v[line].in;
	}
	if (pattern_in(&ending_in, r->f, s.start, s.end, &m)) {
		uint32_t date = m.end[2];

		cut_line(r, line, m.start[1]);
		cut_line(r, line + 1, date);
		line += 2;
		if (line >= r->lines.n || !r->lines.v[line].glued)
			return;
		s = r->lines.v[line].in;
	}
	while (pattern_in(&contact_in, r->f, s.start, s.end, &m) &&
	    m.start[0] > s.start) {
		cut_line(r, line, m.start[0]);
		s = r->lines.v[++line].in;
	}
}

static bool is_opening(struct reader *r, struct span s)
{
	struct match m;
	uint32_t end = s.end - s.start > 400 ? s.start + 400 : s.end;
	uint32_t last = r->f[s.end - 1];

	/* A title speaks of a proposal too, but is no sentence. */
	if (s.end - s.start < 70 && last != 0x3002 && last != ':' &&
	    last != ',' && last != ';')
		return false;
	return pattern_in(&opening_strong, r->f, s.start, end, &m) &&
	    m.start[0] - s.start < 120;
}

/* The salutation at the front of the opening's line becomes its own line. */
static void cut_salutation(struct reader *r, uint32_t line)
{
	struct span s = r->lines.v[line].in;
	uint32_t end = s.end - s.start > 300 ? s.start + 300 : s.end, many;
	struct match m, title;

	if (!pattern_in(&salutation_in, r->f, s.start, end, &m))
		return;
	many = (uint32_t)r->lines.n;
	if (m.start[1] > s.start)
		cut_line(r, line, m.start[1]);
	s = r->lines.v[line].in;
	if (r->lines.n > many && pattern_in(&title_in, r->f, s.start, s.end,
	    &title))
		cut_line(r, line, title.start[0]);
	line += (uint32_t)r->lines.n - many;
	many = (uint32_t)r->lines.n;
	cut_line(r, line, m.end[1] + 1);
	if (r->lines.n > many)
		unglue(r, line + 1);
}

/* The last resort: a salutation to members or deputies, or a title that says
 * that it answers a proposal, and prose below it. */
static struct pattern to_members = PATTERN(
    "^ [^。]{2,90}(?:委员|代表)(?:们)? ?(?:[,，]? ?您们?好)? ?[:!]");
static struct pattern answers = PATTERN(
    "(?:提案|建议|议案|社情民意)[^。:;]{0,40}(?:答 ?[复覆]|复 ?函|的函|回 ?复|办理情况|[协会]办意见|办理意见) ?(?:[(][^()]{1,12}[)])? ?$");

static uint32_t prose_below(const struct reader *r, uint32_t i)
{
	for (uint32_t k = i + 1; k < r->lines.n && k - i < 8; k++) {
		struct span s = r->lines.v[k].in;
		uint32_t last = r->f[s.end - 1];

		if (span_len(s) > 20 && (last == 0x3002 || last == ':' ||
		    last == ';'))
			return k;
	}
	return UINT32_MAX;
}

static uint32_t below_head(struct reader *r)
{
	uint32_t found = UINT32_MAX;
	struct match m;

	for (uint32_t i = 0; i < r->lines.n && found == UINT32_MAX; i++) {
		struct span s = r->lines.v[i].in;

		if (span_len(s) < 120 && (pattern_in(&to_members, r->f,
		    s.start, s.end, &m) || pattern_in(&answers, r->f, s.start,
		    s.end, &m)))
			found = prose_below(r, i);
	}
	return found;
}

static uint32_t find_opening(struct reader *r)
{
	struct match m;

	for (uint32_t i = 0; i < r->lines.n; i++)
		if (is_opening(r, r->lines.v[i].in))
			return i;
	for (uint32_t i = 0; i < r->lines.n; i++) {
		struct span s = r->lines.v[i].in;
		uint32_t end = s.end - s.start > 300 ? s.start + 300 : s.end;

		if ((pattern_in(&opening_weak, r->f, s.start, end, &m) ||
		    pattern_in(&opening_now, r->f, s.start, end, &m)) &&
		    s.end - s.start > 14)
			return i;
	}
	return below_head(r);
}

/* What a web page prints around a letter. */
static struct pattern site_line = PATTERN(
    "^ (?:您?(?:当前|现在|目前|所在)?的?(?:所在)?(?:的)?位置|當前位置|首页|网站首页|索 引 号|"
    "发布(?:时间|日期|机构|单位)|(?:信息)?来源 ?:|浏览(?:次数|量)|阅读|点击|字[体号] ?:|打印|关闭|"
    "扫一扫|分享|上一[篇条页]|下一[篇条页]|主办(?:单位)? ?:|版权|备案|网站标识|责任编辑|相关(?:链接|阅读|文章)|"
    "附件下载|二维码|无障碍|今天是|技术支持|【打印|【关闭|信息分类|主题分类|公文?种类|"
    "网站地图|联系我们|站点地图|\\[大\\]|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日 ?星期)|"
    "首页 ?[>》»]|浏览次数|阅读次数|网站标识码|ICP备|公网安备|索 引 号 ?:|[^。]> [^。]{1,20}>|"
    "字[体号] ?: ?\\[? ?大|^[^。]{0,20}门户网站$");
static struct pattern site_stop = PATTERN(
    "^ (?:扫一扫|分享|上一[篇条页]|下一[篇条页]|主办(?:单位)? ?:|版权|网站标识|责任编辑|相关(?:链接|阅读|文章)|"
    "附件下载|【?打印|【?关闭|关闭窗口|网站地图|联系我们 ?$|站点地图|技术支持|办理征询意见|〖)");
/* 索引号: … and the like: labels of an index table, not of the letter. */
static struct pattern site_row = PATTERN(SITE_CELL(SITE_LABELS));
static struct pattern site_row_weak = PATTERN(SITE_CELL(SITE_LABELS_WEAK));

/* A row of an index table that stands below the letter. */
static struct pattern site_table = PATTERN(
    "^ (?:信息名称|索 引 号|发文字号|文件编号|公开类别|成文日期|发布机构|主题分类|信息分类) ?[:|\\t][^。]{1,120}$");

/* 主办单位: … 联系人: … of the letter, not of the site's footer. */
static struct pattern person_label = PATTERN("联系人|承办人|经办人");
static struct pattern footer_words = PATTERN(
    "网站|备案|版权|ICP|标识码|浏览|公网安备");

static bool is_contact(struct reader *r, struct span s)
{
	struct match m;

	return pattern_in(&person_label, r->f, s.start, s.end, &m) &&
	    !pattern_in(&footer_words, r->f, s.start, s.end, &m);
}

static struct pattern salutation_line = PATTERN(
    "(?:委员|代表|小组|同志|[局委会厅办院部府]) ?(?:[,，]? ?您们?好)? ?[:!]? ?$");

static bool is_salutation(struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	return s.end - s.start < 100 && r->f[s.end - 1] == ':' &&
	    pattern_in(&salutation_line, r->f, s.start, s.end, &m);
}

static void mark_label_lines(struct reader *r)
{
	for (uint32_t i = r->first; i + 1 < r->opening; i++) {
		struct line *l = &r->lines.v[i], *next = l + 1;
		struct match m;

		if (!site_label(r, l->in, &m))
			continue;
		l->kind = LINE_SITE;
		if (!site_label(r, next->in, &m) && span_len(next->in) < 60 &&
		    !is_salutation(r, i + 1))
			next->kind = LINE_SITE;
	}
}

/* As much of a line as tells that it is the site's: paragraphs of the body are
 * long, and their fronts are enough. */
static uint32_t front_of(const struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;

	return i > r->opening && span_len(s) > 120 ? s.start + 40 : s.end;
}

static void mark_site(struct reader *r)
{
	bool rows = false;
	struct match m;

	mark_label_lines(r);

	for (uint32_t i = r->first; i < r->last; i++) {
		struct line *l = &r->lines.v[i];
		bool row = i < r->opening && pattern_in(&site_row, r->f,
		    l->in.start, l->in.end, &m);

		rows = rows || row;
		if (row || (pattern_in(&site_line, r->f, l->in.start,
		    front_of(r, i), &m) && !is_contact(r, l->in)))
			l->kind = LINE_SITE;
	}
	for (uint32_t i = r->first; rows && i < r->opening; i++) {
		struct line *l = &r->lines.v[i];

		if (pattern_in(&site_row_weak, r->f, l->in.start, l->in.end,
		    &m))
			l->kind = LINE_SITE;
	}
}

/* --- several letters in one file */

static struct pattern date_only = PATTERN(
    "[0-9一二三四五六七八九〇○零]{2,4} ?年 ?[0-9一二三四五六七八九十]{1,3} ?月 ?[0-9一二三四五六七八九十]{1,3} ?日 ?[)]? ?$");
static struct pattern tail_label = PATTERN(
    "^ [(]? ?(?:联系|承办|经办|电话|抄送|抄报|附件|此件|主办)");
/* The first line of the letter whose opening formula is line i: its salutation
 * and what heads it.  UINT32_MAX: none stands above. */
static uint32_t letter_start(struct reader *r, uint32_t i, uint32_t floor)
{
	uint32_t start = UINT32_MAX, k = i;

	while (k > floor && i - k < 3 && start == UINT32_MAX)
		if (is_salutation(r, --k))
			start = k;
	if (start == UINT32_MAX)
		return start;
	for (k = start; k > floor + 1 && start - k < 8; k--) {
		struct span s = r->lines.v[k - 1].in;
		uint32_t last = r->f[s.end - 1];
		struct match m;

		if (s.end - s.start > 70 || last == 0x3002 || last == '!' ||
		    pattern_in(&date_only, r->f, s.start, s.end, &m) ||
		    pattern_in(&tail_label, r->f, s.start, s.end, &m) ||
		    pattern_in(&site_stop, r->f, s.start, s.end, &m))
			break;
	}
	return k;
}

static bool same_opening(const struct reader *r, uint32_t i, uint32_t k)
{
	struct span a = r->lines.v[i].in, b = r->lines.v[k].in;

	return a.end - a.start == b.end - b.start && !memcmp(r->f + a.start,
	    r->f + b.start, (a.end - a.start) * sizeof(*r->f));
}

/*
 * Where the letters of the file begin and end: this one, r->part, becomes
 * [first, last).  The same letter again is no other.
 */
static void find_parts(struct reader *r)
{
	uint32_t from = r->opening, first_opening = r->opening;
	uint32_t part = 1, start;

	r->first = 0;
	r->last = (uint32_t)r->lines.n;
	r->parts = 1;
	for (uint32_t i = r->opening + 2; i < r->lines.n; i++) {
		if (!is_opening(r, r->lines.v[i].in) ||
		    (start = letter_start(r, i, from)) == UINT32_MAX)
			continue;
		from = i;
		if (r->parts == r->part && r->last > start)
			r->last = start;
		if (same_opening(r, first_opening, i)) {
			find_at(r, FINDING_DOUBLED, r->lines.v[i].in,
			    prose_str(r->a, &r->l->prose, (struct span){
			    r->lines.v[i].in.start,
			    r->lines.v[i].in.start + 8 }).s);
			continue;
		}
		r->parts++;
		if (++part == r->part) {
			r->first = start;
			r->opening = i;
			r->last = (uint32_t)r->lines.n;
		}
	}
	for (uint32_t i = 0; i < r->lines.n; i++)
		if (i < r->first || i >= r->last)
			r->lines.v[i].kind = LINE_SITE;
}

/* An item whose line holds the items that follow it: 一、…。（一）…。二、…。 */
static struct pattern section_line = PATTERN(
    "^ (?:[一二三四五六七八九十]{1,2}、|\\([一二三四五六七八九十]{1,2}\\))|"
    "[。:;](?:一、[^\\n]*[。;]二、|\\(一\\)[^\\n]*[。;]\\(二\\))");

/* Whether 一 stands in the line as in 一、 or (一): most have none. */
static bool may_hold_sections(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i + 1 < s.end; i++)
		if (r->f[i + 1] == 0x3001 || r->f[i + 1] == ')')
			switch (r->f[i]) {
			case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB:
			case 0x4E94: case 0x516D: case 0x4E03: case 0x516B:
			case 0x4E5D: case 0x5341:
				return true;
			}
	return false;
}

/* Cut such lines of the body, all in one pass. */
static void cut_sections(struct reader *r)
{
	struct VEC(struct line) out = {0};
	uint32_t last = r->last;

	for (uint32_t i = 0; i < r->lines.n; i++) {
		struct line rest = r->lines.v[i];
		bool body = i > r->opening && i < last &&
		    may_hold_sections(r, rest.in);
		struct match m;

		while (body && pattern_in(&section_line, r->f, rest.in.start,
		    rest.in.end, &m) && pattern_in(&section_in, r->f,
		    rest.in.start, rest.in.end, &m)) {
			struct line *l = push(r->a, &out);

			*l = rest;
			l->in = span_trim(r, (struct span){ rest.in.start,
			    m.start[0] });
			rest.in.start = m.start[0];
			rest.glued = true;
			r->last++;
		}
		*push(r->a, &out) = rest;
	}
	r->lines.v = out.v;
	r->lines.n = out.n;
	r->lines.cap = out.cap;
}

/* 问题内容 | 关于…的答复: a title in the last cell of a row above the letter. */
static struct pattern title_cell = PATTERN(
    "(?<=[|]) ?[^|。;]{2,40}(?:关于|对)[^|。;]{4,120}(?:答 ?复|复函|的函|回复|意见) ?$");
/* 答复内容 | 林甲委员：the cell that holds the letter begins with whom it is to. */
static struct pattern letter_cell = PATTERN(
    "(?<=[|\\t]) ?[^|\\t。;]{2,80}(?:委 ?员|代 ?表|代表团|常委)[^|\\t。;]{0,8}: ?$");

/* A cell that begins the letter, or its title, begins a line. */
static void cut_cell(struct reader *r, struct pattern *cell)
{
	for (uint32_t i = 0; i < r->opening; i++) {
		struct span s = r->lines.v[i].in;
		struct match m;

		if (!pattern_in(cell, r->f, s.start, s.end, &m))
			continue;
		cut_line(r, i, m.start[0]);
		r->opening++;
		return;
	}
}

/* What follows the formula on its own line is the body. */
static struct pattern formula_closes = PATTERN(
    "现[^。\\n]{0,80}(?:答复|回复|函复|函告|复函|汇报|反馈|意见)[^。\\n]{0,4}如下 ?[:。]");
/* 甲局  2024年7月29日  联系人:… */
static struct pattern signed_contact = PATTERN(
    "[0-9一二三四五六七八九十] ?日[)]? ?(?=[(]?(?:联系人|承办人|经办人|联系电话|联系单位)[^:\\n]{0,8}:)");

static void cut_body(struct reader *r)
{
	struct span s = r->lines.v[r->opening].in;
	struct match m;

	if (pattern_in(&formula_closes, r->f, s.start, s.end, &m) &&
	    s.end - m.end[0] > 20) {
		cut_line(r, r->opening, m.end[0]);
		r->last++;
	}
	for (uint32_t i = r->opening + 1; i < r->last; i++) {
		s = r->lines.v[i].in;
		if (span_len(s) < 160 && pattern_in(&signed_contact, r->f,
		    s.start, s.end, &m) && m.end[0] < s.end) {
			cut_line(r, i, m.end[0]);
			r->last++;
		}
	}
}

bool lines_find_letter(struct reader *r, bool force)
{
	uint32_t many;
	struct match m;

	r->opening = find_opening(r);
	if (r->opening == UINT32_MAX && !force)
		return false;
	if (r->opening == UINT32_MAX)
		r->opening = 0;
	many = (uint32_t)r->lines.n;
	if (many)
		cut_salutation(r, r->opening);
	if (r->lines.n > many)
		r->opening = find_opening(r);
	if (r->opening >= r->lines.n)
		r->opening = 0;
	cut_cell(r, &title_cell);
	cut_cell(r, &letter_cell);
	find_parts(r);
	mark_site(r);
	for (uint32_t i = r->opening + 1; i < r->last; i++) {
		struct span s = r->lines.v[i].in;

		if ((pattern_in(&site_stop, r->f, s.start, s.end, &m) ||
		    (span_len(s) < 140 && pattern_in(&site_table, r->f,
		    s.start, s.end, &m))) && !is_contact(r, s)) {
			r->last = i;
			break;
		}
	}
	for (uint32_t i = r->last; i < r->lines.n; i++)
		r->lines.v[i].kind = LINE_SITE;
	cut_body(r);
	cut_sections(r);
	return true;
}
