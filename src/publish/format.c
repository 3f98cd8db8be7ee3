/* SPDX-License-Identifier: MIT */
/* The formats of a record, by name. */
#include "publish/formats.h"

#include <string.h>

const struct format_row format_rows[FORMAT_COUNT] = {
#define FORMAT(id, name, extension, maker, sheet, what) \
	[FORMAT_##id] = { name, extension, MAKER_##maker, sheet, what },
#include "publish/format.def"
#undef FORMAT
};

const char *const format_list =
#define FORMAT(id, name, extension, maker, sheet, what) name " "
#include "publish/format.def"
#undef FORMAT
    ;

const char *const format_letter_list =
#define FORMAT(id, name, extension, maker, sheet, what) name " "
#include "publish/format.def"
#undef FORMAT
    "source";

enum format format_named(const char *name)
{
	int f = 0;

	while (f < FORMAT_COUNT && strcmp(name, format_rows[f].name))
		f++;
	return (enum format)f;
}
