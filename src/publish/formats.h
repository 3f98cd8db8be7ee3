/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FORMATS_H
#define DAFU_FORMATS_H

/* The formats that a record can be written in (format.def). */
enum format {
#define FORMAT(id, name, extension, maker, sheet, what) FORMAT_##id,
#include "publish/format.def"
#undef FORMAT
	FORMAT_COUNT
};

enum maker { MAKER_RECORD, MAKER_SHEET, MAKER_JSON };

extern const struct format_row {
	const char *name, *extension;
	enum maker maker;
	const char *sheet;	/* built-in; NULL: none */
	const char *what;
} format_rows[FORMAT_COUNT];

/* Their names, for people: "xml, html, …"; with "source", where the letter is. */
extern const char *const format_list, *const format_letter_list;

/* The format by name; FORMAT_COUNT: none. */
enum format format_named(const char *name);

#endif
