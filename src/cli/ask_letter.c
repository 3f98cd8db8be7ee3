/* SPDX-License-Identifier: MIT */
/* The versions of a letter. */
#include <stdlib.h>

#include "base/calendar.h"
#include "cli/ask.h"

bool ask_versions(struct archive *x, int64_t letter, enum table_format format,
    struct diag *d)
{
	static const struct table_column column[] = {
		{ "version", "版本", true }, { "current", "现行", false },
		{ "time", "识读时间", false }, { "program", "程序", false },
		{ "profile", "配置", false }, { "document", "文件", true },
		{ "sha256", "SHA-256", false },
	};
	enum { COLUMNS = sizeof(column) / sizeof(*column) };
	static const enum hit versions = HIT_VERSIONS;
	struct VEC(str) cell = {0};
	struct arena a = {0};
	struct archive_hit hit;
	bool ok = ask_hit(&hit, x, letter, &versions, 1, &a, d);
	int64_t count = ok ? strtoll(hit.value[HIT_VERSIONS].s, NULL, 10) : 0;

	for (int64_t i = 1; ok && i <= count; i++) {
		struct archive_version v;

		ok = archive_find_version(x, letter, i, &v, &a, d);
		if (!ok)
			break;
		*push(&a, &cell) = arena_printf(&a, "%lld", (long long)i);
		*push(&a, &cell) = v.current ? STR("yes") : STR("no");
		*push(&a, &cell) = calendar_time(v.time, &a);
		*push(&a, &cell) = v.program;
		*push(&a, &cell) = v.profile;
		*push(&a, &cell) = arena_printf(&a, "%lld",
		    (long long)v.document);
		*push(&a, &cell) = v.sha256;
	}
	if (ok)
		table_write(column, COLUMNS, cell.v, cell.n / COLUMNS, format);
	arena_free(&a);
	return ok;
}
