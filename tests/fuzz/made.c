/* SPDX-License-Identifier: MIT */
/*
 * What outside programs make of files, which is doubted like any bytes: the pages
 * of pdftotext, the table of tesseract.  The bytes are the one, a line "===" and
 * the other; without pages they are those of a picture.
 */
#include <string.h>

#include "fuzz.h"

#define APART "\n===\n"

struct outputs {
	str pages, table;
};

static bool run(void *arg, str *out, enum tool tool, str bytes,
    struct arena *a, struct diag *d)
{
	const struct outputs *x = arg;

	(void)bytes;
	*out = arena_str(a, tool == TOOL_PDFTOTEXT ? x->pages : x->table);
	if (out->len)
		return true;
	diag_add(d, DIAG_PROGRAM_FAILED, "it made nothing");
	return false;
}

static struct outputs outputs_of(str x)
{
	const size_t len = strlen(APART);

	for (size_t i = 0; i + len <= x.len; i++)
		if (!memcmp(x.s + i, APART, len))
			return (struct outputs){ { x.s, i },
				{ x.s + i + len, x.len - i - len } };
	return (struct outputs){ x, { x.s, 0 } };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct outputs x = outputs_of((str){ (char *)data, size });
	const struct programs programs = { run, &x };
	struct pipeline *p = fuzz_pipeline();
	struct arena a = {0};
	struct diag d = {0};

	p->text.programs = &programs;
	p->text.ocr = true;
	fuzz_document(x.pages.len ? STR("%PDF-1.4\n") :
	    STR("\x89PNG\r\n\x1A\n"), &a, &d);
	p->text.programs = NULL;
	arena_free(&a);
	return 0;
}
