/* SPDX-License-Identifier: MIT */
/* The report as a page that stands alone. */
#include "base/utf.h"
#include "cli/check.h"
#include "cli/lang.h"

static void escaped(const char *s, FILE *out)
{
	for (; *s; s++)
		switch (*s) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case '\'':
			fputs("&#39;", out);
			break;
		default:
			fputc(*s, out);
		}
}

/* s between two literals of ours. */
static void put(const char *before, const char *s, const char *behind,
    FILE *out)
{
	fputs(before, out);
	escaped(s, out);
	fputs(behind, out);
}

static const char style[] =
"body{font:16px/1.7 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',"
"sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222;"
"background:#fff}h2{font-size:1.1em;overflow-wrap:anywhere}"
"ol{list-style:none;padding:0}li{border-left:.3em solid #777;margin:1em 0;"
"padding:.2em .8em}li.error{border-color:#b00020}li.warning{border-color:"
"#8a5a00}p{margin:.2em 0}.what{font-weight:bold}.where,.basis,.skipped"
"{color:#555;font-size:.9em}pre{overflow-x:auto;margin:.3em 0;padding:.4em;"
"background:#f4f4f4;line-height:1.3}";

/* The line, and the words at fault in it, by the columns that are marked. */
static void quote(const json_t *q, FILE *out)
{
	const str text = str_of(report_text(q, "text"));
	const str under = str_of(report_text(q, "marks"));
	size_t from = strspn(under.s, " "), column = 0;
	bool open = false;

	fputs("<pre>", out);
	for (size_t at = 0; at < text.len; ) {
		char s[5] = "";
		size_t start = at;
		uint32_t c = utf8_next(text, &at);

		if (!open && column == from && under.len > from) {
			fputs("<mark>", out);
			open = true;
		}
		if (open && column == under.len) {
			fputs("</mark>", out);
			open = false;
			from = SIZE_MAX;
		}
		memcpy(s, text.s + start, at - start);
		escaped(s, out);
		column += (size_t)utf_width(c);
	}
	fputs(open ? "</mark></pre>\n" : "</pre>\n", out);
}

static void finding(const json_t *f, FILE *out)
{
	const char *severity = report_text(f, "severity");
	const json_t *edit = json_array_get(json_object_get(f, "edits"), 0);

	put("<li class=\"", severity, "\">\n<p class=\"what\">", out);
	put("", severity_say(severity), lang_pick("：", ": "), out);
	put("", report_say(f, "message"), "</p>\n", out);
	if (json_object_get(f, "line")) {
		fprintf(out, lang_pick("<p class=\"where\">第%zu行第%zu列</p>\n",
		    "<p class=\"where\">line %zu, column %zu</p>\n"),
		    report_number(f, "line"), report_number(f, "column"));
		quote(json_object_get(f, "quote"), out);
	}
	if (edit) {
		put(lang_pick("<p>可改：<del>", "<p>change: <del>"),
		    report_text(edit, "old"), "</del> ", out);
		put("<ins>", report_text(edit, "new"), "</ins></p>\n", out);
	}
	put("<p class=\"basis\">", report_text(f, "code"), " ", out);
	put("", report_text(f, "rule"), " ", out);
	put("", report_text(f, "basis"), "</p>\n</li>\n", out);
}

/* The rules that were not judged, folded up. */
static void not_judged(const json_t *skipped, FILE *out)
{
	size_t n = json_array_size(skipped);

	if (!n)
		return;
	fprintf(out, lang_pick("<details class=\"skipped\"><summary>有%zu条规则"
	    "未判断</summary>\n", "<details class=\"skipped\"><summary>Rules not "
	    "judged: %zu</summary>\n"), n);
	for (size_t i = 0; i < n; i++) {
		const json_t *s = json_array_get(skipped, i);

		put("<p>", report_text(s, "code"), " ", out);
		put("", report_text(s, "rule"), lang_pick("：", ": "), out);
		put("", report_say(s, "reason"), "</p>\n", out);
	}
	fputs("</details>\n", out);
}

static void document(const json_t *report, FILE *out)
{
	const json_t *findings = json_object_get(report, "findings");

	put("<section>\n<h2>", report_text(report, "file"), "</h2>\n", out);
	if (!json_array_size(findings))
		fputs(lang_pick("<p>没有发现问题。</p>\n",
		    "<p>Nothing was found.</p>\n"), out);
	fputs("<ol>\n", out);
	for (size_t i = 0; i < json_array_size(findings); i++)
		finding(json_array_get(findings, i), out);
	fputs("</ol>\n", out);
	not_judged(json_object_get(report, "skipped"), out);
	fputs("</section>\n", out);
}

void check_html(const json_t *reports, FILE *out)
{
	const char *title = lang_pick("答复稿检查", "Check of reply letters");

	fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-"
	    "Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"
	    "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
	    "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n"
	    "<h1>%s</h1>\n", lang_pick("zh-CN", "en"), title, style, title);
	for (size_t i = 0; i < json_array_size(reports); i++)
		document(json_array_get(reports, i), out);
	fputs("</body>\n</html>\n", out);
}
