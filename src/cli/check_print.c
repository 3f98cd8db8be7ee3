/* SPDX-License-Identifier: MIT */
/* The report for people, as compilers write theirs. */
#include "base/plain.h"
#include "cli/check.h"
#include "cli/lang.h"

static void print_place(const json_t *report, const json_t *o, FILE *out)
{
	say(out, "%s:", report_text(report, "file"));
	if (json_object_get(o, "line"))
		fprintf(out, "%zu:%zu:", report_number(o, "line"),
		    report_number(o, "column"));
}

/* What would stand there instead, where it is one thing. */
static void print_edits(const json_t *f, FILE *out)
{
	const json_t *edits = json_object_get(f, "edits"), *e =
	    json_array_get(edits, 0);
	size_t n = json_array_size(edits);
	const char *old = report_text(e, "old"), *new = report_text(e, "new");

	if (n > 1)
		fprintf(out, lang_pick("  可改 %zu 处，第一处：",
		    "  %zu places to change, the first: "), n);
	else if (n)
		fputs(lang_pick("  可改：", "  change: "), out);
	if (n && *old && *new)
		say(out, lang_pick("“%s”作“%s”\n", "'%s' to '%s'\n"), old, new);
	else if (n && *new)
		say(out, lang_pick("补“%s”\n", "add '%s'\n"), new);
	else if (n)
		say(out, lang_pick("删“%s”\n", "leave out '%s'\n"), old);
}

/* A place of the original (base/whence.h) as a sentence has it: the paragraph
 * of the body, or of another part; an object of one; the page. */
static void print_original(const char *place, FILE *out)
{
	const char *sep = "";

	fputs(lang_pick("  原文件中：", "  in the original: "), out);
	while (*place) {
		char part[256] = "", sort[8], number[24];
		int n = 0, at = 0;

		if (sscanf(place, "part=%255s %n", part, &n) == 1)
			place += n;
		if (sscanf(place, "%7[a-z]=%23[0-9-] %n", sort, number,
		    &at) != 2)
			break;
		fputs(sep, out);
		if (*part && strcmp(part, "word/document.xml"))
			say(out, "%s ", part);
		fprintf(out, !strcmp(sort, "page") ?
		    lang_pick("第%s页", "page %s") : !strcmp(sort, "p") ?
		    lang_pick("第%s段", "paragraph %s") :
		    lang_pick("对象%s", "object %s"), number);
		place += at;
		sep = lang_pick("、", ", ");
		if (!strncmp(place, "box=", 4))
			place += strcspn(place, " ");
		place += strspn(place, " ");
	}
	fputc('\n', out);
}

static void print_finding(const json_t *report, const json_t *f, FILE *out)
{
	const json_t *quote = json_object_get(f, "quote");
	const char *code = report_text(f, "code");

	print_place(report, f, out);
	if (report_number(f, "part"))
		fprintf(out, lang_pick(" 第%zu封:", " letter %zu:"),
		    report_number(f, "part"));
	say(out, " %s: [%s%s%s] %s\n", severity_say(report_text(f, "severity")),
	    code, *code ? " " : "", report_text(f, "rule"),
	    report_say(f, "message"));
	if (json_object_get(f, "original"))
		print_original(report_text(f, "original"), out);
	if (quote) {
		say(out, "  %s\n", report_text(quote, "text"));
		say(out, "  %s\n", report_text(quote, "marks"));
	}
	print_edits(f, out);
}

/* What was not judged: a line a reason, with the rules. */
static void print_skipped(const json_t *report, FILE *out)
{
	const json_t *all = json_object_get(report, "skipped");

	for (size_t i = 0; i < json_array_size(all); i++) {
		const char *why = report_say(json_array_get(all, i), "reason");
		bool told = false;

		for (size_t k = 0; k < i && !told; k++)
			told = !strcmp(why, report_say(json_array_get(all, k),
			    "reason"));
		if (told)
			continue;
		say(out, "%s: %s: %s:", report_text(report, "file"),
		    lang_pick("未判断", "not judged"), why);
		for (size_t k = i; k < json_array_size(all); k++) {
			const json_t *s = json_array_get(all, k);

			if (report_number(s, "part") == report_number(
			    json_array_get(all, i), "part") &&
			    !strcmp(why, report_say(s, "reason")))
				say(out, " %s %s", report_text(s, "code"),
				    report_text(s, "rule"));
		}
		fputc('\n', out);
	}
}

void check_print(const json_t *report, bool skipped, FILE *out)
{
	const size_t n = json_array_size(json_object_get(report, "skipped"));
	size_t i;
	json_t *f;

	json_array_foreach(json_object_get(report, "findings"), i, f)
		print_finding(report, f, out);
	if (skipped)
		print_skipped(report, out);
	else if (n)
		say(out, lang_pick("%s: 有%zu条规则未判断（--skipped列出）\n",
		    n == 1 ? "%s: %zu rule not judged (--skipped lists it)\n" :
		    "%s: %zu rules not judged (--skipped lists them)\n"),
		    report_text(report, "file"), n);
}

void check_print_edits(const json_t *report, FILE *out)
{
	size_t i, k;
	json_t *f, *e;

	json_array_foreach(json_object_get(report, "findings"), i, f)
		json_array_foreach(json_object_get(f, "edits"), k, e) {
			if (!json_is_true(json_object_get(e, "made")))
				continue;
			print_place(report, e, out);
			say(out, lang_pick(" 已改：[%s %s] “%s”作“%s”\n",
			    " changed: [%s %s] '%s' to '%s'\n"),
			    report_text(f, "code"), report_text(f, "rule"),
			    report_text(e, "old"), report_text(e, "new"));
		}
}
