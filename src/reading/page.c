/* SPDX-License-Identifier: MIT */
/* The web page around a letter: its lines above and below. */
#include "reading/evidence.h"
#include "reading/lines.h"
#include "reading/site.h"

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
    "附件下载|【?(?:打印|关闭|收藏|责任编辑|返回)|关闭窗口|网站地图|联系我们 ?$|站点地图|技术支持|办理征询意见|〖)");
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

/* Words of a page's menus and of its aids for the disabled, one a line. */
static struct pattern menu_line = PATTERN(
    "^ (?:无障碍(?:浏览|阅读|版|模式)?|长者(?:模式|版|专区|助手)?|适老(?:化|版)|关怀版|[繁简]体(?:版|中文)?|"
    "English|语音|阅读|连读|指读|放大|缩小|字体|配色|高?对比度?|导盲|大字幕|光标|辅助线|重置|退出(?:服务|无障碍)?|刷新|"
    "登录|注册|搜索|检索|首页|网站首页|返回(?:首页|顶部)|政务公开|信息公开|政府信息公开|政务服务|公共服务|互动交流|政民互动|新闻中心|"
    "收藏(?:本[站页])?|设为首页|手机版|移动版|电脑版|微信|微博|智能问答|帮助|更多|目录|导航|网站导航|我的|"
    "[大中小]|打印|关闭|纠错|分享|【?(?:收藏|打印|关闭)】?) ?$");
/* What a page prints between its menus and the letter. */
static struct pattern above_line = PATTERN(
    "^ (?:(?:时间|日期|发表时间|更新时间|信息时间|录入时间|点击数|作者|编辑|责编|审核|字号|视力保护色?|文章来源|稿件来源) ?[:|]|"
    "(?:词条|释义|正文|内容|问题内容|标题) ?[|:] ?$|欢迎(?:访问|您|光临)|[^。:]{0,20}(?:人民政府|政务)(?:门户)?网(?:站)?$|"
    "[<《]? ?返回)");

/* A form to be filled in, a legend of the classes: behind the letter. */
static struct pattern form_begins = PATTERN(
    "^ [•●*] ?[*]? ?[\\x{3400}-\\x{9FFF} ]{1,10}: ?$|"
    "^ (?!附 ?件|[0-9]{1,2}[.、])[^。:]{0,40}(?:征询意见表|意见征询表|征求意见表|意见反馈表|反馈意见表|反馈表|评价表|测评表|评议表|评分表|回执) ?(?:[(][^)]{1,12}[)])? ?$|"
    "^ 附 ?[:：]? ?[0-9.、 ]{0,4}(?:标题|原文|(?:建议|提案)(?:原文|内容|全文)) ?[:：]|^ (?:建议|提案)(?:原文|全文) ?[:：]?|"
    "满意 ?[□○( ][^。]{0,30}不满意");
static struct pattern legend_row = PATTERN(
    "^ (?:说明|注|备注|注释)? ?[:：]? ?[“(]?[A-D1-4甲乙丙丁]?(?:类)?[”)]?(?:是指|指|为)? ?[:：、,—-]{0,2} ?[^。;]{0,16}(?:解决|采纳|落实|参考|条件限制|条件所限|规划)[^。]{0,30}[;。]? ?$");
static struct pattern legend_first = PATTERN(
    "^ (?:说明|注|备注|注释|办理结果分类)? ?[:：]? ?[“(]?(?:A|甲)(?:类)?[”)]?(?:是指|指|为)? ?[:：、,—-]{0,2} ?[^。]{2,40}(?:解决|采纳|落实)");

static bool is(struct reader *r, struct pattern *p, uint32_t i)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	return pattern_in(p, r->f, s.start, s.end - s.start > 200 ?
	    s.start + 200 : s.end, &m);
}

/* The end of the legend that begins on line i: of two rows or more, or of one
 * that has them all; i: none does. */
static uint32_t legend_end(struct reader *r, uint32_t i)
{
	static struct pattern whole = PATTERN(
	    "A[^A-D]{2,60}B[^A-D]{2,60}C");
	uint32_t k = i;

	if (!is(r, &legend_first, i))
		return i;
	while (k < r->last && span_len(r->lines.v[k].in) < 80 &&
	    is(r, &legend_row, k))
		k++;
	return k > i + 1 ? k : is(r, &whole, i) ? i + 1 : i;
}

/* Whether a date, a contact or copies stand on line i or below. */
static struct pattern tail_words = PATTERN(
    "^ [(]?(?:联系|承办|经办)[^:]{0,8}: ?[^ ]|^ 抄 ?[送报] ?:|"
    "年 ?[0-9一二三四五六七八九十]{1,3} ?月 ?[0-9一二三四五六七八九十]{1,3} ?日 ?$");

static bool tail_below(struct reader *r, uint32_t i)
{
	for (uint32_t k = i; k < r->last && k < i + 12; k++)
		if (span_len(r->lines.v[k].in) < 80 && is(r, &tail_words, k))
			return true;
	return false;
}

/* Forms and legends behind the letter; the letter ends before them, where none
 * of it follows. */
static void mark_forms(struct reader *r)
{
	for (uint32_t i = r->opening + 1; i < r->last; i++) {
		uint32_t end = legend_end(r, i);

		if (end > i && tail_below(r, end)) {
			while (i < end)
				r->lines.v[i++].kind = LINE_SITE;
		} else if (end > i || (span_len(r->lines.v[i].in) < 120 &&
		    is(r, &form_begins, i) && !tail_below(r, i + 1))) {
			r->last = i;
		}
	}
}

static void mark_rows(struct reader *r)
{
	bool rows = false;
	struct match m;

	for (uint32_t i = r->first; i < r->last; i++) {
		struct line *l = &r->lines.v[i];
		bool above = i < r->opening;
		bool row = above && pattern_in(&site_row, r->f,
		    l->in.start, l->in.end, &m);

		rows = rows || row;
		if (row || (above && span_len(l->in) < 120 &&
		    is(r, &above_line, i)) || (span_len(l->in) < 12 &&
		    is(r, &menu_line, i)) || (pattern_in(&site_line, r->f,
		    l->in.start, front_of(r, i), &m) &&
		    !is_contact(r, l->in)))
			l->kind = LINE_SITE;
	}
	for (uint32_t i = r->first; rows && i < r->opening; i++)
		if (is(r, &site_row_weak, i))
			r->lines.v[i].kind = LINE_SITE;
}

bool page_stops(struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	return (is(r, &site_stop, i) || (span_len(s) < 140 &&
	    pattern_in(&site_table, r->f, s.start, s.end, &m))) &&
	    !is_contact(r, s);
}

void page_mark(struct reader *r)
{
	mark_label_lines(r);
	mark_rows(r);
	for (uint32_t i = r->opening + 1; i < r->last; i++)
		if (page_stops(r, i))
			r->last = i;
	mark_forms(r);
	while (r->last > r->opening + 1 &&
	    r->lines.v[r->last - 1].kind == LINE_SITE)
		r->last--;
	for (uint32_t i = r->last; i < r->lines.n; i++)
		r->lines.v[i].kind = LINE_SITE;
}
